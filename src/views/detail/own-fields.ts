import { assertNever } from '../../base/assert-never.ts';
import type {
  ConditionEntry,
  DocumentEntry,
  EncounterEntry,
  Entry,
  ImagingEntry,
  ImmunizationEntry,
  MedicationEntry,
  ObservationEntry,
  ProcedureEntry,
} from '../../domain/entry.ts';
import type { Coded } from '../../domain/coded.ts';
import type { PartialDate, When } from '../../domain/partial-date.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { listText, longDate, quantityText, whenText } from '../../i18n/format.ts';
import type { Text, TextKey } from '../../i18n/text.ts';
import { directionsText, valueText } from '../../ui/entry-line.ts';
import { joinedByName, moreFacts, sortFields } from './further-facts.ts';

/** The names of the lines, as the words know them. */
export type FieldName =
  Extract<TextKey, `detail.fields.${string}`> extends `detail.fields.${infer Name}` ? Name : never;

/** Lines with their values, empty ones among them. */
export type Given = readonly (readonly [FieldName, string | undefined])[];

/** Several in one line. */
export function listed(text: Text, items: readonly string[]): string {
  return items.join(text.language === 'ja' ? '、' : ', ');
}

function quantity(value: Quantity | undefined): string | undefined {
  return value === undefined ? undefined : quantityText(value);
}

function date(text: Text, value: PartialDate | undefined): string | undefined {
  return value === undefined ? undefined : longDate(text.language, value, true);
}

function span(text: Text, when: When, today: string): string | undefined {
  return when.state === 'unknown' ? undefined : whenText(text.language, when, today);
}

function codes(code: Coded, title: string): string {
  const codings = code.codings.map((coding) => [coding.display, coding.code].filter(Boolean).join(' '));
  return (code.text !== title && code.text !== '' ? [code.text, ...codings] : codings).join('\n');
}

function medicationFields(text: Text, entry: MedicationEntry): Given {
  return [
    ['dosage', directionsText(text, entry)],
    ['dose', quantity(entry.dose)],
    ['dailyDose', quantity(entry.dailyDose)],
    ['days', entry.days === undefined ? undefined : text.t('entry.days', { n: entry.days })],
    ['asNeeded', entry.asNeeded ? text.t('detail.yes') : undefined],
    ['start', date(text, entry.start)],
    ['finish', date(text, entry.end)],
    ['quantity', quantity(entry.quantity)],
    ['route', entry.route],
    ['site', entry.site],
    ['category', entry.category],
    ['substitution', entry.substitution],
    ['instructions', listed(text, entry.instructions)],
    ['prescriptionId', [entry.prescriptionId, entry.rpNumber].filter(Boolean).join(' Rp')],
    ['code', codes(entry.drug, entry.title)],
  ];
}

function observationFields(text: Text, entry: ObservationEntry): Given {
  const { t } = text;
  return [
    ['value', valueText(text, entry.value)],
    [
      'interpretation',
      entry.interpretation === undefined
        ? undefined
        : `${entry.interpretation} ${t(`entry.interpretation.${entry.interpretation}`)}`,
    ],
    ['range', entry.range?.text],
    [
      'parts',
      entry.parts
        .map((part) =>
          [part.name, valueText(text, part.value), part.interpretation, part.range?.text]
            .filter(Boolean)
            .join(' '),
        )
        .join('\n'),
    ],
    ['specimen', entry.specimen],
    ['method', entry.method],
    ['code', codes(entry.code, entry.title)],
  ];
}

function conditionFields(text: Text, entry: ConditionEntry, today: string): Given {
  return [
    ['clinicalStatus', text.t(`entry.clinicalStatus.${entry.clinicalStatus}`)],
    ['onset', span(text, entry.onset, today)],
    ['abatement', span(text, entry.abatement, today)],
    ['verification', entry.verification],
    ['severity', entry.severity],
    ['bodySite', entry.bodySite],
    ['code', codes(entry.code, entry.title)],
  ];
}

function imagingFields(text: Text, entry: ImagingEntry): Given {
  const { t } = text;
  const series = entry.series.map((one) =>
    [
      one.number,
      one.modality,
      one.description,
      one.bodySite,
      one.instances === undefined ? '' : t('entry.images', { n: one.instances, count: one.instances }),
    ]
      .filter((part) => part !== undefined && part !== '')
      .join(' '),
  );
  return [
    ['modality', listText(text.language, entry.modalities)],
    ['bodySite', entry.bodySite],
    ['description', entry.description],
    [
      'images',
      entry.instanceCount === undefined
        ? undefined
        : t('entry.images', { n: entry.instanceCount, count: entry.instanceCount }),
    ],
    ['series', series.join('\n')],
  ];
}

