import type { CheckupStanding } from '../../clinical/labs/checkup-values.ts';
import type { LabResult, LabRow } from '../../clinical/labs/lab-table.ts';
import type { Interpretation } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';
import { timeOf } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { Icon } from '../../ui/icons.tsx';
import { flagOf, isFlagged, isPair, LETTERS, resultWords, sentText, valueText } from './lab-words.ts';

interface LabCellProps {
  readonly row: LabRow;
  /** Newest first. */
  readonly results: readonly LabResult[];
  readonly sources: readonly Source[];
  /** Where a check-up's result stands in the table of its term. */
  readonly bands: ReadonlyMap<EntryKey, CheckupStanding>;
  readonly today: string;
  readonly selected: EntryKey | undefined;
  /** Several results of one day stand open, one below the other. */
  readonly open: boolean;
  readonly withRange: boolean;
  readonly onOpen: () => void;
  readonly onSelect: (key: EntryKey) => void;
}

/** All results of one day and place; each opens its record. An empty cell claims nothing. */
export function LabCell(props: LabCellProps) {
  const { t } = useText();
  const { results, open, onOpen } = props;
  if (results.length === 0) return null;
  const folded = results.length > 1 && !open;
  return (
    <span className="lab-results">
      {(folded ? results.slice(0, 1) : results).map((result) => (
        <Result key={result.key} {...props} result={result} timed={results.length > 1 && open} />
      ))}
      {folded ? (
        <button
          type="button"
          tabIndex={-1}
          className="lab-more"
          aria-label={t('labs.moreWords', { n: results.length })}
          title={t('labs.moreWords', { n: results.length })}
          onClick={onOpen}
        >
          {t('labs.moreShort', { n: results.length - 1 })}
        </button>
      ) : null}
    </span>
  );
}

/** The judgement in as few elements as can be, thousands of which may be in view: a triangle drawn by the style, and its letter. */
function SmallFlag({ code }: { readonly code: Interpretation }) {
  const { t } = useText();
  if (code === 'N' || code === 'NEG') return null;
  return (
    <i className="lab-flag" data-flag={code}>
      {LETTERS.includes(code) ? code : t(`entry.interpretation.${code}`)}
    </i>
  );
}

function Marks({ result: { marks, converted, fact } }: { readonly result: LabResult }) {
  const { t } = useText();
  const letters = [
    marks.includes('amended') || marks.includes('corrected') ? t('labs.letter.amended') : '',
    marks.includes('cancelled') ? t('labs.letter.cancelled') : '',
    converted === undefined ? '' : t('labs.letter.converted'),
    marks.includes('unit-odd') ? '?' : '',
  ].join('');
  return (
    <>
      {marks.includes('preliminary') ? <Icon name="half" small /> : null}
      {letters === '' ? null : <span className="lab-mark">{letters}</span>}
      {fact.conflicts.length > 0 ? <Icon name="differs" small /> : null}
    </>
  );
}

/** The official word for where it stands, with the edition it is by. */
function bandWords(text: Text, { band, edition }: CheckupStanding): string {
  const { t, language } = text;
  return t('labs.checkups.band', {
    band: t(`labs.checkups.bands.${band}`),
    edition: language === 'en' ? edition.en : edition.ja,
  });
}

function Result(props: LabCellProps & { readonly result: LabResult; readonly timed: boolean }) {
  const text = useText();
  const { row, result, sources, today, selected, onSelect } = props;
  const { fact, converted } = result;
  const { shown } = fact;
  const standing = props.bands.get(result.key);
  const words = [
    resultWords(text, row, result, sources, today),
    standing === undefined ? '' : bandWords(text, standing),
  ]
    .filter((part) => part !== '')
    .join('　');
  const flag = flagOf(shown);
  const plain = shown.value.type === 'quantity' || isPair(shown);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={plain ? 'lab-value' : 'lab-value lab-words'}
      aria-current={selected === fact.key ? 'true' : undefined}
      title={words}
      onClick={() => onSelect(fact.key)}
      data-flagged={isFlagged(flag) ? flag : undefined}
      data-converted={converted?.by.id}
      data-value={sentText(text, shown)}
      {...entryAttributes(fact)}
    >
      {props.timed && shown.when.state === 'dated' ? (
        <span className="lab-time">{timeOf(shown.when.start) ?? ''}</span>
      ) : null}
      <Marks result={result} />
      {valueText(text, row, result)}
      {flag === undefined ? null : <SmallFlag code={flag} />}
      {standing === undefined || standing.band === 'within' ? null : (
        <span className="lab-band" data-band={standing.band}>
          {text.t(`labs.letter.${standing.band}`)}
        </span>
      )}
      {props.withRange && shown.range !== undefined ? (
        <span className="lab-range">{shown.range.text}</span>
      ) : null}
      <span className="visually-hidden">{words}</span>
    </button>
  );
}
