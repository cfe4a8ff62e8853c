import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import { ok } from '../../base/result.ts';
import {
  type CdsReply,
  type CdsService,
  judgedOnAll,
  orderedCards,
  placeCards,
} from '../../domain/decision-support.ts';
import { FEEDS } from '../../domain/feed.ts';
import type { ChartHandle, SourceId } from '../../domain/ids.ts';
import { normalisePatient } from '../fhir/normalise/patient.ts';
import { type CdsClientOptions, createCdsClient, createCdsLine } from './cds-client.ts';
import type { CdsMaterial } from './prefetch.ts';

const SOURCE = branded<SourceId>('a');

function materialOf(): CdsMaterial {
  const record = normalisePatient(
    {
      resourceType: 'Patient',
      id: '1',
      gender: 'male',
      birthDate: '1946-05-05',
      name: [{ text: '潮見 正' }],
    },
    SOURCE,
    new Date(0),
  );
  if (record === undefined) throw new Error('the patient was not read');
  const state = { state: 'complete', received: 0, at: new Date(0) } as const;
  return {
    person: { handle: branded<ChartHandle>('h'), records: [record], quarantined: [] },
    facts: [],
    coverage: { cells: FEEDS.map((feed) => ({ source: SOURCE, feed, state })) },
  };
}

function service(id: string, more: Partial<CdsService> = {}): CdsService {
  return {
    id,
    name: { ja: id, en: id },
    url: `https://${id}.example/cds`,
    hooks: ['patient-view', 'order-select'],
    rank: 0,
    ...more,
  };
}

const OFFERED = {
  services: [
    {
      id: 'checks',
      hook: 'patient-view',
      title: '点検',
      prefetch: { person: 'Patient/{{context.patientId}}', stay: 'Encounter/{{context.encounterId}}' },
    },
    { id: 'checks', hook: 'order-select', prefetch: {} },
    { id: 'sign', hook: 'order-sign' },
    { id: '..', hook: 'patient-view' },
    'x',
  ],
};

function card(summary: string, indicator = 'info') {
  return { summary, indicator, source: { label: '検証用' } };
}

interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** `hang` never comes; other texts are a body. */
type Answer = object | number | string | Uint8Array<ArrayBuffer>;

/** Services that answer by a script, and all that they were sent. */
function scripted(answers: Readonly<Record<string, Answer>>) {
  const sent: Sent[] = [];
  const fetching: typeof globalThis.fetch = async (input, init) => {
    const url = input as string;
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    sent.push({ url, headers: new Headers(init?.headers), body });
    const answer = answers[url] ?? 404;
    if (answer === 'hang')
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
      });
    if (typeof answer === 'number') return new Response('{}', { status: answer });
    if (typeof answer === 'string' || answer instanceof Uint8Array) return new Response(answer);
    return Response.json(answer);
  };
  return { fetching, sent };
}

const A = 'https://a.example/cds/cds-services';
const B = 'https://b.example/cds/cds-services';

function clientOf(
  fetching: typeof globalThis.fetch,
  services: readonly CdsService[],
  more: Partial<CdsClientOptions> = {},
) {
  const asked: string[] = [];
  const authorise = async (audience: string) => {
    asked.push(audience);
    return ok('Bearer own');
  };
  const lines = services.map((one) => createCdsLine({ service: one, authorise, fetch: fetching }));
  let count = 0;
  const newId = () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  const client = createCdsClient({ lines, role: 'pharmacist', mayFetch: () => true, newId, ...more });
  return { client, asked };
}

async function last(
  client: ReturnType<typeof clientOf>['client'],
  signal = new AbortController().signal,
): Promise<readonly CdsReply[]> {
  let replies: readonly CdsReply[] = [];
  const tell = (now: readonly CdsReply[]) => {
    replies = now;
  };
  await client.ask({ hook: 'patient-view', material: materialOf() }, tell, signal);
  return replies;
}

