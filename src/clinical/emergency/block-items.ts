import type {
  AllergyEntry,
  ConditionEntry,
  DeviceEntry,
  DirectiveEntry,
  EncounterEntry,
  ObservationEntry,
  ProcedureEntry,
} from '../../domain/entry.ts';
import { isPastAllergy } from '../../domain/entry-state.ts';
import { isAdvanceWish, mayBeWish } from '../wishes.ts';
import type { Merged } from '../../domain/merged.ts';
import type { When } from '../../domain/partial-date.ts';
import { latestOf } from '../labs/lab-table.ts';
import { allergiesByDanger, isDialysis, isOperation, openProblems } from '../summary/brief.ts';
import type { BlockContent, EmergencyItem, Loudness } from './emergency-item.ts';
import { fiveYearsBefore, mayBeSince, type Reach, threeMonthsBefore } from './emergency-window.ts';

export function factItem(fact: Merged, loud: Loudness, times = 1): EmergencyItem {
  return { type: 'fact', fact, loud, times };
}

function sortKeyOf(when: When): string {
  return when.state === 'dated' ? when.start.sortKey : '';
}

export function newestFirst<F extends Merged>(facts: readonly F[]): readonly F[] {
  return facts.toSorted((a, b) => {
    const [x, y] = [sortKeyOf(a.shown.when), sortKeyOf(b.shown.when)];
    return x === y ? (a.key < b.key ? -1 : 1) : x < y ? 1 : -1;
  });
}

/** The newest of each group stands for all of it. */
export function grouped<F extends Merged>(
  facts: readonly F[],
  keyOf: (fact: F) => string,
): readonly (readonly [F, number])[] {
  return [...Map.groupBy(newestFirst(facts), keyOf).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [[first, same.length] as const];
  });
}

/** Allergies: the whole record, contraindications first; what is over by its own record last, and never loud. */
export function allergyItems(allergies: readonly Merged<AllergyEntry>[]): BlockContent {
  const loudness = ({ shown }: Merged<AllergyEntry>): Loudness => {
    if (isPastAllergy(shown)) return 'plain';
    if (shown.contraindication) return 'critical';
    return shown.criticality === 'high' || shown.category === 'medication' ? 'warn' : 'strong';
  };
  return { items: allergiesByDanger(allergies).map((fact) => factItem(fact, loudness(fact))), outside: 0 };
}

/** What lies in the body, in words that procedures use for it: shown, never judged. */
const IMPLANT_WORDS =
  /ペースメーカ|ＩＣＤ|ICD|CRT|除細動器|人工内耳|クリップ|神経刺激|ステント|人工弁|弁置換|人工関節|人工骨頭|インスリンポンプ|ポート|シャント|コイル|髄内釘|プレート固定/iu;

function implantWord(title: string): string | undefined {
  return IMPLANT_WORDS.exec(title)?.[0];
}

/** Dialysis of the last three months as one line; every device, and every operation that left something in the body. */
export function deviceItems(
  devices: readonly Merged<DeviceEntry>[],
  procedures: readonly Merged<ProcedureEntry>[],
  reach: Reach,
): BlockContent {
  const sessions = procedures.filter(isDialysis);
  const recent = sessions.filter(({ shown }) => mayBeSince(shown.when, threeMonthsBefore(reach)));
  // What stands here as a device needs no second line for the operation that put it in (emergency-device-02).
  const held = new Set(devices.flatMap(({ shown }) => implantWord(shown.title) ?? []));
  const implants = procedures.filter((fact) => {
    const word = implantWord(fact.shown.title);
    return word !== undefined && !isDialysis(fact) && !held.has(word);
  });
  return {
    items: [
      ...grouped(recent, () => 'dialysis').map(([fact, times]) => factItem(fact, 'strong', times)),
      ...newestFirst(devices).map((fact) => factItem(fact, 'strong')),
      ...newestFirst(implants).map((fact) => factItem(fact, 'plain')),
    ],
    outside: sessions.length - recent.length,
  };
}

/** Wishes about treatment: what speaks of resuscitation or the last stage of life first (emergency-directive-01). */
export function directiveItems(directives: readonly Merged<DirectiveEntry>[]): BlockContent {
  const sorted = newestFirst(directives).filter(mayBeWish);
  return {
    items: [
      ...sorted.filter(isAdvanceWish).map((fact) => factItem(fact, 'strong')),
      ...sorted.filter((fact) => !isAdvanceWish(fact)).map((fact) => factItem(fact, 'plain')),
    ],
    outside: 0,
  };
}

