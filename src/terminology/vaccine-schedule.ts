/**
 * The routine programme (定期接種) of the fiscal year 2026 as municipal pages of 2025 and 2026 tell it, each row with its
 * page. The text of the ordinance was not read; vaccines whose rules differ from place to place, were in transition or
 * could not be sourced are not in here, and nothing is judged of them.
 */

/** An age from birth, the bound included (`from`) or not (`to`: up to the day before). */
interface AgeBound {
  readonly years?: number;
  readonly months?: number;
}

export interface VaccineRow {
  readonly id: string;
  /** The disease, as a vaccination record is read by it and not by its brand. */
  readonly disease: { readonly ja: string; readonly en: string };
  /** Names of vaccines against it, over the folded name (NFKC, no spaces). */
  readonly names: RegExp;
  /** Doses of the whole routine course. */
  readonly doses: number;
  /** Ages of the routine programme; without `to` for the rest of life. */
  readonly eligible: { readonly from: AgeBound; readonly to?: AgeBound };
  /** Doses are counted within a year. */
  readonly yearly?: true;
  readonly source: string;
}

const KOKA = 'https://www.city.koka.lg.jp/3854.htm';
const KASUGAI = 'https://www.city.kasugai.lg.jp/kenko/iryo/yobou/1027116/1024588/index.html';
const NIIZA = 'https://www.city.niiza.lg.jp/soshiki/31/teikiyobousessyu-syurui.html';
const HATOYAMA = 'http://www.town.hatoyama.saitama.jp/i/kosodate/boshi/1475141171609.html';
const KAKAMIGAHARA = 'https://www.city.kakamigahara.lg.jp/kodomo/iryou/1002227/1002230.html';

export const VACCINE_ROWS: readonly VaccineRow[] = [
  {
    id: 'hepatitis-b',
    disease: { ja: 'B型肝炎', en: 'Hepatitis B' },
    names: /B型肝炎|HBワクチン|ビームゲン|ヘプタバックス/iu,
    doses: 3,
    eligible: { from: {}, to: { years: 1 } },
    source: KOKA,
  },
  {
    id: 'pneumococcus-child',
    disease: { ja: '小児肺炎球菌', en: 'Pneumococcus (child)' },
    names: /肺炎球菌|プレベナー|バクニュバンス|PCV/iu,
    doses: 4,
    eligible: { from: { months: 2 }, to: { years: 5 } },
    source: KASUGAI,
  },
  {
    id: 'dpt-ipv-hib',
    disease: { ja: 'ジフテリア・百日せき・破傷風・ポリオ', en: 'Diphtheria, pertussis, tetanus, polio' },
    names:
      /五種混合|5種混合|四種混合|4種混合|DPT-?IPV|クイントバック|ゴービック|テトラビック|クアトロバック/iu,
    doses: 4,
    eligible: { from: { months: 2 }, to: { years: 7, months: 6 } },
    source: KAKAMIGAHARA,
  },
  {
    id: 'bcg',
    disease: { ja: '結核（BCG）', en: 'Tuberculosis (BCG)' },
    names: /BCG/iu,
    doses: 1,
    eligible: { from: {}, to: { years: 1 } },
    source: NIIZA,
  },
  {
    id: 'measles-rubella-1',
    disease: { ja: '麻しん・風しん（第1期）', en: 'Measles and rubella (first)' },
    names: /麻しん風しん|麻疹風疹|MR|ミールビック/iu,
    doses: 1,
    eligible: { from: { years: 1 }, to: { years: 2 } },
    source: HATOYAMA,
  },
  {
    id: 'varicella',
    disease: { ja: '水痘', en: 'Varicella' },
    names: /水痘|水ぼうそう/u,
    doses: 2,
    eligible: { from: { years: 1 }, to: { years: 3 } },
    source: 'http://takatsunaika.jp/teikiyobousessyu.htm',
  },
  {
    id: 'japanese-encephalitis-1',
    disease: { ja: '日本脳炎（第1期）', en: 'Japanese encephalitis (first)' },
    names: /日本脳炎|ジェービック|エンセバック/u,
    doses: 3,
    eligible: { from: { months: 6 }, to: { years: 7, months: 6 } },
    source: HATOYAMA,
  },
  {
    id: 'pneumococcus-old',
    disease: { ja: '高齢者肺炎球菌', en: 'Pneumococcus (65 years)' },
    names: /肺炎球菌|ニューモバックス|プレベナー|PPSV|PCV/iu,
    doses: 1,
    eligible: { from: { years: 65 }, to: { years: 66 } },
    source: 'https://www.city.isa.kagoshima.jp/blog/info-prompt/70167',
  },
  {
    id: 'influenza-old',
    disease: { ja: 'インフルエンザ（65歳以上・毎年）', en: 'Influenza (65 and older, every year)' },
    names: /インフルエンザ(?!菌)/u,
    doses: 1,
    yearly: true,
    eligible: { from: { years: 65 } },
    source: 'https://www.city.mito.lg.jp/site/vaccination/76756.html',
  },
];
