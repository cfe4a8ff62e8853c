import { useNavigate } from 'react-router';
import { MissingPage } from '../../views/notices/notices.tsx';

/** The last boundary: what fell here is a bug of ours; the way back is kept open. */
export function PageFault() {
  const navigate = useNavigate();
  return <MissingPage what="route" onFindPatient={() => void navigate('/patients')} />;
}
