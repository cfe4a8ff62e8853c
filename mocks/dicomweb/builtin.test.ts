import { describe, expect, test } from 'vitest';
import { decodeFrame } from '../images/decoders.ts';
import {
  PIXEL_FACTS,
  STUDIES,
  TRANSFER_SYNTAX,
  instanceUid,
  seriesUid,
  studyUid,
} from '../images/studies.ts';
import type { PixelFact } from '../images/studies.ts';
import type { DicomWebAnswer } from './backend.ts';
import { createBuiltinDicomWeb } from './builtin.ts';
import type { DicomJson } from './dicom-json.ts';
import { partsOf, pixelAt } from './multipart-reader.ts';

const BASE = 'http://localhost:5176/dicom-web';
const backends = {
  minato: await createBuiltinDicomWeb({
    source: 'minato',
    publicBase: BASE,
    generated: true,
    dirs: [],
    today: '2026-11-24',
  }),
  shiokaze: await createBuiltinDicomWeb({
    source: 'shiokaze',
    publicBase: BASE,
    generated: true,
    dirs: [],
    today: '2026-11-24',
  }),
};

function get(source: 'minato' | 'shiokaze', url: string, accept?: string): Promise<DicomWebAnswer> {
  const [path = '', query = ''] = url.split('?');
  return backends[source].handle({
    method: 'GET',
    path,
    query: new URLSearchParams(query),
    headers: { accept },
  });
}

function rows(answer: DicomWebAnswer): DicomJson[] {
  return JSON.parse(new TextDecoder().decode(answer.body)) as DicomJson[];
}

function instancePath(fact: Pick<PixelFact, 'study' | 'series' | 'instance'>): string {
  return `/studies/${studyUid(fact.study)}/series/${seriesUid(fact.study, fact.series)}/instances/${instanceUid(fact.study, fact.series, fact.instance)}`;
}

describe('search', () => {
  test('studies by patient number, newest data first known by date range and modality', async () => {
    const found = rows(await get('minato', '/studies?PatientID=0048-2216-7'));
    expect(new Set(found.map((r) => r['0020000D']?.Value?.[0]))).toEqual(
      new Set((['fumie-ct', 'fumie-ct-old', 'fumie-xr'] as const).map(studyUid)),
    );
    expect(found[0]?.['00100010']?.Value?.[0]).toEqual({
      Alphabetic: 'KIRITANI^FUMIE',
      Ideographic: '桐谷^文枝',
      Phonetic: 'キリタニ^フミエ',
    });
    expect(rows(await get('minato', '/studies?ModalitiesInStudy=MR')).length).toBe(1);
    expect(
      rows(await get('minato', '/studies?StudyDate=20261001-20261124&PatientID=0048-2216-7')).length,
    ).toBe(2);
  });

  test('pages with limit and offset and says that there is more', async () => {
    const page = await get('minato', '/studies?limit=2&offset=1');
    expect(rows(page).length).toBe(2);
    expect(page.headers['warning']).toMatch(/additional results/);
  });

  test('answers 204 for nobody, 400 for an unknown key, 405 for writing', async () => {
    expect((await get('minato', '/studies?PatientID=none')).status).toBe(204);
    expect((await get('minato', '/studies?FavouriteColour=red')).status).toBe(400);
    const post = await backends.minato.handle({
      method: 'POST',
      path: '/studies',
      query: new URLSearchParams(),
      headers: {},
    });
    expect(post.status).toBe(405);
  });

  test('series and instances of a study', async () => {
    const series = rows(await get('minato', `/studies/${studyUid('fumie-ct')}/series`));
    expect(series.map((r) => r['00201209']?.Value?.[0])).toEqual([64, 8, 1, 1]);
    const uid = seriesUid('fumie-ct', 0);
    expect(
      rows(await get('minato', `/studies/${studyUid('fumie-ct')}/series/${uid}/instances?limit=5`)).length,
    ).toBe(5);
  });
});

