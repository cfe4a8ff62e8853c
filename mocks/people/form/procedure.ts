import { compact } from '../world.ts';
import type { Chart } from '../world.ts';
import { inEach, instanceId, meta, provenanceOf, refOf } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { CS } from './systems.ts';

export type ProcedureSpec = Origin & {
  text: string;
  kind: '手術' | '麻酔' | '輸血' | '処置' | '透析' | 'リハビリテーション' | '分娩' | '化学療法';
  /** Known only as a year, a month, or as words. */
  performed?: string;
  performedText?: string;
  until?: string;
  bodySite?: string;
  outcome?: string;
  followUp?: string;
  note?: string;
  usedText?: string;
  status?: 'completed' | 'in-progress' | 'not-done' | 'preparation';
  partOf?: Refs;
  /** レセプト電算処理 診療行為コード. */
  receipt?: string;
};

export function addProcedure(charts: readonly Chart[], spec: ProcedureSpec, encounter?: Refs): Refs {
  return inEach(charts, (chart) =>
    chart.put({
      resourceType: 'Procedure',
      ...compact({
        meta: meta(chart, 'Procedure', spec.at),
        language: 'ja',
        ...provenanceOf(chart, spec),
        identifier: [instanceId(chart, 'Procedure', spec, spec.text)],
        partOf: spec.partOf === undefined ? undefined : [refOf(spec.partOf, chart)],
        status: spec.status ?? 'completed',
        category:
          spec.kind === '手術'
            ? {
                coding: [{ system: CS.procedureCategory, code: 'JPPCC004', display: '外科的処置' }],
                text: '手術',
              }
            : { text: spec.kind },
        code: {
          ...(spec.receipt === undefined
            ? {}
            : { coding: [{ system: CS.receiptProcedure, code: spec.receipt }] }),
          text: spec.text,
        },
        subject: chart.subject,
        encounter: refOf(encounter, chart),
        performedDateTime:
          spec.performedText === undefined && spec.until === undefined
            ? (spec.performed ?? spec.at)
            : undefined,
        performedPeriod:
          spec.until === undefined ? undefined : { start: spec.performed ?? spec.at, end: spec.until },
        performedString: spec.performedText,
        performer:
          spec.doctor === undefined ? undefined : [{ actor: { reference: '#doctor', display: spec.doctor } }],
        bodySite: spec.bodySite === undefined ? undefined : [{ text: spec.bodySite }],
        outcome: spec.outcome === undefined ? undefined : { text: spec.outcome },
        followUp: spec.followUp === undefined ? undefined : [{ text: spec.followUp }],
        usedCode: spec.usedText === undefined ? undefined : [{ text: spec.usedText }],
        note: spec.note === undefined ? undefined : [{ text: spec.note }],
      }),
    }),
  );
}
