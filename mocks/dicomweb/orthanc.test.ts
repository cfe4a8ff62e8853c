import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freePorts } from '../free-ports.ts';
import { PIXEL_FACTS, STUDIES, instanceUid, seriesUid, studyUid } from '../images/studies.ts';
import type { DicomWebAnswer } from './backend.ts';
import type { DicomJson } from './dicom-json.ts';
import { partsOf, pixelAt } from './multipart-reader.ts';
import { createOrthancDicomWeb } from './orthanc.ts';
import type { OrthancBackend } from './orthanc.ts';

const installed = ['/usr/sbin/Orthanc', '/usr/local/sbin/Orthanc', '/usr/bin/Orthanc'].some((file) =>
  existsSync(file),
);
if (!installed) console.warn('Orthanc is not installed here: its tests are skipped');

const PORT = await freePorts(2);
const BASE = `http://localhost:${PORT}/dicom-web`;
const storage = mkdtempSync(path.join(os.tmpdir(), 'hitome-orthanc-'));
let backend: OrthancBackend | undefined;

async function started(): Promise<OrthancBackend> {
  backend ??= await createOrthancDicomWeb({
    source: 'minato',
    publicBase: BASE,
    port: PORT + 1,
    generated: true,
    dirs: [],
    storage,
    today: '2026-11-24',
  });
  return backend;
}

async function get(url: string, accept?: string): Promise<DicomWebAnswer> {
  const [pathname = '', query = ''] = url.split('?');
  return (await started()).handle({
    method: 'GET',
    path: pathname,
    query: new URLSearchParams(query),
    headers: { accept },
  });
}

function rows(answer: DicomWebAnswer): DicomJson[] {
  return JSON.parse(new TextDecoder().decode(answer.body)) as DicomJson[];
}

afterAll(async () => {
  await backend?.close();
  rmSync(storage, { recursive: true, force: true });
});

describe.skipIf(!installed)('Orthanc behind the same door', () => {
  test('finds the studies of a person with their Japanese name, and speaks of our address', async () => {
    const found = rows(await get('/studies?PatientID=0048-2216-7'));
    expect(found.length).toBe(3);
    expect(JSON.stringify(found)).toContain('桐谷^文枝');
    expect(JSON.stringify(found)).toContain(`${BASE}/studies/`);
  }, 60_000);

  test.each(PIXEL_FACTS.filter((f) => STUDIES[f.study].source === 'minato'))(
    '$study series $series: $what, decoded by another program',
    async (fact) => {
      const instance = `/studies/${studyUid(fact.study)}/series/${seriesUid(fact.study, fact.series)}/instances/${instanceUid(fact.study, fact.series, fact.instance)}`;
      const [metadata = {}] = rows(await get(`${instance}/metadata`, 'application/dicom+json'));
      // Compressed frames are transcoded by GDCM; native ones as they are, for that path of Orthanc may crash.
      const syntax = STUDIES[fact.study].series[fact.series]?.syntax;
      const stored = syntax === 'explicit' || syntax === 'implicit' ? '; transfer-syntax=*' : '';
      const answer = await get(
        `${instance}/frames/1`,
        `multipart/related; type="application/octet-stream"${stored}`,
      );
      expect(answer.status).toBe(200);
      const body = partsOf(answer)[0]?.body ?? new Uint8Array(0);
      expect(pixelAt(body, metadata, fact)).toBe(fact.stored);
    },
    60_000,
  );

  test('a crash costs one wait, not the archive', async () => {
    const pid = (await started()).pid();
    if (pid === undefined) throw new Error('Orthanc has no process');
    process.kill(pid, 'SIGKILL');
    const found = await get('/studies?PatientID=0048-2216-7');
    expect(found.status).toBe(200);
    expect((await started()).pid()).not.toBe(pid);
  }, 60_000);
});
