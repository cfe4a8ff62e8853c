import type { DocumentSection, Entry } from '../domain/entry.ts';
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

function moreKindFacts(entry: Entry): readonly (string | undefined)[] {
  switch (entry.kind) {
    case 'encounter':
      return [entry.urgency, ...entry.diagnoses, entry.reason, entry.disposition];
    case 'prescription':
    case 'dispensing':
    case 'administration':
    case 'medication-statement':
      return [entry.category, entry.substitution, ...entry.instructions];
    case 'procedure':
      return [entry.bodySite, entry.outcome, entry.reason];
    case 'immunization':
      return [entry.dose, entry.lot, entry.site, entry.notDone ? '未実施' : undefined];
    case 'family-history':
      return [entry.relation, ...entry.conditions];
    case 'device':
      return [entry.bodySite, entry.identifier];
    case 'directive':
      return [entry.category, entry.decision];
    case 'care-plan':
      return [entry.category, entry.description?.split(/\r?\n/u)[0], ...entry.activities];
    case 'coverage':
      return [entry.payer, entry.number, entry.copay];
    case 'other':
      return entry.facts;
    default:
      return [];
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

function lineOf(entry: Entry, told: readonly (string | undefined)[]): string {
  const { institution, institutionNumber, department } = entry.provenance;
  const place = [institution ?? institutionNumber, department].filter((part) => part !== undefined).join(' ');
  const facts = told.filter((fact) => fact !== undefined && fact !== '');
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

/** An entry as one line: date, kind, title, facts, marks, place. */
export function entryToText(entry: Entry): string {
  return lineOf(entry, factsOf(entry));
}

/** Sections of a document, one line each: what they say, how many entries and files they carry. */
function sectionLines(sections: readonly DocumentSection[], indent: string): readonly string[] {
  return sections.flatMap(({ title, text, negative, emptyReason, entries, attachments, sections: inner }) => {
    const words = text === undefined ? '' : `「${text.slice(0, 40)}${text.length > 40 ? '…' : ''}」`;
    const files = attachments.map((file) => `${file.contentType}${file.reachable ? '' : '(unreachable)'}`);
    const told = [
      `§${title}`,
      words,
      negative === undefined ? '' : `=${negative}`,
      emptyReason ?? '',
      entries.length === 0 ? '' : `${entries.length} entries`,
      ...files,
    ].filter((part) => part !== '');
    return [`${indent}${told.join(' ')}`, ...sectionLines(inner, `${indent}  `)];
  });
}

/** An entry with everything it tells: its line, and one line for each further fact and section. */
export function entryToLines(entry: Entry): readonly string[] {
  const more = (entry.more ?? []).map(({ name, words, value }) => {
    const plain = value.replace(/\s*\r?\n\s*/gu, ' ');
    return `    ${name}${words === undefined ? '' : ` [${words}]`}: ${plain.slice(0, 120)}`;
  });
  const notes = entry.notes.map((note) => `    note: ${note.replace(/\s*\r?\n\s*/gu, ' ').slice(0, 120)}`);
  const sections = 'sections' in entry ? sectionLines(entry.sections, '    ') : [];
  const parts =
    'parts' in entry ? entry.parts.map((part) => `    part ${part.name}: ${valueText(part.value)}`) : [];
  const sort = 'sort' in entry && entry.sort !== undefined ? `~${entry.sort}` : undefined;
  const negative = entry.negative === undefined ? undefined : `=${entry.negative}`;
  const line = lineOf(entry, [...factsOf(entry), ...moreKindFacts(entry), sort, negative]);
  return [line, ...more, ...notes, ...parts, ...sections];
}
