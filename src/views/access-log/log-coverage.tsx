import { useLogText } from '../../i18n/access-log-text.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import type { AccessLogProps } from './access-log.tsx';
import { coverageSentences } from './log-coverage-words.ts';
import type { LogCell } from './log-reading.ts';

const SIGNS: Readonly<Record<LogCell['state']['state'], IconName>> = {
  asking: 'arriving',
  complete: 'complete',
  cut: 'cut-short',
  failed: 'failed',
};

const STATES = { asking: 'arriving', complete: 'complete', cut: 'cut-short', failed: 'failed' } as const;

/** How far the log is known, always in the same place: what is not in a log that was not read is not known. */
export function LogCoverage(props: AccessLogProps) {
  const text = useLogText();
  const { cells, onAgain } = props;
  const sentences = coverageSentences(text, props, cells);
  const isTroubled = cells.some(({ state }) => state.state === 'cut' || state.state === 'failed');
  return (
    <div className="access-log-coverage" data-troubled={isTroubled} role={isTroubled ? 'alert' : 'status'}>
      <ul>
        {cells.map(({ source, state }, at) => (
          <li key={source} data-source={source} data-state={STATES[state.state]}>
            <Icon name={SIGNS[state.state]} />
            {sentences[at]}
          </li>
        ))}
        <li>{sentences.at(-1)}</li>
      </ul>
      {isTroubled ? (
        <button type="button" className="btn" onClick={onAgain}>
          {text.log('accessLog.coverage.again')}
        </button>
      ) : null}
    </div>
  );
}
