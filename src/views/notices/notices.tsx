import { useText } from '../../i18n/text.ts';
import { ProductMark } from '../../ui/icons.tsx';
import './notices.css';

/** One thing wrong in the site's configuration. */
export interface ConfigFault {
  readonly file: string;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** The app has not started because the configuration cannot be trusted: every fault by name, none guessed around. */
export function ConfigErrorPage({
  faults,
  onReload,
}: {
  readonly faults: readonly ConfigFault[];
  readonly onReload?: () => void;
}) {
  const { t } = useText();
  return (
    <main className="notice" data-notice="config">
      <div className="notice-card notice-wide">
        <ProductMark />
        <h1>{t('notices.config.title')}</h1>
        <p>{t('notices.config.sentence')}</p>
        <p>{t('notices.config.next')}</p>
        <div className="notice-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('notices.config.file')}</th>
                <th scope="col">{t('notices.config.field')}</th>
                <th scope="col">{t('notices.config.expected')}</th>
                <th scope="col">{t('notices.config.found')}</th>
              </tr>
            </thead>
            <tbody>
              {faults.map((fault) => (
                <tr key={`${fault.file} ${fault.field} ${fault.expected}`}>
                  <td>{fault.file}</td>
                  <th scope="row">
                    <code>{fault.field}</code>
                  </th>
                  <td>{fault.expected}</td>
                  <td>
                    <code>{fault.found}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {onReload === undefined ? null : (
          <button type="button" className="btn btn-primary" onClick={onReload}>
            {t('notices.reload')}
          </button>
        )}
      </div>
    </main>
  );
}

/** A page that is not there, or a chart that this window does not hold any more. */
export function MissingPage({
  what,
  onFindPatient,
}: {
  readonly what: 'route' | 'chart';
  readonly onFindPatient: () => void;
}) {
  const { t } = useText();
  return (
    <main className="notice" id="content" data-notice={what}>
      <div className="notice-card">
        <ProductMark />
        <h1>{t(`notices.${what}.title`)}</h1>
        <p>{t(`notices.${what}.sentence`)}</p>
        <p>{t(`notices.${what}.next`)}</p>
        <button type="button" className="btn btn-primary btn-large" onClick={onFindPatient}>
          {t(`notices.${what}.action`)}
        </button>
      </div>
    </main>
  );
}

/** The whole page is being made ready. Drawn after a moment only, so that a quick start does not flicker. */
export function LoadingPage() {
  const { t } = useText();
  return (
    <main className="notice" id="content" data-notice="loading" aria-busy="true">
      <p className="notice-loading" role="status">
        {t('notices.loading')}
      </p>
    </main>
  );
}
