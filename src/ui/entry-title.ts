import type { Entry } from '../domain/entry.ts';
import type { Kind } from '../domain/kind.ts';
import { FEEDS } from '../domain/feed.ts';
import type { Text, TextKey } from '../i18n/text.ts';

type Sort = Extract<TextKey, `detail.sort.${string}`> extends `detail.sort.${infer S}` ? S : never;

/** Words by which a Japanese title says what it is without the word of its sort. */
const TOLD: Readonly<Partial<Record<Sort, RegExp>>> = {
  operation: /術(?![前後中])/u,
  rehabilitation: /療法|訓練/u,
  treatment: /処理|療法|吸入|固定|洗浄/u,
  medical: /保険|医療|共済/u,
  public: /医療費|助成|保護|支援医療|指定難病/u,
  'treatment-plan': /計画/u,
  'nursing-plan': /計画/u,
  'care-service-plan': /ケアプラン|サービス計画|居宅/u,
  'care-plan': /サービス計画|居宅/u,
  'rehabilitation-plan': /リハビリ.*計画/u,
  'visiting-nurse-order': /訪問看護.*指示/u,
  'visiting-nurse-plan': /訪問看護.*計画/u,
  'visiting-nurse-report': /訪問看護.*報告/u,
  'care-certification': /認定調査/u,
  'care-record': /介護.*記録/u,
  'imaging-report': /画像|読影|放射線/u,
  physiology: /心電図|脳波|肺機能|超音波|エコー/u,
  laboratory: /検査/u,
  meal: /食/u,
  questionnaire: /問診|チェック|質問/u,
  'patient-summary': /サマリ/u,
};

function isTold(text: Text, sort: Sort, title: string): boolean {
  const word = text.t(`detail.sort.${sort}`).toLowerCase();
  const plain = title.normalize('NFKC').toLowerCase();
  if (plain.includes(word)) return true;
  return text.language === 'ja' && TOLD[sort]?.test(plain) === true;
}

const TYPE_NAMES: ReadonlySet<string> = new Set(FEEDS);

/** Whether a title is no word of the record but the name of a FHIR type, which tells a reader nothing. */
function isTypeName(title: string, resourceType: string): boolean {
  return title === '' || title === resourceType || TYPE_NAMES.has(title);
}

/** A name of a record, else that it has none, with what kind of record it is. */
export function nameOr(text: Text, name: string, kind: Kind): string {
  return isTypeName(name, '') ? text.t('entry.unnamed', { kind: text.t(`kind.${kind}`) }) : name;
}

/** What it is, in the record's own words; where it has none, what kind of record it is, in the reader's tongue. */
export function titleText(text: Text, entry: Entry): string {
  if (!isTypeName(entry.title, entry.provenance.resourceType)) return entry.title;
  if (entry.kind === 'encounter') return text.t(`entry.visit.${entry.visit}`);
  if ('sort' in entry && entry.sort !== undefined) return sortWord(text, entry.sort);
  return nameOr(text, '', entry.kind);
}

const SORTED: ReadonlySet<Kind> = new Set<Kind>([
  'procedure',
  'coverage',
  'care-plan',
  'other',
  'discharge-summary',
  'referral',
  'checkup',
  'document',
]);

/** The word of a sort as it stands at the head of a line. */
function sortWord(text: Text, sort: Sort): string {
  const word = text.t(`detail.sort.${sort}`);
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** The title behind what it is, where the title alone does not say that: 麻酔　脊椎くも膜下, 担当者　北川. */
export function sortedTitle(text: Text, entry: Entry): string {
  const title = titleText(text, entry);
  const sort = SORTED.has(entry.kind) && 'sort' in entry ? entry.sort : undefined;
  if (sort === undefined || isTold(text, sort, title)) return title;
  return `${sortWord(text, sort)}　${title}`;
}
