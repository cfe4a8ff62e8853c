import { addPaper } from './form/document.ts';
import { addHealthCheck } from './form/health-check.ts';
import { smallPdf } from './form/pdf.ts';
import { addProcedure } from './form/procedure.ts';
import { addRecord, coded, named, quantity, words } from './form/record.ts';
import { addCarePlan } from './form/record-kinds.ts';
import type { Chart } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart };

const HOME = { institution: 'yakusugi', department: '内科', doctor: '夕凪 聡' } as const;
const NURSE = { institution: 'shiosai', doctor: '汐崎 ゆき（看護師）' } as const;
const MANAGER = { institution: 'aonami', doctor: '汐谷 恵（介護支援専門員）' } as const;
const ROLE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';

/** Who cares for her at home, with which aims and orders, and the papers of long-term care. */
export function addKinuCare(three: Three): void {
  addPeople(three);
  addOrders(three);
  addPlans(three);
  addPapers(three);
  addHealthCheckOfTheOld(three);
}

function addPeople({ shiokaze, minato }: Three): void {
  const { cal } = shiokaze;
  addRecord([shiokaze, minato], 'RelatedPerson', { ...MANAGER, at: cal.daysAgo(95) }, '長女', {
    active: true,
    relationship: [coded(ROLE, 'DAU', '長女（同居）'), words('キーパーソン')],
    name: [{ use: 'official', text: '白鳥 和恵' }],
    telecom: [{ system: 'phone', value: '090-0000-3308', use: 'mobile', rank: 1 }],
    gender: 'female',
    address: [{ text: '汐見市青波３－８（本人と同居）' }],
  });
  addRecord([shiokaze], 'RelatedPerson', { ...MANAGER, at: cal.daysAgo(95) }, '長男', {
    active: true,
    relationship: [coded(ROLE, 'SON', '長男（県外）'), words('緊急連絡先 2')],
    name: [{ use: 'official', text: '白鳥 誠一' }],
    telecom: [{ system: 'phone', value: '080-0000-3311', use: 'mobile', rank: 2 }],
    gender: 'male',
  });
  const member = (role: string, name: string, of: string) => ({
    role: [words(role)],
    member: named(name),
    onBehalfOf: named(of),
  });
  addRecord([shiokaze], 'CareTeam', { ...MANAGER, at: cal.daysAgo(95) }, '在宅チーム', {
    status: 'active',
    name: '白鳥さんの在宅療養チーム',
    period: { start: cal.daysAgo(95) },
    participant: [
      member('主治医', '夕凪 聡', 'ゆうなぎ在宅クリニック'),
      member('介護支援専門員', '汐谷 恵', 'ケアプランセンターあおなみ'),
      member('訪問看護師', '汐崎 ゆき', 'しおさい訪問看護ステーション'),
      member('訪問薬剤師', '浜 直人', 'はまかぜ薬局'),
      member('通所介護 相談員', '青木 仁', 'デイサービス あおなみ'),
    ],
  });
  addRecord([shiokaze], 'Flag', { ...NURSE, at: cal.daysAgo(12) }, '転倒', {
    status: 'active',
    category: [words('安全')],
    code: words('転倒転落リスク 高（夜間、トイレへ立ち上がる）'),
    period: { start: cal.daysAgo(12) },
  });
  addRecord([shiokaze], 'Communication', { ...NURSE, at: cal.daysAgo(5) }, '褥瘡', {
    status: 'completed',
    category: [words('多職種連携')],
    topic: words('褥瘡の経過の連絡'),
    sent: cal.daysAgo(5),
    sender: named('汐崎 ゆき（訪問看護師）'),
    recipient: [named('夕凪 聡（主治医）'), named('汐谷 恵（介護支援専門員）')],
    payload: [
      { contentString: '仙骨部褥瘡は縮小。エアマットの設定を変更しました。夜間の体位変換を家族と確認。' },
    ],
  });
}

