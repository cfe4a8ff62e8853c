import { sourceShortName } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { ImageArchive } from './contract.ts';
import type { ViewerProblem } from './problem.ts';
import { problemText } from './problem-text.ts';

interface ProblemBoxProps {
  readonly problem: ViewerProblem;
  readonly archives: readonly ImageArchive[];
  readonly retry: () => void;
}

/** Why no picture stands here, and what to do. */
export function ViewerProblemBox({ problem, archives, retry }: ProblemBoxProps) {
  const text = useText();
  const sources = archives.map(({ source }) => source);
  const source = problem.kind === 'source' ? sources.find(({ id }) => id === problem.source) : sources[0];
  const name = source === undefined ? '' : sourceShortName(text.language, sources, source.id);
  const words = problemText(text, problem, name);
  return (
    <div className="viewer-problem" role="alert" data-problem={problem.kind}>
      <p>
        <b>{words.title}</b>
        <span>{words.why}</span>
      </p>
      {problem.kind === 'source' ? (
        <button type="button" className="btn" onClick={retry}>
          {text.t('common.retry')}
        </button>
      ) : null}
      {words.detail === undefined ? null : (
        <details>
          <summary>{text.t('common.technical')}</summary>
          <code>{words.detail}</code>
        </details>
      )}
    </div>
  );
}
