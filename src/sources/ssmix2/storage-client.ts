import { err, ok } from '../../base/result.ts';
import { fault } from '../../domain/fault.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceHttp } from '../http.ts';
import type { SourceClient } from '../source-client.ts';
import type { Storage } from './feed.ts';

export interface StorageClientTools {
  readonly source: Source;
  readonly http: SourceHttp;
  /** The same line with the urgency of one reading. */
  readonly httpAt: (priority: () => number) => SourceHttp;
}

/**
 * A storage of SS-MIX2 files as a source: nobody can be searched for in it, it is entered by the hospital's own number.
 * The readers of the format come in a file of their own, when the first such storage is asked.
 */
export function createStorageClient({ source, http, httpAt }: StorageClientTools): SourceClient {
  const storages = new Map<string, Storage>();

  async function storageOf(number: string): Promise<Storage> {
    const { createSsmix2Storage } = await import('./feed.ts');
    const known = storages.get(number);
    if (known !== undefined) return known;
    const { patientIdSystem } = source;
    const context = {
      source: source.id,
      institution: { name: source.name.ja },
      ...(patientIdSystem === undefined ? {} : { patientIdSystem }),
    };
    const made = createSsmix2Storage({ http, base: source.base, context }, number);
    storages.set(number, made);
    return made;
  }

  return {
    source,
    findPatients: async () => ok([]),
    matchPatient: async () => ok([]),
    readPatient: async (number, signal) => (await storageOf(number)).readPatient(signal),
    locatePerson: async () => err(fault('notFound', 'a storage of files is no locator')),
    describe: async () => undefined,
    prepare: async () => void (await import('./feed.ts')),
    async *readFeed(feed, person, signal, how) {
      if (source.offers !== 'all' && !source.offers.includes(feed)) {
        yield { type: 'notOffered' };
        return;
      }
      const storage = await storageOf(person.patientId);
      const { priority = 0 } = how ?? {};
      const line = httpAt(() => (typeof priority === 'number' ? priority : priority()));
      yield* storage.read(feed, person, signal, line);
    },
    revive: () => {
      // Its files may have changed since: what is asked for by hand is listed anew.
      storages.clear();
      http.revive();
    },
    fetchBytes: (url, accept, signal) => {
      const base = `${source.base}/`;
      return http.ask({ url: URL.canParse(url, base) ? new URL(url, base).href : url, accept, signal });
    },
    post: async () => err(fault('notFound', 'a storage of files takes nothing')),
  };
}
