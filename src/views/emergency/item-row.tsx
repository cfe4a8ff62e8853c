import type { ReactNode } from 'react';
import type { EmergencyItem } from '../../clinical/emergency/emergency-item.ts';
import { entryState } from '../../domain/entry-state.ts';
import type { EntryKey, SourceId } from '../../domain/ids.ts';
import { type Merged, sourcesOfMerged } from '../../domain/merged.ts';
import type { Source } from '../../domain/source.ts';
import { sourceShortName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Chip, MarkChip, StateChip } from '../../ui/chip.tsx';
import { entryAttributes, resourcesOf } from '../../ui/entry-row.tsx';
import { Flag } from '../../ui/flag.tsx';
import { Icon } from '../../ui/icons.tsx';
import { WitnessSeals } from '../../ui/seal.tsx';
import { statementText } from '../../ui/statements.tsx';
import { LabCell } from './lab-grid.tsx';
import { conflictWords, factWords, type ItemWords, medicineWords } from './item-text.ts';

interface RowProps {
  readonly item: EmergencyItem;
  readonly sources: readonly Source[];
  /** `YYYY-MM-DD`, Japanese time. */
  readonly today: string;
  readonly onSelect: ((key: EntryKey) => void) | undefined;
  /** For a line outside of its block: the block that it belongs to. */
  readonly lead?: string;
}

type FactItem = Extract<EmergencyItem, { readonly type: 'fact' }>;

/** One line of a block. Danger is told by shape and weight before colour; the paper has only these. */
export function ItemRow(props: RowProps) {
  const { item } = props;
  switch (item.type) {
    case 'fact':
      return <FactRow {...props} item={item} />;
    case 'medicine':
      return <MedicineRow {...props} item={item} />;
    case 'lab':
      return (
        <li className="er-item">
          <LabCell item={item} today={props.today} onSelect={props.onSelect} />
        </li>
      );
    case 'statement':
      return <StatementRow {...props} fact={item.fact} />;
    case 'contact':
      return <ContactRow {...props} item={item} />;
    case 'number':
      return <NumberRow {...props} item={item} />;
  }
}

interface LineProps extends Pick<RowProps, 'lead' | 'onSelect'> {
  readonly fact: Merged;
  readonly loud: EmergencyItem['loud'];
  readonly words: ItemWords;
  readonly ids: readonly SourceId[];
  readonly sources: readonly Source[];
  readonly resources?: string;
  readonly chips?: ReactNode;
  /** The second line is how to take a medicine, not a remark. */
  readonly directions?: boolean;
}

/** A remark stands as it was recorded; a screen reader says it in its own tongue on an English page too. */
function tongueOf(words: string): { readonly lang?: 'ja' } {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(words) ? { lang: 'ja' } : {};
}

/**
 * A line opens its record where the page offers that; else it is plain text. Its date stands first, so that the words may
 * flow round it where room is short.
 */
function Line({
  fact,
  loud,
  words,
  ids,
  sources,
  lead,
  onSelect,
  chips,
  resources,
  directions = false,
}: LineProps) {
  const hidden = fact.shown.marks.includes('uninformed') ? ' er-uninformed' : '';
  const body = (
    <>
      <span className="er-date">
        {words.date.map((piece) => (
          <span key={piece}>{piece}</span>
        ))}
        <WitnessSeals ids={ids} sources={sources} />
      </span>
      {loud === 'critical' ? <Icon name="stop" /> : loud === 'warn' ? <Icon name="caution" /> : null}
      <span className="er-words">
        {lead === undefined ? null : <span className="er-window">{lead}　</span>}
        {loud === 'plain' ? words.head : <b>{words.head}</b>}
        {words.fact === '' ? null : <span className="er-fact">{words.fact}</span>}
        {words.flag === undefined ? null : <Flag code={words.flag} />}
        {chips}
        {words.rest === '' ? null : (
          <span className={directions ? 'er-directions' : 'er-more'} {...tongueOf(words.rest)}>
            {words.rest}
          </span>
        )}
      </span>
    </>
  );
  const attributes = {
    ...entryAttributes(fact),
    ...(resources === undefined ? {} : { 'data-resources': resources }),
  };
  return onSelect === undefined ? (
    <li className={`er-item er-${loud}${hidden}`} {...attributes}>
      {body}
    </li>
  ) : (
    <li className={`er-open${hidden}`}>
      <button
        type="button"
        className={`er-item er-${loud}`}
        onClick={() => onSelect(fact.key)}
        {...attributes}
      >
        {body}
      </button>
    </li>
  );
}

