/** Short names of medicines in tables, with the name and the code that a record would carry. */
export interface MedicineWord {
  readonly text: string;
  readonly codes: string;
}

export const MEDICINES: Readonly<Record<string, MedicineWord>> = {
  アピ25: { text: 'エリキュース錠２．５ｍｇ', codes: 'yj:3339004F1029' },
  アピ5: { text: 'エリキュース錠５ｍｇ', codes: 'yj:3339004F2025' },
  アピ般: { text: '【般】アピキサバン錠２．５ｍｇ', codes: 'general:3339004F1ZZZ' },
  ダビガ: { text: 'プラザキサカプセル１１０ｍｇ', codes: 'yj:3339001M2020' },
  ワル1: { text: 'ワルファリンＫ錠１ｍｇ', codes: 'yj:3332001F1083' },
  ワル05: { text: 'ワルファリンＫ錠０．５ｍｇ', codes: 'yj:3332001F3019' },
  ワーファ1: { text: 'ワーファリン錠１ｍｇ', codes: 'yj:3332001F1024' },
  プレド5: { text: 'プレドニン錠５ｍｇ', codes: 'yj:2456001F1310' },
  プレド1: { text: 'プレドニゾロン錠１ｍｇ', codes: 'yj:2456001F2015' },
  プレド散: { text: 'プレドニゾロン散１％', codes: 'yj:2456002B1010' },
  アス100: { text: 'バイアスピリン錠１００ｍｇ', codes: 'yj:3399007H1021' },
  アス末: { text: 'アスピリン', codes: 'yj:1143001X1015' },
  タケルダ: { text: 'タケルダ配合錠', codes: 'yj:3399102F1025' },
  ランソ15: { text: 'ランソプラゾールＯＤ錠１５ｍｇ', codes: 'yj:2329023F1020' },
  タケキャブ: { text: 'タケキャブ錠１０ｍｇ', codes: 'yj:2329030F1020' },
  カロ200: { text: 'カロナール錠２００', codes: 'yj:1141007F1063' },
  アセト末: { text: 'アセトアミノフェン', codes: 'yj:1141001X1015' },
  ロキソ60: { text: 'ロキソプロフェンＮａ錠６０ｍｇ', codes: 'yj:1149019F1706' },
  ロキソテープ: { text: 'ロキソプロフェンＮａテープ１００ｍｇ', codes: 'yj:2649735S2169' },
  MTXカプセル: { text: 'リウマトレックスカプセル２ｍｇ', codes: 'yj:3999016M1021' },
  MTX錠: { text: 'メソトレキセート錠２．５ｍｇ', codes: 'yj:4222001F1023' },
  MTX注: { text: 'メトトレキサート皮下注７．５ｍｇ', codes: 'yj:3999468G1020' },
  アレンド35: { text: 'アレンドロン酸錠３５ｍｇ', codes: 'yj:3999018F2021' },
  ランタス: { text: 'ランタス注ソロスター', codes: 'yj:2492416G2024' },
  チラ50: { text: 'チラーヂンＳ錠５０μｇ', codes: 'yj:2431004F2022' },
  フロセ20: { text: 'フロセミド錠２０ｍｇ', codes: 'yj:2139005F1060' },
  フロセ40: { text: 'フロセミド錠４０ｍｇ', codes: 'yj:2139005F2016' },
  アムロ5: { text: 'アムロジピン錠５ｍｇ', codes: 'yj:2171022F2017' },
  ノルバ5: { text: 'ノルバスク錠５ｍｇ', codes: 'yj:2171022F2025' },
  アムロ25: { text: 'アムロジピン錠２．５ｍｇ', codes: 'yj:2171022F1282' },
  エナラ: { text: 'エナラプリルマレイン酸塩錠２．５ｍｇ', codes: 'yj:2144002F1210' },
  カンデ: { text: 'カンデサルタン錠４ｍｇ', codes: 'yj:2149040F2014' },
  ディオ: { text: 'バルサルタン錠８０ｍｇ', codes: 'yj:2149041F3015' },
  エンレスト: { text: 'エンレスト錠１００ｍｇ', codes: 'yj:2190041F2020' },
  ミカムロ: { text: 'ミカムロ配合錠ＡＰ', codes: 'yj:2149117F1025' },
  エックス: { text: 'エックスフォージ配合錠', codes: 'yj:2149114F1021' },
  トラム: { text: 'トラムセット配合錠', codes: 'yj:1149117F1020' },
  SG: { text: 'ＳＧ配合顆粒', codes: 'yj:1149116D1033' },
  感冒: { text: '名もない感冒配合剤', codes: 'yj:1180199D1131' },
  PL: { text: 'ＰＬ配合顆粒', codes: 'yj:1180107D1131' },
  葛根湯: { text: 'ツムラ葛根湯エキス顆粒（医療用）', codes: 'yj:5200013D1066' },
  院内A: { text: '院内製剤Ａ', codes: '' },
  院内B: { text: '院内製剤Ｂ', codes: '' },
  名だけアピ: { text: 'エリキュース錠２．５ｍｇ', codes: '' },
  HOT薬: { text: 'ダビガトランカプセル（院内採用）', codes: 'hot9:120434601' },
  センノ: { text: 'センノシド錠１２ｍｇ', codes: 'yj:2354003F2057' },
  クロナ細: { text: 'ランドセン細粒０．１％', codes: 'yj:1139003C1052' },
  クロナ細5: { text: 'ランドセン細粒０．５％', codes: 'yj:1139003C2059' },
  マグ330: { text: 'マグミット錠３３０ｍｇ', codes: 'yj:2344009F2031' },
  マグ末: { text: '酸化マグネシウム', codes: 'yj:2344002X1010' },
  スルピ精: { text: 'スルピリド錠１００ｍｇ', codes: 'yj:1179016F2013' },
  スルピ胃: { text: 'スルピリドカプセル５０ｍｇ', codes: 'yj:2329009M1011' },
  ヒルドイド: { text: 'ヒルドイドソフト軟膏０．３％', codes: 'yj:3339950M1098' },
  クロピド: { text: 'クロピドグレル錠７５ｍｇ', codes: 'yj:3399008F2010' },
  コンプラ: { text: 'コンプラビン配合錠', codes: 'yj:3399101F1020' },
  ニフェジ: { text: 'ニフェジピンＣＲ錠２０ｍｇ', codes: 'yj:2171014G4061' },
};

export function wordOfMedicine(text: string, coded: boolean): string {
  const found = Object.entries(MEDICINES).find(
    ([, word]) => word.text === text && (word.codes !== '') === coded,
  );
  return found?.[0] ?? text;
}
