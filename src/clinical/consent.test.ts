import { describe, expect, it } from 'vitest';
import { FEEDS, type Feed } from '../domain/feed.ts';
import { type PartialDate, parsePartialDate } from '../domain/partial-date.ts';
import type { SharingConsent, SharingRule } from '../domain/sharing.ts';
import { type ConsentStanding, consentStanding } from './consent.ts';

const NOW = new Date('2026-11-24T10:00:00+09:00');
const FEED_OF: Readonly<Record<string, readonly Feed[]>> = {
  手術: ['Procedure'],
  薬剤: ['MedicationRequest', 'MedicationDispense'],
};

function dateIn(text: string | undefined): PartialDate | undefined {
  return text === undefined || text === '' ? undefined : parsePartialDate(text);
}

function ruleIn(word: string): SharingRule {
  const about = word.slice(1);
  const rule = word.startsWith('+') ? 'permit' : 'deny';
  if (about === '') return { rule, feeds: 'all', words: [] };
  return { rule, feeds: FEED_OF[about] ?? 'unsaid', words: [about] };
}

/** `told period rules`: `+` permits and `-` denies, each alone about all, `+手術` about that; `?` where a date is not told. */
function consentIn(line: string): SharingConsent {
  const [told = '?', period = '?', ...rules] = line.trim().split(/\s+/u);
  const [from, until] = period === '?' ? [] : period.split('/');
  const [first, ...rest] = rules.map(ruleIn);
  if (first === undefined) throw new Error(`no rule in ${line}`);
  const dates = { told: dateIn(told), from: dateIn(from), until: dateIn(until) };
  const known = Object.entries(dates).filter(([, date]) => date !== undefined);
  return { rules: [first, ...rest], ...Object.fromEntries(known) };
}

function lineOf({ state, until, forOneDay, refused, unclear, words }: ConsentStanding): string {
  return [
    state,
    until === undefined ? '' : `until ${until.text}${forOneDay === true ? ' (one day)' : ''}`,
    refused.length === FEEDS.length ? 'without all' : refused.length === 0 ? '' : `without ${refused.join()}`,
    unclear ? 'and more' : '',
    words.length === 0 ? '' : `[${words.join()}]`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

describe('consent-01: how far a person has agreed that their records are looked at', () => {
  it.each([
    ['nothing told', '', 'not-told'],
    ['agreed without end', '2024-05-01 ? +', 'given'],
    [
      'agreed at the card reader an hour ago',
      '2026-11-24 2026-11-24T09:00:00+09:00/2026-11-25T09:00:00+09:00 +',
      'limited until 2026-11-25T09:00:00+09:00 (one day)',
    ],
    [
      'that day is over',
      '2026-11-22 2026-11-22T09:00:00+09:00/2026-11-23T09:00:00+09:00 +',
      'ended until 2026-11-23T09:00:00+09:00 (one day)',
    ],
    [
      'the last day of a period belongs to it',
      '2026-01-01 2026-01-01/2026-11-24 +',
      'limited until 2026-11-24',
    ],
    ['it has not begun', '2026-11-20 2026-12-01/2026-12-31 +', 'not-told'],
    ['refused', '2026-11-01 ? -', 'refused without all'],
    ['agreed but for operations', '2026-11-01 ? + -手術', 'partial without Procedure [手術]'],
    [
      'agreed to two items only',
      '2026-11-01 ? - +手術 +薬剤',
      `partial without ${FEEDS.filter((one) => !['Procedure', 'MedicationRequest', 'MedicationDispense'].includes(one)).join()}`,
    ],
    ['left out is something we do not know', '2026-11-01 ? + -遺伝子検査', 'partial and more [遺伝子検査]'],
    ['agreed to one thing, and nothing said of all else', '2026-11-01 ? +介護の記録', 'given [介護の記録]'],
    ['refused, and agreed later', '2026-10-01 ? -\n2026-11-01 ? +', 'given'],
    ['agreed, and refused later', '2026-10-01 ? +\n2026-11-01 ? -', 'refused without all'],
    ['of two on one day the refusal stands', '2026-11-01 ? -\n2026-11-01 ? +', 'refused without all'],
    ['an unclear refusal is lifted by agreeing to all', '2026-10-01 ? + -何か\n2026-11-01 ? +', 'given'],
    [
      'agreeing to one thing lifts nothing else',
      '2026-10-01 ? + -手術 -何か\n2026-11-01 ? +薬剤',
      'partial without Procedure and more [手術,何か]',
    ],
  ])('%s', (_, picture, expected) => {
    const consents = picture
      .split('\n')
      .filter((line) => line !== '')
      .map(consentIn);
    expect(lineOf(consentStanding(consents, NOW))).toBe(expected);
  });
});
