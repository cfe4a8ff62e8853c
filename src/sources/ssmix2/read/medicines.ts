import { RP_INDEX_SYSTEM, RP_NUMBER_SYSTEM } from '../../../terminology/code-systems.ts';
import type { Entry } from '../../../domain/entry.ts';
import { dateAt } from '../../fhir/datatypes.ts';
import type { Json } from '../../fhir/json.ts';
import {
  blankNotes,
  given,
  nameIn,
  nameOf,
  note,
  numberOf,
  personName,
  placeText,
  quantityJson,
  timeOf,
  unitOf,
} from '../fields.ts';
import { fhirTime } from '../japanese-time.ts';
import { componentOf, innerOf, repetitionsOf, type Segment, textOf, wordsOf } from '../message.ts';
import type { Made } from '../reading.ts';
import { type Group, groupsOf, segmentOf, segmentsOf, textOfGroup } from '../segment-order.ts';
import { commentsOf, isCancelled, madeOf, type Message, remarksOf } from './message-parts.ts';

const PERIOD_OF_USE =
  'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_PeriodOfUse';

/** TQ1-3: the usage as sub-components (`code&words&JAMISDP01`), repeated for uneven doses. */
function usagesOf(timings: readonly Segment[], message: Message): readonly Json[] {
  return timings.flatMap((timing) =>
    repetitionsOf(timing, 3)
      .map((one) => message.fields.conceptIn(innerOf(one, 1)))
      .filter((concept) => concept !== undefined),
  );
}

function textOfJson(json: Json): string {
  return String(json['text']);
}

function daysOf(timings: readonly Segment[]): Json | undefined {
  for (const timing of timings) {
    const value = numberOf(textOf(timing, 6));
    const unit = textOf(timing, 6, 2);
    if (value !== undefined && (unit === undefined || unit === 'd' || unit.startsWith('d'))) {
      return { value, unit: '日', code: 'd' };
    }
  }
  return undefined;
}

function isAsNeeded(texts: readonly string[], timings: readonly Segment[]): boolean {
  return (
    timings.some((timing) => textOf(timing, 9) === 'PRN') || texts.some((text) => /頓[用服]/u.test(text))
  );
}

/** RXE-19: the amount of a day, its unit by sub-components. */
function dailyOf(rxe: Segment): Json | undefined {
  const [one] = repetitionsOf(rxe, 19);
  if (one === undefined) return undefined;
  const amount = quantityJson(componentOf(one, 1), nameIn(innerOf(one, 2)));
  return amount === undefined ? undefined : { numerator: amount, denominator: { value: 1, unit: '日' } };
}

function periodOf(timings: readonly Segment[]): Json | undefined {
  const start = timings.map((timing) => timeOf(timing, 7)).find((time) => time !== undefined);
  const end = timings.map((timing) => timeOf(timing, 8)).find((time) => time !== undefined);
  return start === undefined && end === undefined
    ? undefined
    : { ...given('start', start), ...given('end', end) };
}

interface Dose {
  readonly text: string;
  readonly rate: Json;
  readonly notes: readonly Json[];
  /** RXE-7 and RXE-31, where they do not stand in the text already. */
  readonly instructions: readonly Json[];
}

function dosageJson(message: Message, group: Group, dose: Dose): Json {
  const timings = segmentsOf(group, 'TQ1');
  const usages = usagesOf(timings, message);
  const rxe = segmentOf(group, 'RXE');
  const [rxr] = segmentsOf(group, 'RXR');
  const period = periodOf(timings);
  const days = daysOf(timings);
  const kind = rxe === undefined ? undefined : nameOf(rxe, 27);
  const words = [...usages.map(textOfJson), ...timings.flatMap((timing) => wordsOf(timing, 11) ?? [])];
  return {
    text: [...words, dose.text].filter((part) => part !== '').join(' / '),
    timing: {
      ...given('code', usages[0]),
      ...(days === undefined ? {} : { repeat: { boundsDuration: days } }),
    },
    asNeededBoolean: isAsNeeded([...words, kind ?? ''], timings),
    additionalInstruction: dose.instructions,
    ...given('route', message.fields.concept(rxr, 1)),
    ...given('site', message.fields.concept(rxr, 2)),
    doseAndRate: [dose.rate],
    ...(period === undefined ? {} : { extension: [{ url: PERIOD_OF_USE, valuePeriod: period }] }),
  };
}

