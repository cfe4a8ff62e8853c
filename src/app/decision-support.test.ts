import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import { ok } from '../base/result.ts';
import type { CdsService } from '../domain/decision-support.ts';
import { FEEDS } from '../domain/feed.ts';
import type { ChartHandle } from '../domain/ids.ts';
import type { Clinician } from '../domain/role.ts';
import { createRecordStore } from '../record/store.ts';
import { createCdsLine } from '../sources/cds-hooks/cds-client.ts';
import { testSource } from '../testing/sources.ts';
import { createDecisionSupport } from './decision-support.ts';

const NOW = new Date('2026-11-24T00:45:00Z');
const SERVICE: CdsService = {
  id: 'watch',
  name: { ja: '見守り', en: 'Watch' },
  url: 'https://watch.example/cds',
  hooks: ['patient-view'],
  rank: 0,
};
const CLINICIAN: Clinician = { role: 'doctor', name: '検証', subject: 's', licence: '', organization: '' };

/** The record of a person whose only source has told all that it has, which is nothing. */
function emptyRecord() {
  const source = testSource('minato');
  const person = {
    handle: branded<ChartHandle>('h'),
    records: [
      {
        source: source.id,
        patientId: 'p',
        sex: 'unknown',
        memberIds: [],
        localIds: [],
        contacts: [],
        death: { dead: false },
        fetchedAt: NOW,
        raw: { resourceType: 'Patient' },
      },
    ],
    quarantined: [],
  } as const;
  const state = { state: 'complete', received: 0, at: NOW } as const;
  const cells = FEEDS.map((feed) => ({ source: source.id, feed, state }));
  return { ...createRecordStore(person, [source], queueMicrotask).snapshot(), coverage: { cells } };
}

const answering: typeof fetch = (input, init) => {
  const discovery = init?.method !== 'POST';
  const body = discovery
    ? { services: [{ id: 'checks', hook: 'patient-view', title: '点検' }] }
    : { cards: [] };
  const url = input instanceof Request ? input.url : String(input);
  expect(url.startsWith(SERVICE.url)).toBe(true);
  return Promise.resolve(Response.json(body));
};

/** A chart whose services are reached at the `good`th attempt to get at them. */
function supportWith(good: number) {
  let tries = 0;
  return createDecisionSupport({
    services: [SERVICE],
    lines: () => {
      tries += 1;
      if (tries < good) return Promise.reject(new Error('did not load'));
      const line = createCdsLine({
        service: SERVICE,
        authorise: () => Promise.resolve(ok('')),
        fetch: answering,
        now: () => NOW,
      });
      return Promise.resolve([line]);
    },
    clinician: CLINICIAN,
    now: () => NOW,
    signal: new AbortController().signal,
    note: () => undefined,
  });
}

describe('decision support of a chart', () => {
  it('a service that was not asked yet is told of, and so is one that could not be; asked again, it answers', async () => {
    const support = supportWith(2);
    const states = () => support.snapshot().replies.map(({ service, state }) => `${service} ${state}`);
    expect(states()).toEqual(['watch waiting']);
    support.look(emptyRecord());
    await expect.poll(states).toEqual(['watch failed']);
    support.retry();
    await expect.poll(states).toEqual(['watch answered']);
  });
});
