import type { CarriedOutcome, CarriedPiece } from '../../domain/carried.ts';
import type { Person } from '../../domain/person.ts';
import { listText, numberText } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import { useText } from '../../i18n/text.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { LinkLine } from './link-line.tsx';

/** What became of something handed over, or that nothing of it could be handed on. */
export type Handed =
  | CarriedOutcome
  | {
      readonly names: readonly string[];
      /** The browser cannot open it; no code in a picture, or only such as were read before; codes of two texts. */
      readonly state: 'unreadable' | 'no-code' | 'seen' | 'misfit';
    };

/** What became of a shared link. */
type OfLink = Extract<Handed, { readonly state: 'link' | 'link-part' }>;

type Standing = 'checking' | 'linked' | 'apart';

/** A file is the person's, is held apart, or is still being judged. */
function standingOf(source: string, person: Person): Standing {
  if (person.records.some((record) => record.source === source)) return 'linked';
  return person.quarantined.some((one) => one.record.source === source) ? 'apart' : 'checking';
}

const SIGNS: Readonly<Record<Standing | Exclude<Handed['state'], 'taken' | OfLink['state']>, IconName>> = {
  checking: 'arriving',
  linked: 'complete',
  apart: 'withheld',
  'nothing-read': 'none',
  'unknown-format': 'failed',
  'too-large': 'failed',
  unreadable: 'failed',
  'no-code': 'none',
  seen: 'none',
  misfit: 'failed',
};

function wordsOf({ t, language }: Text, handed: Exclude<Handed, OfLink>, standing: Standing): string {
  const name = listText(language, handed.names);
  switch (handed.state) {
    case 'taken': {
      const n = handed.entries;
      const format = t(`carried.format.${handed.format}`);
      if (standing === 'checking') return t('carried.checking', { name, format });
      return t(`carried.${standing}`, { name, format, n: numberText(n), count: n });
    }
    case 'nothing-read':
      return t('carried.nothingRead', { name, format: t(`carried.format.${handed.format}`) });
    case 'unknown-format':
      return t('carried.unknownFormat', { name });
    case 'too-large':
      return t('carried.tooLarge', { name });
    case 'unreadable':
      return t('carried.unreadable', { name });
    case 'no-code':
      return t('carried.noCode', { name });
    case 'seen':
      return t('carried.seen', { name });
    case 'misfit':
      return t('carried.misfit');
  }
}

interface OutcomeLineProps {
  readonly handed: Handed;
  readonly person: Person;
  readonly onWeigh: () => void;
  /** Tries a link again, with a passcode. */
  readonly onPiece: (piece: CarriedPiece) => void;
}

/** One line on one thing handed over; nothing of a file that is held apart but that it is, and how much. */
export function OutcomeLine({ handed, person, onWeigh, onPiece }: OutcomeLineProps) {
  const text = useText();
  const { t } = text;
  if (handed.state === 'link' || handed.state === 'link-part')
    return <LinkLine handed={handed} onPiece={onPiece} />;
  const standing = handed.state === 'taken' ? standingOf(handed.source, person) : 'checking';
  const shown = handed.state === 'taken' ? standing : handed.state;
  return (
    <li data-outcome={shown}>
      <p>
        <Icon name={SIGNS[shown]} />
        {wordsOf(text, handed, standing)}
      </p>
      {handed.state === 'taken' && handed.issues > 0 ? (
        <p className="sub">{t('carried.issues', { n: numberText(handed.issues), count: handed.issues })}</p>
      ) : null}
      {shown === 'apart' ? (
        <button type="button" className="btn" onClick={onWeigh}>
          {t('carried.weigh')}
        </button>
      ) : null}
      {handed.state === 'nothing-read' ? (
        <details className="note">
          <summary>{t('common.technical')}</summary>
          <p>{handed.detail}</p>
        </details>
      ) : null}
    </li>
  );
}
