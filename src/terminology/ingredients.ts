import type { Coded } from '../domain/coded.ts';
import { drugIdentity, type DrugRoute } from './drug-codes.ts';
import { drugEffectClass } from './drug-effect-classes.ts';

/**
 * What a drug is made of, as far as its own code tells. `known` says how far that is:
 * - `parts`: every ingredient is known;
 * - `compound`: a compound (or 漢方, 生薬) of which not every part is known here; `parts` holds those that are;
 * - `product`: a product code without meaning inside (HOT), equal only to itself;
 * - `text`: words alone.
 * Only of `parts` may anything be said that rests on "does not hold this ingredient".
 */
export interface Ingredients {
  readonly known: 'parts' | 'compound' | 'product' | 'text';
  /** Equal keys: the same ingredients by the same route band, or the very same product, or the very same words. */
  readonly key: string;
  /** Ids of ingredients, sorted, the same over all routes where one is listed below; for comparing, not for showing. */
  readonly parts: readonly string[];
  readonly route?: DrugRoute;
}

/**
 * One ingredient under several seven-character codes (equal ingredient does not imply equal prefix), and ingredients that a
 * compound below holds as well. Read from 薬価基準収載品目リスト 2025-07-16 (成分名, salts and hydrates left out;
 * https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000078916.html).
 */
const CODES_OF_INGREDIENT: Readonly<Record<string, readonly string[]>> = {
  アスピリン: ['1143001', '3399007'],
  アセトアミノフェン: ['1141001', '1141007'],
  メトトレキサート: ['3999016', '4222001', '3999468', '4222400'],
  プレドニゾロン: ['2456001', '2456002'],
  スルピリド: ['1179016', '2329009'],
  プロプラノロール: ['2123008', '2149014', '2900003'],
  カルテオロール: ['2123005', '2149025'],
  イコサペント酸エチル: ['3399004', '2189021'],
  ベラプロスト: ['3399005', '2190027'],
  シルデナフィル: ['2190028', '2590018'],
  タダラフィル: ['2190030', '2590016'],
  ニトログリセリン: ['2171013', '2171018'],
  硝酸イソソルビド: ['2171011', '2171016'],
  トルバプタン: ['2139011', '2499012'],
  アセタゾラミド: ['2134001', '2134002'],
  ゾニサミド: ['1139005', '1169015'],
  ジゴキシン: ['2113003', '2113004'],
  アミノフィリン: ['2115001', '2115002'],
  カフェイン: ['2115003', '2115004', '2115009'],
  酸化マグネシウム: ['2344002', '2344009'],
  炭酸カルシウム: ['2190024', '2344007', '2344008'],
  塩化カリウム: ['3229001', '3229002'],
  モルヒネ: ['8114003', '8114004', '8114005'],
  コデイン: ['2242001', '8115001', '8115002'],
  エベロリムス: ['3999022', '4291023'],
  ラミブジン: ['6250006', '6250020'],
  フェノバルビタール: ['1125003', '1125004'],
  フェニトイン: ['1132002'],
  ペルフェナジン: ['1172004', '1172006', '1172007', '1172013'],
  クロルプロマジン: ['1171001', '1171005'],
  ヒドロキシジン: ['1179005', '1179019'],
  ジソピラミド: ['2129002', '2129005'],
  イソプレナリン: ['1339001', '2119002'],
  ヘパリンナトリウム: ['3334401', '3334402'],
  クロピドグレル: ['3399008'],
  ランソプラゾール: ['2329023'],
  ボノプラザン: ['2329030'],
  レボドパ: ['1164001'],
  エンタカポン: ['1169014'],
  トラマドール: ['1149038'],
  トリクロルメチアジド: ['2132003'],
  ヒドロクロロチアジド: ['2132004'],
  シルニジピン: ['2149037'],
  ロサルタン: ['2149039'],
  カンデサルタン: ['2149040'],
  バルサルタン: ['2149041'],
  テルミサルタン: ['2149042'],
  アゼルニジピン: ['2149043'],
  オルメサルタン: ['2149044'],
  イルベサルタン: ['2149046'],
  アジルサルタン: ['2149048'],
  アムロジピン: ['2171022'],
  // In a band of its own, and yet one ingredient.
  ヘパリン類似物質: ['3339950'],
};

/**
 * Compounds whose parts the same list names. A part stands here only where the code of the part alone is known too, or
 * where the list has no product of it alone (ダイアルミネート, ベンセラジド, カルビドパ, エルゴタミン, サクビトリル).
 */
