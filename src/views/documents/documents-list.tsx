import { hitsInDocument, holdsUnreadWords } from '../../clinical/documents/find-in-documents.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { sourcesOfMerged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { dateAndTime, numberText, whenText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Chip, MarkChip } from '../../ui/chip.tsx';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { sortedTitle } from '../../ui/entry-title.ts';
import { Icon, KindIcon } from '../../ui/icons.tsx';
import { WitnessSeals } from '../../ui/seal.tsx';
import type { DocumentFact } from './documents-view.ts';

/** Kinds in the order of the list: what tells most of a person comes first. */
export const DOCUMENT_ORDER = ['discharge-summary', 'referral', 'report', 'checkup', 'document'] as const;

interface DocumentListProps {
  readonly facts: readonly DocumentFact[];
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey | undefined) => void;
  readonly finding: string;
  readonly onFind: (words: string) => void;
  /** Enter in the field: on to the next place, with shift to the one before. */
  readonly onStep: (by: 1 | -1) => void;
  readonly chosen: ReadonlySet<EntryKey>;
  readonly onChoose: (key: EntryKey, on: boolean) => void;
  readonly onPrint: () => void;
}

/** The documents by kind, newest first; while words are looked for, those that hold them. */
export function DocumentList(props: DocumentListProps) {
  const { t } = useText();
  const { facts, finding, chosen } = props;
  const isFinding = finding.trim() !== '';
  const hits = new Map(
    isFinding ? facts.map((fact) => [fact.key, hitsInDocument(fact.shown, finding)] as const) : [],
  );
  const shown = isFinding ? facts.filter(({ key }) => (hits.get(key) ?? 0) > 0) : facts;
  const groups = DOCUMENT_ORDER.map((kind) => ({
    kind,
    facts: shown.filter((fact) => fact.shown.kind === kind),
  }));
  return (
    <nav className="documents-list" aria-label={t('documents.list')}>
      <FindField {...props} found={shown.length} />
      {chosen.size === 0 ? null : (
        <button type="button" className="btn documents-print-chosen" onClick={props.onPrint}>
          {t('documents.print.chosen', { n: numberText(chosen.size) })}
        </button>
      )}
      {groups
        .filter((group) => group.facts.length > 0)
        .map((group) => (
          <section key={group.kind}>
            <h3 className="day-head">
              {t(`kind.${group.kind}`)} <span>{numberText(group.facts.length)}</span>
            </h3>
            <ul>
              {group.facts.map((fact) => (
                <li key={fact.key} className="document-item">
                  <DocumentLine {...props} fact={fact} hits={hits.get(fact.key)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </nav>
  );
}

function FindField(props: DocumentListProps & { readonly found: number }) {
  const { t } = useText();
  const { facts, finding, onFind, onStep, found } = props;
  const unread = facts.filter(({ shown }) => holdsUnreadWords(shown)).length;
  const isFinding = finding.trim() !== '';
  return (
    <search className="documents-find">
      <input
        type="search"
        data-field="find"
        value={finding}
        aria-label={t('documents.find.label')}
        placeholder={t('documents.find.label')}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onFind(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onFind('');
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onStep(event.shiftKey ? -1 : 1);
        }}
      />
      {isFinding ? (
        <p className="note sub" role="status">
          {t('documents.find.within', { n: numberText(found), total: numberText(facts.length) })}
          {unread === 0 ? null : (
            <span data-none="unknown">{t('documents.find.unread', { n: numberText(unread) })}</span>
          )}
        </p>
      ) : null}
    </search>
  );
}

function DocumentLine({
  fact,
  sources,
  now,
  selected,
  onSelect,
  chosen,
  onChoose,
  hits,
}: DocumentListProps & { readonly fact: DocumentFact; readonly hits: number | undefined }) {
  const text = useText();
  const { t, language } = text;
  const { when, provenance } = fact.shown;
  const today = jstDay(now);
  const date =
    when.state === 'dated' ? dateAndTime(language, when.start, today) : whenText(language, when, today);
  const place = [provenance.institution, provenance.department].filter(Boolean).join(' ');
  const title = sortedTitle(text, fact.shown);
  return (
    <>
      <input
        type="checkbox"
        className="document-choose"
        aria-label={t('documents.print.choose', { title: `${date} ${title}` })}
        checked={chosen.has(fact.key)}
        onChange={(event) => onChoose(fact.key, event.target.checked)}
      />
      <button
        type="button"
        className="document-line"
        aria-current={fact.key === selected ? 'true' : undefined}
        onClick={() => onSelect(fact.key)}
        {...entryAttributes(fact)}
      >
        <KindIcon kind={fact.shown.kind} />
        <span className="document-date">{date}</span>
        <WitnessSeals ids={sourcesOfMerged(fact)} sources={sources} />
        <span className="document-title">{title}</span>
        <span className="document-place ellipsis" title={place}>
          {place}
        </span>
        <DocumentMarks fact={fact} hits={hits} />
      </button>
    </>
  );
}

function DocumentMarks({ fact, hits }: { readonly fact: DocumentFact; readonly hits: number | undefined }) {
  const { t } = useText();
  const { shown } = fact;
  const missing = 'bodyMissing' in shown && shown.bodyMissing !== undefined;
  return (
    <span className="document-marks">
      {hits === undefined ? null : (
        <Chip tone="quiet">{t('documents.find.hits', { n: numberText(hits) })}</Chip>
      )}
      {shown.marks.map((mark) => (
        <MarkChip key={mark} mark={mark} />
      ))}
      {fact.earlier.length > 0 ? (
        <Chip tone="dash">{t('documents.replacing', { n: fact.earlier.length })}</Chip>
      ) : null}
      {missing ? (
        <span className="nothing-small" data-none="unknown">
          <Icon name="failed" small />
          {t('documents.noBody')}
        </span>
      ) : null}
    </span>
  );
}
