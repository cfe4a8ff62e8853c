import { useEffect, useState } from 'react';
import type { EmergencyBlock, EmergencyBlockId } from '../../clinical/emergency/emergency-sheet.ts';
import {
  type Coverage,
  coverageOfKinds,
  sourcesOf,
  summariseCoverage,
  summariseSource,
} from '../../domain/coverage.ts';
import { leaveOpen } from '../../domain/entry-state.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';
import { listText, sourceShortName } from '../../i18n/format.ts';
import { type Text, textFor, useText } from '../../i18n/text.ts';
import { statementsOfKinds } from '../../record/derive/facts.ts';
import type { PatientRecord } from '../../record/record.ts';
import { nothingText } from '../../ui/gap-text.ts';
import { GAP_KINDS, type GapKind, gapsOf } from '../../ui/gaps.ts';
import { Icon } from '../../ui/icons.tsx';
import { CoverageSeals } from '../../ui/seal.tsx';
import { ItemRow } from './item-row.tsx';
import { LabGrid } from './lab-grid.tsx';
import { useHiddenRows } from './use-hidden-rows.ts';
import { itemKey } from './use-still-sheet.ts';

export interface BlockProps {
  readonly block: EmergencyBlock;
  readonly record: PatientRecord;
  readonly sources: readonly Source[];
  /** `YYYY-MM-DD`, Japanese time. */
  readonly today: string;
  readonly onSelect: ((key: EntryKey) => void) | undefined;
  /** Medicines of the whole sheet that no code classifies. */
  readonly uncoded: number;
  /** Items of this block that came after its order was fixed, and stand below the sheet. */
  readonly late: number;
  /** Opens the block at its full length and without its window; absent where it is. */
  readonly onWiden?: (id: EmergencyBlockId) => void;
}

/**
 * A numbered block: what there is, in its window; and one line, always in the same place, for what is not known. Where
 * its place is too low for all of it, that is said, and it opens at its full length.
 */
export function BlockView(props: BlockProps) {
  const { t } = useText();
  const { block, record, sources, onWiden } = props;
  const coverage = coverageOfKinds(record.coverage, block.kinds);
  const involved = sources.filter((source) => sourcesOf(coverage).includes(source.id));
  const name = t(`emergency.block.${block.id}`);
  const window = t(`emergency.window.${block.window}`);
  return (
    <section
      className={onWiden === undefined ? 'er-block er-wide' : 'er-block'}
      data-block={block.id}
      data-block-number={block.number}
      {...(block.kinds.length === 0 ? {} : { 'data-coverage': summariseCoverage(coverage) })}
      data-count={block.items.length}
    >
      <h2>
        <span className="er-number">{block.number}</span>
        {name}
        <OtherTongue id={block.id} />
        {onWiden === undefined ? (
          <span className="er-window">{t('emergency.window.all')}</span>
        ) : (
          <button
            type="button"
            className="er-all"
            data-widen={block.id}
            title={t('emergency.widen', { block: name, window })}
            onClick={() => onWiden(block.id)}
          >
            <span>{window}</span>
            {block.outside > 0 ? <b>{t('emergency.allAnd', { n: block.outside })}</b> : null}
          </button>
        )}
        <CoverageSeals coverage={coverage} sources={involved} />
      </h2>
      <BlockBody {...props} />
      {block.id === 'contacts' ? null : <Rest {...props} coverage={coverage} />}
    </section>
  );
}

/** On paper each block is named in both tongues: the next hospital may not read the first. */
function OtherTongue({ id }: { readonly id: EmergencyBlockId }) {
  const { language } = useText();
  const other = textFor(language === 'ja' ? 'en' : 'ja');
  return (
    <span className="er-paper er-other" lang={other.language}>
      {other.t(`emergency.block.${id}`)}
    </span>
  );
}

/**
 * What somebody must not be given is never below an edge: where room is short the remarks on the milder ones open
 * elsewhere, and where it is shorter still those on all of them; the names stand.
 */
const DENSE = { 0: 'er-body', 1: 'er-body er-dense', 2: 'er-body er-dense er-bare' } as const;

function BlockBody(props: BlockProps) {
  const { t } = useText();
  const { block, sources, onWiden } = props;
  const [scroller, hidden] = useHiddenRows();
  const [dense, setDense] = useState<keyof typeof DENSE>(0);
  const isBounded = block.id === 'allergies' && onWiden !== undefined;
  useEffect(() => {
    if (isBounded && hidden > 0) setDense((now) => (now === 0 ? 1 : 2));
  }, [isBounded, hidden]);
  const labs = block.items.filter((item) => item.type === 'lab');
  const rows = block.items.filter((item) => item.type !== 'lab');
  return (
    <div className={DENSE[dense]} ref={scroller} {...(hidden > 0 ? { 'data-cut': hidden, tabIndex: 0 } : {})}>
      {labs.length === 0 ? null : <LabGrid items={labs} today={props.today} onSelect={props.onSelect} />}
      {rows.length + block.statements.length === 0 ? null : (
        <ul>
          {[...rows, ...block.statements].map((item) => (
            <ItemRow
              key={itemKey(item)}
              item={item}
              sources={sources}
              today={props.today}
              onSelect={props.onSelect}
            />
          ))}
        </ul>
      )}
      {block.id === 'contacts' ? <Desks {...props} /> : null}
      {(hidden > 0 || dense > 0) && onWiden !== undefined ? (
        <button type="button" className="er-cut" onClick={() => onWiden(block.id)}>
          {hidden > 0 ? t('emergency.cut', { n: hidden, count: hidden }) : t('emergency.dense')}
        </button>
      ) : null}
    </div>
  );
}

