import { type LeadQuote, leadOf, quotedWords } from '../../clinical/documents/document-lead.ts';
import { sectionWords } from '../../clinical/documents/section-words.ts';
import type { DocumentSection } from '../../domain/entry.ts';
import { useText } from '../../i18n/text.ts';
import { Narrative, PlainText } from '../../ui/narrative.tsx';
import { headingOf, sectionId } from './document-sections.tsx';
import { goToHeading } from './reading-place.ts';
import { type EntryActions, entriesOf, EntryList } from './section-entries.tsx';

interface LeadProps extends EntryActions {
  readonly sections: readonly DocumentSection[];
  readonly id: string;
  readonly today: string;
}

/** What was asked and decided, medicines, plan and open questions before the course: quoted, each with the way to its place. */
export function DocumentLead(props: LeadProps) {
  const text = useText();
  const { t } = text;
  const quotes = leadOf(props.sections);
  if (quotes.length === 0) return null;
  return (
    <section className="paper-lead" data-lead={quotes.length} aria-labelledby={`${props.id}-lead`}>
      <h3 id={`${props.id}-lead`} tabIndex={-1}>
        {t('documents.lead.title')} <span>{t('documents.lead.note')}</span>
      </h3>
      {quotes.map((quote) => {
        const target = quote.path.reduce(sectionId, props.id);
        return <Quote key={target} {...props} quote={quote} target={target} />;
      })}
    </section>
  );
}

function Quote(props: LeadProps & { readonly quote: LeadQuote; readonly target: string }) {
  const text = useText();
  const { t } = text;
  const { quote, target, entryOf, today, onOpenInTimeline } = props;
  const { section } = quote;
  const { words, cut } = quotedWords(quote.lines ?? sectionWords(section));
  const name = headingOf(text, section);
  return (
    <div className="lead-quote" data-lead-role={quote.role}>
      <b>{t(`documents.lead.${quote.role}`)}</b>
      <blockquote>
        {words === '' ? (
          <EntryList
            {...{ entries: entriesOf(section, entryOf), beside: new Map(), today, onOpenInTimeline }}
          />
        ) : section.html === undefined || cut || quote.lines !== undefined ? (
          <PlainText text={cut ? `${words}…` : words} />
        ) : (
          <Narrative html={section.html} fallback={words} />
        )}
        <button type="button" className="btn-link no-print" onClick={() => goToHeading(target)}>
          {cut
            ? t('documents.lead.more', { section: name })
            : t('documents.lead.toSection', { section: name })}
        </button>
      </blockquote>
    </div>
  );
}
