import { ok, type Result } from '../base/result.ts';
import type { Fault } from '../domain/fault.ts';
import type { Text } from '../i18n/text.ts';
import type { PatientRecord } from '../record/record.ts';
import type { ShareRule } from '../sources/site-config-share.ts';
import type { ShareWish, SharedSummary } from '../views/summary/share-button.tsx';
import { writeIpsOf } from './write-ips.ts';

const DAY_SECONDS = 24 * 60 * 60;

interface Sharing {
  readonly text: Text;
  readonly record: PatientRecord;
  readonly now: Date;
  readonly rule: ShareRule;
}

/** Leaves the lifetime summary, encrypted, at the store that the site names; the key goes into the link and nowhere else. */
export async function shareSummaryOf(
  { text, record, now, rule }: Sharing,
  wish: ShareWish,
): Promise<Result<SharedSummary, Fault>> {
  const { json, written, left } = await writeIpsOf(text, record, now);
  const { shareLink } = await import('../sources/ips/share-link.ts');
  const days = Math.min(wish.days, rule.days);
  const exp = Math.floor(now.getTime() / 1000) + days * DAY_SECONDS;
  const made = await shareLink(
    {
      json,
      label: text.t('summary.ips.documentTitle'),
      exp,
      ...(wish.passcode === '' ? {} : { passcode: wish.passcode }),
    },
    {
      url: rule.url,
      fetch: globalThis.fetch.bind(globalThis),
      random: (bytes) => crypto.getRandomValues(bytes),
    },
  );
  return made.ok ? ok({ ...made.value, written, left, until: new Date(exp * 1000) }) : made;
}
