import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import { err, type Result } from '../base/result.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { SourceId } from '../domain/ids.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { Clinician } from '../domain/role.ts';
import type { PatientSummary } from '../sources/fhir/patient-summary.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { fakeClient, fakeSource } from '../testing/fake-source.ts';
import { testSource } from '../testing/sources.ts';
import { createSummaryShelf, mayAskForSummary } from './asked-summaries.ts';
import { readingEvents } from './audit.ts';

type Answer = Result<PatientSummary, Fault>;
const SUMMARY = { ok: true, value: { document: {}, entries: [], issues: [] } } as unknown as Answer;

function recordOf(source: string): PersonRecord {
  return { source: branded<SourceId>(source), patientId: '7' } as PersonRecord;
}

/** A chart whose sources offer a summary or do not; `said` lists what was asked and noted, in order. */
function chartOf(sources: Readonly<Record<string, (() => Answer | Promise<Answer>) | 'not offered'>>) {
  const said: string[] = [];
  const left = new AbortController();
  const clients = Object.entries(sources).map(([id, answer], index): SourceClient => {
    const client = fakeClient(fakeSource(testSource(id, index, {})), () => new Date(0));
    return {
      ...client,
      revive: () => void said.push(`revive ${id}`),
      summary: {
        offered: async () => answer !== 'not offered',
        read: async (record) => {
          said.push(`read ${id} ${record.patientId}`);
          return answer === 'not offered' ? err(fault('server', '')) : answer();
        },
      },
    };
  });
  const shelf = createSummaryShelf({
    clientOf: (id) => clients.find(({ source }) => source.id === id),
    signal: left.signal,
    noteSummary: ({ source }) => void said.push(`note ${source}`),
  });
  const states = () => shelf.snapshot().map(({ source, state }) => `${source} ${state}`);
  return { shelf, said, states, left };
}

describe('summaries that sources are asked for', () => {
  it('only who offers one is asked, once, and told to the trail before', async () => {
    const { shelf, said, states } = chartOf({ a: () => SUMMARY, b: 'not offered' });
    shelf.ask([recordOf('a'), recordOf('b'), recordOf('file')]);
    shelf.ask([recordOf('a')]);
    await expect.poll(states).toEqual(['a read']);
    expect(said).toEqual(['note a', 'read a 7']);
  });

  it('what could not be had is told as that, and asked for again by hand', async () => {
    const answers = [err(fault('server', '')), SUMMARY];
    const { shelf, said, states } = chartOf({ a: () => answers.shift() ?? SUMMARY });
    shelf.ask([recordOf('a')]);
    await expect.poll(states).toEqual(['a failed']);
    shelf.again({ source: branded<SourceId>('a'), patientId: '7' });
    await expect.poll(states).toEqual(['a read']);
    expect(said).toEqual(['note a', 'read a 7', 'revive a', 'note a', 'read a 7']);
  });

  it('whoever leaves the chart is told nothing more', async () => {
    const late = Promise.withResolvers<Answer>();
    const { shelf, said, states, left } = chartOf({ a: () => late.promise });
    shelf.ask([recordOf('a')]);
    await expect.poll(() => said.length).toBe(2);
    left.abort();
    late.resolve(SUMMARY);
    await late.promise;
    await Promise.resolve();
    expect(states()).toEqual(['a asking']);
  });

  it('a role that may not read all that a summary holds asks for none', () => {
    expect(
      (['doctor', 'er', 'pharmacist', 'caremanager', 'officer'] as const).filter(mayAskForSummary),
    ).toEqual(['doctor', 'er', 'pharmacist']);
  });

  it('the trail says what was asked, of whom and where', () => {
    const clinician = { id: 'x', name: 'x', role: 'doctor', organization: 'x' } as unknown as Clinician;
    const reader = { clinician, sources: [testSource('a', 0, {})], origin: 'https://app.example' };
    const moment = { purpose: 'TREAT', at: new Date(0) } as const;
    const [event] = readingEvents([recordOf('a')], reader, moment, { summary: true });
    const objects = (event?.['entity'] ?? []) as readonly { readonly query?: string }[];
    const told = objects.flatMap(({ query }) => query ?? []);
    expect(told.map((query) => atob(query))).toEqual([expect.stringContaining('Patient/7/$summary')]);
  });
});
