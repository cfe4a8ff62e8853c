import { useMemo } from 'react';
import { type Coverage, summariseCoverage } from '../../domain/coverage.ts';
import type { DocumentEntry, Entry, ReportEntry } from '../../domain/entry.ts';
import type { EntryKey, StudyUid } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { sourcesOfMerged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { dateAndTime, numberText, whenText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { Chip, MarkChip } from '../../ui/chip.tsx';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { sortedTitle } from '../../ui/entry-title.ts';
import { Icon, KindIcon } from '../../ui/icons.tsx';
import { Panel } from '../../ui/panel.tsx';
import { WitnessSeals } from '../../ui/seal.tsx';
import type { LoadAttachment } from './attachment.tsx';
import { DocumentReader } from './document-reader.tsx';
import './documents.css';

export type DocumentFact = Merged<DocumentEntry | ReportEntry>;

interface DocumentsPanelProps {
  readonly known: KnownFacts<DocumentEntry | ReportEntry>;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey | undefined) => void;
  readonly onLoadAttachment: LoadAttachment;
  /** The entries that a document's sections carry. */
  readonly entryOf: (key: EntryKey) => Entry | undefined;
  readonly onOpenImages?: (studyUid: StudyUid) => void;
}

const ORDER = ['discharge-summary', 'referral', 'report', 'checkup', 'document'] as const;

function isStruck(fact: DocumentFact): boolean {
  return fact.witnesses.every((witness) => witness.marks.includes('entered-in-error'));
}

/**
 * What lies open before anything is chosen: the newest of the most telling kind. Only when all has arrived, so that no
 * late answer changes the page under the reader's eye.
 */
function firstToRead(facts: readonly DocumentFact[], coverage: Coverage): DocumentFact | undefined {
  if (summariseCoverage(coverage) === 'loading') return undefined;
  return ORDER.map((kind) => facts.find((fact) => fact.shown.kind === kind)).find(
    (fact) => fact !== undefined,
  );
}

/** Whether a replaced document is held, though not as an earlier version of its successor (another kind of document). */
function isHeld(facts: readonly DocumentFact[], name: string, by: DocumentEntry): boolean {
  return facts.some(({ witnesses, earlier }) =>
    [...witnesses, ...earlier].some(
      ({ key, businessIds, provenance }) =>
        key !== by.key &&
        (businessIds.includes(name) ||
          (provenance.source === by.provenance.source && provenance.stands.includes(name))),
    ),
  );
}

/** The documents by kind, newest first, and the one that is being read. */
export function DocumentsPanel(props: DocumentsPanelProps) {
  const { t } = useText();
  const facts = useMemo(() => props.known.value.filter((fact) => !isStruck(fact)), [props.known.value]);
  const chosen = facts.find((fact) => fact.key === props.selected);
  const open = chosen ?? firstToRead(facts, props.known.coverage);
  return (
    <Panel
      name="documents"
      title={t('documents.title')}
      subject={t('documents.subject')}
      known={{ value: facts, coverage: props.known.coverage }}
      sources={props.sources}
      now={props.now}
      fills
    >
      {(value) => (
        <div className="documents" data-reading={chosen === undefined ? undefined : ''}>
          <DocumentList {...props} facts={value} />
          <div className="documents-reader">
            {open === undefined ? (
              <p className="documents-choose sub">{t('documents.choose')}</p>
            ) : (
              <>
                <button
                  type="button"
                  className="btn btn-quiet documents-back"
                  onClick={() => props.onSelect(undefined)}
                >
                  <Icon name="back" />
                  {t('documents.back')}
                </button>
                <DocumentReader
                  key={open.key}
                  fact={open}
                  sources={props.sources}
                  now={props.now}
                  onLoadAttachment={props.onLoadAttachment}
                  entryOf={props.entryOf}
                  isHeld={(name, by) => isHeld(facts, name, by)}
                  {...(props.onOpenImages === undefined ? {} : { onOpenImages: props.onOpenImages })}
                />
              </>
            )}
          </div>
        </div>
      )}
    </Panel>
  );
}

function DocumentList(props: DocumentsPanelProps & { readonly facts: readonly DocumentFact[] }) {
  const { t } = useText();
  const groups = ORDER.map((kind) => ({
    kind,
    facts: props.facts.filter((fact) => fact.shown.kind === kind),
  }));
  return (
    <nav className="documents-list" aria-label={t('documents.list')}>
      {groups
        .filter((group) => group.facts.length > 0)
        .map((group) => (
          <section key={group.kind}>
            <h3 className="day-head">
              {t(`kind.${group.kind}`)} <span>{numberText(group.facts.length)}</span>
            </h3>
            <ul>
              {group.facts.map((fact) => (
                <li key={fact.key}>
                  <DocumentLine {...props} fact={fact} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </nav>
  );
}

function DocumentLine({
  fact,
  sources,
  now,
  selected,
  onSelect,
}: DocumentsPanelProps & { readonly fact: DocumentFact }) {
  const text = useText();
  const { t, language } = text;
  const { when, provenance, marks } = fact.shown;
  const today = jstDay(now);
  const date =
    when.state === 'dated' ? dateAndTime(language, when.start, today) : whenText(language, when, today);
  const place = [provenance.institution, provenance.department].filter(Boolean).join(' ');
  const missing = 'bodyMissing' in fact.shown && fact.shown.bodyMissing !== undefined;
  return (
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
      <span className="document-title">{sortedTitle(text, fact.shown)}</span>
      <span className="document-place ellipsis" title={place}>
        {place}
      </span>
      <span className="document-marks">
        {marks.map((mark) => (
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
    </button>
  );
}
