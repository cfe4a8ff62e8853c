import { lazy, Suspense, useEffect, useRef } from 'react';
import type { Person } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import { LoadingPage } from '../../views/notices/notices.tsx';
import { useText } from '../../i18n/text.ts';
import { useApp } from '../app-context.ts';

// The display parts of @medplum/react are heavy and seldom wanted: they come when somebody looks.
const PersonCard = lazy(() =>
  import('../../ui/person-card.tsx').then((module) => ({ default: module.PersonCard })),
);

interface PersonDialogProps {
  readonly person: Person;
  readonly sources: readonly Source[];
  readonly onClose: () => void;
}

/** Who each source says this is. */
export function PersonDialog({ person, sources, onClose }: PersonDialogProps) {
  const { t } = useText();
  const { wiring } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" onClose={onClose} aria-label={t('shell.personLabel')}>
      <Suspense fallback={<LoadingPage />}>
        <PersonCard records={person.records} sources={sources} now={wiring.clock.now()} />
      </Suspense>
      <button type="button" className="btn" onClick={() => dialog.current?.close()}>
        {t('shell.close')}
      </button>
    </dialog>
  );
}
