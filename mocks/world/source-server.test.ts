import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePorts } from '../free-ports.ts';
import { FaultBox } from '../faults.ts';
import { BEHAVIOURS } from '../fhir/behaviour.ts';
import { FhirServer } from '../fhir/server.ts';
import { Store } from '../fhir/store.ts';
import type { RunningServer } from '../http.ts';
import { emptyReport } from '../load/report.ts';
import type { DicomWebRequest } from '../dicomweb/backend.ts';
import { startSource } from './source-server.ts';

const port = await freePorts(1);
const origin = `http://localhost:${port}`;
const fhirBase = `${origin}/fhir`;
const issuer = 'http://localhost:1';
const seen: DicomWebRequest[] = [];

let server: RunningServer;
let token: (scope: string) => Promise<string>;

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }] });
  token = (scope) =>
    new SignJWT({ scope })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'k' })
      .setIssuer(issuer)
      .setAudience(fhirBase)
      .setSubject('u')
      .setExpirationTime('5m')
      .sign(privateKey);
  server = await startSource({
    port,
    origin,
    allowedOrigins: ['http://localhost:2'],
    fhir: new FhirServer({ fhirBase, issuer, keys, behaviour: BEHAVIOURS.minato, store: new Store() }),
    dicomWeb: {
      handle: async (request) => {
        seen.push(request);
        return {
          status: 200,
          headers: { 'Content-Type': 'application/dicom+json', 'Transfer-Encoding': 'chunked' },
          body: Buffer.from('[]'),
        };
      },
      close: async () => undefined,
    },
    report: emptyReport('minato'),
    faults: new FaultBox(),
  });
});

afterAll(() => server.close());

async function pictures(target: string, scope?: string) {
  const headers = scope === undefined ? {} : { Authorization: `Bearer ${await token(scope)}` };
  return fetch(`${origin}/dicom-web${target}`, { headers: { ...headers, Origin: 'http://localhost:2' } });
}

test('pictures stand behind the same token, and the token stays at the door', async () => {
  const answer = await pictures('/studies?PatientID=1', 'user/ImagingStudy.rs');
  expect([answer.status, await answer.text()]).toEqual([200, '[]']);
  expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:2');
  const [request] = seen;
  expect([request?.path, request?.query.get('PatientID'), request?.headers['authorization']]).toEqual([
    '/studies',
    '1',
    undefined,
  ]);
  expect((await pictures('/studies', 'user/*.rs')).status).toBe(200);
  expect((await pictures('/studies', 'user/Observation.rs')).status).toBe(403);
  expect((await pictures('/studies')).status).toBe(401);
});

test('faults strike pictures too', async () => {
  await fetch(`${origin}/faults`, { method: 'POST', body: '{"kind":"500","path":"/dicom-web/","times":1}' });
  expect((await pictures('/studies', 'user/*.rs')).status).toBe(500);
  expect((await pictures('/studies', 'user/*.rs')).status).toBe(200);
});

test('several questions in one request are answered each for itself', async () => {
  const entry = [
    { request: { method: 'GET', url: 'Observation?patient=x' } },
    { request: { method: 'GET', url: 'Patient/gone' } },
    { request: { method: 'DELETE', url: 'Patient/gone' } },
    { request: { method: 'GET', url: 'ImagingStudy?patient=x' } },
  ];
  const answer = await fetch(fhirBase, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await token('user/Observation.rs user/Patient.rs')}` },
    body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }),
  });
  const bundle = (await answer.json()) as { entry: { response: { status: string } }[] };
  expect(bundle.entry.map((each) => each.response.status)).toEqual(['200', '404', '405', '403']);
});

test('anyone may read how to talk to it', async () => {
  const statement = (await (await fetch(`${fhirBase}/metadata`)).json()) as {
    rest: { resource: { type: string; searchParam: { name: string }[] }[] }[];
  };
  const observation = statement.rest[0]?.resource.find((each) => each.type === 'Observation');
  expect(observation?.searchParam.map((each) => each.name)).toContain('patient');
  const smart = (await (await fetch(`${fhirBase}/.well-known/smart-configuration`)).json()) as {
    issuer: string;
  };
  expect(smart.issuer).toBe(issuer);
});