function FactRow({ item, sources, today, ...rest }: RowProps & { readonly item: FactItem }) {
  const text = useText();
  const { fact, loud } = item;
  const state = entryState(fact.shown);
  return (
    <Line
      {...rest}
      fact={fact}
      loud={loud}
      words={factWords(text, item, today)}
      ids={sourcesOfMerged(fact)}
      sources={sources}
      chips={
        <>
          {state === undefined ? null : <StateChip state={state} />}
          {loud === 'critical' ? (
            <abbr className="er-crit-word" title={text.t('entry.contraindication')}>
              {text.t('emergency.never')}
            </abbr>
          ) : null}
          {fact.shown.marks
            .filter(
              (mark) =>
                mark === 'uninformed' ||
                mark === 'suspected' ||
                mark === 'principal' ||
                mark === 'self-reported' ||
                mark === 'preliminary',
            )
            .map((mark) => (
              <MarkChip key={mark} mark={mark} />
            ))}
          {fact.conflicts.length > 0 ? (
            <Chip tone="warn" icon="differs">
              {text.t('entry.differs', {
                field: text.t(`entry.conflict.${fact.conflicts[0]?.field ?? 'value'}`),
              })}
            </Chip>
          ) : null}
        </>
      }
    />
  );
}

/** 「特になし」と記載（湊 2025-03-02）: in its block and no item of it. */
function StatementRow({ fact, sources, today, lead, onSelect }: RowProps & { readonly fact: Merged }) {
  const text = useText();
  const { negative } = fact.shown;
  const body = (
    <>
      {lead === undefined ? null : <span className="er-window">{lead}　</span>}
      {negative === undefined ? null : <StateChip state={negative} />}{' '}
      {statementText(text, fact, sources, today)}
    </>
  );
  return (
    <li className="er-statement" data-statement={negative}>
      {onSelect === undefined ? (
        <span {...entryAttributes(fact)}>{body}</span>
      ) : (
        <button type="button" onClick={() => onSelect(fact.key)} {...entryAttributes(fact)}>
          {body}
        </button>
      )}
    </li>
  );
}

function MedicineRow({
  item,
  sources,
  today,
  ...rest
}: RowProps & { readonly item: Extract<EmergencyItem, { type: 'medicine' }> }) {
  const text = useText();
  const { line, loud } = item;
  return (
    <Line
      {...rest}
      fact={line.shown}
      loud={loud}
      words={medicineWords(text, line, today)}
      directions
      ids={line.sources}
      sources={sources}
      resources={line.supplies.flatMap((supply) => supply.facts.map(resourcesOf)).join(' ')}
      chips={
        <>
          {line.conflicts.map((conflict, index) => (
            <Chip key={`${conflict.field} ${index}`} tone="warn" icon="differs">
              {conflictWords(text, conflict)}
            </Chip>
          ))}
        </>
      }
    />
  );
}

function ContactRow({
  item,
  sources,
}: RowProps & { readonly item: Extract<EmergencyItem, { type: 'contact' }> }) {
  const { t, language } = useText();
  const { name, relation, telephone } = item.contact;
  return (
    <li className="er-item er-plain">
      <span className="er-words">
        {relation === undefined ? '' : `${relation}　`}
        {name}
        <span className="er-more">{sourceShortName(language, sources, item.source)}</span>
      </span>
      {telephone === undefined ? (
        <span className="er-date">{t('care.contacts.noNumber')}</span>
      ) : (
        <a
          className="er-date"
          href={`tel:${telephone.replace(/[^\d+]/gu, '')}`}
          aria-label={t('emergency.call', { name, number: telephone })}
        >
          <Icon name="phone" /> {telephone}
        </a>
      )}
    </li>
  );
}

function NumberRow({
  item,
  sources,
}: RowProps & { readonly item: Extract<EmergencyItem, { type: 'number' }> }) {
  const { t, language } = useText();
  return (
    <li className="er-item er-plain" data-number={item.number}>
      <span className="er-words">
        <span className="er-window">{t(`emergency.number.${item.number}`)}</span> {item.value}
      </span>
      <span className="er-date">{sourceShortName(language, sources, item.source)}</span>
    </li>
  );
}
