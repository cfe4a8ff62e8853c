import { Navigate, Outlet } from 'react-router';
import { MissingPage } from '../../views/notices/notices.tsx';
import { useApp } from '../app-context.ts';
import { addressOf, useGo } from '../go.ts';
import { opensCharts, ROLE_VIEWS } from '../roles.ts';

/** Where the reader's role begins. */
export function Home() {
  const { clinician, language } = useApp();
  return <Navigate to={addressOf(ROLE_VIEWS[clinician.role].home, language)} replace />;
}

/** Pages of people and their records: not for a role that reads nobody's. */
export function OfCharts() {
  const { clinician } = useApp();
  const go = useGo();
  return opensCharts(clinician.role) ? (
    <Outlet />
  ) : (
    <MissingPage what="route" onFindPatient={() => go('/')} />
  );
}
