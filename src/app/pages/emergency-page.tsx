import { MissingPage } from '../../views/notices/notices.tsx';
import { useNavigate } from 'react-router';

/** The emergency sheet of the opened chart. */
export function EmergencyPage() {
  const navigate = useNavigate();
  return <MissingPage what="chart" onFindPatient={() => void navigate('/patients')} />;
}
