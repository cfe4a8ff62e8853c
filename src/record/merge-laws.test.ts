import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import type { Entry } from '../domain/entry.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Merged } from '../domain/merged.ts';
import type { RawResource } from '../domain/provenance.ts';
import { normalise } from '../sources/fhir/normalise/registry.ts';
import { NO_LOOKUP } from '../sources/fhir/references.ts';
import { mergeEntries } from './merge.ts';
import { runs } from '../testing/laws.ts';

const SOURCES = ['national', 'minato', 'shiokaze'];
const RANK = new Map(SOURCES.map((source, rank) => [branded<SourceId>(source), rank]));
const INSTITUTION_EXTENSION =
  'http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber';
const INSTANCE = 'http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier';
const RX = 'urn:oid:1.2.392.100495.20.3.11';
const RP = 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber';
const RP_INDEX = 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex';

/** Few words, days, numbers and places, so that records meet in every way they can. */
const facts = fc.record({
  type: fc.constantFrom(
    'Condition',
    'Observation',
    'MedicationRequest',
    'MedicationDispense',
    'AllergyIntolerance',
    'Immunization',
    'Procedure',
    'Encounter',
    'Coverage',
  ),
  source: fc.constantFrom(...SOURCES),
  place: fc.constantFrom(undefined, '9910000001', '9910000002'),
  within: fc.constantFrom(undefined, undefined, undefined, 'Bundle/d1', 'Bundle/d2'),
  number: fc.constantFrom(undefined, undefined, 'n1', 'n2'),
  rx: fc.constantFrom(undefined, 'rx1', 'rx2'),
  rp: fc.constantFrom('1', '2'),
  title: fc.constantFrom('甲', '乙', '左甲', '右甲'),
  code: fc.constantFrom(undefined, '2149032F1021', '2149032F2028'),
  day: fc.constantFrom(undefined, '2026-10-01', '2026-10-02', '2026', '2026-10-01T08:00:00+09:00'),
  value: fc.constantFrom(1, 2),
  status: fc.constantFrom('final', 'preliminary', 'active', 'stopped', 'entered-in-error'),
  updated: fc.constantFrom(undefined, '2026-10-03T00:00:00Z', '2026-10-04T00:00:00Z'),
});

type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

function concept({ title, code }: Facts) {
  const system = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';
  return { text: title, ...(code === undefined ? {} : { coding: [{ system, code }] }) };
}

function resourceOf(own: Facts, id: string): RawResource {
  const { day } = own;
  const numbers = [
    ...(own.number === undefined ? [] : [{ system: INSTANCE, value: own.number }]),
    ...(own.rx === undefined
      ? []
      : [
          { system: RX, value: own.rx },
          { system: RP, value: own.rp },
          { system: RP_INDEX, value: '1' },
        ]),
  ];
  return {
    resourceType: own.type,
    id,
    meta: own.updated === undefined ? {} : { lastUpdated: own.updated },
    extension:
      own.place === undefined ? [] : [{ url: INSTITUTION_EXTENSION, valueIdentifier: { value: own.place } }],
    identifier: numbers,
    status: own.status,
    code: concept(own),
    medicationCodeableConcept: concept(own),
    vaccineCode: concept(own),
    class: { code: 'AMB' },
    payor: [{ display: own.title }],
    subscriberId: own.number,
    period: { start: day },
    onsetDateTime: own.type === 'Condition' ? day : undefined,
    effectiveDateTime: day,
    authoredOn: day,
    whenHandedOver: day,
    occurrenceDateTime: day,
    performedDateTime: day,
    daysSupply: { value: own.value, unit: 'd', code: 'd' },
    dosageInstruction: [
      {
        text: `1回${String(own.value)}錠`,
        doseAndRate: [{ doseQuantity: { value: own.value, unit: '錠' } }],
      },
    ],
    valueQuantity: { value: own.value, unit: 'g/dL' },
  };
}

