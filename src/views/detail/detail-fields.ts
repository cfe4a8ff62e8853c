import type { Entry } from '../../domain/entry.ts';
import { dateAndTime, momentText, whenText } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import { titleText } from '../../ui/entry-title.ts';
import { type FieldName, type Given, listed, ownFields } from './own-fields.ts';

/** One line of the detail; `value` is in the record's own words as far as it has any. */
export interface DetailField {
  readonly name: FieldName;
  readonly value: string;
}

/** Where, when and by whom it was told: expected to differ between sources, so never marked as a difference. */
const CIRCUMSTANCES: ReadonlySet<FieldName> = new Set([
  'kind',
  'when',
  'status',
  'institution',
  'department',
  'author',
  'recorded',
  'fetched',
  'withinDocument',
  'code',
  'category',
  'marks',
]);

/** Everything an entry says, the kind's own fields first, then where it comes from. Empty fields are left out. */
export function detailFields(text: Text, entry: Entry, today: string): readonly DetailField[] {
  const { provenance, when } = entry;
  const { language } = text;
  const given: Given = [
    ['kind', text.t(`kind.${entry.kind}`)],
    ['title', titleText(text, entry)],
    ...ownFields(text, entry, today),
    ['when', whenText(language, when, today)],
    [
      'marks',
      listed(
        text,
        entry.marks.map((mark) => text.t(`entry.mark.${mark}`)),
      ),
    ],
    ['status', entry.status],
    ['institution', provenance.institution ?? provenance.institutionNumber],
    ['department', provenance.department],
    ['author', provenance.author],
    [
      'recorded',
      provenance.recordedOn === undefined ? undefined : dateAndTime(language, provenance.recordedOn, today),
    ],
    ['fetched', momentText(language, provenance.fetchedAt, today)],
    ['withinDocument', provenance.withinDocument],
  ];
  return given.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}

export interface ComparedField {
  readonly name: FieldName;
  /** One cell per witness, in their order. */
  readonly values: readonly (string | undefined)[];
  readonly differs: boolean;
}

/** The fields of all witnesses side by side; those that differ are marked, circumstances apart. */
export function comparedFields(
  text: Text,
  witnesses: readonly Entry[],
  today: string,
): readonly ComparedField[] {
  const columns = witnesses.map((witness) => detailFields(text, witness, today));
  const names = [...new Set(columns.flatMap((column) => column.map((field) => field.name)))];
  return names.map((name) => {
    const values = columns.map((column) => column.find((field) => field.name === name)?.value);
    const said = new Set(values.filter((value) => value !== undefined));
    return { name, values, differs: said.size > 1 && !CIRCUMSTANCES.has(name) };
  });
}
