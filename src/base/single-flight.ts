/**
 * Runs `work` once for all who ask while it runs, per key. A finished run is forgotten, failed or not, so that the
 * next caller starts afresh.
 */
export function singleFlight<Key, T>(work: (key: Key) => Promise<T>): (key: Key) => Promise<T> {
  const running = new Map<Key, Promise<T>>();
  return (key) => {
    const current = running.get(key);
    if (current !== undefined) return current;
    const next = work(key).finally(() => running.delete(key));
    running.set(key, next);
    return next;
  };
}