describe('retrieval', () => {
  test('metadata of a series: geometry, rescale and addresses instead of pixels', async () => {
    const list = rows(
      await get('minato', `/studies/${studyUid('fumie-ct')}/series/${seriesUid('fumie-ct', 0)}/metadata`),
    );
    expect(list.length).toBe(64);
    expect(list[30]?.['00281052']?.Value).toEqual([-1024]);
    expect(list[30]?.['00200032']?.Value).toEqual([-179.2, -179.2, 10]);
    expect(list[30]?.['7FE00010']?.BulkDataURI).toContain(`${BASE}/studies/`);
  });

  test.each(PIXEL_FACTS)('$study series $series instance $instance frame $frame: $what', async (fact) => {
    const { source } = STUDIES[fact.study];
    const path = `${instancePath(fact)}/frames/${fact.frame + 1}`;
    const answer = await get(
      source,
      path,
      'multipart/related; type="application/octet-stream"; transfer-syntax=*',
    );
    expect(answer.status).toBe(200);
    const [part] = partsOf(answer);
    const plan = STUDIES[fact.study].series[fact.series];
    expect(part?.contentType).toContain(`transfer-syntax=${TRANSFER_SYNTAX[plan?.syntax ?? 'explicit']}`);
    const metadata = rows(await get(source, `${instancePath(fact)}/metadata`))[0] ?? {};
    const samples = Number(metadata['00280002']?.Value?.[0]);
    const bits = Number(metadata['00280100']?.Value?.[0]);
    const raw = decodeFrame(
      part?.body ?? new Uint8Array(0),
      TRANSFER_SYNTAX[plan?.syntax ?? 'explicit'],
      bits / 8,
      samples,
    );
    expect(pixelAt(raw ?? new Uint8Array(0), metadata, fact)).toBe(fact.stored);
    const slope = Number(metadata['00281053']?.Value?.[0] ?? 1);
    const intercept = Number(metadata['00281052']?.Value?.[0] ?? 0);
    expect(fact.stored * slope + intercept).toBe(fact.value);
  });

  test('one frame alone when asked so, two only as parts, nothing transcoded', async () => {
    const fact = { study: 'sumire-us', series: 0, instance: 0 } as const;
    const one = await get('shiokaze', `${instancePath(fact)}/frames/3`, 'application/octet-stream');
    expect(one.body.length).toBe(400 * 300);
    expect(partsOf(await get('shiokaze', `${instancePath(fact)}/frames/1,24`)).length).toBe(2);
    expect((await get('shiokaze', `${instancePath(fact)}/frames/25`)).status).toBe(404);
    const jls = instancePath({ study: 'ritsuko-ct', series: 1, instance: 3 });
    const refused = await get(
      'minato',
      `${jls}/frames/1`,
      'multipart/related; type="application/octet-stream"; transfer-syntax=1.2.840.10008.1.2.1',
    );
    expect(refused.status).toBe(406);
    expect((await get('minato', `${jls}/frames/1`, 'multipart/related; type="image/jls"')).status).toBe(200);
  });

  test('whole instances, rendered pictures and thumbnails', async () => {
    const path = instancePath({ study: 'fumie-xr', series: 0, instance: 0 });
    const whole = await get('minato', path, 'application/dicom');
    expect(String.fromCharCode(...whole.body.subarray(128, 132))).toBe('DICM');
    expect(partsOf(await get('minato', `/studies/${studyUid('fumie-ct-old')}`)).length).toBe(8);
    for (const url of [
      `${path}/rendered`,
      `${path}/thumbnail`,
      `${instancePath({ study: 'ritsuko-ct', series: 0, instance: 3 })}/rendered?window=-600,1500`,
    ]) {
      const png = await get('minato', url);
      expect(png.headers['content-type']).toBe('image/png');
      expect([...png.body.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    }
    expect((await get('minato', `${path}/thumbnail`)).body.length).toBeLessThan(20_000);
  });

  test('404 for what it does not hold', async () => {
    expect((await get('minato', `/studies/${studyUid('fumie-abdomen-old')}/metadata`)).status).toBe(404);
    expect((await get('minato', '/nothing')).status).toBe(404);
  });
});

test('a file that is no DICOM is counted and left out', async () => {
  const lines: string[] = [];
  const backend = await createBuiltinDicomWeb({
    source: 'minato',
    publicBase: BASE,
    generated: false,
    dirs: [import.meta.dirname],
    log: (line) => lines.push(line),
  });
  expect(
    (await backend.handle({ method: 'GET', path: '/studies', query: new URLSearchParams(), headers: {} }))
      .status,
  ).toBe(204);
  expect(lines[0]).toMatch(/files are not readable as DICOM/);
});
