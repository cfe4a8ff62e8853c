/**
 * What this tab remembers over a reload besides sealed charts: that somebody is signed in (as a digest, to tell one
 * reader from another), until when the page may stay untouched, and that it is locked. No token, nothing of a patient.
 */
const SIGNED_IN = 'hitome.signed-in';
const OPEN_UNTIL = 'hitome.open-until';
const LOCKED_AT = 'hitome.locked-at';

/** A digest of who signed in: enough to tell the same person from another, and no name. */
export async function digestOfReader(issuer: string, subject: string): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([issuer, subject]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whose session this tab had when it was left or reloaded. */
export function readerOf(storage: Storage): string | undefined {
  return storage.getItem(SIGNED_IN) ?? undefined;
}

export function markSignedIn(storage: Storage, reader: string): void {
  storage.setItem(SIGNED_IN, reader);
  storage.removeItem(LOCKED_AT);
}

export function markOpenUntil(storage: Storage, at: number): void {
  storage.setItem(OPEN_UNTIL, String(at));
}

export function markLocked(storage: Storage, at: number): void {
  if (lockedAt(storage, at) === undefined) storage.setItem(LOCKED_AT, String(at));
}

/** Since when the page is locked; a page that was closed or put aside beyond its time is locked when it comes back. */
export function lockedAt(storage: Storage, now: number): number | undefined {
  if (readerOf(storage) === undefined) return undefined;
  const locked = storage.getItem(LOCKED_AT);
  if (locked !== null) return Number(locked);
  const until = storage.getItem(OPEN_UNTIL);
  return until !== null && Number(until) <= now ? Number(until) : undefined;
}

export function clearMarks(storage: Storage): void {
  for (const name of [SIGNED_IN, OPEN_UNTIL, LOCKED_AT]) storage.removeItem(name);
}