describe('a question', () => {
  it('says who by names made for it, and hands on no address and no credential', async () => {
    const { fetching, sent } = scripted({ [A]: OFFERED, [`${A}/checks`]: { cards: [card('読んだ')] } });
    const { client, asked } = clientOf(fetching, [service('a')]);
    const replies = await last(client);
    expect(replies).toMatchObject([
      {
        service: 'a',
        part: { id: 'checks', title: '点検' },
        state: 'answered',
        cards: [{ summary: '読んだ' }],
        prefetched: [
          { key: 'person', state: 'told', resources: 1 },
          { key: 'stay', state: 'untold', because: 'not-supported' },
        ],
      },
    ]);
    expect(sent.map(({ url }) => url)).toEqual([A, `${A}/checks`]);
    expect(sent[1]?.body).toEqual({
      hook: 'patient-view',
      hookInstance: '00000000-0000-4000-8000-000000000002',
      context: {
        userId: 'Practitioner/pharmacist',
        patientId: '00000000-0000-4000-8000-000000000001',
      },
      prefetch: {
        person: {
          resourceType: 'Patient',
          id: '00000000-0000-4000-8000-000000000001',
          gender: 'male',
          birthDate: '1946-05-05',
        },
      },
    });
    for (const { headers } of sent) expect([...headers.keys()]).not.toContain('authorization');
    expect(asked).toEqual([]);
  });

  it('carries a token only where the service has an audience of its own', async () => {
    const { fetching, sent } = scripted({ [A]: OFFERED, [`${A}/checks`]: { cards: [] } });
    const { client, asked } = clientOf(fetching, [service('a', { audience: 'urn:cds' })]);
    await last(client);
    expect(new Set(asked)).toEqual(new Set(['urn:cds']));
    expect(sent.every(({ headers }) => headers.get('authorization') === 'Bearer own')).toBe(true);
  });

  it('about orders tells the orders that somebody thinks of', async () => {
    const { fetching, sent } = scripted({ [A]: OFFERED, [`${A}/checks`]: { cards: [] } });
    const { client } = clientOf(fetching, [service('a')]);
    const drug = { text: 'イトラコナゾールカプセル５０ｍｇ', codings: [] };
    await client.ask(
      { hook: 'order-select', material: materialOf(), drafts: [{ id: 'd1', drug }] },
      () => undefined,
      new AbortController().signal,
    );
    expect(sent[1]?.body).toMatchObject({
      hook: 'order-select',
      context: {
        selections: ['MedicationRequest/d1'],
        draftOrders: { entry: [{ resource: { id: 'd1', status: 'draft' } }] },
      },
    });
    expect(sent[1]?.body).not.toHaveProperty('prefetch');
  });
});

