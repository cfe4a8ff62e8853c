import { ageAt, jstDay, type PartialDate } from '../../../domain/partial-date.ts';
import { type Merged, sourcesOfMerged } from '../../../domain/merged.ts';
import type { Source } from '../../../domain/source.ts';
import { eraOf, longDate, whenText } from '../../../i18n/format.ts';
import { type Text, useText } from '../../../i18n/text.ts';
import { entryLine } from '../../../ui/entry-line.ts';
import { Flag } from '../../../ui/flag.tsx';
import { KindIcon } from '../../../ui/icons.tsx';
import { WitnessSeals } from '../../../ui/seal.tsx';
import type { Hit } from './hit-test.ts';

interface LaneTipProps {
  readonly hit: Hit;
  readonly facts: readonly Merged[];
  readonly sources: readonly Source[];
  readonly birth: PartialDate | undefined;
  readonly now: Date;
  /** Width of the picture: the note keeps inside. */
  readonly width: number;
}

const NOTE_WIDTH = 300;

/** 2024年8月6日（令和6年）　66歳 */
function dayWords(text: Text, fact: Merged, birth: PartialDate | undefined, now: Date): string {
  const { when } = fact.shown;
  if (when.state !== 'dated') return whenText(text.language, when, jstDay(now));
  const date = longDate(text.language, when.start);
  const era = text.language === 'ja' && when.start.precision !== 'year' ? eraOf(when.start) : undefined;
  const age = birth === undefined ? undefined : ageAt(birth, when.start.sortKey.slice(0, 10));
  const end = when.end === undefined ? '' : `〜${longDate(text.language, when.end)}`;
  const isExact = when.start.precision === 'day' || when.start.precision === 'instant';
  return [
    `${date}${era === undefined ? '' : `（${era}）`}${end}`,
    ...(isExact && age !== undefined ? [text.t('lanes.age', { n: age })] : []),
  ].join('　');
}

/** What stands under the pointer, in words; a finger opens it instead. */
export function LaneTip({ hit, facts, sources, birth, now, width }: LaneTipProps) {
  const text = useText();
  const [first] = facts;
  if (first === undefined) return null;
  const left = Math.max(0, Math.min(hit.x + 12, width - NOTE_WIDTH));
  return (
    <div className="lane-tip" style={{ left, top: hit.y + 52, width: NOTE_WIDTH }} aria-hidden="true">
      <div className="lane-tip-day">{dayWords(text, first, birth, now)}</div>
      {facts.map((fact) => {
        const line = entryLine(text, fact.shown);
        return (
          <div key={fact.key} className="lane-tip-line">
            <KindIcon kind={fact.shown.kind} />
            <span>
              <b>{line.head}</b> {line.fact ?? line.detail ?? line.rest ?? ''}
              {line.interpretation === undefined ? null : <Flag code={line.interpretation} />}
            </span>
            <WitnessSeals ids={sourcesOfMerged(fact)} sources={sources} />
          </div>
        );
      })}
      {hit.count > facts.length ? (
        <div className="lane-tip-day">
          {text.t('lanes.more', { n: hit.count - facts.length })}
          {hit.flagged > 0 ? `　${text.t('lanes.abnormal', { n: hit.flagged })}` : ''}
        </div>
      ) : null}
    </div>
  );
}