interface RestWords {
  readonly kind: GapKind | 'none' | 'clear';
  readonly words: string;
  readonly why: string;
  readonly known?: boolean;
}

/** 潮 応答なし・全 確認中: the sources that leave a gap, by its kind. */
function gapWords(text: Text, coverage: Coverage, sources: readonly Source[]): string {
  const gaps = gapsOf(coverage).filter((gap) => gap.kind !== 'not-offered');
  return GAP_KINDS.flatMap((kind) => {
    const ids = [...new Set(gaps.filter((gap) => gap.kind === kind).map((gap) => gap.source))];
    if (ids.length === 0) return [];
    const names = listText(
      text.language,
      ids.map((id) => sourceShortName(text.language, sources, id)),
    );
    return [text.t(`emergency.restWhy.${kind}`, { sources: names })];
  }).join('　');
}

/** Blocks whose emptiness follows from a window or a classification of ours: their "none" is only "none found". */
function foundNone(text: Text, { id }: EmergencyBlock): string | undefined {
  if (id === 'allergies' || id === 'directives' || id === 'contacts') return undefined;
  return text.t(`emergency.noneInBlock.${id}`);
}

function emptyWords(text: Text, props: BlockProps, coverage: Coverage, outside: string): RestWords {
  const { block, sources, today, uncoded } = props;
  const summary = summariseCoverage(coverage);
  const nothing = () => nothingText(text, text.t(`emergency.block.${block.id}`), coverage, sources, today);
  if (summary === 'complete') {
    if (leaveOpen(statementsOfKinds(props.record, block.kinds))) {
      const words = text.t('statement.open', { subject: text.t(`emergency.block.${block.id}`) });
      return { kind: 'not-offered', known: false, words, why: text.t('statement.openWhy') };
    }
    // A medicine without a code may be one of these: then nobody can say that there is none.
    const unsure = block.id === 'dangerous-medicines' && uncoded > 0;
    const words = foundNone(text, block) ?? nothing().title;
    return { kind: unsure ? 'not-offered' : 'none', known: !unsure, words, why: outside };
  }
  // Where nobody could be read there is no need to name them one by one.
  const why = summary === 'failed' ? '' : gapWords(text, coverage, sources);
  const { kind, title } = nothing();
  // What was not heard stands beside it: in the place of one line there is no room to say it twice.
  const words = kind === 'as-listed' ? text.t('emergency.nothingFound') : title;
  return { kind, known: false, words, why };
}

function restWords(text: Text, props: BlockProps, coverage: Coverage): RestWords {
  const { block, sources } = props;
  const summary = summariseCoverage(coverage);
  const complete = summary === 'complete';
  const empty = block.items.length === 0;
  if (props.late > 0) {
    const words = text.t('emergency.lateInBlock', { n: props.late, count: props.late });
    return { kind: 'waiting', known: false, words, why: complete ? '' : gapWords(text, coverage, sources) };
  }
  const outside = block.outside > 0 ? text.t('emergency.outside', { n: block.outside }) : '';
  if (empty) return emptyWords(text, props, coverage, outside);
  if (complete) {
    return {
      kind: 'clear',
      words: '',
      why: outside === '' ? text.t('emergency.allAnswered') : outside,
    };
  }
  const kind = gapsOf(coverage)[0]?.kind ?? 'not-offered';
  return {
    kind,
    known: false,
    words: text.t(`emergency.rest.${block.id}`),
    why: gapWords(text, coverage, sources),
  };
}

/** One line at the foot of each block. It keeps its height whatever it says, so that an answer never moves the sheet. */
function Rest(props: BlockProps & { readonly coverage: Coverage }) {
  const text = useText();
  const { block, uncoded } = props;
  const rest = restWords(text, props, props.coverage);
  const unclassified = block.id === 'dangerous-medicines' && uncoded > 0;
  return (
    <>
      {unclassified ? (
        <p className="er-note" title={text.t('emergency.byCode', { n: uncoded, count: uncoded })}>
          {text.t('emergency.byCode', { n: uncoded, count: uncoded })}
        </p>
      ) : null}
      <p
        className="er-rest"
        data-nothing={rest.kind === 'clear' ? undefined : rest.kind}
        data-none={rest.known === undefined ? undefined : rest.known ? 'known' : 'unknown'}
        title={`${rest.words}　${rest.why}`}
      >
        {rest.kind === 'clear' ? (
          <span>{rest.why}</span>
        ) : (
          <>
            <Icon name={rest.kind} />
            <span>
              <b>{rest.words}</b> {rest.why}
            </span>
          </>
        )}
      </p>
    </>
  );
}

/** Whom to telephone where a source does not answer. */
function Desks({ block, record, sources }: BlockProps) {
  const { t, language } = useText();
  const silent = sources.filter((source) => {
    const { state } = summariseSource(record.coverage, source.id);
    return source.telephone !== undefined && (state === 'failed' || state === 'cut-short');
  });
  return (
    <>
      {block.items.length === 0 ? (
        <p className="er-rest" data-none="unknown" data-nothing="not-offered">
          <Icon name="not-offered" />
          <b>{t('emergency.noContacts')}</b>
        </p>
      ) : null}
      {silent.length === 0 ? null : <p className="er-note">{t('emergency.silentDesk')}</p>}
      <ul>
        {silent.map((source) => (
          <li key={source.id} className="er-item">
            <span className="er-words">{source.name[language]}</span>
            <a
              className="er-date"
              href={`tel:${(source.telephone ?? '').replace(/[^\d+]/gu, '')}`}
              aria-label={t('emergency.call', {
                name: source.name[language],
                number: source.telephone ?? '',
              })}
            >
              <Icon name="phone" /> {source.telephone}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
