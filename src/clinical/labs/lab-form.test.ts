import { describe, expect, it } from 'vitest';
import type { ObservationEntry, ObservationPart } from '../../domain/entry.ts';
import type { ObservationValue } from '../../domain/quantity.ts';
import { labsFrom } from '../test-facts.ts';
import { type LabForm, labForm } from './lab-form.ts';

function formOf(value: ObservationValue, more: Partial<ObservationEntry> = {}): LabForm {
  const [fact] = labsFrom('2026-11-10 | 検査 | local:1 |');
  if (fact === undefined) throw new Error('no fact');
  return labForm({ ...fact.shown, value, ...more });
}

function said(form: LabForm): string {
  switch (form.form) {
    case 'grade':
      return `grade ${form.grade}`;
    case 'judged':
      return form.sense;
    case 'bound':
      return `bound ${form.comparator} ${form.amount}`;
    case 'interval':
      return `interval ${form.low} ${form.high} ${form.field ?? ''}`.trim();
    case 'titre':
      return `titre ${form.comparator ?? ''}${form.dilution}`;
    case 'sediment':
      return `sediment ${form.field}`;
    case 'figure':
      return `figure ${form.amount}`;
    default:
      return form.form;
  }
}

describe('lab-form-01: words of a result', () => {
  it.each([
    ['(-)', 'grade 0'],
    ['（－）', 'grade 0'],
    ['−', 'grade 0'],
    ['(±)', 'grade 0.5'],
    ['±', 'grade 0.5'],
    ['+-', 'grade 0.5'],
    ['(+)', 'grade 1'],
    ['＋', 'grade 1'],
    ['1+', 'grade 1'],
    ['(2+)', 'grade 2'],
    ['++', 'grade 2'],
    ['+++', 'grade 3'],
    ['４＋', 'grade 4'],
    ['陰性', 'negative'],
    ['陰性(-)', 'negative'],
    ['検出せず', 'negative'],
    ['Not detected', 'negative'],
    ['陽性', 'positive'],
    ['弱陽性', 'positive'],
    ['陽性(2+)', 'positive'],
    ['判定保留', 'undecided'],
    ['疑陽性', 'undecided'],
    ['×80', 'titre 80'],
    ['x 160', 'titre 160'],
    ['1:80', 'titre 80'],
    ['80倍', 'titre 80'],
    ['8倍未満', 'titre <8'],
    ['<1:40', 'titre <40'],
    ['＜0.1', 'bound < 0.1'],
    ['0.1未満', 'bound < 0.1'],
    ['1000以上', 'bound >= 1000'],
    ['>1000', 'bound > 1000'],
    ['0-1', 'interval 0 1'],
    ['10〜19/HPF', 'interval 10 19 HPF'],
    ['1-4/ HPF', 'interval 1 4 HPF'],
    ['1未満/HPF', 'sediment HPF'],
    ['多数/LPF', 'sediment LPF'],
    ['5.20', 'figure 5.2'],
    ['-1.3', 'figure -1.3'],
    ['溶血', 'words'],
    ['2026-11-10', 'words'],
    ['A型', 'words'],
    ['12-3', 'words'],
  ])('%s', (text, wanted) => {
    const form = formOf({ type: 'text', text });
    expect(said(form)).toBe(wanted);
    if ('text' in form) expect(form.text).toBe(text);
  });

  it('amounts, bounds, counts in a field, nothing and no reason to be', () => {
    const quantity = { value: 0.1, text: '0.1', unit: 'mg/dL' };
    expect(formOf({ type: 'quantity', quantity })).toEqual({ form: 'amount', quantity });
    expect(said(formOf({ type: 'quantity', quantity: { ...quantity, comparator: '<' } }))).toBe(
      'bound < 0.1',
    );
    expect(said(formOf({ type: 'quantity', quantity: { value: 3, text: '3', unit: '/HPF' } }))).toBe(
      'sediment HPF',
    );
    expect(formOf({ type: 'absent', reason: '検体量不足のため' })).toEqual({
      form: 'absent',
      reason: '検体量不足のため',
    });
    expect(formOf({ type: 'none' })).toEqual({ form: 'none' });
  });

  it('a germ, its response to a drug with its MIC, a gas in parts, a tracing', () => {
    expect(formOf({ type: 'text', text: '2+' }, { sort: 'organism', title: 'MSSA' })).toEqual({
      form: 'organism',
      name: 'MSSA',
      text: '2+',
    });
    const mic = { value: 0.5, text: '0.5', unit: 'μg/mL', comparator: '<=' as const };
    expect(
      formOf(
        { type: 'quantity', quantity: mic },
        { sort: 'susceptibility', title: 'CEZ', interpretation: 'S' },
      ),
    ).toEqual({ form: 'susceptibility', drug: 'CEZ', judged: 'S', mic, text: '0.5' });
    const parts: readonly ObservationPart[] = [
      { name: 'ｐＨ', value: { type: 'quantity', quantity: { value: 7.4, text: '7.40', unit: '' } } },
      { name: 'pCO2', value: { type: 'quantity', quantity: { value: 40, text: '40', unit: 'mmHg' } } },
    ];
    expect(formOf({ type: 'none' }, { parts })).toEqual({ form: 'parts', gas: true, parts });
    expect(formOf({ type: 'text', text: '洞調律' }, { sort: 'physiology' })).toEqual({
      form: 'finding',
      text: '洞調律',
    });
  });
});
