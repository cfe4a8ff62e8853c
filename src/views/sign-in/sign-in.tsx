import type { Language } from '../../i18n/language.ts';
import { useText } from '../../i18n/text.ts';
import { Icon, ProductMark } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import './sign-in.css';

/** Why there is no session, as far as the reader needs to know. */
export type SignInProblem =
  | 'expired'
  | 'forged'
  | 'state'
  | 'nonce'
  | 'issuer'
  | 'refused'
  | 'provider-unreachable'
  | 'signed-out'
  | 'another-reader'
  | 'launch-unknown'
  | 'launch-provider';

interface SignInProps {
  readonly problem?: SignInProblem;
  /** Technical, for the IT staff; behind a fold. */
  readonly detail?: string;
  /** All that is on show is invented: said on the demo only. */
  readonly demo?: boolean;
  readonly busy?: boolean;
  readonly onSignIn: () => void;
  readonly onLanguage: (language: Language) => void;
}

/** The door: what this is, one button, and where something went wrong, what it was and what to do. */
export function SignIn({ problem, detail, demo = true, busy = false, onSignIn, onLanguage }: SignInProps) {
  const { t, language } = useText();
  return (
    <main className="door">
      <div className="door-card">
        <h1>
          <ProductMark />
          {t('common.product')} <span>{t('common.productKanji')}</span>
        </h1>
        <p className="door-line">{t('signIn.line')}</p>
        {problem === undefined ? null : <Problem problem={problem} detail={detail} />}
        <button type="button" className="btn btn-primary door-button" disabled={busy} onClick={onSignIn}>
          {problem === undefined ? t('signIn.button') : t('signIn.again')}
        </button>
        <p className="note sub">{t('signIn.readOnly')}</p>
        <footer className="door-foot">
          {demo ? <p className="note sub">{t('common.demo')}</p> : null}
          <Segmented
            label={t('common.language')}
            value={language}
            choices={[
              { value: 'ja', label: t('common.japanese') },
              { value: 'en', label: t('common.english') },
            ]}
            onChange={onLanguage}
          />
        </footer>
      </div>
    </main>
  );
}

function Problem({
  problem,
  detail,
}: {
  readonly problem: SignInProblem;
  readonly detail: string | undefined;
}) {
  const { t } = useText();
  return (
    <section className="door-problem" role="alert" data-problem={problem}>
      <Icon name={problem === 'signed-out' ? 'complete' : problem === 'expired' ? 'waiting' : 'failed'} />
      <div>
        <h2>{t(`signIn.problem.${problem}.title`)}</h2>
        <p>{t(`signIn.problem.${problem}.sentence`)}</p>
        <p>{t(`signIn.problem.${problem}.next`)}</p>
        {detail === undefined || detail === '' ? null : (
          <details className="note">
            <summary>{t('signIn.detail')}</summary>
            <p>{detail}</p>
          </details>
        )}
      </div>
    </section>
  );
}
