import { NavLink, Outlet, useMatch } from 'react-router';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { dateAndTime } from '../i18n/format.ts';
import { jstDay, partialDateOf } from '../domain/partial-date.ts';
import { Icon, ProductMark } from '../ui/icons.tsx';
import { useApp } from './app-context.ts';
import { addressOf, useGo } from './go.ts';
import { type ChartPanel, opensCharts, ROLE_VIEWS } from './roles.ts';
import { DiscretionBar, DiscretionSwitch } from './discretion-bar.tsx';
import { useDiscretion } from './discretion.ts';
import { disasterAt, mayOpenInEmergency, mayReadLog } from '../access/policy.ts';
import { DisasterLine } from '../views/emergency/disaster-line.tsx';
import { GlassBar } from './glass-bar.tsx';
import { requestSearch } from './search-request.ts';
import { TrailState } from './trail-state.tsx';
import './shell.css';

/** The bar over every page: where one is, who one is, and the way into emergency mode. */
export function Shell() {
  const { t } = useText();
  const match = useMatch('/chart/:handle/:panel?');
  const emergency = useMatch('/emergency');
  // What a page remembers of what it drew is forgotten with the switch.
  const page = <Outlet key={String(useDiscretion())} />;
  if (emergency !== null)
    return (
      <>
        <DiscretionBar />
        {page}
      </>
    );
  return (
    <div className="page">
      <header className="bar">
        <a className="skip" href="#content">
          {t('shell.skip')}
        </a>
        <span className="mark">
          <ProductMark />
          {t('shell.product')}
          <small>{t('shell.productKanji')}</small>
        </span>
        <Tabs handle={match?.params.handle} />
        <span className="demo" title={t('shell.demo')}>
          <span className="demo-long">{t('shell.demo')}</span>
          <span className="demo-short">{t('shell.demoShort')}</span>
        </span>
        <BarEnd handle={match?.params.handle} />
      </header>
      <GlassBar handle={match?.params.handle} />
      <DiscretionBar />
      <Disaster />
      {page}
    </div>
  );
}

/** What the site has declared is said on every page as long as it lasts. */
function Disaster() {
  const { wiring } = useApp();
  const disaster = disasterAt(wiring.config.access, useMinute(wiring.clock.now));
  return disaster === undefined ? null : <DisasterLine disaster={disaster} />;
}

function Tabs({ handle }: { readonly handle: string | undefined }) {
  const { t } = useText();
  const { clinician, language, wiring } = useApp();
  const panels: readonly ChartPanel[] = handle === undefined ? [] : ROLE_VIEWS[clinician.role].panels;
  return (
    <nav className="tabs" aria-label={t('shell.tabs')}>
      {opensCharts(clinician.role) ? (
        <NavLink to={addressOf('/patients', language)}>{t('shell.findPatient')}</NavLink>
      ) : null}
      {handle === undefined && mayReadLog(wiring.config.access, clinician.role) ? (
        <NavLink to={addressOf('/access-log', language)}>{t('shell.accessLog')}</NavLink>
      ) : null}
      {panels.map((panel) => (
        <NavLink key={panel} to={addressOf(`/chart/${handle ?? ''}/${panel}`, language)}>
          {t(`shell.panel.${panel}`)}
        </NavLink>
      ))}
    </nav>
  );
}

/** The wall clock, to the minute: what is on screen has an age. */
function useMinute(now: () => Date): Date {
  const [minute, setMinute] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setMinute(now()), 15_000);
    return () => clearInterval(timer);
  }, [now]);
  return minute;
}

function BarEnd({ handle }: { readonly handle: string | undefined }) {
  const { t } = useText();
  const { clinician, signOut, language, chooseLanguage, wiring } = useApp();
  const go = useGo();
  const minute = useMinute(wiring.clock.now);
  const mayEmergency = mayOpenInEmergency(wiring.config.access, clinician.role, minute);
  return (
    <div className="bar-end">
      {handle === undefined ? null : (
        <>
          <DiscretionSwitch />
          <SearchButton />
        </>
      )}
      <button
        type="button"
        className="btn btn-q"
        onClick={() => chooseLanguage(language === 'ja' ? 'en' : 'ja')}
      >
        {t('shell.otherLanguage')}
      </button>
      <TrailState trail={wiring.trail} />
      <span className="who">
        {clinician.licence}
        {'　'}
        {clinician.name}
      </span>
      <time className="clock">{dateAndTime(language, partialDateOf(minute), jstDay(minute))}</time>
      <button type="button" className="btn btn-q" onClick={signOut}>
        {t('shell.signOut')}
      </button>
      {mayEmergency ? (
        <button
          type="button"
          className="btn btn-x"
          onClick={() => go('/emergency', handle === undefined ? {} : { chart: handle })}
        >
          {t('shell.emergency')}
        </button>
      ) : null}
    </div>
  );
}

/** Opens the search over everything of the chart; the same as its key. */
function SearchButton() {
  const { t } = useText();
  return (
    <button type="button" className="bar-search" aria-keyshortcuts="/ Control+K" onClick={requestSearch}>
      <Icon name="search" />
      <span>{t('shell.search')}</span>
      <kbd>/</kbd>
    </button>
  );
}
