import { FEEDS, type Feed } from '../domain/feed.ts';
import type { Kind } from '../domain/kind.ts';
import { type Chance, chanceOf } from './random.ts';
import { withCopies } from './fault-copies.ts';
import { DOCUMENT_PARTS, documentBundle } from './fault-documents.ts';
import { type Json, studyUid, TEMPLATES, type Template } from './fault-resources.ts';

/** Strikes a request before, or instead of, the answer of the source. */
const LINE_FAULTS = [
  'delay',
  'hang',
  'stall',
  'reset',
  'reset-midway',
  '401',
  '403',
  '404',
  '410',
  '429',
  '429-retry-after',
  '500',
  '502',
  '503-retry-after',
  'html',
  'html-as-json',
  'truncated',
  'empty-200',
  '204',
  '304',
  'bad-json',
  'array',
  'outcome-200',
] as const;

/** Spoils what a search says. */
export const SEARCH_FAULTS = [
  'loop-paging',
  'no-total',
  'dup-pages',
  'foreign-patient',
  'total-too-high',
  'total-too-low',
  'next-lost',
  'pages-shift',
  'next-elsewhere',
  'next-relative',
  'empty-first-page',
  'outcome-error',
  'outcome-incomplete',
  'outcome-remark',
  'release-5',
  'entry-not-listed',
  'entry-without-resource',
  'resource-without-id',
  'resource-without-type',
  'resource-without-code',
] as const;

export type FaultKind = (typeof LINE_FAULTS)[number] | (typeof SEARCH_FAULTS)[number] | 'nothing-stated';

/** What is asked of a source: a feed, or one of the ways to it. */
export type FaultPlace = Feed | 'any' | 'metadata' | 'Patient' | 'Bundle' | 'supporting';

export interface PlannedFault {
  readonly kind: FaultKind;
  readonly place: FaultPlace;
  /** From this page on: 1 strikes at once, 2 after a good beginning. */
  readonly fromPage: number;
  /** How often it strikes; without it, always. */
  readonly times?: number;
  readonly ms: number;
}

/** Something a source truly holds of the person. */
export interface PlantedFact {
  readonly source: string;
  readonly feed: Feed;
  readonly kind: Kind;
  /** By which an entry is known again: the resource's id, or a study's UID. */
  readonly id: string;
  readonly patient: string;
  readonly resource: Json;
  /** The document in whose body alone it stands. */
  readonly within?: string;
  /** The source has taken it back: nobody must draw it. */
  readonly takenBack?: true;
}

/** How a source knows the person. */
export type Acquaintance =
  /** The chart was opened with its record. */
  | 'opened'
  /** It has a record that the rule links, found only when it is asked. */
  | 'to-be-found'
  /** It has somebody alike, whom the rule does not link: what it holds may be this person's. */
  | 'alike'
  | 'stranger';

export interface PlannedSource {
  readonly id: string;
  readonly acquaintance: Acquaintance;
  readonly patients: readonly string[];
  readonly chartNumber: 'told' | 'not-told';
  readonly archive: boolean;
  readonly tells: readonly Feed[];
  readonly facts: readonly PlantedFact[];
  /** Bodies of documents, by the id of their Bundle. */
  readonly bodies: Readonly<Record<string, Json>>;
  readonly pageSize: number;
  readonly token: 'good' | 'refused';
  readonly faults: readonly PlannedFault[];
}

export interface Plan {
  readonly seed: number;
  readonly sources: readonly PlannedSource[];
  /** Feeds that the reader's role does not fetch. */
  readonly refused: readonly Feed[];
  /** The last source is asked only if the first, a locator, says that it knows the person. */
  readonly byLocator: boolean;
  /** The reader leaves after this long. */
  readonly leaveAfterMs?: number;
}

const SOURCE_IDS = ['umi', 'yama', 'kawa'] as const;
const ALL_PLACES = ['any', 'metadata', 'Patient', 'Bundle', 'supporting'] as const;

