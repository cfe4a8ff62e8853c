import type { DocumentEntry, ReportEntry } from '../../domain/entry.ts';
import { listText, longDate, whenText } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import { Chip, MarkChip } from '../../ui/chip.tsx';
import { factText } from '../../ui/fact-text.ts';
import { titleText } from '../../ui/entry-title.ts';

interface DocumentHeadProps {
  readonly text: Text;
  readonly entry: DocumentEntry | ReportEntry;
  readonly id: string;
  readonly today: string;
}

/** To whom, by whom, from where and when: before the text, for a letter is read differently by its addressee. */
function headRows(
  text: Text,
  entry: DocumentEntry | ReportEntry,
  today: string,
): readonly (readonly [string, string])[] {
  const { t, language } = text;
  const { provenance, when } = entry;
  const document = entry.kind === 'report' ? undefined : entry;
  const written =
    when.state === 'dated' && when.end === undefined
      ? longDate(language, when.start)
      : whenText(language, when, today);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('documents.addressee'), document?.addressee],
    [t('documents.institution'), [provenance.institution, provenance.department].filter(Boolean).join(' ')],
    [t('documents.author'), provenance.author],
    [t('documents.written'), written],
    [t('documents.custodian'), document?.custodian],
    [t('detail.fields.code'), entry.code.text === entry.title ? undefined : entry.code.text],
  ];
  return rows.flatMap(([term, value]) =>
    value === undefined || value === '' ? [] : [[term, value] as const],
  );
}

/** What else the record tells of the document, one line a fact, each once. */
function furtherRows(text: Text, entry: DocumentEntry | ReportEntry): readonly (readonly [string, string])[] {
  const { t, language } = text;
  const byName = Map.groupBy(entry.more ?? [], ({ name }) => name);
  const facts = [...byName].map(([name, same]) => {
    const said = [...new Set(same.map((fact) => factText(text, fact)))];
    // The same days with a name before them and without one are one fact.
    const once = said.filter(
      (one) =>
        !said.some(
          (other) => other !== one && /\s$/u.test(other.slice(0, -one.length)) && other.endsWith(one),
        ),
    );
    return [t(`detail.fields.${name}`), listText(language, once)] as const;
  });
  return entry.notes.length === 0 ? facts : [...facts, [t('detail.notes'), entry.notes.join('\n')] as const];
}

export function DocumentHead({ text, entry, id, today }: DocumentHeadProps) {
  const { t } = text;
  const document = entry.kind === 'report' ? undefined : entry;
  return (
    <header className="paper-head">
      <h2 id={`${id}-title`}>{titleText(text, entry)}</h2>
      <p className="flex-row">
        {document?.sort === undefined ? null : <Chip>{t(`detail.sort.${document.sort}`)}</Chip>}
        {entry.marks.map((mark) => (
          <MarkChip key={mark} mark={mark} />
        ))}
        {document?.version === undefined ? null : (
          <span className="note sub">{t('documents.version', { version: document.version })}</span>
        )}
      </p>
      <dl>
        {[...headRows(text, entry, today), ...furtherRows(text, entry)].map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