/** 1日量, 総量 and whatever else of an order has a time that only words can carry (a meal at 07 o'clock, 13:00–18:00). */
function spanNote(group: Group): readonly Json[] {
  return segmentsOf(group, 'TQ1').flatMap((timing) => {
    const [from, to] = [textOf(timing, 7), textOf(timing, 8)];
    return to === undefined ? [] : note('投与期間', `${fhirTime(from) ?? ''}〜${fhirTime(to) ?? ''}`);
  });
}

function orderJson(message: Message, group: Group, rp: string, index: number, dose: Dose): Json {
  const orc = segmentOf(group, 'ORC');
  const rxe = segmentOf(group, 'RXE');
  const total = rxe === undefined ? undefined : quantityJson(textOf(rxe, 10), unitOf(rxe, 11));
  const categories = rxe === undefined ? [] : message.fields.concepts(rxe, 21);
  return {
    status: isCancelled(orc) ? 'cancelled' : 'completed',
    intent: 'order',
    identifier: [
      { system: RP_NUMBER_SYSTEM, value: rp },
      { system: RP_INDEX_SYSTEM, value: `${index}` },
    ],
    category: categories,
    ...given('authoredOn', timeOf(orc, 9)),
    dosageInstruction: [dosageJson(message, group, dose)],
    ...(total === undefined ? {} : { dispenseRequest: { quantity: total } }),
    note: [
      ...dose.notes,
      ...(dose.text === '' ? spanNote(group) : []),
      ...note('処方箋番号', rxe === undefined ? undefined : textOf(rxe, 15)),
      ...note('リフィル', rxe === undefined ? undefined : textOf(rxe, 12)),
      ...commentsOf(group),
      ...remarksOf(group),
    ],
  };
}

/** Drugs of one Rp share ORC-4; which place a drug has in its Rp is counted. */
function withPlaceInRp(orders: readonly Group[]): readonly { order: Group; rp: string; index: number }[] {
  const counted = new Map<string, number>();
  return orders.map((order) => {
    const orc = segmentOf(order, 'ORC');
    const rp = (orc === undefined ? undefined : textOf(orc, 4)) ?? '1';
    const index = (counted.get(rp) ?? 0) + 1;
    counted.set(rp, index);
    return { order, rp, index };
  });
}

/** 処方オーダ (RDE^O11 as OMP-01): one ORC group is one drug. */
export function readPrescriptions(message: Message): readonly Made[] {
  return withPlaceInRp(groupsOf(message.body, 'ORC')).flatMap(({ order, rp, index }, place) => {
    const rxe = segmentOf(order, 'RXE');
    const drug = message.fields.concept(rxe, 2);
    if (rxe === undefined || drug === undefined) return [];
    const dose = quantityJson(textOf(rxe, 3), unitOf(rxe, 5));
    const content = orderJson(message, order, rp, index, {
      text: '',
      rate: { ...given('doseQuantity', dose), ...given('rateRatio', dailyOf(rxe)) },
      notes: [...blankNotes(rxe, { 3: '1回量', 10: '総量', 19: '1日量' }), ...note('剤形', nameOf(rxe, 6))],
      instructions: [...message.fields.concepts(rxe, 7), ...message.fields.concepts(rxe, 31)],
    });
    return [
      madeOf(message, 'MedicationRequest', `${place + 1}`, order, {
        ...content,
        medicationCodeableConcept: drug,
      }),
    ];
  });
}

/** 注射オーダ (RDE^O11 as OMP-02): one ORC group is one mixture; its drugs stand in RXC, RXE-2 is the kind of injection. */
export function readInjections(message: Message): readonly Made[] {
  return withPlaceInRp(groupsOf(message.body, 'ORC')).flatMap(({ order, rp, index }, place) => {
    const rxe = segmentOf(order, 'RXE');
    const parts = segmentsOf(order, 'RXC');
    if (rxe === undefined) return [];
    const ingredients = parts.flatMap((rxc) => message.fields.concept(rxc, 2) ?? []);
    const amounts = parts.map((rxc) =>
      [textOf(rxc, 2, 2) ?? textOf(rxc, 2), `${textOf(rxc, 3) ?? ''}${nameOf(rxc, 4) ?? ''}`].join(' '),
    );
    const rate = quantityJson(textOf(rxe, 23), nameOf(rxe, 24));
    const [rxr] = segmentsOf(order, 'RXR');
    const words = [
      amounts.join(' + '),
      nameOf(rxe, 7) ?? '',
      rate === undefined ? '' : `${textOf(rxe, 23) ?? ''}${nameOf(rxe, 24) ?? ''}`,
      rxr === undefined ? '' : (nameOf(rxr, 3) ?? ''),
    ];
    const content = orderJson(message, order, rp, index, {
      text: words.filter((part) => part.trim() !== '').join(' / '),
      rate: { ...given('doseQuantity', quantityJson(textOf(rxe, 3), unitOf(rxe, 5))) },
      notes: [...note('注射種別', nameOf(rxe, 2)), ...note('剤形', nameOf(rxe, 6))],
      instructions: message.fields.concepts(rxe, 31),
    });
    const drug =
      ingredients.length === 0
        ? { medicationCodeableConcept: { text: '内容の記載のない注射' } }
        : {
            medicationReference: { reference: '#m' },
            contained: [
              {
                resourceType: 'Medication',
                id: 'm',
                ingredient: ingredients.map((itemCodeableConcept) => ({ itemCodeableConcept })),
              },
            ],
          };
    const made = madeOf(message, 'MedicationRequest', `${place + 1}`, order, { ...content, ...drug });
    return [{ ...made, finish: (entry) => withInjectionTime(entry, order) }];
  });
}

