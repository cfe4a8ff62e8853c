import { createContext, type ReactNode, useContext, useId } from 'react';
import type { MedicationLine } from '../../clinical/medications/current-medications.ts';
import type { RecentChange } from '../../clinical/summary/brief.ts';
import type { Direction, KeyLab } from '../../clinical/summary/key-labs.ts';
import { dayNumber } from '../../clinical/timeline/moment.ts';
import type { AllergyEntry } from '../../domain/entry.ts';
import { isPastAllergy } from '../../domain/entry-state.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Source } from '../../domain/source.ts';
import { jstDay, parsePartialDate } from '../../domain/partial-date.ts';
import { listText, shortDate, whenText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import type { PatientRecord } from '../../record/record.ts';
import { Chip, MarkChip, StateChip } from '../../ui/chip.tsx';
import { entryLine, valueText } from '../../ui/entry-line.ts';
import { nameOr, titleText } from '../../ui/entry-title.ts';
import { Flag } from '../../ui/flag.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';

export interface BriefContext {
  readonly record: PatientRecord;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
}

interface LineProps extends BriefContext {
  readonly factKey: EntryKey;
  readonly loud?: boolean;
  readonly date?: string;
  readonly children: ReactNode;
}

/** The one line of the brief on which a tab stops; arrows go on from there. */
export interface TabStop {
  readonly id: string | undefined;
  readonly onStop: (id: string) => void;
}

export const BriefTabStop = createContext<TabStop>({ id: undefined, onStop: () => undefined });

/** One line; it opens the record it rests on. */
function Line({ factKey, loud, date, selected, onSelect, children }: LineProps) {
  const id = useId();
  const stop = useContext(BriefTabStop);
  return (
    <button
      type="button"
      data-line={id}
      tabIndex={stop.id === undefined || stop.id === id ? 0 : -1}
      onFocus={() => stop.onStop(id)}
      className={loud === true ? 'brief-line brief-loud' : 'brief-line'}
      aria-current={factKey === selected ? 'true' : undefined}
      onClick={() => onSelect(factKey)}
    >
      {children}
      {date === undefined ? null : <span className="brief-date">{date}</span>}
    </button>
  );
}

/** 11日: how long an admission was, where both of its days are known. */
function lengthOf(text: Text, { shown }: Merged): string {
  if (shown.kind !== 'encounter' || shown.when.state !== 'dated' || shown.when.end === undefined) return '';
  const { start, end } = shown.when;
  const days = Math.floor(dayNumber(end.sortKey.slice(0, 10)) - dayNumber(start.sortKey.slice(0, 10))) + 1;
  return days > 1 ? text.t('summary.brief.days', { n: days }) : '';
}

/** What it is about: of an admission its reason rather than the word "admission". */
function aboutOf(text: Text, { shown }: Merged): string {
  if (shown.kind === 'encounter') return shown.diagnoses[0] ?? shown.reason ?? titleText(text, shown);
  return titleText(text, shown);
}

function dateOf(text: Text, { shown }: Merged, now: Date): string {
  const when = shown.kind === 'condition' && shown.onset.state !== 'unknown' ? shown.onset : shown.when;
  const today = jstDay(now);
  return when.state === 'dated'
    ? shortDate(text.language, when.start, today)
    : whenText(text.language, when, today);
}

export function FactLine(props: BriefContext & { readonly fact: Merged }) {
  const text = useText();
  const { fact } = props;
  const { marks, state } = entryLine(text, fact.shown);
  return (
    <Line {...props} factKey={fact.key} date={dateOf(text, fact, props.now)}>
      <span className="ellipsis">
        {aboutOf(text, fact)}
        {lengthOf(text, fact)}
      </span>
      {state === undefined ? null : <StateChip state={state} />}
      {marks
        .filter((mark) => mark !== 'principal' && mark !== 'long-term')
        .map((mark) => (
          <MarkChip key={mark} mark={mark} />
        ))}
    </Line>
  );
}

export function AllergyLine(props: BriefContext & { readonly fact: Merged<AllergyEntry> }) {
  const text = useText();
  const { shown, key } = props.fact;
  const past = isPastAllergy(shown);
  const loud = shown.contraindication && !past;
  const { state } = entryLine(text, shown);
  return (
    <Line {...props} factKey={key} loud={loud} date={dateOf(text, props.fact, props.now)}>
      {loud ? <Icon name="stop" small /> : null}
      <span className="ellipsis">
        <b>{titleText(text, shown)}</b> {loud ? text.t('entry.contraindication') : ''}{' '}
        {listText(text.language, shown.reactions)}
      </span>
      {state === undefined ? null : <StateChip state={state} />}
    </Line>
  );
}

export function MedicineLine(props: BriefContext & { readonly line: MedicationLine }) {
  const text = useText();
  const { line } = props;
  const [conflict] = line.conflicts;
  const marked = line.classes.length > 0;
  return (
    <Line {...props} factKey={line.shown.key}>
      <span className={marked ? 'ellipsis brief-strong' : 'ellipsis'}>
        {nameOr(text, line.name, line.shown.shown.kind)}
      </span>
      {conflict === undefined ? null : (
        <Chip tone="warn" icon="differs">
          {text.t(`medications.conflict.${conflict.field}`)}
        </Chip>
      )}
      <span className="brief-date">
        {line.classes[0] === undefined ? '' : text.t(`medications.class.${line.classes[0]}`)}
        {line.state === 'current' ? '' : ` ${text.t(`medications.section.${line.state}`)}`}
      </span>
    </Line>
  );
}

const ARROW: Readonly<Record<Direction, string>> = { up: '↗', down: '↘', level: '→' };

/** Name, way, amount with its unit, flag, direction; the day stands behind where it is another than the heading's. */
export function LabLine(
  props: BriefContext & { readonly lab: KeyLab; readonly headDate: string | undefined },
) {
  const text = useText();
  const { item, fact, curve, direction, flag } = props.lab;
  const { shown } = fact;
  const date = labDate(text, props.lab, props.now);
  const amount = shown.value.type === 'quantity' ? shown.value.quantity : undefined;
  return (
    <Line {...props} factKey={fact.key} {...(date === props.headDate ? {} : { date })}>
      <span className="brief-lab" title={item[text.language]}>
        {SHORT[item.key] ?? item[text.language]}
      </span>
      <Sparkline points={curve} low={shown.range?.low} high={shown.range?.high} flagged={flag > 0} />
      <b className="brief-value">
        {amount === undefined ? valueText(text, shown.value) : `${amount.comparator ?? ''}${amount.text}`}
        {amount === undefined ? null : <small>{amount.unit}</small>}
      </b>
      <span className="brief-flag">
        {shown.interpretation === undefined || shown.interpretation === 'N' ? null : (
          <Flag code={shown.interpretation} />
        )}
      </span>
      <span
        className="brief-arrow"
        title={direction === undefined ? undefined : text.t(`summary.brief.direction.${direction}`)}
      >
        {direction === undefined ? '' : ARROW[direction]}
      </span>
    </Line>
  );
}

/** Clinicians write these shorter than any table does, in both tongues. */
const SHORT: Readonly<Record<string, string>> = {
  Cre: 'Cr',
  'HbA1c-NGSP': 'HbA1c',
  Hb: 'Hb',
  K: 'K',
  Na: 'Na',
  ALB: 'Alb',
  AST: 'AST',
  ALT: 'ALT',
  PLT: 'Plt',
  WBC: 'WBC',
  'LDL-C': 'LDL-C',
};

export function labDate(text: Text, { fact }: KeyLab, now: Date): string {
  return dateOf(text, fact, now);
}

export function ChangeLine(props: BriefContext & { readonly change: RecentChange }) {
  const text = useText();
  const { change, now } = props;
  const fact = 'line' in change ? change.line.shown : change.fact;
  const date = parsePartialDate(change.day);
  return (
    <Line
      {...props}
      factKey={fact.key}
      date={date === undefined ? '' : shortDate(text.language, date, jstDay(now))}
    >
      <span className="note sub">{text.t(`summary.brief.change.${change.what}`)}</span>
      <span className="ellipsis">{aboutOf(text, fact)}</span>
    </Line>
  );
}
