import { jstDay } from '../domain/partial-date.ts';
import { leadingRecord } from '../domain/person.ts';
import { allergyFacts } from '../record/derive/kinds.ts';
import type { PatientRecord } from '../record/record.ts';
import type { Medicines } from '../views/medications/use-medicines.ts';
import type { WrittenNotebook } from '../views/medications/notebook-button.tsx';

/** Of 14 digits, as the format wants it: only the parts of one notebook are told apart by it from those of another. */
function notebookId(now: Date): string {
  return now.toISOString().replace(/\D/gu, '').slice(0, 14);
}

/**
 * The medicines that are not over, with the allergies, as an お薬手帳. `memo` goes along: which networks have not
 * answered, so that whoever reads it there does not take it for all.
 */
export async function writeNotebookOf(
  record: PatientRecord,
  { lines }: Medicines,
  memo: readonly string[],
  now: Date,
): Promise<WrittenNotebook> {
  const [{ writeNotebook }, { notebookQrCodes, splitNotebook }, { encodeShiftJis }] = await Promise.all([
    import('../sources/jahis/write-notebook.ts'),
    import('../sources/jahis/write-notebook-codes.ts'),
    import('../base/shift-jis.ts'),
  ]);
  const live = lines
    .filter(({ state }) => state !== 'ended')
    .flatMap((line) => line.supplies.filter((supply) => supply === line.supply || supply.state !== 'ended'));
  const facts = [...allergyFacts(record).value, ...new Set(live.flatMap((supply) => supply.facts))];
  const { text, written, leftOut } = writeNotebook(leadingRecord(record.person), facts, {
    today: jstDay(now),
    memo,
  });
  const { bytes, replaced } = encodeShiftJis(text);
  return {
    bytes,
    written,
    leftOut,
    replaced,
    codes: await notebookQrCodes(splitNotebook(text, notebookId(now))),
  };
}
