import { calendarOf, todayInTokyo } from '../people/calendar.ts';
import type { Calendar } from '../people/calendar.ts';
import { INSTITUTIONS } from '../people/form/institutions.ts';
import type { PersonSpec } from '../people/form/patient.ts';
import { identities } from '../people/identities.ts';
import type { PersonKey } from '../people/identities.ts';
import type { SourceId } from '../people/world.ts';
import { derivedObjects } from './derived.ts';
import { writePart10 } from './dicom-writer.ts';
import type { Dataset, DicomElement, StoredPixels } from './dicom-writer.ts';
import { encodeJpeg2000, encodeJpegLs, encodeRle } from './encoders.ts';
import {
  CT_SIZE,
  CT_SLICE_STEP,
  CT_SPACING,
  MR_SIZE,
  MR_SPACING,
  MR_STEP,
  RESCALE_INTERCEPT,
  THICK_SLICE_STEP,
  ctSliceZ,
  drawPhantom,
} from './phantoms.ts';
import type { Picture } from './phantoms.ts';
import { romaji } from './romaji.ts';
import {
  STUDIES,
  TRANSFER_SYNTAX,
  frameOfReferenceUid,
  instanceUid,
  seriesUid,
  sopClassOf,
  studyUid,
} from './studies.ts';
import type { SeriesPlan, StudyKey, StudyPlan, SyntaxName } from './studies.ts';

export type GeneratedInstance = {
  uid: { study: string; series: string; instance: string };
  bytes: Uint8Array;
};

/** Draws and writes every study that has pixels, by source. */
export function generateStudies(options: { today?: string } = {}): Map<SourceId, GeneratedInstance[]> {
  const cal = calendarOf(options.today ?? todayInTokyo());
  const who = identities(cal);
  const bySource = new Map<SourceId, GeneratedInstance[]>([
    ['national', []],
    ['minato', []],
    ['shiokaze', []],
  ]);
  for (const key of Object.keys(STUDIES) as StudyKey[]) {
    const plan: StudyPlan = STUDIES[key];
    if (plan.known === 'fhir-only') continue;
    const person = who[plan.person as PersonKey];
    for (const [s, series] of plan.series.entries())
      for (let n = 0; n < series.instances; n++)
        bySource.get(plan.source)?.push({
          uid: { study: studyUid(key), series: seriesUid(key, s), instance: instanceUid(key, s, n) },
          bytes: instanceBytes(key, plan, person, cal, s, series, n),
        });
    if (plan.traced === true) bySource.get(plan.source)?.push(...tracedOf(key, plan, person, cal));
  }
  return bySource;
}

function instanceBytes(
  key: StudyKey,
  plan: StudyPlan,
  person: PersonSpec,
  cal: Calendar,
  s: number,
  series: SeriesPlan,
  n: number,
): Uint8Array {
  const picture = drawPhantom(series.phantom, n, series.instances);
  const date = cal.daysAgo(plan.daysAgo).replaceAll('-', '');
  const time = `${plan.time.replace(':', '')}00`;
  return writePart10({
    sopClass: sopClassOf(series),
    sopInstance: instanceUid(key, s, n),
    transferSyntax: TRANSFER_SYNTAX[series.syntax],
    pixels: storedPixels(picture, series.syntax),
    dataset: [
      ...patientElements(plan, person),
      ...studyElements(key, plan, date, time),
      ...seriesElements(key, series, s, n, date, time),
      ...imageElements(picture),
      ...geometryElements(key, series, n),
      ...lookElements(series, picture),
    ],
  });
}

/** What somebody traced on the study, and how somebody left it to be seen: only the archive knows of these. */
function tracedOf(key: StudyKey, plan: StudyPlan, person: PersonSpec, cal: Calendar): GeneratedInstance[] {
  const date = cal.daysAgo(plan.daysAgo).replaceAll('-', '');
  const common = [...patientElements(plan, person), ...studyElements(key, plan, date, '113000')];
  return derivedObjects(key, plan.series[0]?.instances ?? 0, common, date);
}

