import { useText } from '../../i18n/text.ts';
import './site-check.css';

type CheckName = 'answers' | 'version' | 'types' | 'search' | 'paging' | 'headers' | 'clock' | 'images';
type Level = 'works' | 'note' | 'wrong' | 'unasked';

interface Finding {
  readonly check: CheckName;
  readonly level: Level;
  readonly detail: string;
}

/** What was found of one source; nothing yet while it is asked. */
export interface CheckedSource {
  readonly id: string;
  readonly name: Readonly<Record<'ja' | 'en', string>>;
  readonly findings: readonly Finding[] | undefined;
}

interface SiteCheckProps {
  readonly sources: readonly CheckedSource[];
  readonly onAgain: () => void;
}

/** For those who set the site up: each source, what works there and what does not. */
export function SiteCheck({ sources, onAgain }: SiteCheckProps) {
  const { t } = useText();
  const running = sources.some(({ findings }) => findings === undefined);
  return (
    <main
      className="site-check"
      id="content"
      data-panel="site"
      data-coverage={running ? 'loading' : 'complete'}
    >
      <header>
        <h1>{t('siteCheck.title')}</h1>
        <p>{t('siteCheck.sentence')}</p>
        <button type="button" className="btn" disabled={running} onClick={onAgain}>
          {running ? t('siteCheck.running') : t('siteCheck.again')}
        </button>
      </header>
      {sources.map((source) => (
        <SourceFindings key={source.id} source={source} />
      ))}
    </main>
  );
}

function SourceFindings({ source }: { readonly source: CheckedSource }) {
  const { t, language } = useText();
  // Where it is wider than the window it is moved by the keyboard too.
  return (
    <div data-site-source={source.id} role="region" aria-label={source.name[language]} tabIndex={0}>
      <h2>{source.name[language]}</h2>
      {source.findings === undefined ? (
        <p>{t('siteCheck.running')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('siteCheck.item')}</th>
              <th scope="col">{t('siteCheck.result')}</th>
              <th scope="col">{t('siteCheck.detail')}</th>
            </tr>
          </thead>
          <tbody>
            {source.findings.map(({ check, level, detail }) => (
              <tr key={check} data-check-level={level}>
                <th scope="row">{t(`siteCheck.check.${check}`)}</th>
                <td>{t(`siteCheck.level.${level}`)}</td>
                <td>
                  <code>{detail}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
