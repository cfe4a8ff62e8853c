import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import type { Entry } from '../domain/entry.ts';
import type { SourceId } from '../domain/ids.ts';
import { normalise } from '../sources/fhir/normalise/registry.ts';
import { NO_LOOKUP } from '../sources/fhir/references.ts';
import { mergeEntries } from './merge.ts';

const RANK = new Map(['minato', 'shiokaze'].map((id, rank) => [branded<SourceId>(id), rank] as const));
const INSTANCE = 'http://jpfhir.jp/fhir/core/IdSystem/documentInstance-identifier';

/** A document as one source holds it; `replaces` is an address there, or a number behind `#`. */
function document(at: string, id: string, own: { readonly number?: string; readonly replaces?: string }) {
  const { number, replaces } = own;
  const target = replaces?.startsWith('#')
    ? { identifier: { system: INSTANCE, value: replaces.slice(1) } }
    : { reference: replaces };
  const resource = {
    resourceType: 'DocumentReference',
    id,
    status: 'current',
    description: '訪問看護指示書',
    date: '2026-08-15T17:00:00+09:00',
    ...(number === undefined ? {} : { identifier: [{ system: INSTANCE, value: number }] }),
    ...(replaces === undefined ? {} : { relatesTo: [{ code: 'replaces', target }] }),
  };
  const context = { source: branded<SourceId>(at), fetchedAt: new Date(0), lookup: NO_LOOKUP };
  return normalise(resource, context).entries;
}

/** `shown [witnesses] < earlier`, one line a fact. */
function drawn(...entries: readonly (readonly Entry[])[]): readonly string[] {
  const name = ({ provenance }: Entry) => `${provenance.source}/${provenance.resourceId}`;
  return mergeEntries(entries.flat(), RANK).map(
    ({ shown, witnesses, earlier }) =>
      `${name(shown)} [${witnesses.map(name).join(' ')}] < ${earlier.map(name).join(' ')}`,
  );
}

describe('merge-03: a document that takes the place of another', () => {
  it('stands, and the replaced one is its earlier version, by address within a source, by number over sources', () => {
    const old = document('minato', 'v1', { number: 'A1' });
    expect(drawn(old, document('minato', 'v2', { replaces: 'DocumentReference/v1' }))).toEqual([
      'minato/v2 [minato/v2] < minato/v1',
    ]);
    expect(drawn(old, document('shiokaze', 'v2', { number: 'A2', replaces: '#A1' }))).toEqual([
      'shiokaze/v2 [shiokaze/v2] < minato/v1',
    ]);
  });

  it('by address says nothing of another source, and in no order of arrival is anything lost', () => {
    const old = document('minato', 'v1', { number: 'A1' });
    const newer = document('shiokaze', 'v2', { replaces: 'DocumentReference/v1' });
    expect(drawn(old, newer)).toHaveLength(2);
    const third = document('minato', 'v3', { number: 'A3', replaces: '#A2' });
    const second = document('minato', 'v2', { number: 'A2', replaces: '#A1' });
    const chain = 'minato/v3 [minato/v3] < minato/v2 minato/v1';
    expect(drawn(old, second, third)).toEqual([chain]);
    expect(drawn(third, old, second)).toEqual([chain]);
  });

  it('takes along the copy that another source holds of the replaced one', () => {
    expect(
      drawn(
        document('minato', 'v1', { number: 'A1' }),
        document('shiokaze', 'v1', { number: 'A1' }),
        document('minato', 'v2', { number: 'A2', replaces: 'DocumentReference/v1' }),
      ),
    ).toEqual(['minato/v2 [minato/v2] < minato/v1 shiokaze/v1']);
  });

  it('where two say it of one another, both stand', () => {
    const [a] = drawn(
      document('minato', 'v1', { number: 'A1', replaces: '#A2' }),
      document('minato', 'v2', { number: 'A2', replaces: '#A1' }),
    );
    expect(a).toBe('minato/v1 [minato/v1 minato/v2] < ');
  });
});
