import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RawResource, ReadIssue } from '../../../domain/provenance.ts';
import { FEEDS } from '../../../domain/feed.ts';
import { fhirFiles, readOne, resourcesOf } from '../../../testing/coverage-files.ts';
import { SAMPLES } from '../../../testing/coverage-samples.ts';
import { entryToLines } from '../../../testing/entry-to-text.ts';
import { PROVING, proofSize, tellFigures } from '../../../testing/proof-figures.ts';
import { brokenCopy } from '../../../testing/record-mutations.ts';
import { NO_LOOKUP } from '../references.ts';
import type { Normalised } from './registry.ts';

const DATA = path.resolve(import.meta.dirname, '../../../../../shared/data');
const hasData = existsSync(DATA);

const OWN: readonly RawResource[] = SAMPLES.flatMap(([, samples]) =>
  samples.flatMap(([, ...resources]) =>
    resources.map((each) => ({ id: 'x', ...each }) as unknown as RawResource),
  ),
);

/** Published examples, which are as they should be: of these nothing may stay unread. */
const SOUND = [
  'jp/clinical-core',
  'jp/hapisample',
  'jp/fhir-jp-core-r4-pages',
  'jp/ePrescriptionData',
  'jp/clinosim-generated',
  'fhir/ips-2.0.0-examples',
  'fhir/hl7-r4-examples',
  'fhir/synthea-r4-2021',
  'fhir/derived-merged',
];

function linesOf({ entries, issues }: Normalised): readonly string[] {
  return [...entries.flatMap(entryToLines), ...issues.map(issueLine)];
}

function issueLine({ problem, resource, detail }: ReadIssue): string {
  return `?${problem} ${resource} ${detail}`;
}

/** `allergy×2 condition×1`. */
function kindsOf(read: readonly Normalised[]): string {
  const kinds = Map.groupBy(
    read.flatMap(({ entries }) => entries),
    (entry) => entry.kind,
  );
  return [...kinds].map(([kind, entries]) => `${kind}×${entries.length}`).join(' ');
}

/**
 * The examples are not ours to print, so their reviewed pictures are kept as fingerprints: a change of meaning changes
 * them. `HITOME_SHOW=1` prints the pictures themselves, to be read again.
 */
function fingerprint(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}

interface Tally {
  files: number;
  resources: number;
  unread: string[];
  thrown: string[];
  lost: string[];
}

function tallyOf(places: readonly string[]): Tally {
  const tally: Tally = { files: 0, resources: 0, unread: [], thrown: [], lost: [] };
  const known = new Set<string>([...FEEDS, 'Bundle']);
  for (const file of places.flatMap((place) => fhirFiles(path.join(DATA, place)))) {
    tally.files += 1;
    for (const { resource, lookup } of resourcesOf(file)) {
      tally.resources += 1;
      const name = `${path.basename(file)} ${resource.resourceType}/${resource.id ?? ''}`;
      try {
        const read = readOne(resource, lookup);
        if (read.issues.some(({ problem }) => problem === 'unreadable')) tally.unread.push(name);
        const isSilent = read.entries.length + read.issues.length === 0;
        if (isSilent && known.has(resource.resourceType)) tally.lost.push(name);
      } catch (cause) {
        tally.thrown.push(`${name}: ${String(cause)}`);
      }
    }
  }
  return tally;
}

describe.skipIf(!hasData)('published examples (skipped where they do not lie beside the project)', () => {
  it('are read to the last resource of a known kind', () => {
    const { files, resources, unread, thrown, lost } = tallyOf(SOUND);
    tellFigures({ files, resources, unread: unread.length + lost.length, thrown: thrown.length });
    expect(resources).toBeGreaterThan(20_000);
    expect({ unread, thrown, lost }).toEqual({ unread: [], thrown: [], lost: [] });
  });

  it('with one defect each are read or told of, and nothing throws', () => {
    const { resources, thrown, lost } = tallyOf([
      'jp/fhir-jp-validator',
      'fhir/bad-fhir-test-cases',
      'fhir/wrong-version-r5',
    ]);
    expect(resources).toBeGreaterThan(200);
    expect({ thrown, lost }).toEqual({ thrown: [], lost: [] });
  });

  it.each([
    ['clinical-core', 'jp/clinical-core'],
    ['jp-clins-documents', 'jp/hapisample'],
    ['jp-core', 'jp/fhir-jp-core-r4-pages'],
    ['e-prescription', 'jp/ePrescriptionData'],
    ['ips', 'fhir/ips-2.0.0-examples'],
  ])('mean what was reviewed: %s', async (name, folder) => {
    const lines = fhirFiles(path.join(DATA, folder)).flatMap((file) => {
      const read = resourcesOf(file).map(({ resource, lookup }) => readOne(resource, lookup));
      const told = read.flatMap(linesOf);
      if (process.env['HITOME_SHOW'] !== undefined) console.log(path.basename(file), told);
      return told.length === 0 ? [] : [`${path.basename(file)}  ${kindsOf(read)}  ${fingerprint(told)}`];
    });
    await expect(lines.join('\n')).toMatchFileSnapshot(`pictures/examples-${name}.txt`);
  });
});

