import { branded } from '../../base/brand.ts';
import {
  type CarriedFormat,
  type CarriedOutcome,
  type CarriedPiece,
  MOST_CARRIED_BYTES,
} from '../../domain/carried.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { SourceClient } from '../source-client.ts';
import { type OriginalContext, type OriginalFormat, type Reading, withUnread } from '../ssmix2/reading.ts';
import { createCarriedClient } from './carried-client.ts';
import { formatOf, linkIn, piecesOfText, splitIdOf } from './format.ts';
import type { LinkMeans } from './shared-link.ts';

interface Group {
  readonly format: CarriedFormat;
  readonly pieces: readonly CarriedPiece[];
}

/** The symbols of one notebook are one text; every other file stands for itself. */
function groupsOf(pieces: readonly (CarriedPiece & { readonly format: CarriedFormat })[]): readonly Group[] {
  const groups = new Map<string, CarriedPiece[]>();
  const formats = new Map<string, CarriedFormat>();
  pieces.forEach((piece, index) => {
    const isJahis = piece.format === 'notebook' || piece.format === 'prescription';
    const split = isJahis ? splitIdOf(piece.bytes) : undefined;
    const key = split === undefined ? `${index}` : `${piece.format} ${split}`;
    groups.set(key, [...(groups.get(key) ?? []), piece]);
    formats.set(key, piece.format);
  });
  return [...groups].flatMap(([key, group]) => {
    const format = formats.get(key);
    return format === undefined ? [] : [{ format, pieces: group }];
  });
}

async function read({ format, pieces }: Group, context: OriginalContext): Promise<Reading> {
  const bytes = pieces[0]?.bytes ?? new Uint8Array();
  // The names that people give their files stay with them.
  const name: string = context.source;
  switch (format) {
    case 'notebook':
    case 'prescription': {
      const { readJahis } = await import('../jahis/read-jahis.ts');
      const all = pieces.map((piece) => piece.bytes);
      return readJahis(all, context, name);
    }
    case 'cda': {
      const { readCda } = await import('../cda/read-cda.ts');
      return readCda(bytes, context, name);
    }
    case 'hl7v2': {
      const { readHl7Message } = await import('./hl7-message.ts');
      return readHl7Message(bytes, context, pieces[0]?.name ?? name);
    }
    case 'fhir': {
      const { readFhirFile } = await import('./fhir-file.ts');
      return readFhirFile(bytes, context);
    }
  }
}

const ORIGINALS: Readonly<Record<CarriedFormat, OriginalFormat>> = {
  notebook: 'JAHIS',
  prescription: 'JAHIS',
  cda: 'CDA',
  hl7v2: 'HL7v2',
  fhir: 'HL7v2',
};

/** One thing that was handed over, and the source that it became. */
export interface Carried {
  readonly outcome: CarriedOutcome;
  readonly client?: SourceClient;
}

async function carry(group: Group, number: number, at: Date): Promise<Carried> {
  const { format, pieces } = group;
  const names = pieces.map(({ name }) => name);
  const id = branded<SourceId>(`carried-${number}`);
  const context = { source: id, fetchedAt: at };
  const whole = await read(group, context);
  const reading = withUnread(whole, { format: ORIGINALS[format], file: id }, context);
  const { entries, issues } = reading;
  if (entries.length === 0) {
    const detail = issues.map((issue) => issue.detail).join(' / ');
    return { outcome: { names, state: 'nothing-read', format, detail } };
  }
  const client = createCarriedClient(reading, format, id, number, at);
  return {
    outcome: { names, state: 'taken', source: id, format, entries: entries.length, issues: issues.length },
    client,
  };
}

interface Unfolded {
  readonly pieces: readonly CarriedPiece[];
  readonly refused: readonly Carried[];
}

/** What stands behind a shared link, as the files that they are; anything else is what it is. */
async function unfolded(piece: CarriedPiece, means: LinkMeans): Promise<Unfolded> {
  const link = linkIn(piece.bytes);
  if (link === undefined) return { pieces: [piece], refused: [] };
  const { openLink } = await import('./shared-link.ts');
  const { name, passcode } = piece;
  const opened = await openLink(link, passcode, means);
  if (!opened.ok) {
    // The passcode is kept nowhere: whoever tries again says it again.
    const again = { name, bytes: piece.bytes };
    return {
      pieces: [],
      refused: [{ outcome: { names: [name], state: 'link', trouble: opened.error, piece: again } }],
    };
  }
  const { files, others } = opened.value;
  return {
    pieces: files.map((bytes) => ({ name, bytes })),
    refused: others === 0 ? [] : [{ outcome: { names: [name], state: 'link-part', others } }],
  };
}

/**
 * Reads what a person brought: files, or the text of symbols. Nothing of it is sent anywhere; behind a shared link stand
 * files that its own store is asked for. `first` numbers the sources that it becomes.
 */
export async function readCarried(
  pieces: readonly CarriedPiece[],
  first: number,
  means: LinkMeans,
): Promise<readonly Carried[]> {
  const { now } = means;
  const all = await Promise.all(pieces.map((piece) => unfolded(piece, means)));
  const refused: Carried[] = all.flatMap((one) => one.refused);
  const known: (CarriedPiece & { readonly format: CarriedFormat })[] = [];
  for (const piece of all.flatMap((one) => one.pieces)) {
    const names = [piece.name];
    const tooLarge = piece.bytes.length > MOST_CARRIED_BYTES;
    const format = tooLarge ? undefined : formatOf(piece.bytes);
    if (format === undefined)
      refused.push({ outcome: { names, state: tooLarge ? 'too-large' : 'unknown-format' } });
    else if (format === 'notebook' || format === 'prescription')
      known.push(...piecesOf(piece).map((one) => ({ ...one, format })));
    else known.push({ ...piece, format });
  }
  const carried: Carried[] = [];
  for (const group of groupsOf(known)) {
    const taken = carried.filter(({ client }) => client !== undefined).length;
    carried.push(await carry(group, first + taken, now()));
  }
  return [...carried, ...refused];
}

/** Several symbols in one pasted text; bytes of any other character set are left as they are. */
function piecesOf(piece: CarriedPiece): readonly CarriedPiece[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(piece.bytes);
    return piecesOfText(text).map((bytes) => ({ name: piece.name, bytes }));
  } catch {
    return [piece];
  }
}
