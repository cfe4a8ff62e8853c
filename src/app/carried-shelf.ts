import type { CarriedOutcome, CarriedPiece } from '../domain/carried.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Source } from '../domain/source.ts';
import type { SourceClient } from '../sources/source-client.ts';

/** The files that the person brought into one chart. They end with it. */
export interface CarriedShelf {
  readonly carry: (pieces: readonly CarriedPiece[]) => Promise<readonly CarriedOutcome[]>;
  readonly clientOf: (source: SourceId) => SourceClient | undefined;
  readonly sources: () => readonly Source[];
}

/** `take` is told of each file that became a source. The readers of the formats come when a file is chosen. */
export function createCarriedShelf(
  take: (client: SourceClient) => void,
  now: () => Date,
  signal: AbortSignal,
): CarriedShelf {
  const clients: SourceClient[] = [];
  // One after the other: what is handed over next is numbered behind what came before.
  let last: Promise<unknown> = Promise.resolve();
  async function carryNow(pieces: readonly CarriedPiece[]): Promise<readonly CarriedOutcome[]> {
    const { readCarried } = await import('../sources/carried/carried-files.ts');
    const carried = await readCarried(pieces, clients.length + 1, {
      fetch: globalThis.fetch.bind(globalThis),
      now,
      signal,
    });
    if (signal.aborted) return [];
    return carried.map(({ outcome, client }) => {
      if (client !== undefined) {
        clients.push(client);
        take(client);
      }
      return outcome;
    });
  }
  return {
    carry: (pieces) => {
      const next = last.then(() => carryNow(pieces));
      last = next.catch(() => undefined);
      return next;
    },
    clientOf: (source) => clients.find((client) => client.source.id === source),
    sources: () => clients.map((client) => client.source),
  };
}
