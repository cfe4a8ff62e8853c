import type { ConditionEntry, DeviceEntry, Entry, ObservationEntry, OtherEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';

/** What those who care must mind, in the order in which it is drawn (care-risk-01; presentation). */
export const CARE_RISKS = ['fall', 'pressure', 'aspiration', 'infection', 'wandering', 'other'] as const;

export type CareRisk = (typeof CARE_RISKS)[number];

const RISK_WORDS: readonly (readonly [CareRisk, RegExp])[] = [
  ['fall', /転倒|転落|ふらつき/u],
  ['pressure', /褥瘡|床ずれ|とこずれ/u],
  ['aspiration', /誤嚥|嚥下障害|窒息|むせ/u],
  ['infection', /感染|MRSA|疥癬|結核|ノロウイルス|HBs抗原|HCV抗体|梅毒/u],
  ['wandering', /徘徊|離設|行方不明/u],
];

export interface RiskGroup {
  readonly risk: CareRisk;
  /** Newest first. */
  readonly facts: readonly Merged[];
}

function day({ shown }: Merged): string {
  return shown.when.state === 'dated' ? shown.when.start.sortKey.slice(0, 10) : '';
}

function newestFirst<F extends Merged>(facts: readonly F[]): readonly F[] {
  return facts.toSorted((a, b) => (day(a) === day(b) ? (a.key < b.key ? -1 : 1) : day(a) < day(b) ? 1 : -1));
}

/** A finding that a source itself calls negative is no risk; what it does not judge is told as recorded. */
function isFound({ shown }: Merged): boolean {
  if (shown.kind !== 'infection') return true;
  const { interpretation, value } = shown;
  if (interpretation === 'POS' || interpretation === 'A') return true;
  return (
    interpretation === undefined && value.type === 'text' && /陽性|^\(?\+/u.test(value.text.normalize('NFKC'))
  );
}

function riskOf(fact: Merged): CareRisk | undefined {
  const { shown } = fact;
  if (shown.kind === 'infection') return 'infection';
  const words = shown.title.normalize('NFKC');
  const named = RISK_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  // A warning is one whatever its words are; of anything else only what names a risk.
  return named ?? (shown.kind === 'other' && shown.sort === 'warning' ? 'other' : undefined);
}

export interface RiskInput {
  /** Diagnoses that go on. */
  readonly problems: readonly Merged<ConditionEntry>[];
  readonly observations: readonly Merged<ObservationEntry>[];
  readonly infections: readonly Merged<ObservationEntry>[];
  readonly others: readonly Merged<OtherEntry>[];
}

/** Falls, pressure sores, aspiration, infection, wandering, and every warning: as recorded, by their own words (care-risk-01). */
export function careRisks({ problems, observations, infections, others }: RiskInput): readonly RiskGroup[] {
  const warnings = others.filter(
    ({ shown }) => shown.sort === 'warning' || shown.sort === 'risk' || shown.sort === 'adverse-event',
  );
  const all: readonly Merged[] = [...problems, ...warnings, ...observations, ...infections.filter(isFound)];
  return CARE_RISKS.flatMap((risk) => {
    const facts = newestFirst(all.filter((fact) => riskOf(fact) === risk));
    return facts.length === 0 ? [] : [{ risk, facts }];
  });
}

const AT_HOME =
  /酸素|人工呼吸|呼吸器|CPAP|NPPV|カニューレ|気管切開|胃瘻|胃ろう|腸瘻|経管|カテーテル|ストーマ|吸引|吸入器|ポンプ|ポート|腹膜透析|車いす|車椅子|歩行器|杖|ベッド|寝台|床ずれ|リフト|補聴器|義歯|装具/u;

/** Devices with which somebody has to do day by day stand before those that lie in the body (care-device-01). */
export function devicesByUse(devices: readonly Merged<DeviceEntry>[]): {
  readonly daily: readonly Merged<DeviceEntry>[];
  readonly others: readonly Merged<DeviceEntry>[];
} {
  const sorted = newestFirst(devices);
  const isDaily = ({ shown }: Merged<DeviceEntry>) => AT_HOME.test(shown.title.normalize('NFKC'));
  return { daily: sorted.filter(isDaily), others: sorted.filter((fact) => !isDaily(fact)) };
}

/** What a day that lies ahead is about. */
export type NextDateWhat = 'care-level' | 'plan' | 'goal' | 'order' | 'vaccine' | 'visit';

export interface NextDate {
  readonly what: NextDateWhat;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly fact: Merged;
}

const ISO_DAY = /\d{4}-\d{2}-\d{2}/gu;

function endOf({ when }: Entry): readonly string[] {
  return when.state === 'dated' && when.end !== undefined && when.end.precision !== 'year'
    ? [when.end.sortKey.slice(0, 10)]
    : [];
}

function told({ more = [] }: Entry, names: readonly string[]): readonly string[] {
  return more.flatMap(({ name, value }) => (names.includes(name) ? (value.match(ISO_DAY) ?? []) : []));
}

function datesOf({ shown }: Merged): readonly (readonly [NextDateWhat, string])[] {
  const as = (what: NextDateWhat, days: readonly string[]) => days.map((one) => [what, one] as const);
  switch (shown.kind) {
    case 'care-level':
      return as('care-level', endOf(shown));
    case 'care-plan':
      return as('plan', [...endOf(shown), ...told(shown, ['period'])]);
    case 'immunization':
      return as('vaccine', shown.nextDue === undefined ? [] : [shown.nextDue.sortKey.slice(0, 10)]);
    case 'encounter':
      return as('visit', shown.when.state === 'dated' ? [shown.when.start.sortKey.slice(0, 10)] : []);
    case 'other':
      return shown.sort === 'goal'
        ? as('goal', told(shown, ['target']))
        : shown.sort === 'order'
          ? as('order', [...endOf(shown), ...told(shown, ['period'])])
          : [];
    default:
      return [];
  }
}

/** Days from today on that the records themselves name, the nearest first, each day of a record once (care-next-01). */
export function nextDates(facts: readonly Merged[], today: string): readonly NextDate[] {
  return facts
    .flatMap((fact) => {
      const days = datesOf(fact).filter(([, one]) => one >= today);
      return [...new Map(days.map(([what, one]) => [one, { what, day: one, fact }])).values()];
    })
    .toSorted((a, b) => (a.day === b.day ? (a.fact.key < b.fact.key ? -1 : 1) : a.day < b.day ? -1 : 1));
}
