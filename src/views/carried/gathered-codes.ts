import type { ScannedCode } from './symbol-payload.ts';

/** A text of which not every code has been read yet. */
export interface OpenText {
  readonly key: string;
  readonly of: number;
  readonly parts: ReadonlyMap<number, Uint8Array>;
  /** Parts that are texts of their own may be read without the rest; slices of one stream may not. */
  readonly readable: boolean;
}

/** What has been read so far. */
export interface Gathered {
  readonly open: readonly OpenText[];
  /** Every code that was seen, so that a camera that looks on reads nothing twice. */
  readonly seen: ReadonlySet<string>;
}

export const NOTHING_GATHERED: Gathered = { open: [], seen: new Set() };

/** Texts that are whole now: of each its pieces, in order. */
export interface Gathering {
  readonly gathered: Gathered;
  readonly whole: readonly (readonly Uint8Array[])[];
  /** So many texts were given up because their slices do not fit together. */
  readonly misfits: number;
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/** 分割制御 (911) of an お薬手帳: the id of the text, how many parts it has, which one this is. */
function splitOf(
  bytes: Uint8Array,
): { readonly id: string; readonly of: number; readonly number: number } | undefined {
  const found = /^911,([^,\r\n]+),(\d{1,2}),(\d{1,2})/mu.exec(latin(bytes));
  if (found === null) return undefined;
  const [, id = '', all = '', one = ''] = found;
  const [of, number] = [Number(all), Number(one)];
  return number >= 1 && number <= of ? { id, of, number } : undefined;
}

function keyOf(bytes: Uint8Array, slice: ScannedCode['slice']): string {
  return `${slice === undefined ? '' : `${slice.number}/${slice.of}/${slice.parity}`}|${latin(bytes)}`;
}

function joined(parts: ReadonlyMap<number, Uint8Array>): readonly Uint8Array[] {
  return [...parts].toSorted(([a], [b]) => a - b).map(([, bytes]) => bytes);
}

/** What a slice's header says of the whole: all of its bytes, exclusively or-ed (ISO/IEC 18004, 8.3). */
function parityOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}

function put(
  open: readonly OpenText[],
  part: { readonly key: string; readonly of: number; readonly number: number; readonly readable: boolean },
  bytes: Uint8Array,
): { readonly open: readonly OpenText[]; readonly whole?: readonly Uint8Array[] } {
  const { key, of, number, readable } = part;
  const known = open.find((text) => text.key === key)?.parts ?? new Map<number, Uint8Array>();
  const parts = new Map([...known, [number, bytes] as const]);
  const others = open.filter((text) => text.key !== key);
  return parts.size < of
    ? { open: [...others, { key, of, parts, readable }] }
    : { open: others, whole: joined(parts) };
}

function takeSlice(
  { gathered, whole, misfits }: Gathering,
  bytes: Uint8Array,
  { number, of, parity }: NonNullable<ScannedCode['slice']>,
  seen: ReadonlySet<string>,
): Gathering {
  const part = { key: `slice ${of} ${parity}`, of, number, readable: false };
  const next = put(gathered.open, part, bytes);
  if (next.whole === undefined) return { gathered: { open: next.open, seen }, whole, misfits };
  const all = Uint8Array.from(next.whole.flatMap((piece) => [...piece]));
  if (parityOf(all) === parity)
    return takeOne({ gathered: { open: next.open, seen }, whole, misfits }, { bytes: all });
  // Slices of two texts that were taken for one: all of them may be read anew.
  const others = [...seen].filter((key) => !key.split('|', 1)[0]?.endsWith(`/${of}/${parity}`));
  return { gathered: { open: next.open, seen: new Set(others) }, whole, misfits: misfits + 1 };
}

function takeOne(gathering: Gathering, code: ScannedCode): Gathering {
  const { gathered, whole, misfits } = gathering;
  const { bytes, slice } = code;
  const key = keyOf(bytes, slice);
  if (gathered.seen.has(key)) return gathering;
  const seen = new Set([...gathered.seen, key]);
  if (slice !== undefined && slice.of > 1) return takeSlice(gathering, bytes, slice, seen);
  const split = splitOf(bytes);
  if (split === undefined)
    return { gathered: { open: gathered.open, seen }, whole: [...whole, [bytes]], misfits };
  const part = { key: `911 ${split.of} ${split.id}`, of: split.of, number: split.number, readable: true };
  const next = put(gathered.open, part, bytes);
  return {
    gathered: { open: next.open, seen },
    whole: next.whole === undefined ? whole : [...whole, next.whole],
    misfits,
  };
}

/** Adds what was read; hands back what is whole by it. Two texts are never joined: their ids tell them apart. */
export function gatherCodes(before: Gathered, codes: readonly ScannedCode[]): Gathering {
  return codes.reduce(takeOne, { gathered: before, whole: [], misfits: 0 });
}

/** Gives up waiting for the rest of a text; hands back the parts that are there. */
export function closeText(
  before: Gathered,
  key: string,
): { readonly gathered: Gathered; readonly parts: readonly Uint8Array[] } {
  const text = before.open.find((one) => one.key === key);
  return {
    gathered: { ...before, open: before.open.filter((one) => one !== text) },
    parts: text === undefined ? [] : joined(text.parts),
  };
}

/** Numbers of the parts that are still missing. */
export function missingParts({ of, parts }: OpenText): readonly number[] {
  return Array.from({ length: of }, (_, index) => index + 1).filter((number) => !parts.has(number));
}
