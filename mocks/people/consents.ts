import type { Calendar } from './calendar.ts';
import { addAllergy } from './form/allergy.ts';
import { addCondition } from './form/condition.ts';
import { addEncounter } from './form/encounter.ts';
import { addPerson, chartIn } from './form/patient.ts';
import type { PersonSpec } from './form/patient.ts';
import { prescribe } from './form/prescription.ts';
import { addProcedure } from './form/procedure.ts';
import { addConsent } from './form/record-kinds.ts';
import type { Chart, World } from './world.ts';

/** People who agreed, for a day or for good, in part or not at all, that others look at their records. */
export type ConsentingKey = 'mio' | 'reiji' | 'chinatsu' | 'michio';

export function consenting(cal: Calendar): Record<ConsentingKey, PersonSpec> {
  const town = (text: string) => ({ postal: '999-0107', text });
  return {
    mio: {
      key: 'mio',
      family: '浅香',
      given: '澪',
      familyKana: 'アサカ',
      givenKana: 'ミオ',
      birthDate: cal.bornYearsAgo(44, '03-11'),
      gender: 'female',
      memberId: '06990103:３１:２０７:00',
      note: 'Agreed at the card reader today, for 24 hours.',
      address: town('湊市青波３－７'),
      phone: '0000-32-3107',
      locals: { minato: [['tsukimihama', '0091-4410-2']], national: [] },
    },
    reiji: {
      key: 'reiji',
      family: '黒瀬',
      given: '礼司',
      familyKana: 'クロセ',
      givenKana: 'レイジ',
      birthDate: cal.bornYearsAgo(52, '10-27'),
      gender: 'male',
      memberId: '06990111:５:８８１２:00',
      note: 'Refuses that the national service shows anything of him.',
      address: town('湊市本町８－２'),
      phone: '0000-32-8812',
      locals: { minato: [['tsukimihama', '0091-4411-9']], national: [] },
    },
    chinatsu: {
      key: 'chinatsu',
      family: '三枝',
      given: '千夏',
      familyKana: 'サエグサ',
      givenKana: 'チナツ',
      birthDate: cal.bornYearsAgo(38, '07-02'),
      gender: 'female',
      memberId: '06990129:４４:６１０:00',
      note: 'Agreed without operations and medicines.',
      address: town('湊市月見浜１－１'),
      phone: '0000-32-0610',
      locals: { minato: [['tsukimihama', '0091-4412-6']], national: [] },
    },
    michio: {
      key: 'michio',
      family: '桂',
      given: '道夫',
      familyKana: 'カツラ',
      givenKana: 'ミチオ',
      birthDate: cal.bornYearsAgo(71, '01-30'),
      gender: 'male',
      memberId: '06990137:１２:９９０:00',
      note: 'A written consent without end in the region; the one day in the national service is over.',
      address: town('汐見市木漏日４－９'),
      phone: '0000-22-0990',
      locals: { shiokaze: [['yakusugi', '5521']], national: [] },
    },
  };
}

const HOSPITAL = {
  institution: 'tsukimihama',
  department: '外科',
  doctor: '汐田 美和',
  visit: 'AMB',
} as const;
const CLINIC = { institution: 'yakusugi', department: '内科', doctor: '夕凪 聡', visit: 'AMB' } as const;

type Place = typeof HOSPITAL | typeof CLINIC;

/** A small record of the usual things, so that there is something to show and to keep back. */
function addSmallRecord(charts: readonly Chart[], place: Place): void {
  const [first] = charts;
  if (first === undefined) return;
  const { cal } = first;
  addCondition(charts, {
    ...place,
    at: cal.daysAgo(40),
    text: '高血圧症',
    icd: 'I10',
    onset: cal.yearOnly(4),
    principal: true,
  });
  addAllergy(charts, { ...place, at: cal.daysAgo(700), text: 'アスピリン', criticality: 'high' });
  addProcedure(charts, { ...place, at: cal.daysAgo(900), text: '腹腔鏡下胆嚢摘出術', kind: '手術' });
  addEncounter(charts, { ...place, at: cal.daysAgo(40), type: '外来' });
  prescribe(charts, {
    ...place,
    at: cal.daysAgo(40),
    rps: [[{ drug: 'furosemide40', usage: 'morning', dose: 1, days: 60 }]],
  });
}

const READER = {
  scope: 'patient-privacy',
  text: '顔認証付きカードリーダーでの閲覧同意',
  detail: '',
} as const;

export function addConsenting(world: World, who: Readonly<Record<ConsentingKey, PersonSpec>>): void {
  const { cal } = world;
  const oneDay = (day: number) => ({
    at: `${cal.daysAgo(day)}T00:05:00+09:00`,
    from: `${cal.daysAgo(day)}T00:05:00+09:00`,
    until: `${cal.daysAgo(day - 1)}T00:05:00+09:00`,
  });
  const inHospital = (key: ConsentingKey) => {
    const { charts } = addPerson(world, who[key]);
    const national = chartIn(charts, 'national');
    addSmallRecord([chartIn(charts, 'minato'), national], HOSPITAL);
    return national;
  };
  addConsent([inHospital('mio')], { ...HOSPITAL, ...READER, ...oneDay(0) });
  addConsent([inHospital('reiji')], { ...HOSPITAL, ...READER, at: cal.daysAgo(12), rule: 'deny' });
  addConsent([inHospital('chinatsu')], {
    ...HOSPITAL,
    ...READER,
    ...oneDay(0),
    except: [
      { text: '手術情報', types: ['Procedure'] },
      { text: '薬剤情報', types: ['MedicationRequest', 'MedicationDispense'] },
    ],
  });
  const { charts: known } = addPerson(world, who.michio);
  const [shiokaze, national] = [chartIn(known, 'shiokaze'), chartIn(known, 'national')];
  addSmallRecord([shiokaze, national], CLINIC);
  addConsent([shiokaze], {
    ...CLINIC,
    at: cal.daysAgo(800),
    scope: 'patient-privacy',
    text: '潮風医療連携への参加と情報共有の同意（書面）',
    detail: '',
  });
  addConsent([national], { ...CLINIC, ...READER, ...oneDay(9) });
}