/** PatientID is the number of the institution that took the picture, as in the FHIR Patient of the source. */
function patientElements(plan: StudyPlan, person: PersonSpec): Dataset {
  const locals = person.locals[plan.source] ?? [];
  const local = locals.find(([where]) => where === plan.institution)?.[1] ?? locals[0]?.[1] ?? '';
  const kanji = { family: person.family, ...person.differing?.[plan.source] }.family;
  return [
    [0x00080005, 'CS', 'ISO_IR 192'],
    [
      0x00100010,
      'PN',
      `${romaji(person.familyKana)}^${romaji(person.givenKana)}=${kanji}^${person.given}=${person.familyKana}^${person.givenKana}`,
    ],
    [0x00100020, 'LO', local],
    [0x00100030, 'DA', person.birthDate.replaceAll('-', '')],
    [0x00100040, 'CS', person.gender === 'female' ? 'F' : 'M'],
    [0x00104000, 'LT', '模擬画像（実在の患者ではない）'],
  ];
}

function studyElements(key: StudyKey, plan: StudyPlan, date: string, time: string): Dataset {
  return [
    [0x00080020, 'DA', date],
    [0x00080030, 'TM', time],
    [0x00080050, 'SH', plan.accession],
    [0x00080080, 'LO', INSTITUTIONS[plan.institution].name],
    [0x00080090, 'PN', ''],
    [0x00081030, 'LO', plan.description],
    [0x0020000d, 'UI', studyUid(key)],
    [0x00200010, 'SH', plan.accession.slice(-6)],
  ];
}

function seriesElements(
  key: StudyKey,
  series: SeriesPlan,
  s: number,
  n: number,
  date: string,
  time: string,
): Dataset {
  const elements: DicomElement[] = [
    [0x00080008, 'CS', 'DERIVED\\SECONDARY'],
    [0x00080016, 'UI', sopClassOf(series)],
    [0x00080018, 'UI', instanceUid(key, s, n)],
    [0x00080021, 'DA', date],
    [0x00080023, 'DA', date],
    [0x00080031, 'TM', time],
    [0x00080033, 'TM', time],
    [0x00080060, 'CS', series.modality],
    [0x00080070, 'LO', 'HITOME DEMO'],
    [0x0008103e, 'LO', series.description],
    [0x00180015, 'CS', BODY_PART[series.phantom]],
    [0x0020000e, 'UI', seriesUid(key, s)],
    [0x00200011, 'IS', s + 1],
    [0x00200013, 'IS', n + 1],
    [0x00280301, 'CS', 'YES'],
  ];
  return elements;
}

const BODY_PART = {
  'ct-chest': 'CHEST',
  'ct-thick': 'CHEST',
  'mr-head-t1': 'HEAD',
  'mr-head-t2': 'HEAD',
  'mr-head-dwi': 'HEAD',
  'chest-mono1': 'CHEST',
  'chest-mono2': 'CHEST',
  'us-cine-gray': 'ABDOMEN',
  'us-cine-rgb': 'HEART',
  knee: 'KNEE',
} as const;

function imageElements(picture: Picture): Dataset {
  const stored = picture.bits === 8 ? 8 : picture.photometric === 'MONOCHROME2' && picture.signed ? 16 : 12;
  const bits = picture.signed ? 16 : stored;
  const elements: DicomElement[] = [
    [0x00280002, 'US', picture.samples],
    [0x00280004, 'CS', picture.photometric],
    [0x00280010, 'US', picture.height],
    [0x00280011, 'US', picture.width],
    [0x00280100, 'US', picture.bits],
    [0x00280101, 'US', bits],
    [0x00280102, 'US', bits - 1],
    [0x00280103, 'US', picture.signed ? 1 : 0],
  ];
  if (picture.samples === 3) elements.push([0x00280006, 'US', 0]);
  if (picture.frames > 1)
    elements.push(
      [0x00280008, 'IS', picture.frames],
      [0x00280009, 'US', [0x0018, 0x1063]],
      [0x00181063, 'DS', 40],
      [0x00186011, 'SQ', [ultrasoundRegion(picture)]],
    );
  return elements;
}

