import type { LifetimeLine } from '../../clinical/summary/lifetime.ts';
import type { When } from '../../domain/partial-date.ts';
import { longDate, whenText } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import { entryLine } from '../../ui/entry-line.ts';

/** The day, or the days from which to which. */
function daysText(text: Text, when: When, today: string): string {
  if (when.state !== 'dated') return whenText(text.language, when, today);
  const start = longDate(text.language, when.start);
  return when.end === undefined ? start : `${start}〜${longDate(text.language, when.end)}`;
}

/** How sure a line is, where that is less than recorded. */
export function certaintyText({ t }: Text, { certainty }: LifetimeLine): readonly string[] {
  return certainty === 'recorded' ? [] : [t(`summary.life.sure.${certainty}`)];
}

/** What a line says beside its title: until when it was recorded, and on how many records it rests. */
export function lifetimeNotes(text: Text, line: LifetimeLine): readonly string[] {
  const { t } = text;
  return [
    ...(line.last === undefined ? [] : [t('summary.life.last', { day: line.last })]),
    ...(line.facts.length > 1 ? [t('summary.life.records', { n: line.facts.length })] : []),
  ];
}

/** A line as one sentence, for where it is read without the page: what, since when, how sure, who says so. */
export function lifetimeSentence(text: Text, line: LifetimeLine, today: string): string {
  const [fact] = line.facts;
  const words = entryLine(text, fact.shown);
  const { institution } = fact.shown.provenance;
  const what = [line.title ?? words.head, words.fact, words.detail, words.rest];
  const when = [
    line.isOnset && line.certainty !== 'estimated' ? text.t('summary.onset') : '',
    daysText(text, line.when, today),
  ];
  return [
    [...new Set(what)].filter((part) => part !== undefined && part !== '').join(' '),
    when.filter((part) => part !== '').join(' '),
    ...certaintyText(text, line),
    ...lifetimeNotes(text, line),
    institution ?? '',
  ]
    .filter((part) => part !== '')
    .join('、');
}
