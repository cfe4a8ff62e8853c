import { branded } from '../../../base/brand.ts';
import type { ReportEntry } from '../../../domain/entry.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { StudyUid } from '../../../domain/ids.ts';
import { codedAt, conceptTexts, observationValueOf, whenAt, whenOfChoice } from '../datatypes.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { referenceKey, referenceTexts, resolve } from '../references.ts';
import { attachmentOf } from './attachment.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf, moreOf } from './facts.ts';
import { studyUidOf } from './imaging.ts';

/** LOINC parts and v2-0074 sections that stand in DiagnosticReport.category (JP Core intro notes). */
const CATEGORY_OF_CODE: Readonly<Record<string, ReportEntry['category']>> = {
  'LP29684-5': 'radiology',
  RAD: 'radiology',
  'LP29693-6': 'lab',
  LAB: 'lab',
  'LP7839-6': 'pathology',
  PAT: 'pathology',
  SP: 'pathology',
  'LP7819-8': 'microbiology',
  MB: 'microbiology',
  'LP7796-8': 'endoscopy',
  'LP29708-2': 'physiology',
  EC: 'physiology',
};

const CATEGORY_WORDS: readonly (readonly [RegExp, ReportEntry['category']])[] = [
  [/内視鏡|endoscop/iu, 'endoscopy'],
  [/病理|細胞診|patholog/iu, 'pathology'],
  [/微生物|培養|microbio/iu, 'microbiology'],
  [/心電図|脳波|呼吸機能|心エコー|生理/u, 'physiology'],
  [/画像|放射線|CT|MRI|X線|radiolog/iu, 'radiology'],
];

function categoryOf(resource: Json, title: string): ReportEntry['category'] {
  const codes = listAt(resource, 'category').flatMap((category) =>
    listAt(category, 'coding').map((coding) => textAt(coding, 'code') ?? ''),
  );
  const coded = codes.map((code) => CATEGORY_OF_CODE[code]).find((category) => category !== undefined);
  if (coded !== undefined) return coded;
  const words = [title, ...conceptTexts(resource, 'category')].join(' ');
  return CATEGORY_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

/** Studies that are asked for on their own, and whose number is known only when they have come. */
function unresolvedStudies(resource: Json, context: Context): { readonly studies?: readonly string[] } {
  const studies = listAt(resource, 'imagingStudy').flatMap((reference) => {
    const address = textAt(reference, 'reference');
    const here = resolve(resource, reference, context.lookup) !== undefined;
    return address === undefined || address.startsWith('#') || here ? [] : [referenceKey(address)];
  });
  return studies.length === 0 ? {} : { studies };
}

function studiesOf(resource: Json, context: Context): readonly StudyUid[] {
  return listAt(resource, 'imagingStudy').flatMap((reference) => {
    const study = resolve(resource, reference, context.lookup);
    const found = study === undefined ? undefined : studyUidOf(study);
    if (found !== undefined) return [found];
    const logical = textAt(objectAt(reference, 'identifier'), 'value');
    return logical === undefined ? [] : [branded<StudyUid>(logical.replace(/^urn:oid:/, ''))];
  });
}

const RULES = rulesOf('DiagnosticReport');

/** Results that the report itself carries; those of their own are entries, and the report names them. */
function ownResults(resource: Json): readonly Fact[] {
  const contained = listAt(resource, 'contained').filter((item) => item['resourceType'] === 'Observation');
  return contained.flatMap((item): readonly Fact[] => {
    const words = codedAt(item, 'code')?.text ?? '';
    const value = observationValueOf(item);
    const judged = conceptTexts(item, 'interpretation')[0];
    const told =
      value.type === 'quantity'
        ? `${value.quantity.comparator ?? ''}${value.quantity.text} ${value.quantity.unit}`
        : value.type === 'text'
          ? value.text
          : value.type === 'absent'
            ? value.reason
            : '';
    const whole = [told, judged].filter((part) => part !== undefined && part !== '').join('　');
    return whole === '' ? [] : [{ name: 'result', words, value: whole }];
  });
}

/** 検査レポート (DiagnosticReport). */
export function normaliseReport(resource: Json, context: Context): readonly ReportEntry[] {
  const base = baseOf(resource, context, ['issued']);
  const code = codedAt(resource, 'code');
  const title = titleOr('DiagnosticReport', code?.text);
  return [
    {
      ...base,
      kind: 'report',
      when: datedBy(whenOfChoice(resource, 'effective'), whenAt(resource, 'issued')),
      title,
      // A report of which parts are out is preliminary, as a whole.
      marks: base.status === 'partial' ? [...base.marks, 'preliminary'] : base.marks,
      code: code ?? { text: title, codings: [] },
      category: categoryOf(resource, title),
      ...present('conclusion', textAt(resource, 'conclusion')),
      findings: conceptTexts(resource, 'conclusionCode'),
      attachments: listAt(resource, 'presentedForm').map((form) => attachmentOf(form, resource, context)),
      studyUids: studiesOf(resource, context),
      ...unresolvedStudies(resource, context),
      results: referenceTexts(resource, 'result'),
      ...moreOf(ownResults(resource), factsOf(resource, RULES, context)),
    },
  ];
}
