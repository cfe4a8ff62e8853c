import type { DocumentSection } from '../../domain/entry.ts';
import { sectionWords } from './section-words.ts';
import { SENTENCE_END } from './sentences.ts';

/** What a reader wants of a document before its course. */
export type LeadRole = 'marked' | 'asked' | 'decided' | 'medicines' | 'plan' | 'open';

export interface LeadQuote {
  readonly role: LeadRole;
  /** The section that is quoted, by its place: index in the document, then in that section, and so on. */
  readonly path: readonly number[];
  readonly section: DocumentSection;
  /** Only these lines of the section. */
  readonly lines?: string;
}

/**
 * Sections by their codes. Three digits: JP-CLINS `document-section` (eReferral, eDischargeSummary, ePCS). LOINC: the
 * section codes of C-CDA R2.1 and of the International Patient Summary.
 */
const ROLE_OF_CODE: Readonly<Record<string, LeadRole>> = {
  '950': 'asked',
  '42349-1': 'asked',
  '344': 'decided',
  '11535-2': 'decided',
  '78375-3': 'decided',
  '51848-0': 'decided',
  '19005-8': 'decided',
  '22637-3': 'decided',
  '444': 'medicines',
  '430': 'medicines',
  '10183-2': 'medicines',
  '75311-1': 'medicines',
  '424': 'plan',
  '420': 'plan',
  '422': 'plan',
  '18776-5': 'plan',
  '51847-2': 'plan',
  '8653-8': 'plan',
  '74213-0': 'plan',
  '69730-0': 'plan',
  '18783-1': 'plan',
};

/**
 * Sections by the words of their titles, where no code of the table tells them: letters in free form, and documents of
 * nurses and care managers. The first pattern that fits decides.
 */
const ROLE_OF_TITLE: readonly (readonly [RegExp, LeadRole])[] = [
  [/(?:紹介|依頼)(?:の?目的|事項|内容)|依頼したいこと|^ご?依頼$|reasonforreferral|referralreason/iu, 'asked'],
  [
    /未解決|検討(?:事項|課題)|課題|問題点|申し?送り|残された|要確認|openquestions?|pending(?:results?|items?)?/iu,
    'open',
  ],
  [
    /退院時?(?:投薬|処方|服?薬|持参薬)|現在の処方|処方内容|投薬指示|discharge(?:medications?|prescriptions?)/iu,
    'medicines',
  ],
  [
    /方針|今後の(?:予定|計画|治療)|治療計画|療養計画|計画サマリ|フォローアップ|退院後の(?:予定|指示|注意|療養)|指示事項|留意事項|^plan|planof(?:care|treatment)|careplan|treatmentplan|follow-?up|instructions|recommendations?/iu,
    'plan',
  ],
  [
    /退院時(?:診断|の判断)|最終診断|^診断名?$|病理診断|^結論$|総合判定|^判定$|impression|conclusions?|assessment|discharge(?:diagnos[ei]s)|finaldiagnos[ei]s/iu,
    'decided',
  ],
];

const ORDER: readonly LeadRole[] = ['asked', 'decided', 'medicines', 'plan', 'open'];

function foldTitle(title: string): string {
  return title.normalize('NFKC').replace(/\s+/gu, '');
}

/** 「経過・方針」 tells the course too, and is read at its place: only what names nothing else is quoted. */
const COURSE = /経過|現病歴|既往|hospitalcourse/iu;

function roleOf({ code, title }: DocumentSection): LeadRole | undefined {
  const coded = code === undefined ? undefined : ROLE_OF_CODE[code];
  if (coded !== undefined) return coded;
  const name = foldTitle(title);
  if (name === '' || COURSE.test(name)) return undefined;
  return ROLE_OF_TITLE.find(([pattern]) => pattern.test(name))?.[1];
}

/** Whether a section says anything that can be quoted; an empty one is told at its own place and nowhere else. */
function tells(section: DocumentSection): boolean {
  return sectionWords(section) !== '' || section.entries.length > 0;
}

function quotesIn(sections: readonly DocumentSection[], above: readonly number[]): readonly LeadQuote[] {
  return sections.flatMap((section, index) => {
    const path = [...above, index];
    const role = roleOf(section);
    // A section that is quoted is quoted with its own words; what stands in its sub-sections may be quoted besides.
    const own = role === undefined || !tells(section) ? [] : [{ role, path, section }];
    return [...own, ...quotesIn(section.sections, path)];
  });
}

/** A line that its author put before all others, by a word of warning at its beginning. */
const MARKED =
  /^[\s　]*(?:[【［[](?:最?重要|要?注意|警告|至急|緊急|禁忌|important|warning|caution|urgent)[】］\]]|[※★]\s*(?:最?重要|要注意)|(?:important|warning|caution|urgent)\s*[:：])/iu;

function markedIn(sections: readonly DocumentSection[], above: readonly number[]): readonly LeadQuote[] {
  return sections.flatMap((section, index) => {
    const path = [...above, index];
    const lines = sectionWords(section)
      .split('\n')
      .filter((line) => MARKED.test(line))
      .join('\n');
    const own: readonly LeadQuote[] = lines === '' ? [] : [{ role: 'marked', path, section, lines }];
    return [...own, ...markedIn(section.sections, path)];
  });
}

/** How many sections say anything with their own words or records. */
function telling(sections: readonly DocumentSection[]): number {
  return sections.reduce((sum, section) => sum + (tells(section) ? 1 : 0) + telling(section.sections), 0);
}

/**
 * doc-lead-01: what stands at the head of a document, before its course: what was asked and decided, medicines at the
 * end, the plan, and what is left open; by the document's own coded sections, else by their titles. Only quoted, never
 * reworded; where a document has no such section, or nothing beside them, nothing stands here and nothing is said of it.
 *
 * doc-lead-03: before all of these, wherever they stand, the lines that the author began with a word of warning
 * (【重要】 and the like): what nobody may read too late.
 */
export function leadOf(sections: readonly DocumentSection[]): readonly LeadQuote[] {
  const found = quotesIn(sections, []);
  const whole = found.length === telling(sections) ? [] : found;
  const quoted = new Set(whole.map(({ section }) => section));
  const marked = markedIn(sections, []).filter(({ section }) => !quoted.has(section));
  return [...marked, ...ORDER.flatMap((role) => whole.filter((quote) => quote.role === role))];
}

/** How much of a long section stands at the head; the rest is at its place. */
const QUOTED_LETTERS = 400;

export interface Quoted {
  readonly words: string;
  /** More follows at the section's own place. */
  readonly cut: boolean;
}

/** doc-lead-02: a long section is quoted by whole sentences from its beginning, and it is said that more follows. */
export function quotedWords(text: string): Quoted {
  const plain = text.trim();
  if (plain.length <= QUOTED_LETTERS) return { words: plain, cut: false };
  let end = 0;
  let at = 0;
  for (const piece of plain.split(SENTENCE_END)) {
    at += piece.length;
    if (at > QUOTED_LETTERS) break;
    end = at;
  }
  return { words: plain.slice(0, end === 0 ? QUOTED_LETTERS : end).trimEnd(), cut: true };
}