/** Measured in a proof, which has the machine for itself; an ordinary run has other work beside it. */
const SLOWEST_MS = 50;

/** Milliseconds of one reading; a reading that the machine interrupted is taken again. */
function timeOf(broken: RawResource): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && best > SLOWEST_MS; attempt += 1) {
    const began = performance.now();
    linesOf(readOne(broken, NO_LOOKUP));
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

function base(): readonly RawResource[] {
  if (!hasData) return OWN;
  const published = [
    'jp/clinical-core',
    'jp/hapisample',
    'jp/fhir-jp-core-r4-pages',
    'fhir/ips-2.0.0-examples',
  ];
  const files = published.flatMap((place) => fhirFiles(path.join(DATA, place)));
  return [...OWN, ...files.flatMap((file) => resourcesOf(file).map(({ resource }) => resource))];
}

describe('broken records', () => {
  const size = proofSize('HITOME_MUTATIONS', 2000);
  const sound = base();
  const copyOf = (seed: number) => brokenCopy(sound[seed % sound.length] ?? { resourceType: 'Basic' }, seed);

  it('never throw and never take long', () => {
    const thrown: string[] = [];
    const slow: string[] = [];
    for (let seed = 0; seed < size; seed += 1) {
      const broken = copyOf(seed);
      try {
        if (timeOf(broken) > SLOWEST_MS) slow.push(`${seed} ${broken.resourceType}`);
      } catch (cause) {
        thrown.push(`${seed} ${broken.resourceType}: ${String(cause)}`);
      }
    }
    tellFigures({ mutated: size, mutatedThrown: thrown.length, mutatedSlow: slow.length });
    expect(thrown).toEqual([]);
    if (PROVING) expect(slow).toEqual([]);
  });

  it('read alike wherever the browser stands', () => {
    const zone = process.env['TZ'];
    const read = (name: string) => {
      process.env['TZ'] = name;
      const hash = createHash('sha256');
      for (let seed = 0; seed < size; seed += 4) {
        for (const line of linesOf(readOne(copyOf(seed), NO_LOOKUP))) hash.update(line);
      }
      return { offset: new Date(0).getTimezoneOffset(), digest: hash.digest('hex') };
    };
    const zones = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles'].map(read);
    if (zone === undefined) Reflect.deleteProperty(process.env, 'TZ');
    else process.env['TZ'] = zone;
    expect(zones.map(({ offset }) => offset)).toEqual([0, -540, 480]);
    expect(new Set(zones.map(({ digest }) => digest)).size).toBe(1);
  });
});

describe('a long record', () => {
  it('costs about as much to read as to parse', () => {
    const script = path.resolve(import.meta.dirname, '../../../../scripts/coverage-speed.ts');
    const stress = path.join(DATA, 'jp/clinosim-generated/stress/POP-000032/Observation.ndjson.gz');
    const out = execFileSync(process.execPath, [script, stress], { encoding: 'utf8' });
    const { resources, parsed, read } = JSON.parse(out) as Record<'resources' | 'parsed' | 'read', number>;
    const normaliseOverParse = Math.round((read / parsed) * 100) / 100;
    tellFigures({ normaliseOverParse });
    console.log(`${resources} resources: parsed in ${parsed.toFixed(0)} ms, read in ${read.toFixed(0)} ms`);
    expect(resources).toBeGreaterThan(1_000);
    if (PROVING) expect(normaliseOverParse).toBeLessThan(hasData ? 2 : 6);
  });
});