const PARTS_OF_COMPOUND: Readonly<Record<string, readonly string[]>> = {
  '1139100': ['フェニトイン', 'フェノバルビタール'],
  '1139103': ['フェニトイン', 'フェノバルビタール'],
  '1139104': ['フェニトイン', 'フェノバルビタール'],
  '1139105': ['フェニトイン', 'フェノバルビタール'],
  '1149109': ['エルゴタミン', 'カフェイン'],
  '1149115': ['エルゴタミン', 'カフェイン'],
  '1149117': ['トラマドール', 'アセトアミノフェン'],
  '1169100': ['レボドパ', 'ベンセラジド'],
  '1169101': ['レボドパ', 'カルビドパ'],
  '1169102': ['レボドパ', 'カルビドパ', 'エンタカポン'],
  '2149110': ['ロサルタン', 'ヒドロクロロチアジド'],
  '2149111': ['カンデサルタン', 'ヒドロクロロチアジド'],
  '2149112': ['バルサルタン', 'ヒドロクロロチアジド'],
  '2149113': ['テルミサルタン', 'ヒドロクロロチアジド'],
  '2149114': ['バルサルタン', 'アムロジピン'],
  '2149115': ['オルメサルタン', 'アゼルニジピン'],
  '2149116': ['カンデサルタン', 'アムロジピン'],
  '2149117': ['テルミサルタン', 'アムロジピン'],
  '2149118': ['イルベサルタン', 'アムロジピン'],
  '2149119': ['イルベサルタン', 'トリクロルメチアジド'],
  '2149120': ['バルサルタン', 'シルニジピン'],
  '2149121': ['アジルサルタン', 'アムロジピン'],
  '2149122': ['テルミサルタン', 'アムロジピン', 'ヒドロクロロチアジド'],
  // One salt of two: its code is that of a single ingredient.
  '2190041': ['サクビトリル', 'バルサルタン'],
  '3399100': ['アスピリン', 'ダイアルミネート'],
  '3399101': ['クロピドグレル', 'アスピリン'],
  '3399102': ['アスピリン', 'ランソプラゾール'],
  '3399103': ['アスピリン', 'ボノプラザン'],
};

/**
 * Compounds of which some parts are known to be the same as another drug's. The parts of the first two are told by their
 * package inserts: SG http://meds.qlifepro.com/detail/621558101/sg-granules (which warns of acetaminophen twice), PL
 * https://www.pmda.go.jp/PmdaSearch/rdSearch/02/1180107D1131?user=1 .
 */
const SOME_PARTS_OF_COMPOUND: Readonly<Record<string, readonly string[]>> = {
  '1149116': ['アセトアミノフェン', 'カフェイン'],
  '1180107': ['アセトアミノフェン', 'カフェイン'],
  '2190105': ['タダラフィル'],
};

/** Mixtures that have a number of the band of single ingredients: ミグレニン. */
const MIXTURES: ReadonlySet<string> = new Set(['1144007']);

const INGREDIENT_OF_CODE: ReadonlyMap<string, string> = new Map(
  Object.entries(CODES_OF_INGREDIENT).flatMap(([name, codes]) => codes.map((code) => [code, name] as const)),
);

/** 生薬 and 漢方: many plants under one code, whatever its number. */
const MANY_PLANTS = /^5[12]0/u;

/**
 * The bands of characters 5–7 that stand for one ingredient: 001–099 内服, 400–499 注射, 700–799 外用. In the list 1xx of
 * 内服 are the compounds; the bands that are left are not told by any public table and are taken for compounds too, so that
 * nothing rests on a guess.
 */
const ONE_INGREDIENT = /^....[047]/u;

interface Composition {
  readonly parts: readonly string[];
  readonly whole: boolean;
}

function compositionOf(yj7: string): Composition {
  const compound = PARTS_OF_COMPOUND[yj7];
  if (compound !== undefined) return { parts: compound, whole: true };
  const named = INGREDIENT_OF_CODE.get(yj7);
  if (named !== undefined) return { parts: [named], whole: true };
  if (MANY_PLANTS.test(yj7) || MIXTURES.has(yj7) || !ONE_INGREDIENT.test(yj7))
    return { parts: SOME_PARTS_OF_COMPOUND[yj7] ?? [], whole: false };
  return { parts: [`yj:${yj7}`], whole: true };
}

const READ = new WeakMap<Coded, Ingredients>();

/**
 * The ingredients of a drug (med-ingredient-01). A mixture carries the codes of all that is in it; a brand and its
 * general name carry the same.
 */
export function ingredientsOf(drug: Coded): Ingredients {
  const known = READ.get(drug) ?? readIngredients(drug);
  READ.set(drug, known);
  return known;
}

function readIngredients(drug: Coded): Ingredients {
  const identity = drugIdentity(drug);
  const { route } = identity;
  if (identity.by !== 'ingredient' || route === undefined)
    return { known: identity.by === 'text' ? 'text' : 'product', key: identity.key, parts: [] };
  const codes = new Set(
    drug.codings.flatMap((coding) => drugIdentity({ text: drug.text, codings: [coding] }).yj7 ?? []),
  );
  const compositions = [...codes].map((yj7) => ({ yj7, ...compositionOf(yj7) }));
  const parts = [...new Set(compositions.flatMap((one) => one.parts))].sort();
  const open = compositions.filter((one) => !one.whole);
  if (open.length === 0) return { known: 'parts', key: `${parts.join('+')}|${route}`, parts, route };
  const names = [...parts, ...open.map(({ yj7 }) => `compound:${yj7}`)].sort();
  return { known: 'compound', key: `${names.join('+')}|${route}`, parts, route };
}

/** 薬効分類 to three digits; `name` where the official list of short names has one. */
export interface EffectGroup {
  readonly code: string;
  readonly name?: string;
  /** A group of what fits nowhere else (その他の…, 他に分類されない…): its drugs need have no effect in common. */
  readonly catchAll: boolean;
}

const CATCH_ALL = /^(その他|他に分類されない)/u;

/** Undefined for a drug whose codes do not tell it. */
export function effectGroupOf(drug: Coded): EffectGroup | undefined {
  const { yj7 } = drugIdentity(drug);
  if (yj7 === undefined) return undefined;
  const name = drugEffectClass(drug);
  const catchAll = name === undefined || CATCH_ALL.test(name);
  return { code: yj7.slice(0, 3), catchAll, ...(name === undefined ? {} : { name }) };
}
