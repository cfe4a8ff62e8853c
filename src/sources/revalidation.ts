import type { Result } from '../base/result.ts';
import type { Fault } from '../domain/fault.ts';
import type { HttpAnswer, HttpAsk, SourceHttp } from './http.ts';

/** Enough for a large chart of one source; beyond it the oldest answers are let go. */
const MAX_REMEMBERED_BYTES = 32 * 1024 * 1024;

type Answered = Result<HttpAnswer, Fault>;

interface Remembered {
  readonly answer: HttpAnswer;
  readonly etag?: string;
  readonly lastModified?: string;
}

function rememberable(ask: HttpAsk, answer: HttpAnswer): Remembered | undefined {
  const etag = answer.headers.get('ETag') ?? undefined;
  const lastModified = answer.headers.get('Last-Modified') ?? undefined;
  const tagged = etag !== undefined || lastModified !== undefined;
  if ((ask.method ?? 'GET') !== 'GET' || answer.status !== 200 || !tagged) return undefined;
  return {
    answer,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

function conditionOf({ etag, lastModified }: Remembered): NonNullable<HttpAsk['unlessUnchanged']> {
  return {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

/** An answer that was cut on its way keeps the tag of the whole one: "not changed" must not bring it back for ever. */
function isWhole({ headers, bytes }: HttpAnswer): boolean {
  if (!(headers.get('Content-Type') ?? '').includes('json')) return true;
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

function createMemory(maxBytes: number) {
  const known = new Map<string, Remembered>();
  let size = 0;
  const forget = (key: string) => {
    size -= known.get(key)?.answer.bytes.byteLength ?? 0;
    known.delete(key);
  };
  return {
    get: (key: string) => known.get(key),
    forget,
    keep: (key: string, remembered: Remembered) => {
      forget(key);
      if (remembered.answer.bytes.byteLength > maxBytes) return;
      known.set(key, remembered);
      size += remembered.answer.bytes.byteLength;
      for (const oldest of known.keys()) {
        if (size <= maxBytes) break;
        forget(oldest);
      }
    },
  };
}

/**
 * Whether the source lets itself be asked on condition. A browser may send these headers to another origin only where
 * that allows them; where it does not, the request fails like a broken line. So one question tries it, the others wait
 * for that. Kept with the line, for it is of the source and of no person.
 */
interface Conditions {
  known: 'taken' | 'refused' | undefined;
  trial: Promise<void> | undefined;
}

const CONDITIONS = new WeakMap<SourceHttp, Conditions>();

function conditionsOf(http: SourceHttp): Conditions {
  const conditions = CONDITIONS.get(http) ?? { known: undefined, trial: undefined };
  CONDITIONS.set(http, conditions);
  return conditions;
}

/** Waits for something that never fails; rejects as soon as `signal` aborts. */
function orAborted(wait: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    void wait.then(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}

function isBrokenLine(answer: Answered): boolean {
  return !answer.ok && answer.error.kind === 'server' && answer.error.status === undefined;
}

/**
 * The memory of one chart: what came with an ETag or a Last-Modified is asked for again on condition, and "not
 * changed" (304) gives the remembered bytes, known as of now. Made per chart, so that nothing outlives it.
 */
export function rememberEtags(http: SourceHttp, maxBytes: number = MAX_REMEMBERED_BYTES): SourceHttp {
  const memory = createMemory(maxBytes);
  const conditions = conditionsOf(http);

  async function askAnew(key: string, ask: HttpAsk): Promise<Answered> {
    const answer = await http.ask(ask);
    if (!answer.ok || answer.value.status === 304) return answer;
    memory.forget(key);
    const remembered = rememberable(ask, answer.value);
    if (remembered !== undefined) memory.keep(key, remembered);
    return answer;
  }

  /** The first question on condition: where that breaks the line and asking plainly does not, there are none here. */
  async function tryConditions(key: string, ask: HttpAsk, held: Remembered): Promise<Answered> {
    const { promise, resolve } = Promise.withResolvers<void>();
    conditions.trial = promise;
    try {
      const answer = await askAnew(key, { ...ask, unlessUnchanged: conditionOf(held) });
      if (!isBrokenLine(answer)) {
        conditions.known = 'taken';
        return answer;
      }
      const plain = await askAnew(key, ask);
      if (plain.ok) conditions.known = 'refused';
      return plain;
    } finally {
      conditions.trial = undefined;
      resolve();
    }
  }

  async function askAgain(key: string, ask: HttpAsk, held: Remembered): Promise<Answered> {
    while (conditions.known === undefined && conditions.trial !== undefined) {
      await orAborted(conditions.trial, ask.signal);
    }
    if (conditions.known === 'refused') return askAnew(key, ask);
    if (conditions.known === undefined) return tryConditions(key, ask, held);
    return askAnew(key, { ...ask, unlessUnchanged: conditionOf(held) });
  }

  return {
    revive: http.revive,
    ask: async (ask) => {
      const key = `${ask.accept} ${ask.url}`;
      const held = (ask.method ?? 'GET') === 'GET' ? memory.get(key) : undefined;
      if (held === undefined) return askAnew(key, ask);
      const answer = await askAgain(key, ask, held);
      if (!answer.ok || answer.value.status !== 304) return answer;
      if (!isWhole(held.answer)) return askAnew(key, ask);
      memory.keep(key, held);
      const { fetchedAt } = answer.value;
      return { ok: true, value: { ...held.answer, fetchedAt, revalidated: true } };
    },
  };
}