describe('an answer', () => {
  it.each<[string, Answer, object]>([
    ['that it needs more', 412, { state: 'failed', needsData: true, fault: { status: 412 } }],
    ['refused', 403, { state: 'failed', needsData: false, fault: { kind: 'forbidden' } }],
    ['broken', 500, { state: 'failed', fault: { kind: 'server' } }],
    ['no JSON', '<html>', { state: 'failed', fault: { kind: 'malformed' } }],
    [
      'in another character set than it should be',
      Uint8Array.from([0x7b, 0x22, 0x8d, 0x62]),
      { state: 'failed', fault: { kind: 'malformed' } },
    ],
    ['without cards', { ok: true }, { state: 'failed', fault: { kind: 'malformed' } }],
    ['with none', { cards: [] }, { state: 'answered', cards: [] }],
  ])('%s', async (_, answer, expected) => {
    const { fetching } = scripted({ [A]: OFFERED, [`${A}/checks`]: answer });
    expect(await last(clientOf(fetching, [service('a')]).client)).toMatchObject([expected]);
  });

  it('a base that does not say what it offers is a failure; one without the hook offers nothing', async () => {
    const broken = scripted({ [A]: { services: 'x' } });
    expect(await last(clientOf(broken.fetching, [service('a')]).client)).toMatchObject([
      { service: 'a', state: 'failed', fault: { kind: 'malformed' } },
    ]);
    const other = scripted({ [A]: { services: [{ id: 'x', hook: 'order-sign' }] } });
    expect(await last(clientOf(other.fetching, [service('a')]).client)).toEqual([
      { service: 'a', hook: 'patient-view', state: 'not-offered' },
    ]);
  });

  it('of a slow service does not hold up that of another', async () => {
    const { fetching } = scripted({ [A]: 'hang', [B]: OFFERED, [`${B}/checks`]: { cards: [] } });
    const { client } = clientOf(fetching, [service('a'), service('b')]);
    const left = new AbortController();
    const heard: string[] = [];
    const asking = client.ask(
      { hook: 'patient-view', material: materialOf() },
      (replies) => {
        heard.push(replies.map(({ service: id, state }) => `${id} ${state}`).join(', '));
        if (heard.length === 2) left.abort();
      },
      left.signal,
    );
    await asking;
    expect(heard).toEqual(['a asking, b asking', 'a asking, b answered']);
  });

  it('that comes after the chart was left, or after a newer question, is heard by nobody', async () => {
    const { fetching } = scripted({ [A]: OFFERED, [`${A}/checks`]: 'hang' });
    const { client } = clientOf(fetching, [service('a')]);
    const heard: string[] = [];
    const tellAs = (name: string) => (replies: readonly CdsReply[]) =>
      void heard.push(`${name} ${replies.map(({ state }) => state).join(' ')}`);
    const left = new AbortController();
    const first = client.ask({ hook: 'patient-view', material: materialOf() }, tellAs('first'), left.signal);
    const second = client.ask(
      { hook: 'patient-view', material: materialOf() },
      tellAs('second'),
      left.signal,
    );
    await first;
    left.abort();
    await second;
    expect(heard).toEqual(['first asking', 'second asking']);
  });

  it('of a service set up for another hook is not asked for', async () => {
    const { fetching, sent } = scripted({});
    expect(await last(clientOf(fetching, [service('a', { hooks: ['order-select'] })]).client)).toEqual([]);
    expect(sent).toEqual([]);
  });
});

describe('places', () => {
  async function replies(): Promise<readonly CdsReply[]> {
    const { fetching } = scripted({
      [A]: OFFERED,
      [`${A}/checks`]: { cards: [card('a1'), card('a2', 'critical'), card('a3', 'warning')] },
      [B]: OFFERED,
      [`${B}/checks`]: { cards: [card('b1', 'critical'), card('b2', 'warning'), { summary: 'x' }] },
    });
    return last(clientOf(fetching, [service('a'), service('b')]).client);
  }

  it('critical, warning, info; then the order of the services, then their own', async () => {
    expect(orderedCards(await replies()).map((one) => one.card.summary)).toEqual([
      'a2',
      'b1',
      'a3',
      'b2',
      'a1',
    ]);
  });

  it('one critical card may interrupt a chart, once', async () => {
    const told = await replies();
    const { interruptive, inPlace } = placeCards(told, false);
    expect([interruptive?.card.summary, inPlace.length]).toEqual(['a2', 4]);
    expect(placeCards(told, true)).toMatchObject({ inPlace: { length: 5 } });
    expect(placeCards(told, true).interruptive).toBeUndefined();
  });

  it('no card of a service that did not hear all is no judgement on all', async () => {
    const told = await replies();
    expect(told.map(judgedOnAll)).toEqual([false, false]);
    const [first] = told;
    if (first?.state !== 'answered') throw new Error('not answered');
    expect(judgedOnAll({ ...first, prefetched: first.prefetched.slice(0, 1) })).toBe(true);
    expect(judgedOnAll({ ...first, prefetched: [], unread: [{ problem: 'no-object' }] })).toBe(false);
  });
});
