import { describe, expect, test } from 'vitest';
import { SUPPORTING_TYPES, patientIdOfResource } from './belongs.ts';
import { generatePeople } from './generate.ts';
import type { FhirResource, SourceId } from './generate.ts';

const TODAY = '2026-11-24';
const world = generatePeople({ today: TODAY });
const SOURCES: readonly SourceId[] = ['national', 'minato', 'shiokaze'];

/** Literal references anywhere in a resource, except those inside documents, which speak of their own entries. */
function referencesIn(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const item of value) referencesIn(item, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'reference' && typeof inner === 'string') found.push(inner);
      else referencesIn(inner, found);
    }
  return found;
}

function byPerson(source: SourceId, key: string): FhirResource[] {
  const person = world.people.find((p) => p.key === key);
  const id = person?.patientIds[source];
  return world.sources[source].filter((r) => patientIdOfResource(r) === id);
}

describe('the people of the demo world', () => {
  test('are the same for the same day and seed, and others for another day', () => {
    expect(generatePeople({ today: TODAY })).toEqual(world);
    expect(generatePeople({ today: '2026-11-23' })).not.toEqual(world);
  });

  test('are at least ten, and none has a date in the future of the given day', () => {
    expect(world.people.length).toBeGreaterThanOrEqual(13);
    for (const source of SOURCES)
      for (const r of world.sources[source])
        for (const key of [
          'effectiveDateTime',
          'authoredOn',
          'whenHandedOver',
          'recordedDate',
          'started',
          'occurrenceDateTime',
          'performedDateTime',
        ])
          if (typeof r[key] === 'string')
            expect((r[key] as string).slice(0, 10) <= TODAY, `${r.resourceType}/${r.id} ${key}`).toBe(true);
  });

  test.each(SOURCES)('%s: ids are unique per type, and every literal reference resolves', (source) => {
    const known = new Set(world.sources[source].map((r) => `${r.resourceType}/${r.id}`));
    expect(known.size).toBe(world.sources[source].length);
    const dangling = world.sources[source]
      .filter((r) => r.resourceType !== 'Bundle')
      .flatMap((r) => referencesIn(r))
      .filter((ref) => !ref.startsWith('#') && !ref.startsWith('urn:') && !known.has(ref));
    expect(dangling).toEqual([]);
  });

  test('documents resolve their own references and name their owner', () => {
    for (const source of SOURCES)
      for (const bundle of world.sources[source].filter((r) => r.resourceType === 'Bundle')) {
        const inside = new Set((bundle['entry'] as { fullUrl: string }[]).map((e) => e.fullUrl));
        const outer = (bundle['entry'] as { resource: FhirResource }[]).filter(
          (e) => e.resource.resourceType !== 'Bundle',
        );
        for (const ref of referencesIn(outer))
          if (ref.startsWith('urn:uuid:')) expect(inside.has(ref), ref).toBe(true);
        expect(patientIdOfResource(bundle)).toBeDefined();
      }
  });

  test('every resource belongs to a known person or to nobody by kind', () => {
    for (const source of SOURCES) {
      const ids = new Set(world.people.map((p) => p.patientIds[source]).filter((id) => id !== undefined));
      const stray = world.sources[source].filter(
        (r) => !SUPPORTING_TYPES.includes(r.resourceType) && !ids.has(patientIdOfResource(r) ?? ''),
      );
      expect(stray).toEqual([]);
    }
  });

  test('an instance identifier names one resource of its kind in a source', () => {
    for (const source of SOURCES) {
      const seen = new Map<string, string>();
      for (const r of world.sources[source]) {
        if (r.resourceType === 'Bundle') continue;
        // AdverseEvent and QuestionnaireResponse have one identifier and no list of them.
        const list = [r['identifier'] ?? []].flat() as { system: string; value: string }[];
        const own = list.find((i) => i.system.endsWith('resourceInstance-identifier'))?.value;
        if (own === undefined) continue;
        const key = `${r.resourceType} ${own}`;
        expect(seen.get(key), `${key} in ${source}`).toBeUndefined();
        seen.set(key, r.id);
      }
    }
  });

  test('no two people share an id, and one person has another id in each source', () => {
    const ids = world.people.flatMap((p) => Object.values(p.patientIds));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('member ids have the form 保険者番号8桁:記号:番号:枝番', () => {
    for (const person of world.people) expect(person.memberId).toMatch(/^\d{8}:[^:]*:[^:]+:(\d{2})?$/);
  });

  test('the heavy record holds at least 12,000 resources; the empty one only Patients', () => {
    const heavy = SOURCES.reduce((sum, source) => sum + byPerson(source, 'ritsuko').length, 0);
    expect(heavy).toBeGreaterThanOrEqual(12_000);
    expect(byPerson('minato', 'nozomi').map((r) => r.resourceType)).toEqual(['Patient']);
    expect(byPerson('national', 'nozomi').map((r) => r.resourceType)).toEqual(['Patient']);
  });

  test('the dose conflict: one prescription id, 5 mg ordered in minato, 2.5 mg handed over in national', () => {
    const order = byPerson('minato', 'fumie').filter(
      (r) => r.resourceType === 'MedicationRequest' && JSON.stringify(r).includes('エリキュース錠５ｍｇ'),
    )[0];
    const id = (order?.['groupIdentifier'] as { value: string } | undefined)?.value ?? 'none';
    const handed = byPerson('national', 'fumie').filter(
      (r) => r.resourceType === 'MedicationDispense' && JSON.stringify(r['identifier']).includes(id),
    );
    expect(handed.some((r) => JSON.stringify(r).includes('エリキュース錠２．５ｍｇ'))).toBe(true);
    expect(handed.some((r) => JSON.stringify(r).includes('エリキュース錠５ｍｇ'))).toBe(false);
  });
});
