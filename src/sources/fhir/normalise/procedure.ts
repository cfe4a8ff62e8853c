import type { ProcedureEntry } from '../../../domain/entry.ts';
import { negativeOf } from '../../../terminology/negative-statements.ts';
import { procedureSort } from '../../../terminology/procedure-sorts.ts';
import { codedAt, codedOf, conceptTexts, whenOfChoice } from '../datatypes.ts';
import { type Json, listAt } from '../json.ts';
import { baseOf, type Context, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf, moreOf } from './facts.ts';

const RULES = rulesOf('Procedure');

/** 手術・麻酔・輸血・処置・リハビリ (Procedure). */
export function normaliseProcedure(resource: Json, context: Context): readonly ProcedureEntry[] {
  const base = baseOf(resource, context, ['recorded']);
  const code = codedAt(resource, 'code');
  // A procedure of which only the category is coded is still named by it.
  const category = listAt(resource, 'category').flatMap((concept) => codedOf(concept) ?? [])[0];
  const title = titleOr('Procedure', code?.text, category?.text);
  const categoryCodes = category?.codings.map((coding) => coding.code) ?? [];
  const sort = procedureSort(title, category?.text ?? '', categoryCodes, code?.codings ?? []);
  return [
    {
      ...base,
      kind: 'procedure',
      when: whenOfChoice(resource, 'performed'),
      title,
      code: code ?? { text: title, codings: [] },
      ...present('sort', sort),
      ...present('negative', negativeOf(code)),
      ...present('category', category?.text),
      ...present('bodySite', conceptTexts(resource, 'bodySite').join('・') || undefined),
      ...present('outcome', codedAt(resource, 'outcome')?.text),
      ...present('reason', conceptTexts(resource, 'reasonCode').join('、') || undefined),
      ...moreOf(factsOf(resource, RULES, context)),
    },
  ];
}
