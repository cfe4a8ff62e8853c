import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { derivedUid } from '../images/studies.ts';
import { numberOf, readInstance, textOf } from './dicom-json.ts';
import type { DicomJson } from './dicom-json.ts';
import { asPart10 } from './part10.ts';

/** Everything a source has: instances by study and series, kept by their UIDs. */
export type Instance = {
  /** Where it came from. */
  file: string;
  study: string;
  series: string;
  uid: string;
  transferSyntax: string;
  dataset: DicomJson;
  bulk: Map<string, Uint8Array>;
  /** The whole file; from disk only when somebody asks for it. */
  read(): Uint8Array;
};

export type Archive = {
  instances: Instance[];
  /** SOP instance UIDs already held. */
  held: Set<string>;
  /** Files that could not be read as DICOM, with the reason. */
  skipped: { file: string; reason: string }[];
};

export const TAG = {
  studyUid: '0020000D',
  seriesUid: '0020000E',
  sopUid: '00080018',
} as const;

export function emptyArchive(): Archive {
  return { instances: [], held: new Set(), skipped: [] };
}

/**
 * Takes a file in. A file without UIDs is given some from its name, and a second file under a UID already
 * held becomes a series of its own: test files are often copies of one picture in many syntaxes.
 */
export function addBytes(archive: Archive, file: string, bytes: Uint8Array, read: () => Uint8Array): void {
  try {
    const { dataset, transferSyntax, bulk } = readInstance(bytes);
    const [study, series, uid] = ([TAG.studyUid, TAG.seriesUid, TAG.sopUid] as const).map(
      (tag) => textOf(dataset, tag) || derivedUid(`${tag}/${file}`),
    ) as [string, string, string];
    const own = archive.held.has(uid)
      ? { series: derivedUid(`series/${file}`), uid: derivedUid(`sop/${file}`) }
      : { series, uid };
    dataset[TAG.studyUid] = { vr: 'UI', Value: [study] };
    dataset[TAG.seriesUid] = { vr: 'UI', Value: [own.series] };
    dataset[TAG.sopUid] = { vr: 'UI', Value: [own.uid] };
    dataset['00083002'] = { vr: 'UI', Value: [transferSyntax] };
    archive.held.add(own.uid);
    archive.instances.push({ file, study, ...own, transferSyntax, dataset, bulk, read });
  } catch (error) {
    archive.skipped.push({ file, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Every file below a folder, whatever its name: DICOM files often have no extension. */
export function addFolder(archive: Archive, folder: string): void {
  for (const file of filesBelow(folder)) {
    const bytes = asPart10(Uint8Array.from(readFileSync(file)));
    if (bytes === undefined) archive.skipped.push({ file, reason: 'not a DICOM file' });
    else addBytes(archive, file, bytes, () => asPart10(Uint8Array.from(readFileSync(file))) ?? bytes);
  }
}

/** What could not be read, taken in by its name alone, as archives do that index what they do not understand. */
export function keepSkipped(archive: Archive): void {
  for (const { file } of archive.skipped) {
    const [study, series, uid] = ['study', 'series', 'sop'].map((kind) => derivedUid(`${kind}/${file}`)) as [
      string,
      string,
      string,
    ];
    const dataset: DicomJson = {
      [TAG.studyUid]: { vr: 'UI', Value: [study] },
      [TAG.seriesUid]: { vr: 'UI', Value: [series] },
      [TAG.sopUid]: { vr: 'UI', Value: [uid] },
    };
    const read = () => Uint8Array.from(readFileSync(file));
    archive.instances.push({ file, study, series, uid, transferSyntax: '', dataset, bulk: new Map(), read });
  }
}

export function filesBelow(folder: string): string[] {
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(full) : entry.isFile() ? [full] : [];
    });
}

export function sortInstances(archive: Archive): void {
  archive.instances.sort(
    (a, b) =>
      compare(a.study, b.study) ||
      (numberOf(a.dataset, '00200011') ?? 0) - (numberOf(b.dataset, '00200011') ?? 0) ||
      compare(a.series, b.series) ||
      (numberOf(a.dataset, '00200013') ?? 0) - (numberOf(b.dataset, '00200013') ?? 0),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
