import { assertNever } from '../../base/assert-never.ts';
import { faultText } from '../../i18n/fault-text.ts';
import { clockTime, numberText, sourceName } from '../../i18n/format.ts';
import type { LogText } from '../../i18n/access-log-text.ts';
import type { LogCell, LogScene } from './log-reading.ts';
import { logTime } from './log-words.ts';

function cellWords(text: LogText, scene: Pick<LogScene, 'sources'>, { source, state }: LogCell): string {
  const name = sourceName(text.language, scene.sources, source);
  switch (state.state) {
    case 'asking':
      return text.log('accessLog.coverage.asking', { source: name });
    case 'complete':
      return text.log('accessLog.coverage.complete', {
        source: name,
        n: numberText(state.received),
        time: clockTime(state.at),
      });
    case 'cut':
      return [
        text.log('accessLog.coverage.cut', {
          source: name,
          n: numberText(state.received),
          oldest: logTime(text, state.oldest),
        }),
        text.log('accessLog.coverage.notKnown'),
      ].join(' ');
    case 'failed':
      return [
        text.log('accessLog.coverage.failed', { source: name }),
        faultText(text.plain, state.fault, name).sentence,
        text.log('accessLog.coverage.notKnown'),
      ].join(' ');
    default:
      return assertNever(state);
  }
}

/** How far the log is known, a sentence a source, and what no log of ours can tell. */
export function coverageSentences(
  text: LogText,
  scene: Pick<LogScene, 'sources'>,
  cells: readonly LogCell[],
): readonly string[] {
  if (cells.length === 0) return [text.log('accessLog.coverage.nobody')];
  return [...cells.map((cell) => cellWords(text, scene, cell)), text.log('accessLog.coverage.elsewhere')];
}