function addOrders({ shiokaze, national, minato }: Three): void {
  const { cal } = shiokaze;
  addRecord([shiokaze], 'ServiceRequest', { ...HOME, at: cal.daysAgo(100) }, '訪問看護指示書', {
    status: 'active',
    intent: 'order',
    category: [words('訪問看護指示')],
    code: words('訪問看護指示書'),
    authoredOn: cal.daysAgo(100),
    occurrencePeriod: { start: cal.daysAgo(100), end: cal.daysAgo(-80) },
    requester: { reference: '#doctor', display: '夕凪 聡' },
    performer: [named('しおさい訪問看護ステーション')],
    reasonCode: [words('アルツハイマー型認知症、左大腿骨転子部骨折術後')],
    orderDetail: [words('褥瘡の処置'), words('服薬管理'), words('口腔ケアと嚥下の観察'), words('移乗の指導')],
    patientInstruction: '誤嚥に注意。発熱時は主治医へ連絡。',
  });
  addRecord([shiokaze], 'ServiceRequest', { ...HOME, at: cal.daysAgo(38) }, '特別訪問看護指示書', {
    status: 'completed',
    intent: 'order',
    category: [words('訪問看護指示')],
    code: words('特別訪問看護指示書'),
    authoredOn: cal.daysAgo(38),
    occurrencePeriod: { start: cal.daysAgo(38), end: cal.daysAgo(25) },
    requester: { reference: '#doctor', display: '夕凪 聡' },
    performer: [named('しおさい訪問看護ステーション')],
    reasonCode: [words('褥瘡の悪化（真皮を越える）')],
    orderDetail: [words('毎日の創処置'), words('浸出液と発熱の観察')],
  });
  addRecord([shiokaze], 'NutritionOrder', { ...HOME, at: cal.daysAgo(37) }, '嚥下調整食', {
    status: 'active',
    intent: 'order',
    dateTime: cal.daysAgo(37),
    orderer: { reference: '#doctor', display: '夕凪 聡' },
    oralDiet: {
      type: [words('嚥下調整食 学会分類3')],
      nutrient: [{ modifier: words('エネルギー'), amount: quantity(1200, 'kcal') }],
      texture: [{ modifier: words('ソフト食') }],
      fluidConsistencyType: [words('中間のとろみ')],
      instruction: '座位60度以上で。1回量はティースプーン1杯。',
    },
    excludeFoodModifier: [words('さば')],
  });
  addRecord(
    [minato],
    'ServiceRequest',
    { ...HOME, institution: 'tsukimihama', at: cal.daysAgo(60) },
    '骨密度',
    {
      status: 'active',
      intent: 'order',
      category: [words('検査')],
      code: words('骨密度測定（DXA法）'),
      authoredOn: cal.daysAgo(60),
      requester: { reference: '#doctor', display: '夕凪 聡' },
      reasonCode: [words('骨粗鬆症の治療効果判定')],
      bodySite: [words('腰椎・右大腿骨頸部')],
    },
  );
  addProcedure([shiokaze, national], {
    ...HOME,
    visit: 'AMB',
    at: cal.daysAgo(37),
    text: '創傷処置（１００ｃｍ２未満）',
    kind: '処置',
    receipt: '140000610',
    bodySite: '仙骨部',
    note: '洗浄、壊死組織なし。',
  });
}

function addPlans({ shiokaze }: Three): void {
  const { cal } = shiokaze;
  const goal = (text: string, state: string, measure: string, value: number, unit: string, due: string) => ({
    lifecycleStatus: 'active',
    achievementStatus: words(state),
    category: [words('ケアプラン')],
    description: words(text),
    startDate: cal.daysAgo(95),
    target: [{ measure: words(measure), detailQuantity: quantity(value, unit), dueDate: due }],
    expressedBy: named('本人・長女'),
  });
  addRecord(
    [shiokaze],
    'Goal',
    { ...MANAGER, at: cal.daysAgo(95) },
    '食卓',
    goal(
      '車いすで食卓につき、三食を座って食べる',
      '改善中',
      '座って食べる回数',
      3,
      '食/日',
      cal.daysAgo(-85),
    ),
  );
  addRecord(
    [shiokaze],
    'Goal',
    { ...MANAGER, at: cal.daysAgo(95) },
    '立ち上がり',
    goal('見守りで立ち上がる', '変化なし', '介助なしの立ち上がり', 3, '回/日', cal.daysAgo(-20)),
  );
  addCarePlan([shiokaze], {
    ...NURSE,
    at: cal.daysAgo(36),
    category: '訪問看護計画',
    title: '訪問看護計画書',
    description:
      '問題：＃1 仙骨部褥瘡　＃2 誤嚥性肺炎のリスク　＃3 介護者の疲労。\n解決策：週2回の創処置と評価（DESIGN-R）、食事場面の観察、長女の休息のためのショートステイの相談。',
    period: { start: cal.daysAgo(36), end: cal.daysAgo(-6) },
    goals: ['褥瘡が1か月で治癒する', '発熱なく過ごす'],
    week: [
      { when: '月曜 10:00', what: '創処置、全身状態の観察', by: 'しおさい訪問看護ステーション' },
      { when: '木曜 10:00', what: '創処置、口腔ケア、移乗の指導', by: 'しおさい訪問看護ステーション' },
    ],
  });
  addCarePlan([shiokaze], {
    ...HOME,
    at: cal.daysAgo(90),
    category: 'リハビリテーション計画',
    title: '訪問リハビリテーション計画書',
    description: '左下肢の筋力訓練、立ち上がりと移乗の練習。痛みに応じて中止する。',
    period: { start: cal.daysAgo(90), end: cal.daysAgo(-1) },
    week: [
      { when: '水曜 14:00', what: '訪問リハビリテーション（40分）', by: 'しおさい訪問看護ステーション' },
    ],
  });
}

