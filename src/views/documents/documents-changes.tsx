import {
  type ChangedSection,
  type ChangedSentence,
  changedSections,
} from '../../clinical/documents/document-changes.ts';
import type { Source } from '../../domain/source.ts';
import { numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Chip } from '../../ui/chip.tsx';
import { GivenNothing } from '../../ui/nothing.tsx';
import { lineOf } from './documents-view.ts';
import { type Readable, sectionsOf } from './paper.tsx';

interface ChangesProps {
  readonly open: Readable;
  readonly other: Readable | undefined;
  /** The other was not chosen, and is of another place. */
  readonly ofOtherPlace: boolean;
  readonly sources: readonly Source[];
  readonly today: string;
}

/** What changed since an earlier document, section by section: sentences that came and went, those that stay folded away. */
export function DocumentsChanges({ open, other, ofOtherPlace, sources, today }: ChangesProps) {
  const text = useText();
  const { t } = text;
  if (other === undefined) {
    return (
      <div className="changes">
        <GivenNothing
          kind="not-offered"
          title={t('documents.changes.noPrevious')}
          why={t('documents.changes.noPreviousWhy')}
        />
      </div>
    );
  }
  const [older, newer] = isEarlier(other, open) ? [other, open] : [open, other];
  const sections = changedSections(sectionsOf(text, older), sectionsOf(text, newer));
  return (
    <article className="changes" data-changes={other.key}>
      <h2>{t('documents.changes.title')}</h2>
      <p className="sub">
        {t('documents.changes.of', {
          older: lineOf(text, older, sources, today),
          newer: lineOf(text, newer, sources, today),
        })}
      </p>
      <p className="sub note">
        {ofOtherPlace ? t('documents.changes.otherPlace') : null} {t('documents.changes.note')}
      </p>
      {sections.length === 0 ? (
        <GivenNothing
          kind="failed"
          title={t('documents.changes.nothing')}
          why={t('documents.changes.nothingWhy')}
        />
      ) : null}
      {sections.map((section, index) => (
        <SectionChanges key={`${section.title} ${index}`} section={section} />
      ))}
    </article>
  );
}

function isEarlier(one: Readable, than: Readable): boolean {
  if (one.when.state !== 'dated' || than.when.state !== 'dated') return true;
  return one.when.start.sortKey <= than.when.start.sortKey;
}

function SectionChanges({ section }: { readonly section: ChangedSection }) {
  const { t } = useText();
  const { title, stands, sentences } = section;
  const changed = sentences.filter(({ change }) => change !== 'same');
  const same = sentences.filter(({ change }) => change === 'same');
  return (
    <section className="paper-section" data-stands={stands} data-changed={changed.length}>
      <h3>
        {title === '' ? t('documents.sectionUntitled') : title}{' '}
        {stands === 'both' ? null : <Chip tone="dash">{t(`documents.changes.${stands}`)}</Chip>}
        {changed.length === 0 ? <span>{t('documents.changes.unchanged')}</span> : null}
      </h3>
      {changed.map((sentence, index) => (
        <Sentence key={`${sentence.change} ${index}`} {...sentence} />
      ))}
      {same.length === 0 ? null : (
        <details className="note">
          <summary>{t('documents.changes.same', { n: numberText(same.length) })}</summary>
          {same.map(({ words }, index) => (
            <p key={`${words} ${index}`} className="narrative" lang="ja">
              {words}
            </p>
          ))}
        </details>
      )}
    </section>
  );
}

function Sentence({ change, words }: ChangedSentence) {
  const { t } = useText();
  return (
    <p className="changed-sentence" data-change={change}>
      <b>{t(change === 'removed' ? 'documents.changes.removed' : 'documents.changes.added')}</b>
      <span className="narrative" lang="ja">
        {words}
      </span>
    </p>
  );
}
