import { describe, expect, it } from 'vitest';
import { err, ok } from '../base/result.ts';
import { mayBeCalledNone } from '../domain/coverage.ts';
import { fault } from '../domain/fault.ts';
import type { PersonQuery, PersonRecord } from '../domain/person.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { personFromLine } from '../testing/identity-traps.ts';
import { fakeClient, fakeSource } from '../testing/fake-source.ts';
import { testSource } from '../testing/sources.ts';
import { findPerson, type PersonSearch } from './find-person.ts';

const QUERY: PersonQuery = { memberId: '', localId: '', name: 'ミホン', birthDate: '', sex: '' };
const HANAKO = '06990061:12:3391:01 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F';
const HUSBAND = '06990061:12:3391:00 | ミホン　タロウ | 見本　太郎 | 1970-05-05 | M';
const TYPED_WRONG = '06990061:12:3391:01 | ミホン　ハナコ | 見本　花子 | 1974-01-16 | F';

type Answers = Partial<Record<'name' | 'identifier' | 'match', readonly PersonRecord[] | 'down'>>;

function clientOf(id: string, answers: Answers, match = false): SourceClient {
  const answer = (key: keyof Answers) => {
    const found = answers[key] ?? [];
    return Promise.resolve(found === 'down' ? err(fault('server', '500')) : ok(found));
  };
  const client: Partial<SourceClient> = {
    source: testSource(id, 0, { match }),
    findPatients: (query) => answer(query.startsWith('identifier=') ? 'identifier' : 'name'),
    matchPatient: () => answer('match'),
  };
  return client as SourceClient;
}

async function search(...clients: readonly SourceClient[]): Promise<PersonSearch> {
  const told: PersonSearch[] = [];
  await findPerson(
    clients,
    QUERY,
    new AbortController().signal,
    () => new Date(0),
    (one) => told.push(one),
  );
  const last = told.at(-1);
  if (last === undefined) throw new Error('nothing was told');
  return last;
}

function drawn({ candidates }: PersonSearch): readonly string[] {
  return candidates.map(({ records, lookalikes }) => {
    const names = records.map(({ record }) => `${record.source}/${record.patientId}`).join(' + ');
    return lookalikes.length === 0 ? names : `${names} (alike: ${lookalikes.join(' ')})`;
  });
}

describe('id-match-05: the second look', () => {
  it('links what a source knows by number, and leaves out the family that shares the number', async () => {
    const found = await search(
      clientOf('a', { name: [personFromLine(HANAKO, 'a/1')] }),
      clientOf('b', { identifier: [personFromLine(HANAKO, 'b/1'), personFromLine(HUSBAND, 'b/2')] }),
    );
    expect(drawn(found)).toEqual(['a/1 + b/1']);
  });

  it('never links by $match, but lists who may be meant', async () => {
    const found = await search(
      clientOf('a', { name: [personFromLine(HANAKO, 'a/1')] }),
      clientOf('b', { match: [personFromLine(TYPED_WRONG, 'b/1'), personFromLine(HUSBAND, 'b/2')] }, true),
    );
    expect(drawn(found)).toEqual(['a/1 (alike: b/1)', 'b/1 (alike: a/1)']);
  });

  it('says of a source whose second look failed that it has not answered, and keeps what it found before', async () => {
    const found = await search(
      clientOf('a', { name: [personFromLine(HANAKO, 'a/1')] }),
      clientOf('b', { name: [personFromLine(HUSBAND, 'b/2')], identifier: 'down' }),
    );
    expect(drawn(found)).toEqual(['a/1', 'b/2']);
    expect(found.coverage.cells.map(({ state }) => state.state)).toEqual(['complete', 'failed']);
  });

  it('says that it was cut short where there was more to ask than one search asks', async () => {
    const many = Array.from({ length: 30 }, (_, n) =>
      personFromLine(
        `06990061:12:${String(1000 + n)}:00 | ミホン　ハナコ | - | 19${String(60 + n)}-01-15 | F`,
        `a/${String(n)}`,
      ),
    );
    const found = await search(clientOf('a', { name: many }), clientOf('b', {}));
    expect(found.coverage.cells.map(({ state }) => state.state)).toEqual(['complete', 'cutShort']);
  });
});

describe('the order of candidates', () => {
  it('puts whom the typed words found before whom only a second look brought', async () => {
    const wrong = personFromLine(TYPED_WRONG, 'national/9');
    const typed = personFromLine(HANAKO, 'minato/1');
    const { candidates } = await search(
      clientOf('national', { identifier: [wrong] }),
      clientOf('minato', { name: [typed] }),
    );
    expect(candidates.map(({ id }) => id)).toEqual(['minato/1', 'national/9']);
  });
});

describe('any number of networks', () => {
  /** How a search among n networks ends, of which one knows her and the locator says so. */
  async function among(n: number, trouble?: 'down') {
    const at = (index: number) => ({ ask: 'located', patientIdSystem: `urn:id:${index}` }) as const;
    const hanako = (name: string) => personFromLine(HANAKO, name);
    const national = fakeSource(testSource('national', 0, { locator: true }), {
      knows: [hanako('national/1')],
      located: ['urn:id:0'],
    });
    const others = Array.from({ length: n }, (_, index) =>
      fakeSource(testSource(`net-${index}`, index + 1, at(index)), {
        knows: index === 0 ? [hanako('net-0/7')] : [],
      }),
    );
    const clients = [national, ...others].map((fake) => fakeClient(fake, () => new Date(0)));
    const told: PersonSearch[] = [];
    const { signal } = new AbortController();
    const [first, ...rest] = clients;
    const locating: SourceClient | undefined =
      first === undefined || trouble === undefined
        ? first
        : { ...first, locatePerson: async () => err(fault('server', '500')) };
    if (locating === undefined) throw new Error('there is always the national network');
    await findPerson(
      [locating, ...rest],
      QUERY,
      signal,
      () => new Date(0),
      (one) => told.push(one),
    );
    const requests = [national, ...others].reduce((sum, fake) => sum + fake.asked.length, 0);
    return { last: told.at(-1), requests };
  }

  it('asks as many questions among 300 as among three, and links what the locator led to', async () => {
    const counts = new Set<number>();
    for (const n of [3, 30, 300]) {
      const { last, requests } = await among(n);
      counts.add(requests);
      expect(last?.candidates.map(({ records }) => records.map((link) => link.record.source))).toEqual([
        ['national', 'net-0'],
      ]);
      expect(last?.coverage.unasked?.sources).toHaveLength(n - 1);
    }
    expect(counts.size).toBe(1);
  });

  it('never says "nobody else" where the locator could not be asked', async () => {
    const { last } = await among(3, 'down');
    expect(last?.coverage.unasked?.state.state).toBe('not-known');
    expect(mayBeCalledNone(last?.coverage ?? { cells: [] })).toBe(false);
  });
});