function addPapers({ shiokaze, minato }: Three): void {
  const { cal } = shiokaze;
  const paper = (
    at: string,
    title: string,
    lines: string[],
    origin: typeof MANAGER | typeof HOME = MANAGER,
  ) => addPaper([shiokaze], { ...origin, at, title, pdf: lines }, smallPdf);
  paper(cal.daysAgo(108), '要介護認定調査票（基本調査・特記事項）', [
    '1-7 歩行 つかまらないとできない　2-1 移乗 一部介助',
    '2-3 えん下 見守り等　4-12 ひどい物忘れ ある',
    '特記事項：夜間に一人で立ち上がり転倒する。',
  ]);
  paper(cal.daysAgo(30), '介護記録（通所介護 モニタリング）', [
    '入浴：機械浴、仙骨部の発赤を確認し家族へ連絡。',
    '食事：ソフト食7割、むせ1回。',
    'レクリエーション：合唱に参加、笑顔あり。',
  ]);
  paper(
    cal.daysAgo(45),
    'かかりつけ連携手帳（写し）',
    ['かかりつけ医 ゆうなぎ在宅クリニック', 'かかりつけ薬局 はまかぜ薬局', '本人の希望 家で過ごしたい'],
    HOME,
  );
  addPaper([minato], {
    institution: 'tsukimihama',
    department: 'リハビリテーション科',
    doctor: '骨田 堅',
    at: cal.daysAgo(140),
    title: 'リハビリテーション総合実施計画書',
    text: ['目標：歩行器で見守り歩行、移乗は一部介助。', '期間：術後4週。', '説明：長女に説明し同意を得た。'],
  });
  const before = addPaper([shiokaze], {
    ...HOME,
    at: cal.daysAgo(300),
    title: '情報共有シート（在宅療養）',
    text: ['主介護者：長女。要介護1。', '食事：普通食、水分とろみなし。'],
  });
  addPaper([shiokaze], {
    ...HOME,
    at: cal.daysAgo(99),
    title: '情報共有シート（在宅療養）',
    description: '情報共有シート（在宅療養）改訂',
    text: ['主介護者：長女。要介護3。', '食事：ソフト食、水分は中間のとろみ。', '前版を差し替え。'],
    replaces: before,
  });
}

function addHealthCheckOfTheOld({ national }: Three): void {
  const { cal } = national;
  addHealthCheck([national], {
    kind: 'late-elderly',
    at: cal.yearsAgo(2, '06-11'),
    institution: 'checkup',
    doctor: '浜辺 治',
    number: 'KOUKI-3302',
    title: '後期高齢者健康診査の結果',
    results: [
      {
        text: '体重',
        value: quantity(41.2, 'kg'),
        category: 'body-measurement',
        code: '9N006000000000001',
      },
      {
        text: '収縮期血圧(1回目)',
        value: quantity(134, 'mmHg'),
        category: 'vital-signs',
        code: '9A751000000000001',
      },
      {
        text: 'HbA1c(NGSP値)',
        value: quantity(5.6, '%'),
        category: 'laboratory',
        code: '3D046000001906202',
      },
    ],
    questions: [
      { text: '半年前に比べて固いものが食べにくくなりましたか', value: 'はい', category: 'social-history' },
      { text: 'この1年間に転んだことがありますか', value: 'はい', category: 'social-history' },
      { text: '週に1回以上は外出していますか', value: 'いいえ', category: 'social-history' },
    ],
    judgement: '低栄養と転倒に注意。かかりつけ医へ相談してください。',
  });
}
