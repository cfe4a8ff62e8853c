import { assertNever } from '../base/assert-never.ts';
import type {
  AllergyEntry,
  ConditionEntry,
  DocumentEntry,
  EncounterEntry,
  Entry,
  EntryMark,
  ImagingEntry,
  ImmunizationEntry,
  Interpretation,
  MedicationEntry,
  ObservationEntry,
  ReportEntry,
} from '../domain/entry.ts';
import { type EntryState, entryState } from '../domain/entry-state.ts';
import { scheduleWords } from '../domain/schedule.ts';
import type { ObservationValue } from '../domain/quantity.ts';
import { listText, longDate, quantityText } from '../i18n/format.ts';
import type { Text } from '../i18n/text.ts';
import { sortedTitle, titleText } from './entry-title.ts';

/**
 * One entry as one line. `head` and `fact` are the clinical fact and are never cut; `rest` may end in an ellipsis on a
 * narrow screen. The whole of it is in the detail pane.
 */
export interface EntryLine {
  readonly head: string;
  /** The part the eye must find: the value, the dose. */
  readonly fact?: string;
  /** Belongs to the fact and is never cut either: directions and days of a medicine, reactions. */
  readonly detail?: string;
  /** Stands right behind the fact, as the source itself judged. */
  readonly interpretation?: Interpretation;
  readonly rest?: string;
  readonly contraindication?: boolean;
  readonly marks: readonly EntryMark[];
  /** Says that there is none, or that it is over: stands as a chip right behind the words. */
  readonly state?: EntryState;
}

type Line = Omit<EntryLine, 'marks' | 'state'>;

/** Marks that every row shows; the rest stand in the detail. */
const ROW_MARKS: readonly EntryMark[] = [
  'uninformed',
  'suspected',
  'principal',
  'preliminary',
  'amended',
  'cancelled',
  'entered-in-error',
  'self-reported',
  'long-term',
  'restricted',
];

function joined(parts: readonly (string | undefined)[], gap = '　'): string {
  return parts.filter((part): part is string => part !== undefined && part !== '').join(gap);
}

function withRest(line: Line, parts: readonly (string | undefined)[]): Line {
  const rest = joined(parts);
  return rest === '' ? line : { ...line, rest };
}

export function valueText(text: Text, value: ObservationValue): string {
  switch (value.type) {
    case 'quantity':
      return quantityText(value.quantity);
    case 'text':
      return value.text;
    case 'absent':
      return text.t('entry.absent', { reason: value.reason });
    case 'none':
      return '';
    default:
      return assertNever(value);
  }
}

function observationLine(text: Text, entry: ObservationEntry): Line {
  const value = valueText(text, entry.value);
  const parts = entry.parts.map((part) => `${part.name} ${valueText(text, part.value)}`.trim());
  const members =
    entry.members.length > 0
      ? text.t('entry.items', { n: entry.members.length, count: entry.members.length })
      : undefined;
  const fact = value === '' && parts.length > 0 ? parts.join(' / ') : value;
  const line: Line = {
    head: titleText(text, entry),
    ...(fact === '' ? {} : entry.value.type === 'absent' ? { detail: fact } : { fact }),
    ...(entry.interpretation === undefined ? {} : { interpretation: entry.interpretation }),
  };
  const range =
    entry.range === undefined || entry.range.text === ''
      ? undefined
      : text.t('entry.range', { range: entry.range.text });
  return withRest(line, [members, value === '' ? undefined : joined(parts, '、'), range, entry.specimen]);
}

/** The directions in the source's own words; where it gave only a coded timing, in the reader's tongue. */
export function directionsText({ language }: Text, { dosageText, schedule }: MedicationEntry): string {
  return schedule === undefined ? dosageText : scheduleWords(schedule, language);
}

/** Name, dose, directions, days, in that order. */
function medicationLine(text: Text, entry: MedicationEntry): Line {
  const { t } = text;
  const dose = entry.dose === undefined ? undefined : t('entry.once', { quantity: quantityText(entry.dose) });
  const daily =
    entry.dailyDose === undefined ? undefined : t('entry.daily', { quantity: quantityText(entry.dailyDose) });
  const said =
    entry.dosageText !== '' &&
    entry.dose !== undefined &&
    entry.dosageText.includes(quantityText(entry.dose));
  const amount = joined(
    [said ? undefined : (dose ?? daily), entry.doseIsSubstance ? t('entry.substance') : undefined],
    ' ',
  );
  const days = entry.days === undefined ? undefined : t('entry.days', { n: entry.days });
  const fact = joined([
    amount,
    directionsText(text, entry),
    entry.asNeeded && !entry.dosageText.includes('頓') ? t('entry.asNeeded') : undefined,
    days,
  ]);
  return withRest({ head: titleText(text, entry), ...(fact === '' ? {} : { detail: fact }) }, [
    entry.category,
  ]);
}

function conditionLine(text: Text, entry: ConditionEntry): Line {
  const { t } = text;
  const over =
    entry.clinicalStatus === 'resolved' ||
    entry.clinicalStatus === 'remission' ||
    entry.clinicalStatus === 'inactive';
  return withRest({ head: titleText(text, entry) }, [
    over ? t(`entry.clinicalStatus.${entry.clinicalStatus}`) : undefined,
    entry.severity,
    entry.bodySite,
  ]);
}

