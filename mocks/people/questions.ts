import { addMonths, type Calendar } from './calendar.ts';
import type { PersonKey } from './identities.ts';
import type { SourceId } from './world.ts';

/** Who asks; each signs in under this name and sees what the role is shown. */
type Asker = 'doctor' | 'er' | 'pharmacist' | 'caremanager';

type PanelName = 'timeline' | 'medications' | 'labs' | 'images' | 'documents' | 'summary' | 'care';

/**
 * One thing a reader does: a click on a tab, one key, a click on something by the words on it, one query (with or
 * without the key that takes its first hit), one screenful of scrolling.
 */
export type Action =
  | readonly ['go', PanelName]
  | readonly ['press', string]
  | readonly ['click', string]
  | readonly ['type', string]
  | readonly ['type and enter', string]
  | readonly ['scroll'];

/** A question of a first meeting, and the answer that the story of the person holds. */
export interface ClinicalQuestion {
  readonly id: string;
  readonly person: PersonKey;
  readonly asker: Asker;
  readonly ja: string;
  readonly en: string;
  /** Words that must be readable at the end; those of one line stand together in one place of the screen. */
  readonly answer: readonly (readonly string[])[];
  /** What would be a wrong answer: it must not stand in any place together with the first words. */
  readonly wrong?: readonly (readonly string[])[];
  readonly actions: readonly Action[];
  /**
   * The words of the newest row of a plain list that answers. Left out where no row can: what is not known stands in
   * no record.
   */
  readonly row?: readonly string[];
  /** The source that answers nothing while the question is asked. */
  readonly failing?: SourceId;
}

