import { MissingPage } from '../../views/notices/notices.tsx';
import { useGo } from '../go.ts';

/** An address that leads nowhere says so. */
export function NoSuchPage() {
  const go = useGo();
  return <MissingPage what="route" onFindPatient={() => go('/')} />;
}
