import { at } from '../calendar.ts';
import { compact } from '../world.ts';
import type { Json, Spelling } from '../world.ts';
import { DRUGS, USAGES } from './drugs.ts';
import type { Drug, DrugKey, UsageKey } from './drugs.ts';
import { CS, EXT, spelt } from './systems.ts';

/** One drug of one Rp as the doctor wrote it. */
export type RxLine = {
  drug: DrugKey;
  usage: UsageKey;
  /** Amount at one time, in the unit of the drug. */
  dose?: number;
  /** Another unit for the amount (単位 of insulin). */
  doseUnit?: string;
  days?: number;
  /** Days really taken, when the drug is not taken every day. */
  takenDays?: number;
  /** 頓用: how many times. */
  times?: number;
  /** Quantity to hand over, for things without days. */
  total?: number;
  /** Unequal amounts, first dose of the day first. */
  uneven?: number[];
  /** Sentences that exist nowhere but in the text. */
  extra?: string;
  /** 調剤指示 (一包化, 粉砕). */
  instruction?: string;
  /** 原薬量 instead of 製剤量. */
  pureAmount?: boolean;
  noSubstitution?: boolean;
};

export function drugOf(line: RxLine): Drug {
  return DRUGS[line.drug];
}

export function drugCode(drug: Drug, spelling: Spelling): Json {
  const coding: Json[] = [];
  if (drug.hot9 !== undefined)
    coding.push({ system: spelt(CS.hot9, spelling), code: drug.hot9, display: drug.text });
  if (drug.yj !== undefined)
    coding.push({ system: spelt(CS.yj, spelling), code: drug.yj, display: drug.text });
  if (drug.general !== undefined)
    coding.push({ system: spelt(CS.generalOrder, spelling), code: drug.general, display: drug.text });
  if (coding.length === 0)
    coding.push({ system: CS.drugNocoded, code: 'NOCODED', display: '標準コードなし' });
  return { coding, text: drug.text };
}

/** The sentence a patient finds on the bag of medicine; for some orders it is the only truth. */
export function usageText(line: RxLine): string {
  const drug = drugOf(line);
  const usage = USAGES[line.usage];
  const parts: string[] = [usage.text];
  if (line.uneven !== undefined) {
    const sum = line.uneven.reduce((a, b) => a + b, 0);
    parts.push(`${sum}${drug.unit}（${line.uneven.map((n) => `${n}${drug.unit}`).join('－')}）`);
  } else if (line.dose !== undefined) {
    parts.push(`1回 ${line.dose}${line.doseUnit ?? drug.unit}`);
    if (usage.times > 1) parts.push(`（1日 ${amountPerDay(line)}${line.doseUnit ?? drug.unit}）`);
  }
  if (line.days !== undefined) parts.push(`${line.days}日分`);
  if (line.times !== undefined) parts.push(`${line.times}回分`);
  if (line.takenDays !== undefined) parts.push(`（実投与${line.takenDays}日）`);
  if (line.extra !== undefined) parts.push(line.extra);
  return parts.join(' ');
}

export function amountPerDay(line: RxLine): number {
  return Number(((line.dose ?? 0) * USAGES[line.usage].times).toFixed(3));
}

export function supply(line: RxLine): number {
  if (line.total !== undefined) return line.total;
  if (line.times !== undefined) return (line.dose ?? 1) * line.times;
  const daily = line.uneven === undefined ? amountPerDay(line) : line.uneven.reduce((a, b) => a + b, 0);
  return Number((daily * (line.takenDays ?? line.days ?? 1)).toFixed(2));
}

export function amount(value: number, drug: Drug, spelling: Spelling, unit?: string): Json {
  if (unit !== undefined || drug.unitCode === undefined) return { value, unit: unit ?? drug.unit };
  return { value, unit: drug.unit, system: spelt(CS.unit, spelling), code: drug.unitCode };
}

const ROUTES = { PO: '口', AP: '外用', IV: '静脈内', SC: '皮下' } as const;

export function dosageOf(line: RxLine, start: string, spelling: Spelling): Json {
  const drug = drugOf(line);
  const usage: { text: string; code?: string; times: number } = USAGES[line.usage];
  const extension: Json[] = [{ url: EXT.periodOfUse, valuePeriod: { start } }];
  if (line.takenDays !== undefined)
    extension.push({ url: EXT.usageDuration, valueDuration: days(line.takenDays) });
  return compact({
    extension,
    text: usageText(line),
    additionalInstruction: line.uneven?.map((n, i) => ({
      coding: [
        {
          system: spelt(CS.usageAdditional, spelling),
          code: `V${i + 1}${n}NNNNN`,
          display: `不均等・${i + 1}回目・${n}${drug.unit}`,
        },
      ],
    })),
    timing: compact({
      event: [at(start, '00:00')],
      repeat: line.days === undefined ? undefined : { boundsDuration: days(line.days) },
      code: { coding: usageCoding(usage, spelling), text: usage.text },
    }),
    asNeededBoolean: line.times === undefined ? undefined : true,
    route: {
      coding: [{ system: CS.route, code: drug.route ?? 'PO', display: ROUTES[drug.route ?? 'PO'] }],
    },
    method:
      drug.route === 'PO'
        ? { coding: [{ system: spelt(CS.method, spelling), code: '1', display: '内服' }] }
        : undefined,
    doseAndRate: [doseAndRate(line, drug, spelling)],
  });
}

function usageCoding(usage: { text: string; code?: string }, spelling: Spelling): Json[] {
  if (usage.code === undefined)
    return [{ system: CS.usageUncoded, code: '0X0XXXXXXXXX0000', display: 'ダミー用法コード' }];
  if (spelling === 'oid') return [{ system: spelt(CS.usage, 'oid'), code: usage.code, display: usage.text }];
  return [
    { system: CS.usage, code: usage.code, display: usage.text },
    { system: CS.usageEp, code: usage.code, display: `${usage.text}　服用` },
  ];
}

function doseAndRate(line: RxLine, drug: Drug, spelling: Spelling): Json {
  const type = {
    coding: [
      line.pureAmount === true
        ? { system: spelt(CS.strengthType, spelling), code: '2', display: '原薬量' }
        : { system: spelt(CS.strengthType, spelling), code: '1', display: '製剤量' },
    ],
  };
  if (line.uneven !== undefined) {
    const sum = line.uneven.reduce((a, b) => a + b, 0);
    return { type, rateRatio: perDay(amount(sum, drug, spelling)) };
  }
  if (line.dose === undefined) return { type };
  const daily = amountPerDay(line);
  return compact({
    type,
    doseQuantity: amount(line.dose, drug, spelling, line.doseUnit),
    rateRatio: daily > 0 ? perDay(amount(daily, drug, spelling, line.doseUnit)) : undefined,
  });
}

function perDay(numerator: Json): Json {
  return { numerator, denominator: { value: 1, unit: '日', system: CS.ucum, code: 'd' } };
}

export function days(n: number): Json {
  return { value: n, unit: '日', system: CS.ucum, code: 'd' };
}
