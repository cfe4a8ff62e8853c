import { exportJWK, generateKeyPair, createLocalJWKSet, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { generatePeople } from '../../../mocks/people/generate.ts';
import { createSsmix2Door, type Ssmix2Door } from '../../../mocks/ssmix2/door.ts';
import { writeTree } from '../../../mocks/ssmix2/tree.ts';
import { branded } from '../../base/brand.ts';
import { err, ok } from '../../base/result.ts';
import { fault } from '../../domain/fault.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Feed } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import { identifiersOf } from '../fhir/datatypes.ts';
import { listAt, objectAt, textAt } from '../fhir/json.ts';
import { nameReadings } from '../fhir/names.ts';
import type { SourceHttp } from '../http.ts';
import { createSsmix2Storage } from './feed.ts';
import { parseFileName } from './file-name.ts';
import { readSsmix2File } from './read-file.ts';
import { numberedPerson } from './test-message.ts';

const BASE = 'https://minato.example/ssmix2';
const CONTEXT = { source: branded<SourceId>('minato'), fetchedAt: new Date(0) };

/** The first person of the demo's regional network, with all that names them. */
function someone() {
  const resources = generatePeople({ today: '2026-03-10' }).sources.minato;
  const patient = resources.find((one) => one.resourceType === 'Patient') ?? { resourceType: 'Patient' };
  const own = resources.filter((one) =>
    [objectAt(one, 'subject'), objectAt(one, 'patient')].some(
      (subject) => textAt(subject, 'reference') === `Patient/${textAt(patient, 'id') ?? ''}`,
    ),
  );
  const number = identifiersOf(patient)[0]?.value ?? '';
  return { patient, own, number, tree: writeTree(patient, own, number) };
}

async function titlesOf(
  storage: ReturnType<typeof createSsmix2Storage>,
  feed: Feed,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const event of storage.read(feed, numberedPerson(''), new AbortController().signal))
    if (event.type === 'entries') entries.push(...event.entries);
  return entries;
}

describe('the demo person as an SS-MIX2 tree, written by a writer of its own', () => {
  const { patient, own, number, tree } = someone();
  let door: Ssmix2Door;
  let token = '';

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }] });
    token = await new SignJWT({ scope: 'user/*.rs' })
      .setProtectedHeader({ alg: 'RS256', kid: 'k', typ: 'at+jwt' })
      .setIssuer('https://id.example')
      .setAudience('https://minato.example/fhir')
      .setSubject('doctor')
      .setExpirationTime('5m')
      .sign(privateKey);
    door = createSsmix2Door({
      base: BASE,
      issuer: 'https://id.example',
      audience: 'https://minato.example/fhir',
      keys,
      trees: new Map([[number, tree]]),
    });
  });

  function http(authorization: string): SourceHttp {
    return {
      revive: () => {},
      ask: async ({ url }) => {
        const answer = await door.handle({
          method: 'GET',
          url: new URL(url),
          target: url,
          headers: { authorization },
          body: new Uint8Array(),
        });
        if (answer.status !== 200)
          return err(fault(answer.status === 401 ? 'unauthorised' : 'notFound', url));
        const bytes =
          typeof answer.body === 'string'
            ? new TextEncoder().encode(answer.body)
            : Uint8Array.from(answer.body);
        return ok({
          status: 200,
          headers: new Headers(answer.headers),
          bytes,
          fetchedAt: new Date(0),
          revalidated: false,
        });
      },
    };
  }

  it('every file has a name of the storage and is read whole', () => {
    expect(tree.length).toBeGreaterThan(20);
    for (const { name, bytes } of tree) {
      const reading = readSsmix2File(name, bytes, CONTEXT);
      expect(parseFileName(name)?.patientId, name).toBe(number);
      expect(reading.issues, name).toEqual([]);
      expect(
        reading.unread.filter((line) => !line.startsWith('■')),
        name,
      ).toEqual([]);
    }
    const { person } = readSsmix2File(tree[0]?.name ?? '', tree[0]?.bytes ?? new Uint8Array(), CONTEXT);
    expect(person?.kanji).toBe(nameReadings(listAt(patient, 'name')).kanji);
  });

  it('nothing is lost on the way through the door', async () => {
    const storage = createSsmix2Storage(
      { http: http(`Bearer ${token}`), base: BASE, context: { source: CONTEXT.source } },
      number,
    );
    const written = (type: string) => own.filter((one) => one.resourceType === type).length;
    expect(await titlesOf(storage, 'AllergyIntolerance')).toHaveLength(written('AllergyIntolerance'));
    expect(await titlesOf(storage, 'Condition')).toHaveLength(written('Condition'));
    expect(await titlesOf(storage, 'MedicationRequest')).toHaveLength(written('MedicationRequest'));
    expect((await titlesOf(storage, 'Observation')).length).toBeGreaterThan(100);
  });

  it('is closed without a token', async () => {
    const storage = createSsmix2Storage(
      { http: http(''), base: BASE, context: { source: CONTEXT.source } },
      number,
    );
    const events = [];
    for await (const event of storage.read('Condition', numberedPerson(number), new AbortController().signal))
      events.push(event);
    expect(events).toMatchObject([{ type: 'fault', fault: { kind: 'unauthorised' } }]);
  });
});
