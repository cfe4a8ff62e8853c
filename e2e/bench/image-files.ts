/** Every file opens with the right pixels, by other decoders' word, or says why not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type Instance, TAG } from '../../mocks/dicomweb/archive.ts';
import type { DicomWebBackend } from '../../mocks/dicomweb/backend.ts';
import { type DicomJson, readInstance, textOf } from '../../mocks/dicomweb/dicom-json.ts';
import { partsOf } from '../../mocks/dicomweb/multipart-reader.ts';
import { createOrthancDicomWeb } from '../../mocks/dicomweb/orthanc.ts';
import { freePorts } from '../../mocks/free-ports.ts';
import { type Truth, truthOf } from '../fixtures/dicom-truth.ts';
import { type Figures, say } from './figures.ts';
import { GRID, type Hall, onPage, type Seen } from './image-page.ts';

/** Within this time the words have to stand that say why something cannot be shown. */
const PATIENCE_MS = 2_000;

function look(page: Page, base: string, { study, series, uid }: Instance): Promise<Seen> {
  return page.evaluate(
    ([address, where, grid]) => {
      const { hitomeImages } = globalThis as unknown as Hall;
      return hitomeImages.look(address, where, grid);
    },
    [base, { study, series, instance: uid }, GRID] as const,
  );
}

/** The greatest difference between what was seen and the truth. */
function worstOf(seen: Seen, truth: Truth): number {
  let worst = 0;
  for (const [index, frame] of (seen.frames ?? []).entries()) {
    if (frame.rows !== truth.rows || frame.columns !== truth.columns || frame.perPixel !== truth.perPixel)
      return Number.POSITIVE_INFINITY;
    for (const [point, values] of frame.values.entries()) {
      const x = Math.floor((((point % GRID) + 0.5) * frame.columns) / GRID);
      const y = Math.floor(((Math.floor(point / GRID) + 0.5) * frame.rows) / GRID);
      for (const [sample, expected] of truth.valuesAt(index + 1, x, y).entries()) {
        const difference = Math.abs(expected - (values[sample] ?? Number.NaN));
        worst = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference);
      }
    }
  }
  return worst;
}

type Outcome = 'rightPixels' | 'saidWhyNot' | 'neither';

async function outcomeOf(page: Page, base: string, instance: Instance): Promise<Outcome> {
  const name = path.basename(instance.file);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, 15_000, undefined));
  const seen = await Promise.race([look(page, base, instance).catch(() => undefined), late]);
  if (seen === undefined) {
    say(`  ${name}: no answer`);
    return 'neither';
  }
  if (seen.state === 'said') {
    const said = seen.ms < PATIENCE_MS && (seen.title ?? '') !== '' && (seen.why ?? '') !== '';
    say(`  ${name}: ${seen.title ?? ''} ${seen.why ?? ''}${said ? '' : ` (${Math.round(seen.ms)} ms)`}`);
    return said ? 'saidWhyNot' : 'neither';
  }
  const truth = truthOf(instance.read(), instance.transferSyntax);
  if (truth === undefined) {
    say(`  ${name}: a picture, and no other decoder to compare it with`);
    return 'neither';
  }
  const worst = worstOf(seen, truth);
  if (worst <= truth.tolerance) return 'rightPixels';
  say(`  ${name}: off by ${worst} from ${truth.by}`);
  return 'neither';
}

export async function everyFile(page: Page, base: string, instances: readonly Instance[]): Promise<Figures> {
  const figures = { files: 0, rightPixels: 0, saidWhyNot: 0, neither: 0 };
  for (const instance of instances) {
    figures.files += 1;
    figures[await outcomeOf(page, base, instance)] += 1;
  }
  return figures;
}

/** What Orthanc took of the files, by search, each with its bytes as it keeps them. */
async function keptBy(backend: DicomWebBackend): Promise<readonly Instance[]> {
  const asked = async (where: string, accept: string) =>
    backend.handle({ method: 'GET', path: where, query: new URLSearchParams(), headers: { accept } });
  const found = async (where: string) => {
    const { status, body } = await asked(where, 'application/dicom+json');
    return status === 200 ? (JSON.parse(new TextDecoder().decode(body)) as DicomJson[]) : [];
  };
  const kept: Instance[] = [];
  for (const row of await found('/studies')) {
    const study = textOf(row, TAG.studyUid);
    for (const told of await found(`/studies/${study}/metadata`)) {
      const [series, uid] = [textOf(told, TAG.seriesUid), textOf(told, TAG.sopUid)];
      const file = `/studies/${study}/series/${series}/instances/${uid}`;
      const answer = await asked(file, 'multipart/related; type="application/dicom"; transfer-syntax=*');
      const [part] = partsOf(answer);
      const bytes = part?.body ?? new Uint8Array();
      const { transferSyntax, dataset, bulk } = readInstance(bytes);
      kept.push({ file: uid, study, series, uid, transferSyntax, dataset, bulk, read: () => bytes });
    }
  }
  return kept;
}

/** The same files behind a real DICOMweb server, where one is installed. */
export async function behindOrthanc(folders: readonly string[]): Promise<Figures> {
  const storage = mkdtempSync(path.join(tmpdir(), 'hitome-orthanc-'));
  let backend: DicomWebBackend | undefined;
  try {
    return await onPage(
      async (baseOf) => {
        const publicBase = baseOf('files');
        const port = await freePorts(1);
        backend = await createOrthancDicomWeb({
          source: 'minato',
          publicBase,
          port,
          generated: false,
          dirs: folders,
          storage,
          log: say,
        });
        return backend;
      },
      async (page, base) => {
        if (backend === undefined) throw new Error('no archive');
        const figures = await everyFile(page, base, await keptBy(backend));
        return Object.fromEntries(
          Object.entries(figures).map(([key, value]) => [
            `orthanc${key.charAt(0).toUpperCase()}${key.slice(1)}`,
            value,
          ]),
        );
      },
    );
  } finally {
    rmSync(storage, { recursive: true, force: true });
  }
}
