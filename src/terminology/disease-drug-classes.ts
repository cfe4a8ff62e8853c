/** Therapeutic classes that are named after a disease, with the ICD-10 categories (2013) of that disease. */
export interface DiseaseDrugClass {
  /** Beginnings of the YJ code: three digits of 薬効分類. */
  readonly classes: readonly string[];
  /** First and last three-character category, both included. */
  readonly from: string;
  readonly to: string;
}

/**
 * Only classes of 日本標準商品分類 87 whose own name is the name of a disease (総務省,
 * https://www.soumu.go.jp/toukei_toukatsu/index/seido/syouhin/2index.htm), with the categories that carry the same name
 * in 「疾病、傷害及び死因の統計分類」 (ICD-10 2013, https://www.mhlw.go.jp/toukei/sippei/). What a class is used for
 * besides is not in its name and not here: 利尿剤 and 血管拡張剤 name no disease.
 */
export const DRUG_CLASS_OF_DISEASE: readonly DiseaseDrugClass[] = [
  // 抗てんかん剤
  { classes: ['113'], from: 'G40', to: 'G41' },
  // 抗パーキンソン剤
  { classes: ['116'], from: 'G20', to: 'G22' },
  // 不整脈用剤
  { classes: ['212'], from: 'I47', to: 'I49' },
  // 血圧降下剤
  { classes: ['214'], from: 'I10', to: 'I15' },
  // 高脂血症用剤
  { classes: ['218'], from: 'E78', to: 'E78' },
  // 消化性潰瘍用剤
  { classes: ['232'], from: 'K25', to: 'K28' },
  // 痔疾用剤
  { classes: ['255'], from: 'K64', to: 'K64' },
  // 肝臓疾患用剤
  { classes: ['391'], from: 'K70', to: 'K77' },
  // 痛風治療剤
  { classes: ['394'], from: 'M10', to: 'M10' },
  // 糖尿病用剤, and すい臓ホルモン剤 (インスリン) of 2492
  { classes: ['396', '2492'], from: 'E10', to: 'E14' },
  // アルキル化剤 … その他の腫瘍用薬
  { classes: ['421', '422', '423', '424', '429'], from: 'C00', to: 'C97' },
  // 抗結核剤
  { classes: ['622'], from: 'A15', to: 'A19' },
];