/** Diagnoses that go on, are kept for good (長期保存), or were recorded in the last three months; 主傷病 first. */
export function diagnosisItems(conditions: readonly Merged<ConditionEntry>[], reach: Reach): BlockContent {
  const open = openProblems(conditions);
  const since = threeMonthsBefore(reach);
  const closed = conditions.filter((fact) => !open.includes(fact));
  const kept = newestFirst(closed).filter(
    ({ shown }) =>
      shown.marks.includes('long-term') ||
      mayBeSince(shown.abatement.state === 'dated' ? shown.abatement : shown.when, since),
  );
  const loud = ({ shown }: Merged<ConditionEntry>): Loudness =>
    shown.marks.includes('principal') ? 'strong' : 'plain';
  return {
    items: [...open, ...kept].map((fact) => factItem(fact, loud(fact))),
    outside: closed.length - kept.length,
  };
}

/** The items that are asked for first, each with its own day; and the blood type as recorded (never for transfusion). */
export const EMERGENCY_LABS = [
  'K',
  'Cre',
  'eGFR',
  'BUN',
  'Hb',
  'PLT',
  'PT-INR',
  'CRP',
  'WBC',
  'Na',
  'BS',
  'BG',
  'CBG',
  'BLD-ABO',
  'BLD-Rh',
] as const;

export function labItems(labs: readonly Merged<ObservationEntry>[]): BlockContent {
  const items = latestOf(labs, EMERGENCY_LABS).map(
    ({ item, fact }): EmergencyItem => ({ type: 'lab', fact, item, loud: 'plain' }),
  );
  return { items, outside: 0 };
}

const AIRWAY_WORDS = /挿管困難|換気困難|Cormack|気道確保困難|悪性高熱/iu;

/** Operations, anaesthesia, transfusion of five years, newest first, then whatever else was done; trouble with the airway is loud. */
export function operationItems(procedures: readonly Merged<ProcedureEntry>[], reach: Reach): BlockContent {
  const operations = procedures.filter((fact) => !isDialysis(fact));
  const inside = newestFirst(operations).filter(({ shown }) =>
    mayBeSince(shown.when, fiveYearsBefore(reach)),
  );
  const airway = ({ shown }: Merged<ProcedureEntry>) =>
    AIRWAY_WORDS.test([shown.title, ...shown.notes, shown.outcome ?? ''].join(' '));
  return {
    items: [
      ...inside.filter(airway).map((fact) => factItem(fact, 'warn')),
      ...inside.filter((fact) => !airway(fact) && isOperation(fact)).map((fact) => factItem(fact, 'plain')),
      ...inside.filter((fact) => !airway(fact) && !isOperation(fact)).map((fact) => factItem(fact, 'plain')),
    ],
    outside: operations.length - inside.length,
  };
}

/** Infections of five years and those kept for good, in the words of the result; newest of each test. */
export function infectionItems(infections: readonly Merged<ObservationEntry>[], reach: Reach): BlockContent {
  const since = fiveYearsBefore(reach);
  const inside = infections.filter(
    ({ shown }) => shown.marks.includes('long-term') || mayBeSince(shown.when, since),
  );
  return {
    items: grouped(
      inside,
      ({ shown }) =>
        shown.code.codings.find(({ system }) => system.includes('InfectionLabo'))?.display ?? shown.title,
    ).map(([fact, times]) => factItem(fact, 'plain', times)),
    outside: infections.length - inside.length,
  };
}

/** Where the person has been in three months (受診歴は年月別): the newest visit per place, and the months of all of them. */
export function visitItems(encounters: readonly Merged<EncounterEntry>[], reach: Reach): BlockContent {
  const inside = encounters.filter(({ shown }) => mayBeSince(shown.when, threeMonthsBefore(reach)));
  const place = ({ shown }: Merged<EncounterEntry>) =>
    [shown.provenance.institution ?? shown.provenance.source, shown.provenance.department ?? ''].join(' ');
  return {
    items: [...Map.groupBy(newestFirst(inside), place).values()].flatMap((same): EmergencyItem[] => {
      const [newest] = same;
      const months = [...new Set(same.map(({ shown }) => sortKeyOf(shown.when).slice(0, 7)))].filter(Boolean);
      return newest === undefined
        ? []
        : [{ type: 'fact', fact: newest, loud: 'plain', times: same.length, months }];
    }),
    outside: encounters.length - inside.length,
  };
}
