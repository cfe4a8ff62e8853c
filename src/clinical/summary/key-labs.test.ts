import { expect, test } from 'vitest';
import { runToEnd } from '../../base/sliced.ts';
import type { Merged } from '../../domain/merged.ts';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { keyLabs } from './key-labs.ts';

const JLAC10 = 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits';
const CODES: Readonly<Record<string, string>> = {
  Cre: '3C015000002327101',
  K: '3H015000002326101',
  Hb: '2A030000001930101',
};

/** `K 5.2 mmol/L`: the amount and unit stand in the title of the picture. */
function measured(fact: Merged): Merged {
  const [name = '', amount = '', unit = ''] = fact.shown.title.split(' ');
  const comparator = amount.startsWith('＜') ? { comparator: '<' } : {};
  const shown = {
    ...fact.shown,
    title: name,
    code: { text: name, codings: [{ system: JLAC10, code: CODES[name] ?? '' }] },
    value: {
      type: 'quantity',
      quantity: { value: Number(amount.replace('＜', '')), text: amount, unit, ...comparator },
    },
  };
  return { ...fact, shown, witnesses: [shown] } as unknown as Merged;
}

function lines(picture: string): readonly string[] {
  return runToEnd(keyLabs(lifeFromText(picture).map(measured))).map(
    ({ item, fact, direction, curve, flag }) =>
      `${item.key} ${fact.shown.when.state === 'dated' ? fact.shown.when.start.text : ''} ${direction ?? '-'} [${curve.map(({ amount }) => amount).join(' ')}] ${'!'.repeat(flag)}`,
  );
}

test('brief-lab-01, brief-lab-02: what its source marks as grave first, each with the way that led to it', () => {
  expect(
    lines(`
      lab 2026-11-10 - Cre 1.11 mg/dL flag=H
      lab 2026-11-10 - K 6.3 mmol/L flag=HH
      lab 2026-11-10 - Hb 13.5 g/dL
      lab 2026-08-01 - Cre 1.62 mg/dL flag=H
      lab 2026-08-01 - K 5.0 mmol/L
      lab 2026-08-01 - Hb 13.8 g/dL
      lab 2026-05-01 - Cre 1.00 mg/dL
    `),
  ).toEqual([
    'K 2026-11-10 up [5 6.3] !!',
    'Cre 2026-11-10 down [1 1.62 1.11] !',
    'Hb 2026-11-10 level [13.8 13.5] ',
  ]);
});

test('a bound and another unit are no part of a curve, and give no direction', () => {
  expect(
    lines(`
      lab 2026-11-10 - K ＜3.0 mmol/L flag=L
      lab 2026-08-01 - K 5.0 mmol/L
    `),
  ).toEqual(['K 2026-11-10 - [] !']);
  expect(
    lines(`
      lab 2026-11-10 - Cre 98 umol/L
      lab 2026-08-01 - Cre 1.1 mg/dL
    `),
  ).toEqual(['Cre 2026-11-10 - [98] ']);
});
