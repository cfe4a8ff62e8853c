import type { Interpretation } from '../domain/entry.ts';
import { useText } from '../i18n/text.ts';

const UP = 'M8 2l6 11H2z';
const DOWN = 'M8 14L2 3h12z';
const SHAPES: Readonly<Partial<Record<Interpretation, readonly string[]>>> = {
  H: [UP],
  L: [DOWN],
  HH: [UP, UP],
  LL: [DOWN, DOWN],
};
/** Letters that clinicians read at a glance; the rest stand as words. */
const LETTERS: readonly Interpretation[] = ['H', 'L', 'HH', 'LL', 'S', 'I', 'R'];

/** How the source itself judged a result: triangle, letter, and the word for who listens or points. Never our own judgement. */
export function Flag({ code }: { readonly code: Interpretation }) {
  const { t } = useText();
  const word = t(`entry.interpretation.${code}`);
  return (
    <span className="flag" data-flag={code} title={word}>
      {(SHAPES[code] ?? []).map((shape, index) => (
        <svg key={`${shape}${index}`} viewBox="0 0 16 16" aria-hidden="true">
          <path d={shape} fill="currentColor" />
        </svg>
      ))}
      {LETTERS.includes(code) ? (
        <>
          <span aria-hidden="true">{code}</span>
          <span className="visually-hidden">{word}</span>
        </>
      ) : (
        word
      )}
    </span>
  );
}
