import { foldText } from '../../base/text-fold.ts';
import type { AllergyEntry } from '../../domain/entry.ts';
import {
  ALLERGEN_SUBSTANCES,
  type AllergenClass,
  allergenAsDrug,
  allergenClassesIn,
  type AllergenSubstance,
  belongsTo,
  narrowClassesOf,
  substancesIn,
  widerClassesOf,
} from '../../terminology/allergy-drugs.ts';
import { drugIdentity, type DrugRoute } from '../../terminology/drug-codes.ts';
import { ingredientsOf } from '../../terminology/ingredients.ts';

/** What an allergy names, as far as its codes and its words tell. */
export interface Allergen {
  /** YJ or 一般名処方 codes. */
  readonly codes: readonly string[];
  /** Other codes of drugs, `system|code`: equal to themselves only. */
  readonly productCodes: readonly string[];
  readonly parts: readonly string[];
  readonly substances: readonly AllergenSubstance[];
  readonly classes: readonly AllergenClass[];
  /** Classes to which what is named belongs; the record does not name them. */
  readonly related: readonly AllergenClass[];
  /** Routes for which the codes are known: of a drug by another route nothing is said. */
  readonly routes: ReadonlySet<DrugRoute>;
  /** Its words that may be the name of a drug. */
  readonly names: readonly string[];
  /** Of these, what no table maps. */
  readonly unread: readonly string[];
}

const SEPARATORS =
  /[、，,；;。\n/／（）()「」『』【】〔〕［］[\]：:＋+・]|及び|および|または|又は|と(?=[ァ-ヶA-Z])|(?<=[ぁ-んァ-ヶー一-龠])\s+/u;
/** What stands behind a name and is none of it. */
const TRAILING =
  /(?:薬疹|アレルギー|過敏症?|不耐症?|禁忌|副作用|系統|系|製剤|薬剤|抗菌薬|抗生物質|抗生剤|剤|薬|全般|一般|同系|など|等|の?疑い?|既往|歴|錠|カプセル|細粒|顆粒|散|シロップ|ドライシロップ|点滴静注用?|静注用?|筋注用?|皮下注用?|注射液|注射用|注用?|軟膏|クリーム|テープ|パップ|点眼液|坐剤|坐薬|(?<=[ァ-ヶー一-龠])(?:OD|DS|Na)|\d+(?:\.\d+)?(?:mg|g|mL|%|％|単位)?|で|にて|により|による|後|内服|服用|投与|使用|中)+$/iu;
/** Remarks on a reaction or a time: not the name of a thing. */
const REMARK =
  /疹|喘息|ショック|アナフィラキシ|かゆ|痒|嘔|吐|下痢|発熱|呼吸|浮腫|むくみ|腫|誘発|過敏|既往|昭和|平成|令和|\d+\s*(?:年|月|日|歳|分|時)|注意|あり$|有り?$|疑|不快|気分|めまい|低下|障害|壊死|症候群|重症|軽症|軽度|入院|本人|家族|母|詳細|不明|原因|以前|昔|幼少|小児期|頃|ころ|(?:^|[^A-Za-z])(?:SJS|TEN|DIHS)(?:$|[^A-Za-z])/u;
/** Words for a kind of medicine that no table maps. */
const VAGUE =
  /^(?:抗生(?:物質|剤)|抗菌薬|鎮痛剤?|鎮痛薬|痛み止め|風邪薬|かぜ薬|感冒薬|総合感冒薬|麻酔薬?|全身麻酔|消毒薬?|湿布薬?|シップ|注射|点滴|薬|薬剤|薬物|くすり|お?薬名不明|塗り薬|目薬|点眼|漢方薬?|市販薬|サプリメント|ワクチン|予防接種|降圧薬|睡眠薬|抗がん剤|ステロイド|輸血|血液製剤|何らかの薬|その他)$/u;

/** 「〇〇で発疹」: what stands before the remark. */
const BEFORE_REMARK = /^(.+?)(?:で|にて|により|による|後に?|を?(?:内服|服用|投与|使用|点滴|注射))/u;

function nameOf(part: string): string {
  return part.normalize('NFKC').trim().replace(TRAILING, '').trim();
}

function namesOfPart(part: string): readonly string[] {
  const plain = part.normalize('NFKC').trim();
  if (VAGUE.test(plain)) return [plain];
  if (!REMARK.test(plain)) return [nameOf(plain)];
  const before = BEFORE_REMARK.exec(plain)?.[1];
  return before === undefined || REMARK.test(before) ? [] : [VAGUE.test(before) ? before : nameOf(before)];
}

/** The parts of the words that may name a medicine: at least three letters, or two of kanji. */
function namesIn(text: string): readonly string[] {
  const names = text.split(SEPARATORS).flatMap(namesOfPart);
  return [...new Set(names)].filter((name) => foldText(name).length >= (/^[一-龠]+$/u.test(name) ? 2 : 3));
}

export function isVague(name: string): boolean {
  return VAGUE.test(name.normalize('NFKC'));
}

function isMapped(name: string): boolean {
  return substancesIn(name).length > 0 || allergenClassesIn(name).length > 0;
}

function routesOf(codes: readonly string[]): readonly DrugRoute[] {
  return codes.flatMap((code) => {
    const band = code.length < 5 ? undefined : code.slice(4, 5);
    return band === undefined ? [] : [band <= '3' ? 'oral' : band <= '6' ? 'injection' : 'external'];
  });
}

/** Reads an allergy: codes first, then words. Texts of one concept are read together (a title may say more than a display). */
export function allergenOf(entry: AllergyEntry): Allergen {
  const texts = [
    ...new Set([entry.title, entry.code.text, ...entry.code.codings.flatMap(({ display }) => display ?? [])]),
  ].filter((text) => text !== '');
  const asDrug = allergenAsDrug(entry.code);
  const coded = asDrug.codings.map((coding) => ({
    coding,
    identity: drugIdentity({ text: '', codings: [coding] }),
  }));
  const codes = coded.flatMap(({ coding, identity }) => (identity.by === 'ingredient' ? [coding.code] : []));
  const substances = [
    ...new Set([
      ...texts.flatMap((text) => substancesIn(text)),
      ...ALLERGEN_SUBSTANCES.filter((one) => codes.some((code) => belongsTo(one.codes, code))),
    ]),
  ];
  const classes = [...new Set(texts.flatMap((text) => allergenClassesIn(text)))];
  const all = [...codes, ...substances.flatMap((one) => one.codes)];
  const own = [...codes, ...substances.flatMap((one) => one.codes[0] ?? [])].flatMap(narrowClassesOf);
  const related = [...new Set([...own, ...widerClassesOf([...classes, ...own])])];
  const names = [...new Set(texts.flatMap(namesIn))];
  const ofClasses: readonly DrugRoute[] = classes.length === 0 ? [] : ['oral', 'injection'];
  const productCodes = coded.flatMap(({ coding, identity }) =>
    identity.by === 'product-code' ? [`${coding.system}|${coding.code}`] : [],
  );
  return {
    codes,
    productCodes,
    parts: codes.length === 0 ? [] : ingredientsOf(asDrug).parts,
    substances,
    classes,
    related: related.filter((one) => !classes.includes(one)),
    routes: new Set([...routesOf(all), ...ofClasses]),
    names,
    unread: codes.length + productCodes.length > 0 ? [] : names.filter((name) => !isMapped(name)),
  };
}