function documentFields(entry: DocumentEntry): Given {
  return [
    ['addressee', entry.addressee],
    ['custodian', entry.custodian],
    ['version', entry.version],
    ['replaces', entry.replaces?.join('\n')],
    ['code', codes(entry.code, entry.title)],
  ];
}

/** The fields that belong to the kind of an entry, then whatever else it tells. */
export function ownFields(text: Text, entry: Entry, today: string): Given {
  return joinedByName([
    ...sortFields(text, entry),
    ...kindFields(text, entry, today),
    ...moreFacts(text, entry),
  ]);
}

function kindFields(text: Text, entry: Entry, today: string): Given {
  const { t } = text;
  switch (entry.kind) {
    case 'condition':
      return conditionFields(text, entry, today);
    case 'allergy':
      return [
        ['category', t(`entry.allergyCategory.${entry.category}`)],
        ['criticality', t(`entry.criticality.${entry.criticality}`)],
        ['reactions', listed(text, entry.reactions)],
        ['verification', entry.verification],
        [
          'clinicalStatus',
          entry.clinicalStatus === undefined ? undefined : t(`entry.clinicalStatus.${entry.clinicalStatus}`),
        ],
        ['code', codes(entry.code, entry.title)],
      ];
    case 'lab':
    case 'infection':
    case 'vital':
    case 'measurement':
    case 'care-level':
    case 'social-history':
    case 'observation':
      return observationFields(text, entry);
    case 'prescription':
    case 'dispensing':
    case 'administration':
    case 'medication-statement':
      return medicationFields(text, entry);
    case 'imaging':
      return imagingFields(text, entry);
    case 'discharge-summary':
    case 'referral':
    case 'checkup':
    case 'document':
      return documentFields(entry);
    default:
      return moreFields(text, entry);
  }
}

/** What was done to the person, and where. */
function careFields(text: Text, entry: ProcedureEntry | EncounterEntry | ImmunizationEntry): Given {
  const { t } = text;
  switch (entry.kind) {
    case 'procedure':
      return [
        ['category', entry.category],
        ['bodySite', entry.bodySite],
        ['outcome', entry.outcome],
        ['reason', entry.reason],
        ['code', codes(entry.code, entry.title)],
      ];
    case 'encounter':
      return [
        ['visit', t(`entry.visit.${entry.visit}`)],
        ['reason', entry.reason],
        ['diagnoses', listed(text, entry.diagnoses)],
        ['urgency', entry.urgency === undefined ? undefined : t(`detail.urgency.${entry.urgency}`)],
        ['disposition', entry.disposition],
      ];
    case 'immunization':
      return [
        ['doseNumber', entry.dose],
        ['lot', entry.lot],
        ['site', entry.site],
        ['nextDue', date(text, entry.nextDue)],
        ['outcome', entry.notDone ? t('entry.notDone') : undefined],
        ['code', codes(entry.code, entry.title)],
      ];
    default:
      return assertNever(entry);
  }
}

type MoreKinds = Exclude<
  Entry,
  ConditionEntry | ObservationEntry | MedicationEntry | ImagingEntry | DocumentEntry | { kind: 'allergy' }
>;

function moreFields(text: Text, entry: MoreKinds): Given {
  const { t } = text;
  switch (entry.kind) {
    case 'procedure':
    case 'encounter':
    case 'immunization':
      return careFields(text, entry);
    case 'report':
      return [
        ['category', t(`entry.reportCategory.${entry.category}`)],
        ['conclusion', entry.conclusion],
        ['findings', entry.findings.join('\n')],
        ['code', codes(entry.code, entry.title)],
      ];
    case 'family-history':
      return [
        ['relation', entry.relation],
        ['conditions', listed(text, entry.conditions)],
      ];
    case 'device':
      return [
        ['bodySite', entry.bodySite],
        ['identifier', entry.identifier],
        ['code', codes(entry.code, entry.title)],
      ];
    case 'directive':
      return [
        ['category', entry.category],
        ['decision', entry.decision],
      ];
    case 'care-plan':
      return [
        ['category', entry.category],
        ['description', entry.description],
        ['activities', entry.activities.join('\n')],
      ];
    case 'coverage':
      return [
        ['payer', entry.payer],
        ['number', entry.number],
        ['copay', entry.copay],
      ];
    case 'other':
      // The line of such an entry is made of its facts, which stand below one by one.
      return entry.more === undefined ? [['facts', entry.facts.join('\n')]] : [];
    default:
      return assertNever(entry);
  }
}