function allergyLine(text: Text, entry: AllergyEntry): Line {
  const reactions = listText(text.language, entry.reactions);
  return {
    head: titleText(text, entry),
    ...(reactions === '' ? {} : { detail: reactions }),
    rest: joined([
      entry.category === 'unknown' ? undefined : text.t(`entry.allergyCategory.${entry.category}`),
      entry.criticality === 'high' ? text.t('entry.criticality.high') : undefined,
    ]),
    ...(entry.contraindication && entryState(entry) === undefined ? { contraindication: true } : {}),
  };
}

function imagingLine(text: Text, entry: ImagingEntry): Line {
  const { t, language } = text;
  const counts = [
    entry.seriesCount === undefined ? undefined : t('entry.series', { n: entry.seriesCount }),
    entry.instanceCount === undefined
      ? undefined
      : t('entry.images', { n: entry.instanceCount, count: entry.instanceCount }),
  ];
  const head = joined([listText(language, entry.modalities), entry.bodySite], ' ');
  const name = entry.description ?? titleText(text, entry);
  const line =
    head === '' || name.startsWith(head)
      ? { head: name }
      : { head: `${head} ${name === head ? '' : name}`.trim() };
  return withRest(line, counts);
}

function encounterLine(text: Text, entry: EncounterEntry): Line {
  const { t, language } = text;
  const end = entry.visit === 'inpatient' && entry.when.state === 'dated' ? entry.when.end : undefined;
  const visit = t(`entry.visit.${entry.visit}`);
  const own = titleText(text, entry);
  const title = own.includes(visit) ? own : joined([visit, own], '　');
  return withRest({ head: title }, [
    end === undefined ? undefined : t('entry.cleared', { date: longDate(language, end) }),
    listText(language, entry.diagnoses),
    entry.reason,
    entry.disposition,
  ]);
}

function documentLine(text: Text, entry: DocumentEntry): Line {
  const { t } = text;
  return withRest({ head: sortedTitle(text, entry) }, [
    entry.addressee === undefined ? undefined : `→ ${entry.addressee}`,
    entry.bodyMissing === undefined ? undefined : t('documents.bodyMissing'),
  ]);
}

function reportLine(text: Text, entry: ReportEntry): Line {
  const { t, language } = text;
  const findings = entry.conclusion ?? entry.findings[0];
  return withRest({ head: titleText(text, entry) }, [
    entry.category === 'other' ? undefined : t(`entry.reportCategory.${entry.category}`),
    findings,
    entry.conclusion === undefined ? undefined : listText(language, entry.findings.slice(0, 1)),
  ]);
}

function immunizationLine(text: Text, entry: ImmunizationEntry): Line {
  const { t, language } = text;
  return withRest({ head: titleText(text, entry), ...(entry.notDone ? { fact: t('entry.notDone') } : {}) }, [
    entry.dose === undefined ? undefined : t('entry.dose', { dose: entry.dose }),
    entry.nextDue === undefined ? undefined : t('entry.nextDue', { date: longDate(language, entry.nextDue) }),
  ]);
}

function lineOf(text: Text, entry: Entry): Line {
  switch (entry.kind) {
    case 'condition':
      return conditionLine(text, entry);
    case 'allergy':
      return allergyLine(text, entry);
    case 'lab':
    case 'infection':
    case 'vital':
    case 'measurement':
    case 'care-level':
    case 'social-history':
    case 'observation':
      return observationLine(text, entry);
    case 'prescription':
    case 'dispensing':
    case 'administration':
    case 'medication-statement':
      return medicationLine(text, entry);
    case 'encounter':
      return encounterLine(text, entry);
    case 'imaging':
      return imagingLine(text, entry);
    case 'report':
      return reportLine(text, entry);
    case 'discharge-summary':
    case 'referral':
    case 'checkup':
    case 'document':
      return documentLine(text, entry);
    case 'immunization':
      return immunizationLine(text, entry);
    default:
      return otherLine(text, entry);
  }
}

type OtherKinds = Exclude<
  Entry,
  | ConditionEntry
  | AllergyEntry
  | ObservationEntry
  | MedicationEntry
  | EncounterEntry
  | ImagingEntry
  | ReportEntry
  | DocumentEntry
  | ImmunizationEntry
>;

function otherLine(text: Text, entry: OtherKinds): Line {
  const { language } = text;
  const head = sortedTitle(text, entry);
  switch (entry.kind) {
    case 'procedure':
      return withRest({ head }, [entry.bodySite, entry.outcome, entry.reason]);
    case 'family-history':
      return withRest({ head: joined([entry.relation, head], ' ') }, [listText(language, entry.conditions)]);
    case 'device':
      return withRest({ head }, [entry.bodySite]);
    case 'directive':
      return withRest({ head, ...(entry.decision === undefined ? {} : { fact: entry.decision }) }, [
        entry.category,
      ]);
    case 'care-plan':
      return withRest({ head }, [entry.description, listText(language, entry.activities)]);
    case 'coverage':
      return withRest({ head }, [entry.payer, entry.number, entry.copay]);
    case 'other':
      return withRest({ head }, entry.facts);
    default:
      return assertNever(entry);
  }
}

/** The one line of an entry, in the record's own words. */
export function entryLine(text: Text, entry: Entry): EntryLine {
  const state = entryState(entry);
  return {
    ...lineOf(text, entry),
    marks: ROW_MARKS.filter((mark) => entry.marks.includes(mark)),
    ...(state === undefined ? {} : { state }),
  };
}
