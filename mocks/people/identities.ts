import type { Calendar } from './calendar.ts';
import { consenting } from './consents.ts';
import type { PersonSpec } from './form/patient.ts';

/**
 * Who the people of the demo world are: names, numbers and which network knows them. All are invented.
 * Insurers begin with prefecture 99, phone numbers with 0000: neither exists.
 */
export const PERSON_KEYS = [
  'fumie',
  'shoji',
  'sumire',
  'haru',
  'kinu',
  'masao',
  'takahashi',
  'tanabe-east',
  'tanabe-west',
  'tokujiro',
  'nozomi',
  'ritsuko',
  'kenta',
  'mio',
  'reiji',
  'chinatsu',
  'michio',
] as const;
export type PersonKey = (typeof PERSON_KEYS)[number];

export function identities(cal: Calendar): Record<PersonKey, PersonSpec> {
  return { ...stories(cal), ...lookAlikes(cal), ...measures(cal), ...consenting(cal) };
}

function stories(
  cal: Calendar,
): Pick<Record<PersonKey, PersonSpec>, 'fumie' | 'shoji' | 'sumire' | 'haru' | 'kinu' | 'masao'> {
  return {
    fumie: {
      key: 'fumie',
      family: '桐谷',
      given: '文枝',
      familyKana: 'キリタニ',
      givenKana: 'フミエ',
      birthDate: cal.bornYearsAgo(68, '04-17'),
      gender: 'female',
      memberId: '06990012:１７:４４８２:02',
      note: 'Diabetes, CKD G3b, heart failure, AF on apixaban, pacemaker, colon cancer after surgery; apixaban 5 mg prescribed (minato) but 2.5 mg dispensed (national); penicillin contraindicated.',
      address: { postal: '999-0101', text: '汐見市みなと台２－１４－３' },
      phone: '0000-21-2216',
      maritalStatus: 'M',
      contacts: [{ name: '桐谷 義久', relation: '夫', phone: '090-0000-2216' }],
      locals: {
        minato: [
          ['tsukimihama', '0048-2216-7'],
          ['harunire', '10442'],
          ['university', 'U-552190'],
        ],
        shiokaze: [
          ['asanagi', 'A-20981'],
          ['tsubakizaka', '33017'],
        ],
        national: [],
      },
      differing: { national: { given: '文江' } },
    },
    shoji: {
      key: 'shoji',
      family: '相馬',
      given: '昭二',
      familyKana: 'ソウマ',
      givenKana: 'ショウジ',
      birthDate: cal.bornYearsAgo(80, '05-03'),
      gender: 'male',
      memberId: '39990017::２０４８８１６:',
      note: 'Haemodialysis, AF on warfarin, clopidogrel, insulin and prednisolone, pacemaker and stent, difficult airway, cephem anaphylaxis, two contacts: the emergency story.',
      address: { postal: '999-0107', text: '汐見市水際町７－２' },
      phone: '0000-21-4417',
      maritalStatus: 'W',
      contacts: [
        { name: '相馬 早苗', relation: '長女', phone: '090-0000-4417' },
        { name: '相馬 洋一', relation: '長男（県外）', phone: '080-0000-7781' },
      ],
      locals: {
        minato: [
          ['tsukimihama', '0012-7703-1'],
          ['migiwa', 'D-0318'],
        ],
        shiokaze: [
          ['komorebi', '6011'],
          ['hamakaze', 'H-4410'],
        ],
        national: [],
      },
    },
    sumire: {
      key: 'sumire',
      family: '小坂',
      given: 'すみれ',
      familyKana: 'コサカ',
      givenKana: 'スミレ',
      birthDate: cal.bornYearsAgo(34, '06-21'),
      gender: 'female',
      memberId: '06990038:３:１１９０４:01',
      note: 'Pregnancy check-ups, gestational diabetes, caesarean section seven weeks ago, iron deficiency; ultrasound cine in shiokaze.',
      address: { postal: '999-0112', text: '汐見市渚町１－６－２０２' },
      phone: '0000-23-5520',
      maritalStatus: 'M',
      contacts: [{ name: '小坂 亮', relation: '夫', phone: '090-0000-5520' }],
      locals: {
        minato: [['tsukimihama', '0071-0034-2']],
        shiokaze: [
          ['nagisa', '2207'],
          ['asanagi', 'A-30455'],
        ],
        national: [],
      },
    },
    haru: {
      key: 'haru',
      family: '水野',
      given: '陽',
      familyKana: 'ミズノ',
      givenKana: 'ハル',
      birthDate: cal.bornYearsAgo(6, '02-09'),
      gender: 'male',
      memberId: '06990046:８８:３０７２:04',
      note: 'Child of six on home ventilation (tracheostomy, gastrostomy): settings, tube sizes, emergency plan, vaccines, infant check-ups, birth weight.',
      address: { postal: '999-0120', text: '汐見市海猫４－３' },
      phone: '0000-23-6689',
      contacts: [
        { name: '水野 香織', relation: '母', phone: '090-0000-6689' },
        { name: '水野 拓', relation: '父', phone: '090-0000-6690' },
      ],
      locals: {
        minato: [['university', 'U-781234']],
        shiokaze: [
          ['umineko', '5120'],
          ['shiosai', 'S-118'],
          ['asanagi', 'A-28841'],
        ],
        national: [],
      },
    },
    kinu: {
      key: 'kinu',
      family: '白鳥',
      given: 'キヌ',
      familyKana: 'シラトリ',
      givenKana: 'キヌ',
      birthDate: cal.bornYearsAgo(87, '11-02'),
      gender: 'female',
      memberId: '39990017::１１７３０２５:',
      note: 'Alzheimer dementia, care level 3, dysphagia, care plan and visiting nurse, fall with hip fracture five months ago.',
      address: { postal: '999-0131', text: '汐見市青波３－８' },
      phone: '0000-24-3308',
      maritalStatus: 'W',
      contacts: [{ name: '白鳥 和恵', relation: '長女（同居）', phone: '090-0000-3308' }],
      locals: {
        minato: [['tsukimihama', '0009-4120-5']],
        shiokaze: [
          ['yakusugi', '771'],
          ['shiosai', 'S-091'],
          ['aonami', 'C-0417'],
          ['hamakaze', 'H-2093'],
        ],
        national: [],
      },
    },
    masao: {
      key: 'masao',
      family: '久保田',
      given: '正雄',
      familyKana: 'クボタ',
      givenKana: 'マサオ',
      birthDate: cal.bornYearsAgo(59, '09-13'),
      gender: 'male',
      memberId: '01990015:２２０１０:７５１:00',
      note: 'Pancreatic cancer not told to the patient (UNINFORMED tag with its date in the note), chemotherapy, opioids.',
      address: { postal: '999-0140', text: '月見市北浜５－１２' },
      phone: '0000-26-9917',
      maritalStatus: 'M',
      contacts: [{ name: '久保田 美津子', relation: '妻', phone: '090-0000-9917' }],
      locals: {
        minato: [
          ['university', 'U-640072'],
          ['tsukimihama', '0066-1180-9'],
        ],
        shiokaze: [
          ['yakusugi', '902'],
          ['hamakaze', 'H-5501'],
        ],
        national: [],
      },
    },
  };
}

