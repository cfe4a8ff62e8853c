import { useNavigate } from 'react-router';
import { MissingPage } from '../../views/notices/notices.tsx';

/** An address that leads nowhere says so. */
export function NoSuchPage() {
  const navigate = useNavigate();
  return <MissingPage what="route" onFindPatient={() => void navigate('/patients')} />;
}
