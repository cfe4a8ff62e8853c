import { createRequire } from 'node:module';
import type * as DicomParser from 'dicom-parser';
import { describe, expect, test } from 'vitest';
import { generatePeople } from '../people/generate.ts';
import { decodeFrame } from './decoders.ts';
import { encodeJpeg2000, encodeJpegLs, encodeRle } from './encoders.ts';
import { generateStudies } from './generate.ts';
import { drawPhantom } from './phantoms.ts';
import { PIXEL_FACTS, STUDIES, TRANSFER_SYNTAX, studyUid } from './studies.ts';
import type { StudyKey } from './studies.ts';

const dicomParser = createRequire(import.meta.url)('dicom-parser') as typeof DicomParser;
const TODAY = '2026-11-24';
const studies = generateStudies({ today: TODAY });
const all = [...studies.values()].flat();

describe('the pictures of the demo world', () => {
  test('are drawn and written the same each time', () => {
    expect(all.length).toBeGreaterThan(150);
    const again = [...generateStudies({ today: TODAY }).values()].flat();
    expect(again.map((i) => i.bytes.length)).toEqual(all.map((i) => i.bytes.length));
  });

  test('are readable files that name themselves phantoms and carry the UIDs of the table', () => {
    for (const { uid, bytes } of all) {
      const data = dicomParser.parseDicom(bytes, { untilTag: 'x7fe00010' });
      expect(data.string('x0020000d')).toBe(uid.study);
      expect(data.string('x0020000e')).toBe(uid.series);
      expect(data.string('x00080018')).toBe(uid.instance);
      expect(data.string('x0008103e')).toContain('PHANTOM');
      expect(uid.instance.length).toBeLessThanOrEqual(64);
    }
    expect(new Set(all.map((i) => i.uid.instance)).size).toBe(all.length);
  });

  test('patient number and study UID are those of the FHIR side; gaps stand on both sides', () => {
    const { sources, people } = generatePeople({ today: TODAY });
    for (const key of Object.keys(STUDIES) as StudyKey[]) {
      const plan = STUDIES[key];
      const listed = sources[plan.source].some((r) =>
        JSON.stringify(r['identifier'] ?? '').includes(studyUid(key)),
      );
      const held = all.filter((i) => i.uid.study === studyUid(key));
      expect(listed).toBe(plan.known !== ('pacs-only' as string));
      expect(held.length > 0).toBe(plan.known !== ('fhir-only' as string));
      const first = held[0];
      if (first === undefined) continue;
      const id = dicomParser.parseDicom(first.bytes, { untilTag: 'x7fe00010' }).string('x00100020');
      const person = people.find((p) => p.key === plan.person);
      expect(person?.localIds[plan.source]?.some((local) => local.endsWith(`:${id}`))).toBe(true);
    }
  });

  test('the encoders lose nothing', () => {
    for (const phantom of ['ct-thick', 'mr-head-t2', 'chest-mono1'] as const) {
      const picture = drawPhantom(phantom, 2, 8);
      const pairs = [
        [TRANSFER_SYNTAX.rle, encodeRle(picture.bytes, picture)],
        [TRANSFER_SYNTAX.jpegls, encodeJpegLs(picture.bytes, picture)],
        [TRANSFER_SYNTAX.jpeg2000, encodeJpeg2000(picture.bytes, picture)],
      ] as const;
      for (const [syntax, bytes] of pairs)
        expect(
          Buffer.compare(decodeFrame(bytes, syntax, 2, 1) ?? new Uint8Array(0), picture.bytes),
          syntax,
        ).toBe(0);
    }
  });

  test('every syntax has a pixel fact', () => {
    const covered = new Set(PIXEL_FACTS.map((f) => STUDIES[f.study].series[f.series]?.syntax));
    expect(covered).toEqual(new Set(['explicit', 'implicit', 'jpeg2000', 'jpegls', 'rle']));
  });
});
