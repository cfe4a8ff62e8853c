import { useSyncExternalStore } from 'react';
import type { AuditTrail } from '../access/audit-trail.ts';
import { useText } from '../i18n/text.ts';

/** How many records of who looked at what wait to be taken: said as soon as one was refused. */
export function TrailState({ trail }: { readonly trail: AuditTrail }) {
  const { t } = useText();
  const { pending, refused } = useSyncExternalStore(trail.subscribe, trail.state);
  if (refused === 0 || pending === 0) return null;
  return (
    <span className="trail-state" role="status" data-audit-pending={pending}>
      {t('shell.auditPending', { n: pending, count: pending })}
    </span>
  );
}
