/**
 * Medicines of the demo world. `yj` are codes of the public drug price list or of package inserts,
 * `general` are 一般名処方 codes (nine characters + ZZZ). A product without a sourced code has neither
 * and is written with the official NOCODED placeholder: its text is then all a reader has.
 */
export type Drug = {
  text: string;
  yj?: string;
  hot9?: string;
  general?: string;
  unit: string;
  unitCode?: string;
  route?: 'PO' | 'AP' | 'IV' | 'SC';
};

function tablet(text: string, codes: Partial<Drug>): Drug {
  return { text, unit: '錠', unitCode: 'TAB', route: 'PO', ...codes };
}
function capsule(text: string, codes: Partial<Drug>): Drug {
  return { text, unit: 'カプセル', unitCode: 'CAP', route: 'PO', ...codes };
}
function outer(text: string, unit: string, codes: Partial<Drug> = {}): Drug {
  return { text, unit, route: 'AP', ...codes };
}

export const DRUGS = {
  apixaban5: tablet('エリキュース錠５ｍｇ', { general: '3339004F2ZZZ' }),
  apixaban25: tablet('エリキュース錠２．５ｍｇ', { yj: '3339004F1029' }),
  warfarin1: tablet('ワルファリンＫ錠１ｍｇ', { yj: '3332001F1083' }),
  edoxaban30: tablet('リクシアナＯＤ錠３０ｍｇ', { yj: '3339002F5025' }),
  clopidogrel75: tablet('クロピドグレル錠７５ｍｇ', { general: '3399008F2ZZZ' }),
  aspirin100: tablet('アスピリン腸溶錠１００ｍｇ', { yj: '3399007H1137' }),
  bisoprolol25: tablet('ビソプロロールフマル酸塩錠２．５ｍｇ', { general: '2123016F2ZZZ' }),
  carvedilol10: tablet('カルベジロール錠１０ｍｇ', { yj: '2149032F1099' }),
  furosemide20: tablet('フロセミド錠２０ｍｇ', { yj: '2139005F1060' }),
  furosemide40: tablet('フロセミド錠４０ｍｇ', { general: '2139005F2ZZZ' }),
  spironolactone25: tablet('スピロノラクトン錠２５ｍｇ', { yj: '2133001F1476' }),
  candesartan4: tablet('カンデサルタン錠４ｍｇ', { yj: '2149040F2014' }),
  enalapril25: tablet('エナラプリルマレイン酸塩錠２．５ｍｇ', { yj: '2144002F1210' }),
  amlodipine10od: tablet('アムロジピンＯＤ錠１０ｍｇ', { yj: '2171022F6276', hot9: '121431401' }),
  amlodipine25: tablet('アムロジピン錠２．５ｍｇ', { yj: '2171022F1282' }),
  nifedipine20cr: tablet('ニフェジピンＣＲ錠２０ｍｇ', { yj: '2171014G4061' }),
  dapagliflozin10: tablet('フォシーガ錠１０ｍｇ', { yj: '3969019F2023' }),
  metformin500: tablet('メトホルミン塩酸塩錠５００ｍｇＭＴ', { yj: '3962002F3015' }),
  glimepiride1: tablet('グリメピリド錠１ｍｇ', { yj: '3961008F1012' }),
  sitagliptin50: tablet('シタグリプチン錠５０ｍｇ', { yj: '3969010F2030' }),
  glargine: { text: 'ランタス注ソロスター', yj: '2492416G2024', unit: 'キット', route: 'SC' } as Drug,
  atorvastatin10: tablet('リピトール錠１０ｍｇ', { yj: '2189015F2020' }),
  rosuvastatin25: tablet('ロスバスタチン錠２．５ｍｇ', { yj: '2189017F1014' }),
  lansoprazole15: tablet('ランソプラゾールＯＤ錠１５ｍｇ', { yj: '2329023F1020' }),
  esomeprazole20: capsule('エソメプラゾールカプセル２０ｍｇ', { general: '2329029M2ZZZ' }),
  mgo330: tablet('マグミット錠３３０ｍｇ', { yj: '2344009F2031' }),
  mgo250: tablet('酸化マグネシウム錠２５０ｍｇ', { yj: '2344009F1086' }),
  sennoside12: tablet('センノシド錠１２ｍｇ', { yj: '2354003F2014' }),
  alendronate35: tablet('アレンドロン酸錠３５ｍｇ', { yj: '3999018F2028' }),
  loxoprofen60: tablet('ロキソプロフェンＮａ錠６０ｍｇ', { yj: '1149019F1706' }),
  acetaminophen200: tablet('アセトアミノフェン錠２００ｍｇ', { yj: '1141007F1195' }),
  acetaminophen500: tablet('カロナール錠５００', { yj: '1141007F3023' }),
  prednisolone5: tablet('プレドニン錠５ｍｇ', { yj: '2456001F1310' }),
  methotrexate2: capsule('メトトレキサートカプセル２ｍｇ', { general: '3999016M1ZZZ' }),
  folicAcid5: tablet('フォリアミン錠', {}),
  donepezil5: tablet('ドネペジル塩酸塩錠５ｍｇ', { general: '1190012F2ZZZ' }),
  levetiracetam250: tablet('イーケプラ錠２５０ｍｇ', { yj: '1139010F1024' }),
  clonazepam: {
    text: 'ランドセン細粒０．１％',
    yj: '1139003C1052',
    unit: 'g',
    unitCode: 'G',
    route: 'PO',
  } as Drug,
  carbocisteine250: tablet('カルボシステイン錠２５０ｍｇ', { yj: '2233002F1280' }),
  clarithromycin: tablet('クラリスロマイシン錠２００ｍｇ', { yj: '6149003F2100' }),
  fexofenadine60: tablet('フェキソフェナジン塩酸塩錠６０ｍｇ', { yj: '4490023F1270' }),
  oseltamivir75: capsule('オセルタミビルカプセル７５ｍｇ', {}),
  calciumCarbonate500: tablet('沈降炭酸カルシウム錠５００ｍｇ', {}),
  evocalcet: tablet('オルケディア錠１ｍｇ', {}),
  hydromorphone1: tablet('ナルラピド錠１ｍｇ', { yj: '8119003F1023' }),
  fentanylPatch: outer('デュロテップＭＴパッチ４．２ｍｇ', '枚', { yj: '8219700S5026' }),
  s1: capsule('ティーエスワン配合カプセルＴ２５', {}),
  ramelteon8: tablet('ロゼレム錠８ｍｇ', {}),
  zolpidem5: tablet('ゾルピデム酒石酸塩錠５ｍｇ', { yj: '1129009F1335' }),
  pregabalin25: tablet('プレガバリンＯＤ錠２５ｍｇ', { yj: '1190017F1185' }),
  duloxetine20: capsule('デュロキセチンカプセル２０ｍｇ', { yj: '1179052M1111' }),
  ferrous: tablet('クエン酸第一鉄Ｎａ錠５０ｍｇ', {}),
  ritodrine5: tablet('リトドリン塩酸塩錠５ｍｇ', {}),
  heparinoid: outer('ヒルドイドローション０．３％', '本', { unitCode: 'HON' }),
  eyeDrop: outer('ヒアルロン酸Ｎａ点眼液０．１％', '本', { unitCode: 'HON' }),
  loxTape: outer('ロキソプロフェンＮａテープ１００ｍｇ', '枚', {}),
  tulobuterol: outer('ツロブテロールテープ１ｍｇ', '枚', { yj: '2259707S1209' }),
  hospitalOintment: outer('皮膚科軟膏（院内調製）', 'g', { unitCode: 'G' }),
  febuxostat10: tablet('フェブキソスタット錠１０ｍｇ', {}),
  tacrolimus1: capsule('タクロリムスカプセル１ｍｇ', {}),
  denosumab: { text: 'プラリア皮下注６０ｍｇシリンジ', unit: '筒', route: 'SC' } as Drug,
  epoetin: { text: 'エポエチンベータペゴル注シリンジ１００μｇ', unit: '筒', route: 'IV' } as Drug,
  tsumura100: {
    text: '大建中湯エキス顆粒',
    yj: '5200092C1025',
    unit: 'g',
    unitCode: 'G',
    route: 'PO',
  } as Drug,
} as const satisfies Record<string, Drug>;

