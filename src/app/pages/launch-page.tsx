import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../../i18n/text.ts';
import { ProductMark } from '../../ui/icons.tsx';
import { LoadingPage } from '../../views/notices/notices.tsx';
import { useApp } from '../app-context.ts';
import { searchEvents } from '../audit.ts';
import { closeChart, holdChart } from '../current-chart.ts';
import { addressOf, useGo } from '../go.ts';
import { launchedPerson, type LaunchRefusal } from '../launched-person.ts';
import { openCandidate } from '../open-chart.ts';
import { ROLE_VIEWS } from '../roles.ts';
import { preloadChart } from './later-pages.ts';

type Refused = LaunchRefusal | { readonly why: 'over' };

const NOBODY = { memberId: '', localId: '', name: '', birthDate: '', sex: '' } as const;

/** Opens the chart of whom an electronic chart sent the reader to see, once; else says plainly why it does not. */
export function LaunchPage() {
  const { wiring, clinician, launched, language } = useApp();
  const navigate = useNavigate();
  const [round, setRound] = useState(1);
  const [refused, setRefused] = useState<Refused | undefined>(
    launched === undefined ? { why: 'over' } : undefined,
  );

  useEffect(() => {
    if (launched === undefined) return;
    const opening = new AbortController();
    const { signal } = opening;
    closeChart();
    void preloadChart();
    open(launched).catch((cause: unknown) => {
      if (!signal.aborted) throw cause;
    });
    return () => opening.abort();

    async function open(whom: NonNullable<typeof launched>): Promise<void> {
      const person = await launchedPerson(whom, wiring.openClients(), signal);
      if (signal.aborted) return;
      if (!person.ok) return setRefused(person.error);
      const { candidate, found } = person.value;
      const asked = found.slice(0, 1).map(({ source }) => source);
      const reader = { clinician, sources: wiring.sources, origin: window.location.origin };
      for (const event of searchEvents(NOBODY, found, asked, reader, wiring.clock.now()))
        wiring.trail.record(event);
      const chart = await openCandidate(candidate, wiring, clinician);
      if (signal.aborted) return chart.leave();
      holdChart(chart);
      const panel = ROLE_VIEWS[clinician.role].first;
      await navigate(addressOf(`/chart/${chart.handle}/${panel}`, language), { replace: true });
    }
  }, [launched, wiring, clinician, language, navigate, round]);

  const again = useCallback(() => {
    setRefused(undefined);
    setRound((count) => count + 1);
  }, []);

  return refused === undefined ? <LoadingPage /> : <Refusal refused={refused} onAgain={again} />;
}

function Refusal({ refused, onAgain }: { readonly refused: Refused; readonly onAgain: () => void }) {
  const { t } = useText();
  const { wiring, launched, language } = useApp();
  const go = useGo();
  const name = wiring.sources.find(({ id }) => id === launched?.source)?.shortName[language] ?? '';
  return (
    <main className="notice" id="content" data-notice="launch" data-launch-refused={refused.why}>
      <div className="notice-card">
        <ProductMark />
        <h1>{t(`notices.launch.${refused.why}.title`)}</h1>
        <p>{t(`notices.launch.${refused.why}.sentence`)}</p>
        <p>{t(`notices.launch.${refused.why}.next`)}</p>
        {refused.why === 'no-answer' ? (
          <>
            <p className="note sub">{t(`fault.sentence.${refused.fault.kind}`, { source: name })}</p>
            <button type="button" className="btn btn-large" onClick={onAgain}>
              {t('notices.launch.again')}
            </button>
          </>
        ) : null}
        <button type="button" className="btn btn-primary btn-large" onClick={() => go('/patients')}>
          {t('notices.chart.action')}
        </button>
      </div>
    </main>
  );
}
