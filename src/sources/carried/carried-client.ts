import { err, ok } from '../../base/result.ts';
import type { CarriedFormat } from '../../domain/carried.ts';
import type { Entry } from '../../domain/entry.ts';
import { fault } from '../../domain/fault.ts';
import { FEEDS, type Feed, KINDS_OF_FEED } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { BilingualText, Source } from '../../domain/source.ts';
import { normalisePatient } from '../fhir/normalise/patient.ts';
import type { FeedEvent, SourceClient } from '../source-client.ts';
import type { Reading } from '../ssmix2/reading.ts';

const NAMES: Readonly<Record<CarriedFormat, BilingualText>> = {
  notebook: { ja: 'お薬手帳', en: 'medication notebook' },
  prescription: { ja: '処方箋', en: 'prescription' },
  cda: { ja: 'CDA文書', en: 'CDA document' },
  hl7v2: { ja: 'HL7メッセージ', en: 'HL7 message' },
  fhir: { ja: 'FHIR文書', en: 'FHIR document' },
};

/** Behind every configured source, in the order in which they were handed over. */
const FIRST_RANK = 1_000;

/** A feed that such an entry would come by if a server held it. */
function feedOf(entry: Entry): Feed {
  const type = FEEDS.find((feed) => feed === entry.provenance.resourceType);
  if (type !== undefined && KINDS_OF_FEED[type].includes(entry.kind)) return type;
  return FEEDS.find((feed) => KINDS_OF_FEED[feed].includes(entry.kind)) ?? 'DocumentReference';
}

function sourceOf(id: SourceId, number: number, format: CarriedFormat, feeds: readonly Feed[]): Source {
  const name = NAMES[format];
  return {
    id,
    name: { ja: `持参：${name.ja}（${number}）`, en: `Brought: ${name.en} (${number})` },
    shortName: { ja: `持参${number}`, en: `Brought ${number}` },
    seal: '持',
    kind: 'carried',
    format: 'carried',
    base: `urn:hitome:${id}`,
    audience: '',
    audit: false,
    match: false,
    offers: feeds,
    ask: 'located',
    locator: false,
    quirks: {},
    rank: FIRST_RANK + number,
  };
}

/** Who the file says it is about; a file that names nobody is about nobody whom a rule could take for the person. */
function personOf(reading: Reading, id: SourceId, at: Date): PersonRecord | undefined {
  return reading.person ?? normalisePatient({ resourceType: 'Patient', id }, id, at);
}

/** A file that the person brought, as a source like any other: it has been read, and answers without asking anybody. */
export function createCarriedClient(
  reading: Reading,
  format: CarriedFormat,
  id: SourceId,
  number: number,
  at: Date,
): SourceClient {
  const byFeed = Map.groupBy(reading.entries, feedOf);
  const feeds = FEEDS.filter((feed) => byFeed.has(feed));
  const person = personOf(reading, id, at);
  const nobody = fault('notFound', 'a file is not asked');

  async function* readFeed(feed: Feed): AsyncIterable<FeedEvent> {
    const entries = byFeed.get(feed) ?? [];
    const issues = feed === feeds[0] ? reading.issues : [];
    yield { type: 'entries', entries, issues, received: entries.length };
    yield { type: 'end', at };
  }

  return {
    source: sourceOf(id, number, format, feeds),
    findPatients: async () => ok([]),
    matchPatient: async () => ok([]),
    readPatient: async () => (person === undefined ? err(nobody) : ok(person)),
    locatePerson: async () => err(nobody),
    describe: async () => undefined,
    prepare: async () => undefined,
    readFeed,
    revive: () => undefined,
    fetchBytes: async () => err(fault('notFound', 'not in the file')),
    post: async () => err(nobody),
  };
}
