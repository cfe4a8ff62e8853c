import type { AllergyEntry } from '../../../domain/entry.ts';
import { negativeOf } from '../../../terminology/negative-statements.ts';
import { codedAt, codedOf, conceptTexts, whenAt, whenOfChoice } from '../datatypes.ts';
import { type Json, listAt, textAt, textsAt } from '../json.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf, moreOf } from './facts.ts';

const RULES = rulesOf('AllergyIntolerance');
const CATEGORIES = ['medication', 'food', 'environment', 'biologic'] as const;

/** Third character of a JFAGY code: F 食品, M 医薬品, N その他 (JFAGY guide). */
function categoryByCode(code: string | undefined): AllergyEntry['category'] | undefined {
  const letter = code?.[2];
  return letter === 'F' ? 'food' : letter === 'M' ? 'medication' : undefined;
}

function reactionsOf(resource: Json): readonly string[] {
  return listAt(resource, 'reaction').flatMap((reaction) => {
    const manifestations = conceptTexts(reaction, 'manifestation');
    const description = textAt(reaction, 'description');
    return [...manifestations, ...(description === undefined ? [] : [description])];
  });
}

function isSevere(resource: Json): boolean {
  return listAt(resource, 'reaction').some((reaction) => textAt(reaction, 'severity') === 'severe');
}

/**
 * アレルギー・薬剤禁忌. 禁忌 is what the record calls so, or a drug with high criticality or a severe reaction: in the
 * national service 薬剤禁忌 is the severe subset of drug allergy (MHLW, 電子カルテ情報共有サービス, 6情報).
 */
export function normaliseAllergy(resource: Json, context: Context): readonly AllergyEntry[] {
  const base = baseOf(resource, context, ['recordedDate']);
  const reactionSubstance = listAt(resource, 'reaction').flatMap(
    (reaction) => codedAt(reaction, 'substance') ?? [],
  );
  const code = codedAt(resource, 'code') ?? reactionSubstance[0];
  const title = titleOr('AllergyIntolerance', code?.text);
  const stated = textsAt(resource, 'category');
  const category =
    CATEGORIES.find((name) => stated.includes(name)) ??
    code?.codings.map((coding) =>
      coding.system.includes('Jfagy') ? categoryByCode(coding.code) : undefined,
    )[0] ??
    'unknown';
  const level = textAt(resource, 'criticality');
  const criticality = level === 'high' || level === 'low' ? level : 'unknown';
  const medication = category === 'medication';
  const verification = codedOf(codeOf(resource))?.codings[0]?.code;
  // 「なし」 among foods may be the pear: what may be an allergy is one.
  const mayBePear = category === 'food' && /^(?:なし|ナシ|ﾅｼ)$/u.test(title);
  const negative =
    verification === 'refuted' ? ('refuted' as const) : mayBePear ? undefined : negativeOf(code);
  const worded = [title, ...base.notes].some((text) => text.includes('禁忌'));
  const dated = [
    whenOfChoice(resource, 'onset'),
    whenAt(resource, 'lastOccurrence'),
    whenAt(resource, 'recordedDate'),
  ];
  return [
    {
      ...base,
      kind: 'allergy',
      when: dated.find((date) => date.state === 'dated') ?? datedBy(...dated),
      title,
      code: code ?? { text: title, codings: [] },
      category,
      criticality,
      ...present('negative', negative),
      contraindication:
        negative === undefined && medication && (worded || criticality === 'high' || isSevere(resource)),
      reactions: reactionsOf(resource),
      ...present('verification', verification),
      ...present('clinicalStatus', clinicalStatusOf(resource)),
      ...moreOf(factsOf(resource, RULES, context)),
    },
  ];
}

const STATUSES = ['active', 'inactive', 'resolved'] as const;

function clinicalStatusOf(resource: Json): AllergyEntry['clinicalStatus'] {
  const concept = codedAt(resource, 'clinicalStatus');
  const code = concept?.codings[0]?.code ?? concept?.text;
  return STATUSES.find((status) => status === code);
}

function codeOf(resource: Json): Json {
  return listAt(resource, 'verificationStatus')[0] ?? {};
}
