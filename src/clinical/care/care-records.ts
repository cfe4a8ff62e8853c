import type { DocumentEntry, OtherEntry, ReportEntry } from '../../domain/entry.ts';
import type { DocumentSort, OtherSort } from '../../domain/entry-sorts.ts';
import type { Fact, FactName } from '../../domain/fact.ts';
import type { Merged } from '../../domain/merged.ts';

/** Records without a kind of their own that matter to those who care, in the order in which they are drawn. */
export const CARE_SORTS = [
  'care-team',
  'goal',
  'warning',
  'meal',
  'questionnaire',
  'communication',
] as const satisfies readonly OtherSort[];

export type CareSort = (typeof CARE_SORTS)[number];

/** Of all that such a record tells, what is read first. */
const TELLING: Readonly<Record<CareSort, readonly FactName[]>> = {
  'care-team': ['participants', 'telephone', 'place'],
  goal: ['target', 'outcome'],
  warning: ['category', 'period'],
  meal: ['diet', 'texture', 'nutrient', 'supply', 'exclusion', 'allergyIntolerance', 'directions'],
  questionnaire: ['question'],
  communication: ['content', 'recipient'],
};

const CARE_FORMS = /認定調査|介護|チェックリスト|アセスメント|日常生活|ADL/iu;

export interface CareGroup {
  readonly sort: CareSort;
  readonly facts: readonly Merged<OtherEntry>[];
}

/** 担当者, 目標, 注意事項 …, each with its records; of the forms only those about care (care-records-01). */
export function careGroups(others: readonly Merged<OtherEntry>[]): readonly CareGroup[] {
  return CARE_SORTS.flatMap((sort) => {
    const facts = others.filter(
      ({ shown }) => shown.sort === sort && (sort !== 'questionnaire' || CARE_FORMS.test(shown.title)),
    );
    return facts.length === 0 ? [] : [{ sort, facts }];
  });
}

/** The lines that say what such a record is about. */
export function tellingFacts({ shown }: Merged<OtherEntry>, sort: CareSort): readonly Fact[] {
  const names = TELLING[sort];
  return names.flatMap((name) =>
    (shown.more ?? []).filter((fact) => fact.name === name && fact.value !== shown.title),
  );
}

const CARE_DOCUMENTS: ReadonlySet<DocumentSort> = new Set<DocumentSort>([
  'nursing-summary',
  'doctors-opinion',
  'visiting-nurse-order',
  'visiting-nurse-plan',
  'visiting-nurse-report',
  'care-plan',
  'care-record',
  'care-certification',
  'collaboration-notebook',
  'rehabilitation',
]);

const CARE_WORDS = /看護|介護|主治医意見書|ケアプラン|居宅|リハビリ|訪問|サマリ/u;

/** Papers of care, by what they are, else by their titles; what is not found here is on the page of documents. */
export function isCareDocument({ shown }: Merged<DocumentEntry | ReportEntry>): boolean {
  if (shown.kind !== 'report' && shown.sort !== undefined && CARE_DOCUMENTS.has(shown.sort)) return true;
  return CARE_WORDS.test(shown.title);
}