function lookAlikes(
  cal: Calendar,
): Pick<Record<PersonKey, PersonSpec>, 'takahashi' | 'tanabe-east' | 'tanabe-west'> {
  return {
    takahashi: {
      key: 'takahashi',
      family: '髙橋',
      given: '渉',
      familyKana: 'タカハシ',
      givenKana: 'ワタル',
      birthDate: cal.bornYearsAgo(47, '10-30'),
      gender: 'male',
      memberId: '06990053:５１:６２０８:01',
      note: 'Traveller known to both regions under different local numbers; branch number 01 in national and 05 in shiokaze, and two shapes of one kanji.',
      address: { postal: '999-0155', text: '湊市港見台１－２－９０４' },
      phone: '0000-31-2085',
      contacts: [{ name: '髙橋 恵', relation: '妻', phone: '090-0000-2085' }],
      locals: {
        minato: [['tsukimihama', '0055-3321-0']],
        shiokaze: [
          ['umineko', '40218'],
          ['hamakaze', 'H-6120'],
        ],
        national: [],
      },
      differing: {
        shiokaze: {
          family: '高橋',
          memberId: '06990053:51:6208:05',
          address: { postal: '999-0190', text: '汐見市浜風2-1 潮風荘' },
        },
      },
    },
    'tanabe-east': {
      key: 'tanabe-east',
      family: '田辺',
      given: '京子',
      familyKana: 'タナベ',
      givenKana: 'キョウコ',
      birthDate: cal.bornYearsAgo(52, '01-15'),
      gender: 'female',
      memberId: '06990061:１２:３３９１:00',
      note: 'One of two women of the same name and birth date: warfarin after valve replacement; minato and national.',
      address: { postal: '999-0161', text: '汐見市中央２－２－８' },
      phone: '0000-25-1121',
      locals: { minato: [['tsukimihama', '0031-5006-3']], national: [] },
    },
    'tanabe-west': {
      key: 'tanabe-west',
      family: '田辺',
      given: '京子',
      familyKana: 'タナベ',
      givenKana: 'キョウコ',
      birthDate: cal.bornYearsAgo(52, '01-15'),
      gender: 'female',
      memberId: '01990023:４４０１:８８０２:01',
      note: 'The other of the two: epilepsy, no anticoagulant, another address; minato only.',
      address: { postal: '999-0177', text: '月見市西町９－４' },
      phone: '0000-27-8890',
      locals: { minato: [['tsukimihama', '0064-9912-8']] },
    },
  };
}

