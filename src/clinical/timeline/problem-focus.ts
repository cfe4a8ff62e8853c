import { eachSliced, type Sliced } from '../../base/sliced.ts';
import { foldText } from '../../base/text-fold.ts';
import type { ConditionEntry, Entry } from '../../domain/entry.ts';
import { isOfKind } from '../../domain/entry.ts';
import { DOCUMENT_KINDS, MEDICATION_KINDS } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { DRUG_CLASS_OF_DISEASE } from '../../terminology/disease-drug-classes.ts';

/**
 * Why a record is brought forward with a problem, the surest first:
 * focus-01 it names the problem as its reason; focus-02 it was recorded in a visit that names the problem;
 * focus-03 the problem's name stands in its words; focus-04 it is a diagnosis of the same ICD-10 category;
 * focus-05 it is a medicine whose therapeutic class (薬効分類) is named after the problem's disease.
 */
export type FocusRule = 'focus-01' | 'focus-02' | 'focus-03' | 'focus-04' | 'focus-05';

export interface Belonging {
  readonly fact: Merged;
  readonly rule: FocusRule;
}

/** Names of fewer letters (癌, 腫瘍) stand in too many words of other things. */
const SHORTEST_NAME = 3;

function isConcerned(entry: Entry, named: ReadonlySet<string>): boolean {
  const { source, concerns } = entry.provenance;
  return concerns?.some((one) => named.has(`${source} ${one}`)) === true;
}

/** `source Type/id` of every resource that stands for a fact. */
function standsOf(fact: Merged): readonly string[] {
  return [...fact.witnesses, ...fact.earlier].flatMap(({ provenance }) =>
    provenance.stands.map((stand) => `${provenance.source} ${stand}`),
  );
}

function icdOf(entry: Entry): readonly string[] {
  if (entry.kind !== 'condition') return [];
  return entry.code.codings
    .filter(({ system, code }) => system.includes('ICD10') && /^[A-Z]\d\d/u.test(code))
    .map(({ code }) => code.slice(0, 3));
}

/** Modifiers and suffixes are no part of the disease: 「右上腕骨骨折の疑い」 is looked for as it is, without the doubt. */
function nameOf(problem: Merged<ConditionEntry>): string {
  return foldText(problem.shown.title.replace(/の疑い|（.*?）|\(.*?\)/gu, ''));
}

function wordsOf(entry: Entry): string {
  const texts: string[] = [entry.title];
  if (entry.kind === 'encounter') texts.push(entry.reason ?? '', ...entry.diagnoses);
  if (entry.kind === 'procedure') texts.push(entry.reason ?? '');
  if (entry.kind === 'report') texts.push(entry.conclusion ?? '', ...entry.findings);
  if (isOfKind(entry, DOCUMENT_KINDS))
    for (const section of entry.sections) texts.push(section.title, section.text ?? '');
  for (const fact of entry.more ?? []) texts.push(fact.value);
  return foldText(texts.join(' '));
}

const folded = new WeakMap<Entry, string>();

function foldedWords(entry: Entry): string {
  const known = folded.get(entry) ?? wordsOf(entry);
  folded.set(entry, known);
  return known;
}

function isTreatment(entry: Entry, categories: ReadonlySet<string>): boolean {
  if (!isOfKind(entry, MEDICATION_KINDS)) return false;
  const { yj7 } = drugIdentity(entry.drug);
  if (yj7 === undefined) return false;
  return DRUG_CLASS_OF_DISEASE.some(
    ({ classes, from, to }) =>
      classes.some((prefix) => yj7.startsWith(prefix)) &&
      [...categories].some((category) => category >= from && category <= to),
  );
}

interface Sought {
  readonly named: ReadonlySet<string>;
  readonly name: string;
  readonly categories: ReadonlySet<string>;
  readonly visits: ReadonlySet<string>;
}

function ruleOf({ witnesses }: Merged, { named, name, categories, visits }: Sought): FocusRule | undefined {
  if (witnesses.some((one) => isConcerned(one, named))) return 'focus-01';
  const inVisit = witnesses.some(
    ({ provenance: { source, visit } }) => visit !== undefined && visits.has(`${source} ${visit}`),
  );
  if (inVisit) return 'focus-02';
  if (name.length >= SHORTEST_NAME && witnesses.some((one) => foldedWords(one).includes(name)))
    return 'focus-03';
  if (witnesses.some((one) => icdOf(one).some((code) => categories.has(code)))) return 'focus-04';
  return witnesses.some((one) => isTreatment(one, categories)) ? 'focus-05' : undefined;
}

/**
 * What of the record belongs to a problem, with the rule that says so: explicit references first. It is a way to look,
 * never a claim that nothing else belongs to it.
 */
export function* belongingTo(
  problem: Merged<ConditionEntry>,
  facts: readonly Merged[],
): Sliced<readonly Belonging[]> {
  const named = new Set(standsOf(problem));
  const visits = new Set<string>();
  yield* eachSliced(facts, (fact) => {
    if (fact.shown.kind !== 'encounter' || !fact.witnesses.some((one) => isConcerned(one, named))) return;
    for (const stand of standsOf(fact)) visits.add(stand);
  });
  const categories = new Set(problem.witnesses.flatMap(icdOf));
  const sought = { named, name: nameOf(problem), categories, visits };
  const found: Belonging[] = [];
  yield* eachSliced(facts, (fact) => {
    const rule = fact.key === problem.key ? undefined : ruleOf(fact, sought);
    if (rule !== undefined) found.push({ fact, rule });
  });
  return found;
}
