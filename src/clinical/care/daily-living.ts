import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { LOINC } from '../../terminology/code-systems.ts';

/** Assessments of daily life that a care record holds, in the order in which they are drawn (care-adl-01). */
export const ASSESSMENTS = [
  'barthel',
  'fim',
  'iadl',
  'disability',
  'dementia',
  'cognition',
  'swallowing',
  'continence',
] as const;

export type Assessment = (typeof ASSESSMENTS)[number];

const WORDS: readonly (readonly [Assessment, RegExp])[] = [
  ['barthel', /Barthel|バーセル/iu],
  ['fim', /FIM|機能的自立度/u],
  ['disability', /障害高齢者の日常生活自立度|寝たきり度/u],
  ['dementia', /認知症高齢者の日常生活自立度|認知症.*自立度/u],
  ['cognition', /長谷川|HDS-?R|MMSE/iu],
  ['swallowing', /嚥下|とろみ|むせ/u],
  ['iadl', /IADL|手段的日常生活|老研式|Lawton/iu],
  ['continence', /排泄|排尿|排便|失禁|おむつ/u],
];

/** LOINC 96761-2: total score of the Barthel Index. */
const BARTHEL_LOINC = '96761-2';

export function assessmentOf({ code, title }: ObservationEntry): Assessment | undefined {
  if (code.codings.some((coding) => coding.system === LOINC && coding.code === BARTHEL_LOINC))
    return 'barthel';
  const plain = title.normalize('NFKC');
  return WORDS.find(([, words]) => words.test(plain))?.[0];
}

export interface AssessmentLine {
  readonly assessment: Assessment;
  readonly latest: Merged<ObservationEntry>;
  readonly earlier: readonly Merged<ObservationEntry>[];
}

function sortKeyOf({ shown }: Merged<ObservationEntry>): string {
  return shown.when.state === 'dated' ? shown.when.start.sortKey : '';
}

/** The newest of each assessment with those before it. Scores are shown as recorded; nothing is judged of a change. */
export function assessmentLines(facts: readonly Merged<ObservationEntry>[]): readonly AssessmentLine[] {
  const sorted = facts.toSorted((a, b) =>
    sortKeyOf(a) === sortKeyOf(b) ? (a.key < b.key ? -1 : 1) : sortKeyOf(a) < sortKeyOf(b) ? 1 : -1,
  );
  return ASSESSMENTS.flatMap((assessment) => {
    const [latest, ...earlier] = sorted.filter(({ shown }) => assessmentOf(shown) === assessment);
    return latest === undefined ? [] : [{ assessment, latest, earlier }];
  });
}