function measures(
  cal: Calendar,
): Pick<Record<PersonKey, PersonSpec>, 'tokujiro' | 'nozomi' | 'ritsuko' | 'kenta'> {
  return {
    tokujiro: {
      key: 'tokujiro',
      family: '沢田',
      given: '徳次郎',
      familyKana: 'サワダ',
      givenKana: 'トクジロウ',
      birthDate: cal.bornYearsAgo(93, '03-08'),
      gender: 'male',
      memberId: '39990017::０９４４１２０:',
      note: 'Died two years ago at home; medicines whose supply would arithmetically run on past the death.',
      address: { postal: '999-0181', text: '汐見市夕凪１－１' },
      phone: '0000-24-7003',
      deceased: `${cal.daysAgo(731)}T04:32:00+09:00`,
      locals: {
        minato: [['tsukimihama', '0003-8814-6']],
        shiokaze: [
          ['yakusugi', '118'],
          ['hamakaze', 'H-0871'],
        ],
        national: [],
      },
    },
    nozomi: {
      key: 'nozomi',
      family: '西園寺',
      given: '望',
      familyKana: 'サイオンジ',
      givenKana: 'ノゾミ',
      birthDate: cal.bornYearsAgo(29, '08-08'),
      gender: 'female',
      memberId: '06990079:６:７０５:01',
      note: 'Known to minato and national but without a single clinical resource: truly nothing recorded.',
      address: { postal: '999-0199', text: '湊市本町３－３' },
      phone: '0000-32-0404',
      locals: { minato: [['tsukimihama', '0080-0001-4']], national: [] },
    },
    ritsuko: {
      key: 'ritsuko',
      family: '藤堂',
      given: '律子',
      familyKana: 'トウドウ',
      givenKana: 'リツコ',
      birthDate: cal.bornYearsAgo(61, '12-05'),
      gender: 'female',
      memberId: '06990087:２３:１０００９:00',
      note: 'The heavy record: rheumatoid arthritis and CKD, labs every month for 25 years, more than 12,000 resources over three networks.',
      address: { postal: '999-0203', text: '汐見市椿坂６－１' },
      phone: '0000-22-7430',
      contacts: [{ name: '藤堂 健', relation: '夫', phone: '090-0000-7430' }],
      locals: {
        minato: [
          ['university', 'U-100233'],
          ['tsukimihama', '0015-2290-1'],
        ],
        shiokaze: [
          ['tsubakizaka', '1180'],
          ['asanagi', 'A-01092'],
        ],
        national: [],
      },
    },
    kenta: {
      key: 'kenta',
      family: '早川',
      given: '健太',
      familyKana: 'ハヤカワ',
      givenKana: 'ケンタ',
      birthDate: cal.bornYearsAgo(45, '07-19'),
      gender: 'male',
      memberId: '06990095:９０:４０１１:00',
      note: 'Healthy: specific health check-ups over six years and vaccines, nothing else.',
      address: { postal: '999-0211', text: '汐見市木漏日２－５' },
      phone: '0000-22-1950',
      locals: { shiokaze: [['komorebi', '9902']], national: [] },
    },
  };
}