function entriesOf(all: readonly Facts[]): readonly Entry[] {
  return all.flatMap((own, index) => {
    const within = own.within === undefined ? {} : { within: { document: own.within, index } };
    const context = {
      source: branded<SourceId>(own.source),
      fetchedAt: new Date(0),
      lookup: NO_LOOKUP,
      ...within,
    };
    return normalise(resourceOf(own, `r${String(index)}`), context).entries;
  });
}

const records = fc.array(facts, { minLength: 2, maxLength: 24 }).map(entriesOf);

function drawn(merged: readonly Merged[]) {
  return merged.map(({ shown, witnesses, earlier, because, conflicts, counterparts }) => ({
    shown: shown.key,
    witnesses: witnesses.map(({ key }) => key),
    earlier: earlier.map(({ key }) => key),
    because,
    conflicts,
    counterparts,
  }));
}

function keysOf(merged: readonly Merged[]): readonly string[] {
  return merged
    .flatMap(({ witnesses, earlier }) => [...witnesses, ...earlier].map(({ key }) => key))
    .toSorted();
}

/** The same entries as if they had just come, so that nothing is remembered of them. */
function afresh(entries: readonly Entry[]): readonly Entry[] {
  return entries.map((entry) => ({
    ...entry,
    provenance: { ...entry.provenance, raw: { ...entry.provenance.raw } },
  }));
}

const ACROSS_PLACES: ReadonlySet<string> = new Set([
  'business-id',
  'study-uid',
  'substance',
  'vaccine',
  'insurance',
]);
const RUNS = { numRuns: runs(400) };

describe('the laws of merging (merge-01 … merge-16)', () => {
  it('the order of arrival changes nothing, and twice is once', () => {
    const shuffled = records.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries], { minLength: entries.length })),
    );
    fc.assert(
      fc.property(shuffled, ([entries, other]) => {
        const expected = drawn(mergeEntries(entries, RANK));
        expect(drawn(mergeEntries(afresh(other), RANK))).toEqual(expected);
        expect(drawn(mergeEntries([...other, ...entries], RANK))).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('nothing is lost and nothing stands twice: every entry is a witness or an earlier version of one fact', () => {
    fc.assert(
      fc.property(records, (entries) => {
        expect(keysOf(mergeEntries(entries, RANK))).toEqual(entries.map(({ key }) => key).toSorted());
      }),
      RUNS,
    );
  });

  it('a source that is taken away leaves what there is without it, whatever was merged before', () => {
    fc.assert(
      fc.property(records, fc.constantFrom(...SOURCES), (entries, source) => {
        mergeEntries(entries, RANK);
        const without = entries.filter(({ provenance }) => provenance.source !== branded<SourceId>(source));
        const left = drawn(mergeEntries(without, RANK));
        expect(left).toEqual(drawn(mergeEntries(afresh(without), RANK)));
        expect(drawn(mergeEntries(entries, RANK))).toEqual(drawn(mergeEntries(afresh(entries), RANK)));
      }),
      RUNS,
    );
  });

  it('kinds are never mixed, and institutions only by a common number or a rule that says so', () => {
    fc.assert(
      fc.property(records, (entries) => {
        for (const { witnesses, earlier, because } of mergeEntries(entries, RANK)) {
          const all = [...witnesses, ...earlier];
          expect(new Set(all.map(({ kind }) => kind)).size).toBe(1);
          const places = new Set(all.flatMap(({ provenance }) => provenance.institutionNumber ?? []));
          if (places.size > 1) expect(ACROSS_PLACES).toContain(because.by);
        }
      }),
      RUNS,
    );
  });

  it('counterparts name one another', () => {
    fc.assert(
      fc.property(records, (entries) => {
        const merged = mergeEntries(entries, RANK);
        const byKey = new Map(merged.map((fact) => [fact.key, fact]));
        for (const fact of merged) {
          for (const { key } of fact.counterparts) {
            expect(byKey.get(key)?.counterparts.map((counterpart) => counterpart.key)).toContain(fact.key);
          }
        }
      }),
      RUNS,
    );
  });
});
