import type { Entry } from '../domain/entry.ts';
import type { When } from '../domain/partial-date.ts';
import type { ObservationValue } from '../domain/quantity.ts';

function dateText(when: When): string {
  if (when.state !== 'dated') return when.state === 'worded' ? `「${when.words}」` : '?';
  return when.end === undefined ? when.start.text : `${when.start.text}〜${when.end.text}`;
}

function valueText(value: ObservationValue): string {
  switch (value.type) {
    case 'quantity':
      return `${value.quantity.comparator ?? ''}${value.quantity.text} ${value.quantity.unit}`;
    case 'text':
      return value.text;
    case 'absent':
      return `(${value.reason})`;
    case 'none':
      return '-';
  }
}

function factsOf(entry: Entry): readonly (string | undefined)[] {
  if ('drug' in entry) {
    const dose = entry.dose === undefined ? undefined : `1回${entry.dose.text}${entry.dose.unit}`;
    const daily =
      entry.dailyDose === undefined ? undefined : `1日${entry.dailyDose.text}${entry.dailyDose.unit}`;
    const days = entry.days === undefined ? undefined : `${entry.days}日分`;
    return [entry.dosageText, dose, daily, days, entry.asNeeded ? '頓用' : undefined, entry.route];
  }
  if ('value' in entry)
    return [valueText(entry.value), entry.interpretation, entry.range?.text, entry.specimen];
  if (entry.kind === 'allergy')
    return [
      entry.category,
      entry.criticality,
      entry.contraindication ? '禁忌' : undefined,
      ...entry.reactions,
    ];
  if (entry.kind === 'condition') return [entry.clinicalStatus];
  if (entry.kind === 'imaging') return [entry.modalities.join('+'), entry.studyUid];
  if (entry.kind === 'report') return [entry.category, entry.conclusion];
  if (entry.kind === 'encounter') return [entry.visit];
  return [];
}

/** An entry as one line: date, kind, title, facts, marks, place. */
export function entryToText(entry: Entry): string {
  const { institution, institutionNumber, department } = entry.provenance;
  const place = [institution ?? institutionNumber, department].filter((part) => part !== undefined).join(' ');
  const facts = factsOf(entry).filter((fact) => fact !== undefined && fact !== '');
  const marks = entry.marks.map((mark) => `!${mark}`);
  return [
    dateText(entry.when),
    entry.kind,
    entry.title,
    ...facts,
    ...marks,
    ...(place === '' ? [] : [`@${place}`]),
  ].join(' | ');
}
