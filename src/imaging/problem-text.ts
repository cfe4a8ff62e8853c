import { assertNever } from '../base/assert-never.ts';
import { faultText } from '../i18n/fault-text.ts';
import type { Text, TextKey } from '../i18n/text.ts';
import type { ViewerProblem } from './problem.ts';

export interface ProblemText {
  readonly title: string;
  readonly why: string;
  /** Technical, behind a disclosure. */
  readonly detail?: string;
}

type SopKey = Extract<TextKey, `viewer.sop.${string}`>;

/** Objects that are no pictures, by the beginning of their SOP class. */
const SOP: readonly (readonly [string, Exclude<SopKey, 'viewer.sop.other'>])[] = [
  ['1.2.840.10008.5.1.4.1.1.104.1', 'viewer.sop.pdf'],
  ['1.2.840.10008.5.1.4.1.1.104.2', 'viewer.sop.cda'],
  ['1.2.840.10008.5.1.4.1.1.88.59', 'viewer.sop.keyImages'],
  ['1.2.840.10008.5.1.4.1.1.88.', 'viewer.sop.report'],
  ['1.2.840.10008.5.1.4.1.1.11.', 'viewer.sop.presentation'],
  ['1.2.840.10008.5.1.4.1.1.9.', 'viewer.sop.waveform'],
  ['1.2.840.10008.5.1.4.1.1.481.', 'viewer.sop.radiotherapy'],
  ['1.2.840.10008.5.1.4.1.1.66.', 'viewer.sop.segmentation'],
];

/** What an object without pixels is. */
export function sopText({ t }: Text, sopClass: string): string {
  const found = SOP.find(
    ([start]) => sopClass === start || (start.endsWith('.') && sopClass.startsWith(start)),
  );
  return found === undefined ? t('viewer.sop.other', { uid: sopClass || '—' }) : t(found[1]);
}

/** What is wrong and why, in words. */
export function problemText(text: Text, problem: ViewerProblem, source: string): ProblemText {
  const { t } = text;
  switch (problem.kind) {
    case 'source': {
      const words = faultText(text, problem.fault, source);
      return { title: words.sentence, why: words.next, detail: problem.fault.detail };
    }
    case 'undecodable':
      return {
        title: t('viewer.problem.undecodable'),
        why: t('viewer.problem.undecodableWhy', { syntax: problem.syntax }),
        detail: problem.detail,
      };
    case 'unsupported':
      return {
        title: t('viewer.problem.unsupported'),
        why: t('viewer.problem.unsupportedWhy', { syntax: problem.syntax }),
      };
    case 'wrong-size':
      return {
        title: t('viewer.problem.wrongSize'),
        why: t('viewer.problem.wrongSizeWhy'),
        detail: problem.detail,
      };
    case 'no-picture':
      return {
        title: t('viewer.problem.noPicture'),
        why: t('viewer.problem.noPictureWhy', { what: sopText(text, problem.sopClass) }),
        detail: problem.sopClass,
      };
    case 'foreign':
      return {
        title: t('viewer.problem.foreign'),
        why: t('viewer.problem.foreignWhy'),
        detail: problem.detail,
      };
    case 'other-person': {
      const fields = problem.fields.map((field) => t(`imageObjects.field.${field}`));
      return {
        title: t('imageObjects.otherPerson'),
        why: t('imageObjects.otherPersonWhy', { fields: fields.join(t('imageObjects.comma')) }),
      };
    }
    case 'too-large':
      return {
        title: t('imageObjects.tooLarge'),
        why: t('imageObjects.tooLargeWhy', { told: problem.detail }),
      };
    case 'no-pixels':
      return {
        title: t('imageObjects.noPixels'),
        why: t('imageObjects.noPixelsWhy'),
        detail: problem.detail,
      };
    case 'empty':
      return { title: t('viewer.problem.empty'), why: t('viewer.problem.emptyWhy') };
    default:
      return assertNever(problem);
  }
}