/** An injection is given at its time, and stands there: it is ordered well before, and each of several in one file. */
function withInjectionTime(entry: Entry, order: Group): Entry {
  const period = periodOf(segmentsOf(order, 'TQ1'));
  const [start, end] = ['start', 'end'].map((key) => dateAt(period ?? {}, key));
  if (entry.kind !== 'prescription' || start === undefined) return entry;
  const when = { state: 'dated', start, ...(end === undefined ? {} : { end }) } as const;
  return { ...entry, when, ...(end === undefined ? {} : { end }) };
}

/** RXA-20 (HL7 table 0322) and RXA-21 (0323): whether it was given at all. */
function givenStatus(rxa: Segment): string {
  if (textOf(rxa, 21) === 'D') return 'entered-in-error';
  const done = textOf(rxa, 20);
  return done === 'NA' || done === 'RE' ? 'not-done' : 'completed';
}

const COMPLETIONS: Readonly<Record<string, string>> = {
  PA: '一部のみ実施',
  NA: '実施せず',
  RE: '拒否により実施せず',
};

/** HL7's word for an amount that is not known. */
const UNKNOWN_AMOUNT = '999';

function administrationJson(message: Message, rxa: Segment, rxr: Segment | undefined): Json {
  const [from, to] = [timeOf(rxa, 3), timeOf(rxa, 4)];
  const amount = textOf(rxa, 6);
  const dose = amount === UNKNOWN_AMOUNT ? undefined : quantityJson(amount, unitOf(rxa, 7));
  const rate = textOf(rxa, 12);
  return {
    status: givenStatus(rxa),
    medicationCodeableConcept: message.fields.concept(rxa, 5),
    ...(to === undefined || to === from
      ? given('effectiveDateTime', from ?? to)
      : { effectivePeriod: { ...given('start', from), end: to } }),
    dosage: {
      text: [nameOf(rxa, 9), rate].filter((part) => part !== undefined).join(' / '),
      ...given('route', message.fields.concept(rxr, 1)),
      ...given('site', message.fields.concept(rxr, 2)),
      ...given('dose', dose),
    },
    note: [
      ...note('', COMPLETIONS[textOf(rxa, 20) ?? '']),
      ...(amount === UNKNOWN_AMOUNT ? note('投与量', '不明（999）') : []),
      ...note('実施場所', placeText(rxa, 11)),
      ...note('器具', rxr === undefined ? undefined : nameOf(rxr, 3)),
    ],
  };
}

/** 実施通知 (RAS^O17, OMP-11 and OMP-12): what was given, when. A route that follows several drugs is that of all of them. */
export function readAdministrations(message: Message): readonly Made[] {
  return groupsOf(message.body, 'ORC').flatMap((order, place) => {
    const doses = groupsOf(order, 'RXA');
    return doses.flatMap((dose, index) => {
      const rxa = segmentOf(dose, 'RXA');
      if (rxa === undefined || message.fields.concept(rxa, 5) === undefined) return [];
      const rxr = doses
        .slice(index)
        .map((later) => segmentOf(later, 'RXR'))
        .find((one) => one !== undefined);
      const content = administrationJson(message, rxa, rxr);
      const notes = [...(content['note'] as readonly Json[]), ...remarksOf(dose), ...commentsOf(dose)];
      const orc = segmentOf(order, 'ORC');
      const giver = personName(rxa, 10);
      return [
        madeOf(
          message,
          'MedicationAdministration',
          `${place + 1}-${index + 1}`,
          order,
          { ...content, note: notes },
          {
            text: [orc?.text, textOfGroup(dose)].filter((part) => part !== undefined).join('\n'),
            ...(giver === undefined ? {} : { author: giver }),
          },
        ),
      ];
    });
  });
}