export type DrugKey = keyof typeof DRUGS;

/** Usage codes: the JAMI standard 16 digits where an official example prints them, otherwise the dummy. */
export const USAGES = {
  morning: { text: '1日1回 朝食後', code: '1011000400000000', times: 1 },
  noon: { text: '1日1回 昼食後', code: '1011004000000000', times: 1 },
  evening: { text: '1日1回 夕食後', code: '1011040000000000', times: 1 },
  bedtime: { text: '1日1回 就寝前', code: '1011100000000000', times: 1 },
  morningEvening: { text: '1日2回 朝夕食後', code: '1012040400000000', times: 2 },
  threeMeals: { text: '1日3回 毎食後', code: '1013044400000000', times: 3 },
  mealsAndBed: { text: '1日4回 毎食後と就寝前', code: '1014144400000000', times: 4 },
  threeMealsJustAfter: { text: '1日3回 毎食直後', times: 3 },
  wakingWeekly: { text: '週1回 起床時', times: 1 },
  weeklyTuesday: { text: '1日2回 朝夕食後（火曜日のみ）', times: 2 },
  feverAsNeeded: { text: '発熱時', code: '1050710000000000', times: 0 },
  sleeplessAsNeeded: { text: '不眠時', code: '1050610000000000', times: 0 },
  painAsNeeded: { text: '疼痛時', times: 0 },
  constipationAsNeeded: { text: '便秘時', times: 0 },
  spread: { text: '1日数回 塗布', code: '2B7N000000000000', times: 0 },
  stick: { text: '1日1回 貼付', times: 1 },
  stick3days: { text: '3日ごとに貼りかえ', times: 0 },
  eye: { text: '1日3回 点眼', code: '2H73000000000000', times: 0 },
  injectBed: { text: '1日1回 就寝前 皮下注射', times: 1 },
  nonDialysis: { text: '非透析日 1日1回 朝食後', times: 1 },
} as const satisfies Record<string, { text: string; code?: string; times: number }>;

export type UsageKey = keyof typeof USAGES;
