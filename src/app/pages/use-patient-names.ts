import { useEffect, useMemo, useRef, useState } from 'react';
import { type LogLine, personOfAddress } from '../../access/access-log.ts';
import { useText } from '../../i18n/text.ts';
import { personName } from '../../i18n/person-text.ts';
import type { SourceClient } from '../../sources/source-client.ts';
import { opensByNumber } from '../../domain/source.ts';
import { useApp } from '../app-context.ts';

/** So many are looked up; the rest stand with their numbers. */
const MOST = 200;

interface Place {
  readonly client: SourceClient;
  readonly id: string;
}

function placeOf(address: string, clients: readonly SourceClient[]): Place | undefined {
  const client = clients.find(({ source }) => address.startsWith(`${source.base}/Patient/`));
  // A storage of files is read by opening somebody's record, which is not the officer's to do.
  if (client === undefined || opensByNumber(client.source)) return undefined;
  return { client, id: address.slice(`${client.source.base}/Patient/`.length) };
}

/** Somebody is called by the first name that is told, under whichever of their addresses. */
function createLookUp(clients: readonly SourceClient[], signal: AbortSignal) {
  const asked = new Set<string>();
  return (address: string, tell: (name: Parameters<typeof personName>[1]) => void): void => {
    const place = placeOf(address, clients);
    if (place === undefined || asked.has(address) || asked.size >= MOST) return;
    asked.add(address);
    place.client
      .readPatient(place.id, signal)
      .then((read) => {
        if (read.ok && !signal.aborted) tell(read.value);
      })
      .catch((cause: unknown) => {
        if (!signal.aborted) throw cause;
      });
  };
}

/**
 * What the people in the log are called: the log itself holds addresses only, so each is looked up where they are known,
 * with the officer's own right. Who cannot be looked up keeps their number.
 */
export function usePatientNames(lines: readonly LogLine[]): (address: string) => string | undefined {
  const { wiring } = useApp();
  const text = useText();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const lookUp = useRef<ReturnType<typeof createLookUp>>(undefined);
  const personOf = useMemo(() => personOfAddress(lines), [lines]);

  useEffect(() => {
    const ended = new AbortController();
    lookUp.current = createLookUp(wiring.openClients(), ended.signal);
    return () => ended.abort();
  }, [wiring]);

  useEffect(() => {
    for (const address of new Set(lines.flatMap(({ patients }) => patients)))
      lookUp.current?.(address, (record) =>
        setNames((before) => new Map(before).set(address, personName(text, record))),
      );
  }, [lines, text]);

  return useMemo(() => {
    const byPerson = new Map([...names].map(([address, name]) => [personOf(address), name]));
    return (address) => byPerson.get(personOf(address));
  }, [names, personOf]);
}
