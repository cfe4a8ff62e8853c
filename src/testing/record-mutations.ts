import type { RawResource } from '../domain/provenance.ts';
import { type Chance, chanceOf } from './random.ts';

/** What a broken sender puts where something else belongs. */
const JUNK: readonly [unknown, ...unknown[]] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  [null],
  [[]],
  [{}],
  'x',
  '2024-02-30',
  '24:00',
  '令和9年13月',
  '＜script＞',
  '\u0000\ud800',
  '9'.repeat(400),
  { reference: '#' },
  { reference: '#x' },
  { reference: 'urn:uuid:none' },
  { coding: 'x' },
  { coding: [null, { code: 5 }] },
  { value: 'NaN' },
  { value: Number.MAX_SAFE_INTEGER, unit: null },
  { start: 'x', end: [] },
];

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

/** Every place of a value within, `resourceType` left alone: without it nothing is a resource. */
function placesOf(root: Record<string, unknown>): readonly Place[] {
  const places: Place[] = [];
  const left: object[] = [root];
  for (let holder = left.pop(); holder !== undefined; holder = left.pop()) {
    const keys = Array.isArray(holder) ? holder.keys() : Object.keys(holder);
    for (const key of keys) {
      if (key === 'resourceType') continue;
      const value: unknown = Reflect.get(holder, key);
      places.push({ holder: holder as Place['holder'], key });
      if (typeof value === 'object' && value !== null) left.push(value);
    }
  }
  return places;
}

const HOLDERS = ['item', 'section', 'contained', 'extension', 'coding'];

function nested(value: unknown, depth: number): unknown {
  let whole: unknown = value;
  for (let level = 0; level < depth; level += 1) {
    whole = level % 2 === 0 ? [whole] : { [HOLDERS[level % HOLDERS.length] ?? 'item']: whole };
  }
  return whole;
}

function mutated(value: unknown, chance: Chance): unknown {
  switch (chance.int(0, 5)) {
    case 0:
      return undefined;
    case 1:
      return [value, structuredClone(value)];
    case 2:
      return Array.isArray(value) ? (value as readonly unknown[])[0] : [value];
    case 3:
      return typeof value === 'string' ? value.slice(0, chance.int(0, value.length)) : String(value);
    case 4:
      return nested(value, chance.int(1, 9));
    default:
      return structuredClone(chance.pick(JUNK));
  }
}

/** A resource with one to five things wrong in it; the same seed breaks it the same way. */
export function brokenCopy(resource: RawResource, seed: number): RawResource {
  const chance = chanceOf(seed);
  const copy = structuredClone(resource) as unknown as Record<string, unknown>;
  for (let step = chance.int(1, 5); step > 0; step -= 1) {
    const places = placesOf(copy);
    const place = places[chance.int(0, places.length - 1)];
    if (place === undefined) break;
    const broken = mutated(Reflect.get(place.holder, place.key), chance);
    if (broken !== undefined) Reflect.set(place.holder, place.key, broken);
    // JSON knows no holes: what is left out of a list is gone.
    else if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
    else Reflect.deleteProperty(place.holder, place.key);
  }
  return copy as unknown as RawResource;
}
