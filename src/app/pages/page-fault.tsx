import { MissingPage } from '../../views/notices/notices.tsx';
import { useGo } from '../go.ts';

/** The last boundary: what fell here is a bug of ours; the way back is kept open. */
export function PageFault() {
  const go = useGo();
  return <MissingPage what="route" onFindPatient={() => go('/patients')} />;
}
