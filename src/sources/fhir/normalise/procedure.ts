import type { ProcedureEntry } from '../../../domain/entry.ts';
import { codedAt, conceptTexts, whenOfChoice } from '../datatypes.ts';
import type { Json } from '../json.ts';
import { baseOf, type Context, present, titleOr } from './context.ts';

/** 手術・麻酔・輸血・処置・リハビリ (Procedure). */
export function normaliseProcedure(resource: Json, context: Context): readonly ProcedureEntry[] {
  const base = baseOf(resource, context, ['recorded']);
  const code = codedAt(resource, 'code');
  const title = titleOr('Procedure', code?.text);
  return [
    {
      ...base,
      kind: 'procedure',
      when: whenOfChoice(resource, 'performed'),
      title,
      code: code ?? { text: title, codings: [] },
      ...present('category', codedAt(resource, 'category')?.text),
      ...present('bodySite', conceptTexts(resource, 'bodySite').join('・') || undefined),
      ...present('outcome', codedAt(resource, 'outcome')?.text),
      ...present('reason', conceptTexts(resource, 'reasonCode').join('、') || undefined),
    },
  ];
}
