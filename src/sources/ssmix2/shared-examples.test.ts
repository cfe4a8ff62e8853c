import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { SourceId } from '../../domain/ids.ts';
import { decodeJapanese } from './decode.ts';
import { parseMessage, textOf } from './message.ts';
import { readSsmix2File } from './read-file.ts';
import { readSsmix2Index } from './file-index.ts';
import { jisBytes, messageOf, pathOf } from './test-message.ts';
import { inTimeZones, readDamaged } from '../../testing/damaged-files.ts';

const DATA = path.resolve(
  import.meta.dirname,
  '../../../../shared/data/older-formats/SSMIX2DataTestingTool/sampleData',
);
const CONTEXT = { source: branded<SourceId>('a'), fetchedAt: new Date(0) };

interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function samples(): readonly Sample[] {
  if (!existsSync(DATA)) return [];
  return readdirSync(DATA, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({ name: path.relative(DATA, file), bytes: new Uint8Array(readFileSync(file)) }));
}

/** The file under the name it would have if it lay with the patient that it is of. */
function underOwnName({ name, bytes }: Sample): Sample {
  const inside = parseMessage(decodeJapanese(bytes)?.text ?? '')?.find((segment) => segment.name === 'PID');
  const id = inside === undefined ? undefined : textOf(inside, 3);
  const file = path.basename(name);
  return { bytes, name: id === undefined ? name : file.replace(/^\d+_/u, `${id}_`) };
}

/** `OMP-01: prescription 3`, with issues and how much stayed unread. */
function summary({ name, bytes }: Sample): string {
  const reading = readSsmix2File(name, bytes, CONTEXT);
  const kinds = [...Map.groupBy(reading.entries, ({ kind }) => kind)].map(
    ([kind, same]) => `${kind} ${same.length}`,
  );
  const problems = reading.issues.map(({ problem }) => `!${problem}`);
  const left = reading.unread.length === 0 ? [] : [`その他 ${reading.unread.length}`];
  return `${/_([A-Z]{3}(?:-\d\d)?)_/u.exec(name)?.[1] ?? '?'}: ${[...kinds, ...problems, ...left].join(', ')}`;
}

describe.skipIf(!existsSync(DATA))(
  'public SS-MIX2 samples (skipped where the shared folder is absent)',
  () => {
    it('are refused where folder, name and message name different patients: 12 of 22', () => {
      const refused = samples().filter(({ name, bytes }) =>
        readSsmix2File(name, bytes, CONTEXT).issues.some(({ problem }) => problem === 'foreign-person'),
      );
      expect([samples().length, refused.length]).toEqual([22, 12]);
    });

    it('each read under the name of its own patient', () => {
      expect(samples().map(underOwnName).map(summary).toSorted()).toEqual([
        'ADT-00: measurement 2, lab 1, allergy 1, observation 1, coverage 1',
        'ADT-22: encounter 1',
        'ADT-42: encounter 1',
        'ADT-52: encounter 1',
        'ADT-61: allergy 4',
        'OMD: other 1',
        'OMG-01: other 1',
        'OMG-02: other 1',
        'OMG-03: other 1',
        'OMG-11: imaging 1',
        'OMG-12: imaging 1',
        'OMG-13: report 1, observation 1',
        'OML-01: other 2',
        'OML-11: lab 3',
        'OMP-01: prescription 3',
        'OMP-02: prescription 3',
        'OMP-11: !unreadable',
        'OMP-11: administration 2',
        'OMP-11: administration 2, その他 2',
        'OMP-11: administration 2, その他 3',
        'OMP-12: administration 2',
        'PPR-01: condition 1',
      ]);
    });

    it('the junk after a message makes no result, no allergy and no other patient', () => {
      const junk = samples().filter(({ name }) => name.includes('0000001_'));
      const readings = junk.map(underOwnName).map(({ name, bytes }) => readSsmix2File(name, bytes, CONTEXT));
      expect(readings.flatMap(({ entries }) => entries.map(({ kind }) => kind))).toEqual(
        Array(4).fill('administration'),
      );
      expect(readings.map(({ person }) => person?.patientId)).toEqual(['9999013', '9999013']);
    });

    it('list: one patient, no whole list twice, strays and others refused', () => {
      const listed = samples().map(({ name }) => ({ name }));
      const index = readSsmix2Index(listed, '9999013', CONTEXT);
      expect([index.current.length, index.deleted.length, index.issues.length]).toEqual([19, 0, 3]);
    });

    it('split as an HL7 library splits them', async () => {
      const { Hl7Message } = await import('@medplum/core');
      let compared = 0;
      for (const { bytes } of samples()) {
        const text = decodeJapanese(bytes)?.text ?? '';
        const own = parseMessage(text);
        if (own === undefined) continue;
        const theirs = Hl7Message.parse(text).segments.filter((segment) => /^[A-Z]/u.test(segment.name));
        expect(own.map(({ name }) => name)).toEqual(theirs.map(({ name }) => name));
        own.forEach((segment, index) => {
          for (let field = 1; field <= 40; field += 1) {
            // Of a field that begins with an empty repetition (MSH-18) the one with a value is read here.
            if (segment.name === 'MSH' && (field < 3 || field === 18)) continue;
            // Theirs keeps `""` and does not join sub-components: compared where a field has neither.
            const raw = theirs[index]?.getField(field)?.getComponent(1) ?? '';
            if (raw === '""' || raw.includes('&') || raw.includes('\\') || raw.trim() !== raw) continue;
            expect(textOf(segment, field) ?? '').toBe(raw);
            compared += 1;
          }
        });
      }
      expect(compared).toBeGreaterThan(3_000);
    });
  },
);

describe('damaged SS-MIX2 files', () => {
  const own: readonly Sample[] = [
    {
      name: pathOf('OML-11'),
      bytes: jisBytes(
        messageOf('OUL^R22', [
          'SPM|1||023^血清^JC10',
          'OBR|1|1||E^生化学^99',
          'OBX|1|NM|1^総蛋白^99||7.20|g/dl|6.7-8.3||||F',
          'OBX|2|ST|1^尿^99||(2+)||||||F',
        ]),
      ),
    },
    {
      name: pathOf('OMP-01'),
      bytes: jisBytes(
        messageOf('RDE^O11', [
          'ORC|NW|1||1|||||20260310',
          'RXE||1^錠剤^HOT9|1||TAB^錠',
          'TQ1|1||1&一日三回&JAMISDP01|||5^d|20260310',
          'RXR|PO^口',
        ]),
      ),
    },
  ];
  const files = [...own, ...samples().map(underOwnName)];

  it('never throw and never hang: 3,000 seeded mutations', () => {
    const damage = readDamaged(
      files.map(({ bytes }) => bytes),
      0x0d,
      3_000,
      (bytes, file) => readSsmix2File(files[file]?.name ?? '', bytes, CONTEXT),
    );
    expect({ thrown: damage.thrown, slow: damage.slow }).toEqual({ thrown: [], slow: [] });
    expect(damage.entries).toBeGreaterThan(1_000);
    expect(damage.issues).toBeGreaterThan(100);
  });

  it('come out the same in every time zone', () => {
    for (const { name, bytes } of files) {
      const [utc, ...others] = inTimeZones(() => JSON.stringify(readSsmix2File(name, bytes, CONTEXT)));
      for (const other of others) expect(other).toBe(utc);
    }
  });
});