function ultrasoundRegion(picture: Picture): Dataset {
  return [
    [0x00186012, 'US', 1],
    [0x00186014, 'US', 1],
    [0x00186016, 'UL', 0],
    [0x00186018, 'UL', 0],
    [0x0018601a, 'UL', 0],
    [0x0018601c, 'UL', picture.width - 1],
    [0x0018601e, 'UL', picture.height - 1],
    [0x00186024, 'US', 3],
    [0x00186026, 'US', 3],
    [0x0018602c, 'FD', 0.05],
    [0x0018602e, 'FD', 0.05],
  ];
}

function geometryElements(key: StudyKey, series: SeriesPlan, n: number): Dataset {
  if (series.modality === 'CT') {
    const step = series.phantom === 'ct-chest' ? CT_SLICE_STEP : THICK_SLICE_STEP;
    const z = ctSliceZ(series.phantom, n, series.instances);
    const corner = (-CT_SIZE / 2) * CT_SPACING;
    return [
      [0x00180050, 'DS', step],
      [0x00180060, 'DS', 120],
      [0x00180088, 'DS', step],
      [0x00185100, 'CS', 'HFS'],
      [0x00200032, 'DS', [round(corner), round(corner), round(z)]],
      [0x00200037, 'DS', '1\\0\\0\\0\\1\\0'],
      [0x00200052, 'UI', frameOfReferenceUid(key)],
      [0x00201041, 'DS', round(z)],
      [0x00280030, 'DS', [CT_SPACING, CT_SPACING]],
      [0x00281052, 'DS', RESCALE_INTERCEPT],
      [0x00281053, 'DS', 1],
      [0x00281054, 'LO', 'HU'],
    ];
  }
  if (series.modality === 'MR') return headGeometry(key, series, n);
  if (series.modality === 'US') return [];
  return [
    [0x00181164, 'DS', [0.35, 0.35]],
    [0x00280030, 'DS', [0.35, 0.35]],
    [0x00200020, 'CS', 'L\\F'],
    [0x00185101, 'CS', 'PA'],
  ];
}

/** Slices tilted by ten degrees about the left–right axis, with positions rounded as scanners round them. */
function headGeometry(key: StudyKey, series: SeriesPlan, n: number): Dataset {
  const tilt = (10 * Math.PI) / 180;
  const half = (MR_SIZE / 2) * MR_SPACING;
  const distance = (series.instances / 2 - n) * MR_STEP;
  const position = [
    -half,
    -half * Math.cos(tilt) + distance * Math.sin(tilt),
    half * Math.sin(tilt) + distance * Math.cos(tilt),
  ];
  return [
    [0x00180020, 'CS', 'SE'],
    [0x00180021, 'CS', 'NONE'],
    [0x00180023, 'CS', '2D'],
    [0x00180050, 'DS', MR_STEP],
    [0x00180080, 'DS', 500],
    [0x00180081, 'DS', 15],
    [0x00180087, 'DS', 3],
    [0x00180088, 'DS', MR_STEP],
    [0x00185100, 'CS', 'HFS'],
    [0x00200032, 'DS', position.map(round)],
    [
      0x00200037,
      'DS',
      ['1', '0', '0', '0', Math.cos(tilt).toFixed(6), (-Math.sin(tilt)).toFixed(6)].join('\\'),
    ],
    [0x00200052, 'UI', frameOfReferenceUid(key)],
    [0x00201041, 'DS', round(distance)],
    [0x00280030, 'DS', [MR_SPACING, MR_SPACING]],
  ];
}

function lookElements(series: SeriesPlan, picture: Picture): Dataset {
  if (picture.bits === 8) return [];
  const [center, width] =
    series.modality === 'CT' ? [40, 400] : series.modality === 'MR' ? [800, 1600] : [2048, 4096];
  return [
    [0x00281050, 'DS', center],
    [0x00281051, 'DS', width],
  ];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function storedPixels(picture: Picture, syntax: SyntaxName): StoredPixels {
  if (syntax === 'explicit' || syntax === 'implicit')
    return { native: picture.bytes, wide: picture.bits === 16 };
  const size = picture.bytes.length / picture.frames;
  const encode = syntax === 'rle' ? encodeRle : syntax === 'jpegls' ? encodeJpegLs : encodeJpeg2000;
  return {
    fragments: Array.from({ length: picture.frames }, (_, i) =>
      encode(picture.bytes.subarray(i * size, (i + 1) * size), picture),
    ),
  };
}