function dayOf(chance: Chance): string {
  const [year, month, day] = [chance.int(2019, 2026), chance.int(1, 12), chance.int(1, 28)];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

interface Planted {
  readonly facts: readonly PlantedFact[];
  readonly bodies: Readonly<Record<string, Json>>;
}

function plantOne(chance: Chance, source: string, patient: string, template: Template, id: string): Planted {
  const told = { id, patient, word: `語${id}`, day: dayOf(chance) };
  const { feed, kind } = template;
  const known = feed === 'DicomStudy' ? studyUid(id) : id;
  const head = { source, feed, kind, id: known, patient };
  const plain = template.build(told);
  if (feed !== 'DocumentReference' || !chance.is(0.6))
    return { facts: [{ ...head, resource: plain }], bodies: {} };
  const parts = chance.some(DOCUMENT_PARTS, 0, 3).map((part, index) => {
    const inner = { ...told, id: `${id}-i${index}`, word: `語${id}i${index}` };
    return { part, resource: part.build(inner), id: inner.id };
  });
  const content = [{ attachment: { contentType: 'application/fhir+json', url: `Bundle/${id}-b` } }];
  return {
    facts: [
      { ...head, kind: 'referral', resource: { ...plain, type: { coding: [{ code: '57133-1' }] }, content } },
      ...parts.map(
        (inner): PlantedFact => ({
          ...head,
          kind: inner.part.kind,
          id: inner.id,
          resource: inner.resource,
          within: id,
        }),
      ),
    ],
    bodies: {
      [`${id}-b`]: documentBundle(
        told,
        parts.map((inner) => inner.resource),
      ),
    },
  };
}

/** Some drugs are only referred to, and their name is a resource of its own. */
function maybeReferred(chance: Chance, fact: PlantedFact): PlantedFact {
  const { medicationCodeableConcept: drug, ...rest } = fact.resource;
  if (drug === undefined || fact.within !== undefined || !chance.is(0.3)) return fact;
  return { ...fact, resource: { ...rest, medicationReference: { reference: `Medication/m-${fact.id}` } } };
}

function plant(chance: Chance, source: string, patients: readonly string[]): Planted {
  const templates = chance.some(TEMPLATES, 0, 7);
  const all = templates.flatMap((template, at) =>
    Array.from({ length: chance.is(0.5) ? 1 : chance.int(1, 6) }, (_, index) => {
      const patient = patients[chance.int(0, patients.length - 1)] ?? '';
      return plantOne(chance, source, patient, template, `${source}-${at}-${index}`);
    }),
  );
  return {
    facts: all.flatMap(({ facts }) => facts).map((fact) => maybeReferred(chance, fact)),
    bodies: Object.assign({}, ...all.map(({ bodies }) => bodies)) as Readonly<Record<string, Json>>,
  };
}

function faultKind(chance: Chance, place: FaultPlace): FaultKind {
  if (place === 'metadata' && chance.is(0.3)) return 'nothing-stated';
  const searched = place !== 'metadata' && place !== 'Bundle' && place !== 'DicomStudy';
  return searched && chance.is(0.5) ? chance.pick(SEARCH_FAULTS) : chance.pick(LINE_FAULTS);
}

/** After these many strikes a search would tell another story than before, and nobody could hear the seam. */
function isOfSearch(kind: FaultKind): boolean {
  return (SEARCH_FAULTS as readonly string[]).includes(kind);
}

function planFault(chance: Chance, feeds: readonly Feed[]): PlannedFault {
  const [first = 'Condition', ...others] = feeds;
  const place = chance.is(0.7) ? chance.pick<FaultPlace>([first, ...others]) : chance.pick(ALL_PLACES);
  const kind = faultKind(chance, place);
  return {
    kind,
    place,
    fromPage: chance.is(0.3) && kind !== 'empty-first-page' ? 2 : 1,
    ms: chance.int(1, 8),
    ...(chance.is(0.3) && !isOfSearch(kind) ? { times: chance.int(1, 3) } : {}),
  };
}

function acquaintanceOf(chance: Chance, first: boolean): Acquaintance {
  if (first || chance.is(0.6)) return 'opened';
  return chance.pick(['to-be-found', 'alike', 'stranger', 'stranger'] as const);
}

function planSource(chance: Chance, id: string, first: boolean, calm: boolean): PlannedSource {
  const acquaintance = calm && !first && chance.is(0.3) ? 'stranger' : acquaintanceOf(chance, first);
  const knownHow = calm && acquaintance === 'alike' ? 'opened' : acquaintance;
  const patients = chance.is(0.1) ? [`${id}-p1`, `${id}-p2`] : [`${id}-p1`];
  const archive = chance.is(0.5);
  const chartNumber = calm || chance.is(0.9) ? 'told' : 'not-told';
  const planted: Planted = knownHow === 'stranger' ? { facts: [], bodies: {} } : plant(chance, id, patients);
  const facts = planted.facts.filter((fact) => fact.feed !== 'DicomStudy' || archive);
  const feeds = [...new Set(facts.map((fact) => fact.feed))];
  const more = chance.some(FEEDS, 3, 9);
  const silent = calm || chance.is(0.3);
  return {
    id,
    acquaintance: knownHow,
    patients,
    chartNumber,
    archive,
    tells: [...new Set([...feeds, ...more])].filter((feed) => feed !== 'DicomStudy'),
    facts,
    bodies: planted.bodies,
    pageSize: chance.int(1, 4),
    token: !silent && chance.is(0.04) ? 'refused' : 'good',
    faults: silent
      ? []
      : Array.from({ length: chance.int(1, 4) }, () => planFault(chance, [...feeds, ...more])),
  };
}

/** The person, the sources, and what goes wrong with them; `calm`: nothing does. */
export function planOf(seed: number, calm = false): Plan {
  const chance = chanceOf(seed);
  const alone = SOURCE_IDS.map((id, index) => planSource(chance, id, index === 0, calm));
  const sources = chance.is(0.3) ? withCopies(chance, alone) : alone;
  const refuses = !calm && chance.is(0.15);
  return {
    seed,
    sources,
    refused: refuses ? chance.some(FEEDS, 1, 8) : [],
    byLocator: chance.is(0.2),
    ...(!calm && chance.is(0.05) ? { leaveAfterMs: chance.int(1, 30) } : {}),
  };
}
