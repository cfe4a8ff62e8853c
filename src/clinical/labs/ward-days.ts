import type { MedicationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { addDays } from '../../domain/partial-date.ts';
import type { Stay } from '../timeline/stays.ts';
import { type DayRow, dayOf, dayRows } from './day-rows.ts';
import type { LabFact } from './lab-result.ts';

type MedicineFact = Merged<MedicationEntry>;

/** A medicine over the days of a stay. */
export interface WardMedicine {
  readonly key: string;
  readonly name: string;
  /** Of each day: the records that tell that it was given, and those whose days of supply reach over it. */
  readonly days: ReadonlyMap<
    string,
    { readonly given: readonly MedicineFact[]; readonly ordered: readonly MedicineFact[] }
  >;
}

/** The days of one admission: what was measured, what went in and out, which medicines. */
export interface WardDays {
  readonly days: readonly string[];
  readonly vitals: readonly DayRow[];
  /** 輸液・尿量・排液 and the like, as they are named. */
  readonly balance: readonly DayRow[];
  readonly medicines: readonly WardMedicine[];
}

/** Vitals as a chart of a ward has them, from above. */
const FIRST = [
  /体温|temperature/iu,
  /血圧|blood pressure/iu,
  /脈拍|心拍|pulse|heart/iu,
  /呼吸|respir/iu,
  /spo2|酸素/iu,
  /意識|jcs|gcs/iu,
  /体重|weight/iu,
];

/** More columns than a screen is ever scrolled through; the newest days stay. */
const MOST_DAYS = 92;

function daysOf({ from, to }: Stay, today: string): readonly string[] {
  const last = to === undefined || to > today ? today : to;
  const days: string[] = [];
  for (let day = from; day <= last; day = addDays(day, 1)) days.push(day);
  return days.slice(-MOST_DAYS);
}

/** In and out, by how wards name it. */
const BALANCE =
  /尿量|排尿|輸液|飲水|水分|経口摂取|食事摂取|排液|ドレーン|出血量|排便|便量|IN量|OUT量|in\s*take|urine output|drain/iu;

function isBalance({ shown: { title } }: LabFact): boolean {
  return BALANCE.test(title.normalize('NFKC'));
}

function exact(when: MedicationEntry['when']): string | undefined {
  if (when.state !== 'dated' || when.start.precision === 'year' || when.start.precision === 'month')
    return undefined;
  return when.start.sortKey.slice(0, 10);
}

/** The days that a supply reaches over: by its own end, else by its days; a supply without either says its first day alone. */
function reach({ shown }: MedicineFact): { readonly from: string; readonly to: string } | undefined {
  const from =
    shown.start?.precision === 'day' || shown.start?.precision === 'instant'
      ? shown.start.sortKey.slice(0, 10)
      : exact(shown.when);
  if (from === undefined) return undefined;
  const end = shown.end?.sortKey.slice(0, 10);
  if (end !== undefined && end.length === 10) return { from, to: end };
  return {
    from,
    to: shown.days === undefined || shown.asNeeded ? from : addDays(from, Math.max(0, shown.days - 1)),
  };
}

const OUT_OF_FORCE = new Set(['cancelled', 'entered-in-error']);

function medicinesOf(facts: readonly MedicineFact[], days: readonly string[]): readonly WardMedicine[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = new Map<string, Map<string, { given: MedicineFact[]; ordered: MedicineFact[] }>>();
  for (const fact of facts) {
    const { kind, title, marks } = fact.shown;
    if (kind === 'medication-statement' || marks.some((mark) => OUT_OF_FORCE.has(mark))) continue;
    const span = reach(fact);
    if (span === undefined || span.from > last || span.to < first) continue;
    const row = rows.get(title) ?? new Map<string, { given: MedicineFact[]; ordered: MedicineFact[] }>();
    rows.set(title, row);
    for (const day of days) {
      if (day < span.from || day > span.to) continue;
      const cell = row.get(day) ?? { given: [], ordered: [] };
      row.set(day, cell);
      (kind === 'administration' ? cell.given : cell.ordered).push(fact);
    }
  }
  return [...rows].map(([name, own]) => ({ key: name, name, days: own }));
}

/** One screen of one stay (ward-01): the record of these days over all networks, each thing on its own day. */
export function wardDays(
  stay: Stay,
  today: string,
  results: readonly LabFact[],
  medicines: readonly MedicineFact[],
): WardDays {
  const days = daysOf(stay, today);
  const within = new Set(days);
  const columnOf = (fact: LabFact) => {
    const day = dayOf(fact);
    return day !== undefined && within.has(day) ? day : undefined;
  };
  return {
    days,
    vitals: dayRows(
      results.filter(
        (fact) => (fact.shown.kind === 'vital' || fact.shown.kind === 'measurement') && !isBalance(fact),
      ),
      columnOf,
      FIRST,
    ),
    balance: dayRows(results.filter(isBalance), columnOf),
    medicines: medicinesOf(medicines, days),
  };
}
