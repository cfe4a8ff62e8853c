import { expect, it } from 'vitest';
import type { ObservationEntry, ReportEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { factOf, labsFrom } from '../test-facts.ts';
import { culturesOf } from './cultures.ts';

function named(id: string, own: Partial<ObservationEntry>): Merged<ObservationEntry> {
  const [fact] = labsFrom(`2026-11-10 | ${id} | |`);
  if (fact === undefined) throw new Error('no fact');
  const provenance = { ...fact.shown.provenance, stands: [`Observation/${id}`] };
  const shown = { ...fact.shown, ...own, provenance };
  return { ...fact, shown, witnesses: [shown] };
}

function report(results: readonly string[]): Merged<ReportEntry> {
  return factOf<ReportEntry>({ kind: 'report', title: '培養', results } as Partial<ReportEntry> & {
    kind: 'report';
  });
}

function picture(facts: readonly Merged<ObservationEntry>[], reports: readonly Merged<ReportEntry>[]) {
  const { cultures, loose } = culturesOf(facts, reports);
  return {
    cultures: cultures.map(({ head, germs, ofUntoldGerm, others }) => [
      head.shown.title,
      ...germs.map(
        ({ fact, drugs }) => `${fact.shown.title}: ${drugs.map((drug) => drug.shown.title).join(' ')}`,
      ),
      `? ${ofUntoldGerm.map(({ shown }) => shown.title).join(' ')}`,
      `+ ${others.map(({ shown }) => shown.title).join(' ')}`,
    ]),
    loose: loose.map(({ shown }) => shown.title),
  };
}

const germ = (id: string, members: readonly string[] = []) => named(id, { sort: 'organism', members });
const drug = (id: string) => named(id, { sort: 'susceptibility' });

it('lab-culture-01: drugs of a report with one germ are that germ’s; smears stand beside', () => {
  expect(
    picture(
      [germ('MSSA'), drug('CEZ'), drug('LVFX'), named('白血球', {})],
      [report(['Observation/MSSA', 'Observation/CEZ', 'Observation/LVFX', 'Observation/白血球'])],
    ),
  ).toEqual({ cultures: [['培養', 'MSSA: CEZ LVFX', '? ', '+ 白血球']], loose: [] });
});

it('lab-culture-01: of two germs the record must say whose a response is; what it does not say is not guessed', () => {
  const all = ['Observation/MRSA', 'Observation/肺炎球菌', 'Observation/VCM', 'Observation/PCG'];
  expect(
    picture([germ('MRSA', ['Observation/VCM']), germ('肺炎球菌'), drug('VCM'), drug('PCG')], [report(all)]),
  ).toEqual({ cultures: [['培養', 'MRSA: VCM', '肺炎球菌: ', '? PCG', '+ ']], loose: [] });
});

it('lab-culture-01: without report or head, germs and responses stand loose', () => {
  expect(picture([germ('MSSA'), drug('CEZ')], [])).toEqual({ cultures: [], loose: ['MSSA', 'CEZ'] });
});
