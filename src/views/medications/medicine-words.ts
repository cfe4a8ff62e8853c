import type { MedicineTextWords } from '../../clinical/medications/medicine-text.ts';
import { parsePartialDate } from '../../domain/partial-date.ts';
import { longDate } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';

function dayOf({ language }: Text, day: string | undefined): string {
  const date = day === undefined ? undefined : parsePartialDate(day);
  return date === undefined ? '' : longDate(language, date);
}

function spanOf(text: Text, from: string | undefined, to: string | undefined): string {
  if (from === undefined && to === undefined) return '';
  return text.t('medications.copy.period', { from: dayOf(text, from), to: dayOf(text, to) });
}

/** Of what could not be checked. */
function gapWords({ t }: Text) {
  return {
    matters: {
      medicines: t('medications.checks.matter.medicines'),
      allergies: t('medications.checks.matter.allergies'),
      conditions: t('medications.checks.matter.conditions'),
      results: t('medications.checks.matter.results'),
    },
    gapStates: {
      waiting: t('medications.checks.gapState.waiting'),
      'cut-short': t('medications.checks.gapState.cut-short'),
      failed: t('medications.checks.gapState.failed'),
      withheld: t('medications.checks.gapState.withheld'),
      'held-back': t('medications.checks.gapState.held-back'),
      stale: t('medications.checks.gapState.stale'),
      'as-listed': t('medications.checks.gapState.as-listed'),
      'not-asked': t('medications.checks.gapState.not-asked'),
    },
  } satisfies Partial<MedicineTextWords>;
}

/** Of the checks. */
function checkWords(text: Text) {
  const { t } = text;
  return {
    sections: {
      allergies: t('medications.checks.allergies'),
      kidney: t('medications.checks.listed.kidney'),
      pregnancy: t('medications.checks.listed.pregnancy'),
      surgery: t('medications.checks.listed.surgery'),
      diagnoses: t('medications.copy.diagnoses'),
      notChecked: t('medications.checks.notChecked'),
    },
    matchedBy: {
      product: t('medications.checks.matchedBy.product'),
      strength: t('medications.checks.matchedBy.strength'),
      ingredient: t('medications.checks.matchedBy.ingredient'),
      class: t('medications.copy.sameClass'),
      name: t('medications.copy.byName'),
    },
    past: `（${t('medications.checks.past')}）`,
    hit: (allergy, medicines) => t('medications.copy.hit', { allergy, medicines }),
    hitBy: (medicine, by) => t('medications.copy.with', { name: medicine, more: by }),
    noHit: (allergy, checked, unchecked) =>
      t('medications.copy.of', {
        what: allergy,
        said: `${t('medications.checks.noHit', { n: checked, count: checked })}${
          unchecked === 0 ? '' : t('medications.checks.unchecked', { n: unchecked, count: unchecked })
        }`,
      }),
    related: (names) => t('medications.checks.related', { names }),
    notCheckable: (allergy, reason) => t('medications.copy.of', { what: allergy, said: reason }),
    notCheckableReasons: {
      'words-only': t('medications.checks.notCheckable.words-only'),
      vague: t('medications.checks.notCheckable.vague'),
      'nothing-named': t('medications.checks.notCheckable.nothing-named'),
      'no-medicine-comparable': t('medications.checks.notCheckable.no-medicine-comparable'),
      'no-medicines': t('medications.checks.notCheckable.no-medicines'),
    },
    notApplicable: (allergy, reason) => t('medications.copy.of', { what: allergy, said: reason }),
    notApplicableReasons: {
      'not-a-medicine': t('medications.checks.notApplicable.not-a-medicine'),
      statement: t('medications.checks.notApplicable.statement'),
      'entered-in-error': t('medications.checks.notApplicable.entered-in-error'),
    },
    listed: (medicine, sources) => t('medications.copy.with', { name: medicine, more: sources }),
    diagnosis: (medicine, quoted, diagnosis, source) =>
      t('medications.copy.diagnosis', { medicine, quoted, diagnosis, source }),
    notCheckedMedicines: (names) => t('medications.copy.uncoded', { names }),
    notCheckedCompounds: (names) => t('medications.copy.compounds', { names }),
    gap: (matter, source, state) =>
      t('medications.copy.of', {
        what: t('medications.checks.gap', { source, matters: matter }),
        said: state,
      }),
    ...gapWords(text),
  } satisfies Partial<MedicineTextWords>;
}

/** The words of the text that is copied, in the reader's language. */
export function medicineWords(text: Text): MedicineTextWords {
  const { t, language } = text;
  const kinds = {
    prescription: t('medications.witness.prescription'),
    dispensing: t('medications.witness.dispensing'),
    administration: t('medications.witness.administration'),
    'medication-statement': t('medications.witness.medication-statement'),
  };
  return {
    title: t('medications.copy.title'),
    retrieved: (moment) => t('medications.copy.retrieved', { moment }),
    heading: (title, n) =>
      n === undefined
        ? t('medications.copy.heading', { title })
        : t('medications.copy.headingCount', { title, n }),
    states: {
      current: t('medications.section.current'),
      unknown: t('medications.section.unknown'),
      future: t('medications.section.future'),
    },
    bullet: language === 'ja' ? '・' : '- ',
    indent: language === 'ja' ? '　' : '  ',
    separator: language === 'ja' ? '／' : ' / ',
    directions: (words) => t('medications.copy.directions', { words }),
    noDirections: t('medications.noDosage'),
    days: (n) => t('medications.lists.days', { n }),
    period: (from, to) => spanOf(text, from, to),
    kinds,
    record: (kind, source, place, day) =>
      [kind, source, place, dayOf(text, day)].filter((word) => word !== undefined && word !== '').join(' '),
    uncoded: t('medications.uncoded'),
    conflictFields: {
      amount: t('medications.conflict.amount'),
      strength: t('medications.conflict.strength'),
      title: t('medications.conflict.title'),
      dose: t('medications.conflict.dose'),
      dosage: t('medications.conflict.dosage'),
      days: t('medications.conflict.days'),
    },
    conflict: (field, values) => t('medications.copy.conflict', { field, values }),
    none: t('medications.copy.none'),
    noneYet: t('medications.copy.noneYet'),
    value: (name, amount, day, days) =>
      `${name} ${amount} ${dayOf(text, day)}${days === undefined ? '' : t('medications.checks.ago', { n: days })}`,
    closing: [t('medications.notACheck')],
    ...checkWords(text),
  };
}
