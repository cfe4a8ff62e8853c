import { useCallback, useEffect, useRef, useState } from 'react';
import { type LoggedAct, loggedAct } from '../../access/logged-act.ts';
import { addDays } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { readAuditEvents } from '../../sources/fhir/audit-search.ts';
import type { LogCell, LogReadings } from '../../views/access-log/log-reading.ts';
import type { Period } from '../../views/access-log/access-log.tsx';
import { useApp } from '../app-context.ts';
import type { Wiring } from '../wiring.ts';

const PAGE = 200;

/** Days are Japan's, whatever clock the reader's machine goes by. */
function queryOf({ from, to }: Period): string {
  return new URLSearchParams([
    ['date', `ge${from}T00:00:00+09:00`],
    ['date', `lt${addDays(to, 1)}T00:00:00+09:00`],
    ['_sort', '-date'],
    ['_count', String(PAGE)],
  ]).toString();
}

function oldestOf(acts: readonly LoggedAct[]): Date | undefined {
  return acts.reduce<Date | undefined>(
    (oldest, { at }) => (at === undefined || (oldest !== undefined && oldest <= at) ? oldest : at),
    undefined,
  );
}

/** Reads the log of one source, and tells after each page what there is of it and how far. */
async function readLog(
  source: Source,
  wiring: Wiring,
  period: Period,
  tell: (acts: readonly LoggedAct[], state: LogCell['state']) => void,
  signal: AbortSignal,
): Promise<void> {
  const acts: LoggedAct[] = [];
  for await (const read of readAuditEvents(wiring.recordsOf(source.id), source, queryOf(period), signal)) {
    if (read.type === 'fault') {
      const { fault } = read;
      if (acts.length === 0) tell(acts, { state: 'failed', fault });
      else tell(acts, { state: 'cut', received: acts.length, oldest: oldestOf(acts), fault });
      return;
    }
    acts.push(...read.events.map(loggedAct));
    tell([...acts], { state: 'asking', received: acts.length });
  }
  tell(acts, { state: 'complete', received: acts.length, at: wiring.clock.now() });
}

type Own = ReadonlyMap<string, { readonly acts: readonly LoggedAct[]; readonly state: LogCell['state'] }>;

/** The log of every source that keeps one, read anew for each period; answers to what was asked before are nobody's. */
export function useLogReading(period: Period): LogReadings & { readonly again: () => void } {
  const { wiring } = useApp();
  const [turn, setTurn] = useState(0);
  const [own, setOwn] = useState<Own>(new Map());
  const shown = useRef<Period>(undefined);
  const keepers = wiring.sources.filter(({ audit }) => audit);

  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    // What was read before stays in sight until it is read anew; of another period nothing does.
    setOwn((before) => (shown.current === period ? before : new Map()));
    shown.current = period;
    for (const source of wiring.sources.filter(({ audit }) => audit)) {
      const tell = (acts: readonly LoggedAct[], state: LogCell['state']) => {
        if (!signal.aborted) setOwn((before) => new Map(before).set(source.id, { acts, state }));
      };
      readLog(source, wiring, period, tell, signal).catch((cause: unknown) => {
        if (!signal.aborted) throw cause;
      });
    }
    return () => ended.abort();
  }, [wiring, period, turn]);

  return {
    acts: [...own.values()].flatMap(({ acts }) => acts),
    cells: keepers.map(({ id }) => ({
      source: id,
      state: own.get(id)?.state ?? { state: 'asking', received: 0 },
    })),
    again: useCallback(() => setTurn((before) => before + 1), []),
  };
}