/** A day as a row tells it: the weekday within this year, the year before. */
function shown(cal: Calendar, day: string): string {
  if (day.slice(0, 4) !== cal.today.slice(0, 4)) return day;
  const weekday = '日月火水木金土'[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}(${weekday})`;
}

/** `/` opens the search, then one query is typed. */
function find(query: string): readonly Action[] {
  return [
    ['press', '/'],
    ['type', query],
  ];
}

/** As `find`, and the first hit is opened. */
function open(query: string): readonly Action[] {
  return [
    ['press', '/'],
    ['type and enter', query],
  ];
}

/** The two deliberate acts into the sheet for emergencies: the reason, and the start. */
const EMERGENCY: readonly Action[] = [
  ['click', '救急モード'],
  ['click', '意識障害'],
  ['click', '開始する'],
];

/** The questions, with answers of that day, written by hand from the stories beside this file. */
export function clinicalQuestions(cal: Calendar): readonly ClinicalQuestion[] {
  return [
    ...ofFumie(cal),
    ...ofShoji(cal),
    ...ofHaru(cal),
    ...ofKinu(cal),
    ...ofMasao(cal),
    ...ofOthers(cal),
    ...ofWhatIsNotKnown(),
    ...ofPapersAndLife(cal),
  ];
}

function ofFumie(cal: Calendar): readonly ClinicalQuestion[] {
  const day = (n: number) => shown(cal, cal.daysAgo(n));
  return [
    {
      id: 'anticoagulant',
      person: 'fumie',
      asker: 'pharmacist',
      ja: 'どの抗凝固薬を、どの量で飲んでいるか。情報源は一致しているか。',
      en: 'Which anticoagulant, in what dose, and do the sources agree?',
      answer: [['エリキュース錠', '1日2回', '1回量が不一致', '処方 5mg', '調剤 2.5mg']],
      actions: [['click', 'いまの薬']],
      row: ['調剤', 'エリキュース錠２．５ｍｇ'],
    },
    {
      id: 'dose-reduced-why',
      person: 'fumie',
      asker: 'pharmacist',
      ja: 'アピキサバンはなぜ減量されたのか。',
      en: 'Why was the apixaban reduced?',
      answer: [['体重51.2kg、Cr 1.62のためアピキサバン減量']],
      actions: find('アピキサバン 減量'),
      row: ['処方', 'エリキュース錠２．５ｍｇ', '月見浜総合病院'],
    },
    {
      id: 'penicillin',
      person: 'fumie',
      asker: 'er',
      ja: 'ペニシリンは使えるか。',
      en: 'Is penicillin safe?',
      answer: [['禁忌', 'ペニシリン系抗菌薬', 'アナフィラキシー']],
      actions: [],
      row: ['ペニシリン系抗菌薬', 'アレルギー'],
    },
    {
      id: 'last-admission',
      person: 'fumie',
      asker: 'doctor',
      ja: '最後の入院はいつ、何のためか。',
      en: 'When was the last admission, and what for?',
      answer: [['入院・手術', '右下葉肺炎（12日）', day(57)]],
      actions: [],
      row: ['入院', '右下葉肺炎'],
    },
    {
      id: 'egfr',
      person: 'fumie',
      asker: 'doctor',
      ja: '直近のeGFRと、その向きは。',
      en: 'What is the last eGFR, and which way does it go?',
      answer: [['推算GFR', '38.1', '37', '32.4', '25.3']],
      actions: [['go', 'labs']],
      row: ['推算GFR', '38.1'],
    },
    {
      id: 'abnormal-last-visit',
      person: 'fumie',
      asker: 'doctor',
      ja: '前回の受診の検査で異常だったのは何か。',
      en: 'Which results were abnormal at the last visit?',
      answer: [
        ['クレアチニン', '1.11', 'H'],
        ['推算GFR', '38.1', 'L'],
        ['カリウム', '5.2', 'H'],
        ['ヘモグロビン', '11.1', 'L'],
        ['HbA1c', '7.2', 'H'],
        ['BNP', '212', 'H'],
      ],
      actions: [
        ['click', '異常値'],
        ['click', '要約をたたむ'],
        ['click', '図をたたむ'],
      ],
      row: ['BNP', '212'],
    },
    {
      id: 'chest-ct',
      person: 'fumie',
      asker: 'doctor',
      ja: '今年、胸部CTは撮られたか。何と読まれたか。',
      en: 'Was a CT of the chest done this year, and what did it say?',
      answer: [['CT 胸部 読影報告', '右S6結節の増大', '3か月後のCT再検を推奨', day(51)]],
      actions: [...find('CT 胸部'), ['click', 'CT 胸部 読影報告']],
      row: ['CT 胸部 読影報告', '右S6結節の増大'],
    },
    {
      id: 'new-in-90-days',
      person: 'fumie',
      asker: 'doctor',
      ja: '直近90日で何が新しいか。',
      en: 'What is new in the last 90 days?',
      answer: [['直近90日の変化', 'ロキソプロフェン', day(7), '右Ｓ６結節影の疑い', '急性腎障害', day(56)]],
      actions: [['click', 'ほか8件']],
      row: ['急性腎障害'],
    },
    {
      id: 'diabetes-belongings',
      person: 'fumie',
      asker: 'doctor',
      ja: '糖尿病に関わる記録はどれか。',
      en: 'What belongs to the diabetes?',
      answer: [['２型糖尿病に関わる記録'], ['フォシーガ錠'], ['メトホルミン']],
      actions: [...open('2型糖尿病'), ['click', '関わる記録']],
      row: ['処方', 'フォシーガ錠'],
    },
  ];
}

function ofShoji(cal: Calendar): readonly ClinicalQuestion[] {
  const lastSaturday = shown(cal, cal.weekdayBefore(1, 6));
  return [
    {
      id: 'airway',
      person: 'shoji',
      asker: 'er',
      ja: '過去に挿管は難しかったか。',
      en: 'Was there difficulty with the airway?',
      answer: [['全身麻酔（気管挿管）', '挿管困難', 'Cormack III']],
      actions: find('挿管困難'),
      row: ['全身麻酔（気管挿管）'],
    },
    {
      id: 'bleeding-medicines',
      person: 'shoji',
      asker: 'er',
      ja: '意識のない人。血が止まりにくくなる薬を飲んでいるか。',
      en: 'Found unconscious: any medicine that makes bleeding worse?',
      answer: [
        ['ワルファリンＫ錠１ｍｇ', '抗凝固薬', '2.5錠', '推定服用中'],
        ['クロピドグレル', '抗血小板薬', '推定服用中'],
      ],
      actions: EMERGENCY,
      row: ['調剤', 'ワルファリン'],
    },
    {
      id: 'inr',
      person: 'shoji',
      asker: 'er',
      ja: '直近のPT-INRは。',
      en: 'What is the last PT-INR?',
      answer: [['PT-INR', '2.84', 'H']],
      actions: [['go', 'labs']],
      row: ['PT-INR', '2.84'],
    },
    {
      id: 'which-arm',
      person: 'shoji',
      asker: 'er',
      ja: 'どちらの腕で採血してはいけないか。',
      en: 'Which arm must not be used for drawing blood?',
      answer: [['左腕の採血・血圧測定・点滴は禁止']],
      actions: find('採血 腕'),
      row: ['左腕の採血・血圧測定・点滴は禁止'],
    },
    {
      id: 'contrast',
      person: 'shoji',
      asker: 'er',
      ja: '造影剤で何が起きたか。',
      en: 'What happened with contrast medium?',
      answer: [['ヨード造影剤', '造影CT中に嘔吐、収縮期血圧70台へ低下']],
      actions: open('造影剤'),
      row: ['ヨード造影剤'],
    },
    {
      id: 'last-dialysis',
      person: 'shoji',
      asker: 'doctor',
      ja: '最後の透析はいつか。ドライウェイトは。',
      en: 'When was the last dialysis, and what is the dry weight?',
      answer: [['血液透析', 'ドライウェイト 58.0kg', lastSaturday]],
      actions: find('ドライウェイト'),
      row: ['血液透析'],
    },
  ];
}

function ofHaru(cal: Calendar): readonly ClinicalQuestion[] {
  const aged = (months: number) => shown(cal, addMonths(cal.bornYearsAgo(6, '02-09'), months));
  return [
    {
      id: 'tube-size',
      person: 'haru',
      asker: 'er',
      ja: '気管カニューレの太さと長さは。',
      en: 'Which size is the tracheostomy tube?',
      answer: [['気管カニューレ', 'カフなし', '内径4.5mm', '長さ42mm']],
      actions: open('気管カニューレ'),
      row: ['医療機器', '気管カニューレ'],
    },
    {
      id: 'ventilator',
      person: 'haru',
      asker: 'er',
      ja: '在宅人工呼吸器の設定は。',
      en: 'How is the home ventilator set?',
      answer: [['在宅人工呼吸器', 'PCV A/C', '18 cmH2O', '5 cmH2O', '20 回/分']],
      actions: open('在宅人工呼吸器'),
      row: ['在宅人工呼吸器'],
    },
    {
      id: 'tube-out',
      person: 'haru',
      asker: 'er',
      ja: 'カニューレが抜けたときはどうするか。',
      en: 'What is to be done when the tube has come out?',
      answer: [['緊急時対応計画', '予備4.5mm、入らなければ4.0mmを挿入']],
      actions: open('カニューレが抜けた'),
      row: ['緊急時対応計画'],
    },
    {
      id: 'measles-vaccine',
      person: 'haru',
      asker: 'doctor',
      ja: '麻しん風しんのワクチンは何回、いつ受けたか。',
      en: 'Is the measles and rubella vaccine on record, and when?',
      answer: [
        ['麻しん風しん混合ワクチン', aged(62)],
        ['麻しん風しん混合ワクチン', aged(12)],
      ],
      actions: find('麻しん風しん'),
      row: ['麻しん風しん混合ワクチン'],
    },
  ];
}

function ofKinu(cal: Calendar): readonly ClinicalQuestion[] {
  return [
    {
      id: 'key-person',
      person: 'kinu',
      asker: 'caremanager',
      ja: 'キーパーソンは誰か。電話番号は。',
      en: 'Who is the key person, and the telephone number?',
      answer: [['キーパーソン', '白鳥 和恵', '090-0000-3308']],
      actions: [['go', 'care']],
      row: ['白鳥 和恵'],
    },
    {
      id: 'care-level',
      person: 'kinu',
      asker: 'caremanager',
      ja: '要介護度は。いつからか。',
      en: 'What care level, since when?',
      answer: [['要介護状態区分', '要介護3', shown(cal, cal.daysAgo(104))]],
      actions: find('要介護3 状態区分'),
      row: ['要介護状態区分', '要介護3'],
    },
    {
      id: 'diet-at-discharge',
      person: 'kinu',
      asker: 'caremanager',
      ja: '退院時サマリーは食事について何と言っているか。',
      en: 'What did the discharge summary say about diet?',
      answer: [['水分は中間のとろみ']],
      actions: [
        ['go', 'documents'],
        ['click', '退院時方針指示'],
      ],
      row: ['退院時サマリー'],
    },
    {
      id: 'after-the-stay',
      person: 'kinu',
      asker: 'pharmacist',
      ja: '骨折の手術・入院のあとに始まった薬は。',
      en: 'Which medicines began after the operation?',
      answer: [
        ['始まった薬', 'ロゼレム錠'],
        ['始まった薬', 'カロナール錠'],
      ],
      actions: [['go', 'care']],
      row: ['処方', 'ロゼレム錠'],
    },
    {
      id: 'resuscitation',
      person: 'kinu',
      asker: 'er',
      ja: '心肺蘇生についての本人の意思は。',
      en: 'What are her wishes about resuscitation?',
      answer: [['心肺蘇生と人工呼吸は希望しない']],
      actions: find('心肺蘇生'),
      row: ['人生の最終段階における医療・ケアの意思表示'],
    },
    {
      id: 'pressure-sore',
      person: 'kinu',
      asker: 'caremanager',
      ja: '褥瘡は良くなっているか。',
      en: 'Is the pressure sore healing?',
      answer: [['褥瘡', '2.1×1.4cm', '前週より縮小']],
      actions: find('褥瘡 縮小'),
      row: ['褥瘡', '2.1×1.4cm'],
    },
  ];
}

function ofMasao(cal: Calendar): readonly ClinicalQuestion[] {
  return [
    {
      id: 'told',
      person: 'masao',
      asker: 'doctor',
      ja: '本人は病名を知っているか。本人の前ではどう話すか。',
      en: 'Does he know his diagnosis, and how is it spoken of before him?',
      answer: [['病名は本人に告知していません（妻の希望）', '「膵炎と胆管の狭窄」としてお話しください']],
      actions: [
        ['go', 'documents'],
        ['click', '診療情報提供書'],
      ],
      row: ['診療情報提供書'],
    },
    {
      id: 'rescue-dose',
      person: 'masao',
      asker: 'pharmacist',
      ja: '頓用の麻薬は、いま1回何錠、1日何回までか。',
      en: 'What is the present rescue dose of the opioid?',
      answer: [['ナルラピド錠', '麻薬', '1回2錠', '1日6回まで（増量）', shown(cal, cal.daysAgo(5))]],
      actions: [['click', 'いまの薬']],
      row: ['処方', 'ナルラピド錠', '2錠'],
    },
  ];
}

function ofOthers(cal: Calendar): readonly ClinicalQuestion[] {
  return [
    {
      id: 'breast-feeding',
      person: 'sumire',
      asker: 'pharmacist',
      ja: '授乳中か。',
      en: 'Is she breast-feeding?',
      answer: [['授乳中', shown(cal, cal.daysAgo(50))]],
      actions: find('授乳'),
      row: ['授乳中'],
    },
    {
      id: 'methotrexate',
      person: 'ritsuko',
      asker: 'pharmacist',
      ja: 'メトトレキサートを最後に処方されたのはいつか。',
      en: 'When was methotrexate last prescribed?',
      answer: [['メトトレキサート', shown(cal, cal.monthsAgo(60))]],
      actions: find('メトトレキサート'),
      row: ['メトトレキサート'],
    },
    {
      id: 'painkiller',
      person: 'takahashi',
      asker: 'pharmacist',
      ja: '解熱鎮痛薬で気をつけることは。',
      en: 'Anything to mind with painkillers?',
      answer: [['禁忌', 'アスピリン（喘息誘発）', '喘息発作']],
      actions: [['go', 'timeline']],
      row: ['アスピリン（喘息誘発）'],
    },
    {
      id: 'warfarin-dose',
      person: 'tanabe-east',
      asker: 'doctor',
      ja: 'ワルファリンはいま1回何錠か。',
      en: 'How much warfarin does she take now?',
      answer: [['ワルファリンＫ錠１ｍｇ', '抗凝固薬', '1回3錠']],
      actions: [['go', 'medications']],
      row: ['調剤', 'ワルファリン'],
    },
    {
      id: 'check-up',
      person: 'kenta',
      asker: 'doctor',
      ja: '最新の特定健診の判定は。',
      en: 'What did the latest health check-up conclude?',
      answer: [['予備群該当']],
      actions: open('メタボリックシンドローム判定'),
      row: ['健康診断結果のお知らせ'],
    },
  ];
}

function ofWhatIsNotKnown(): readonly ClinicalQuestion[] {
  return [
    {
      id: 'unknown-of-child',
      person: 'haru',
      asker: 'doctor',
      ja: '湊が答えない。分からないままなのは何か。',
      en: 'Minato does not answer: what stays unknown?',
      answer: [
        ['病名', '不明'],
        ['処方', '不明'],
        ['手術・処置', '不明'],
      ],
      actions: [['press', 's']],
      failing: 'minato',
    },
    {
      id: 'unknown-allergies',
      person: 'kenta',
      asker: 'pharmacist',
      ja: '潮風が答えない。アレルギーは「なし」と言えるか。',
      en: 'Shiokaze does not answer: may his allergies be called none?',
      answer: [['アレルギー・禁忌', '取得できません', '潮風医療連携']],
      wrong: [['アレルギー', '記録なし']],
      actions: [['go', 'timeline']],
      failing: 'shiokaze',
    },
  ];
}

/** What documents, the lifetime summary and the view of care are opened for: three questions of each reader. */
function ofPapersAndLife(cal: Calendar): readonly ClinicalQuestion[] {
  return [
    {
      id: 'next-ct',
      person: 'fumie',
      asker: 'doctor',
      ja: '退院時サマリーは、右S6結節のCTを次にいつ撮ると言うか。',
      en: 'When does the discharge summary want the next CT of the nodule?',
      answer: [['3か月後に胸部CT']],
      actions: [
        ['go', 'documents'],
        ['click', '退院時サマリー'],
      ],
      row: ['退院時サマリー'],
    },
    {
      id: 'highest-weight',
      person: 'fumie',
      asker: 'doctor',
      ja: '記録のある中で、体重は最高で何kgか。いつか。',
      en: 'What is the highest weight on record, and when was it?',
      answer: [['最高', '58.4', shown(cal, cal.yearsAgo(2, '08-05'))]],
      actions: [['go', 'summary']],
      row: ['体重', '58.4'],
    },
    {
      id: 'transfusion',
      person: 'shoji',
      asker: 'doctor',
      ja: '輸血を受けたことがあるか。',
      en: 'Was he ever given blood?',
      answer: [['赤血球輸血']],
      actions: [['go', 'summary'], ['click', '項目ごと'], ['scroll']],
      row: ['赤血球輸血'],
    },
    {
      id: 'discharged-with',
      person: 'fumie',
      asker: 'pharmacist',
      ja: '退院時サマリーの退院時処方で、アピキサバンは1錠何mgか。',
      en: 'Which strength of apixaban does the discharge summary name?',
      answer: [['エリキュース錠2.5mg']],
      actions: [
        ['go', 'documents'],
        ['click', '退院時サマリー'],
      ],
      row: ['退院時サマリー'],
    },
    {
      id: 'only-in-ours',
      person: 'fumie',
      asker: 'pharmacist',
      ja: '療養計画書に見つからない、長く使う薬は何件か。',
      en: 'How many long-term medicines are not found in the patient summary?',
      answer: [['このサマリーには見つからない', '長く使う薬（推定服用中） 8']],
      actions: [['go', 'summary'], ['scroll'], ['scroll']],
    },
    {
      id: 'steroid-since',
      person: 'shoji',
      asker: 'pharmacist',
      ja: '長く使っているステロイドはあるか。',
      en: 'Is a steroid among the long-term medicines?',
      answer: [['プレドニン', '推定']],
      actions: [
        ['go', 'summary'],
        ['click', '項目ごと'],
      ],
      row: ['プレドニン'],
    },
    {
      id: 'daily-living-after-stay',
      person: 'kinu',
      asker: 'caremanager',
      ja: '入院の前と後で、バーセル指数はどう違うか。',
      en: 'How does the Barthel Index differ before and after the stay?',
      answer: [['75点', '35点']],
      actions: [['go', 'care']],
      row: ['Barthel Index', '35'],
    },
    {
      id: 'next-deadline',
      person: 'kinu',
      asker: 'caremanager',
      ja: 'リハビリ計画の期限はいつか。',
      en: 'When does the plan of rehabilitation end?',
      answer: [['計画・指示の期限', '訪問リハビリテーション計画書', shown(cal, cal.daysAgo(-1))]],
      actions: [['go', 'care']],
      row: ['訪問リハビリテーション計画書'],
    },
    {
      id: 'falls',
      person: 'kinu',
      asker: 'caremanager',
      ja: '転倒について気をつけることは。',
      en: 'What is to be minded about falls?',
      answer: [['転倒転落リスク 高', '夜間、トイレへ立ち上がる']],
      actions: [['go', 'care']],
      row: ['転倒転落リスク 高'],
    },
  ];
}
