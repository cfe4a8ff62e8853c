import { branded } from '../base/brand.ts';
import { digestOf } from '../base/digest.ts';
import type { EntryKey, SourceId } from '../domain/ids.ts';
import { KINDS, type Kind } from '../domain/kind.ts';

/** The form of the view state in the query; raised when a key changes its meaning. */
const VERSION = '1';

export const GROUPINGS = ['kind', 'problem', 'institution', 'source'] as const;
/** What the timeline may be narrowed to besides kinds and sources; `period`: to what the picture shows. */
export const NARROWINGS = ['abnormal', 'important', 'period'] as const;
/** Parts of the timeline that a reader may fold away; `empty`: empty time, which is folded unless stretched. */
export const FOLDABLE = ['brief', 'lanes', 'empty'] as const;

export const MEDICINE_MODES = ['now', 'lists'] as const;
export const MEDICINE_ORDERS = ['danger', 'name', 'effect'] as const;
export const COURSE_SPANS = ['d90', 'y1', 'y3', 'life'] as const;

export const SUMMARY_MODES = ['stages', 'parts'] as const;

export const IMAGE_LAYOUTS = ['1x1', '1x2', '2x2', '2x3'] as const;

export const DOCUMENT_MODES = ['read', 'beside', 'changes'] as const;

export const LAB_MODES = ['labs', 'vitals', 'checkups'] as const;
export const LAB_FORMS = ['table', 'reports', 'growth', 'ward', 'pregnancy'] as const;
export const LAB_PICKS = ['often', 'abnormal', 'all'] as const;
export const LAB_ORDERS = ['new', 'old'] as const;
export const LAB_SPANS = ['y3', 'y1', 'd90', 'life'] as const;
export const LAB_LOOKS = ['dense', 'ranges', 'relative', 'beside'] as const;

/** What the address says of the view. It names no person and nothing of one: an entry is pointed to by a digest. */
export interface ViewState {
  readonly language: 'ja' | 'en';
  readonly kinds: readonly Kind[];
  readonly sources: readonly SourceId[];
  readonly text: string;
  readonly entry: string | undefined;
  /** Digests of institutions and departments. */
  readonly places: readonly string[];
  readonly departments: readonly string[];
  readonly only: readonly (typeof NARROWINGS)[number][];
  /** Period in view: a name, or days before today. */
  readonly span: string;
  readonly by: (typeof GROUPINGS)[number];
  readonly folded: readonly (typeof FOLDABLE)[number][];
  /** Digests of the entry on which the axis is aligned, of the problem in focus, and of what is pinned. */
  readonly align: string | undefined;
  readonly problem: string | undefined;
  readonly pins: readonly string[];
  /** Two periods side by side: four days, each as days before today. */
  readonly periods: readonly number[] | undefined;
  readonly summary: (typeof SUMMARY_MODES)[number];
  readonly medicines: MedicinesState;
  readonly labs: LabsState;
  readonly images: ImagesState;
  readonly documents: DocumentsState;
}

/** How the documents are read; what lies beside the open one is pointed to by a digest. */
export interface DocumentsState {
  readonly mode: (typeof DOCUMENT_MODES)[number];
  readonly other: string | undefined;
}

/** How studies are found and laid out; the prior and the institutions are pointed to by digests. */
export interface ImagesState {
  readonly layout: (typeof IMAGE_LAYOUTS)[number] | undefined;
  readonly prior: string | undefined;
  /** `m.CT`, `b.chest`, `y.2026`, `i.<digest>`: what the list is narrowed to. */
  readonly narrowed: readonly string[];
}

/** How the results are looked at; rows and groups are pointed to by digests. */
export interface LabsState {
  readonly mode: (typeof LAB_MODES)[number];
  readonly form: (typeof LAB_FORMS)[number];
  readonly pick: (typeof LAB_PICKS)[number];
  readonly order: (typeof LAB_ORDERS)[number];
  readonly look: readonly (typeof LAB_LOOKS)[number][];
  readonly span: (typeof LAB_SPANS)[number];
  readonly pins: readonly string[];
  readonly trend: readonly string[];
  readonly folded: readonly string[];
}

/** How the medicines are looked at; without a mode the reader's role decides. */
export interface MedicinesState {
  readonly mode: (typeof MEDICINE_MODES)[number] | undefined;
  readonly order: (typeof MEDICINE_ORDERS)[number];
  readonly generic: boolean;
  readonly span: (typeof COURSE_SPANS)[number];
}

/** A short digest of an entry's key: stable over reloads, and tells no identifier. */
export function entryDigest(key: EntryKey): string {
  return digestOf(key);
}

const SPAN = /^(?:life|y10|y3|y1|d90|-?\d{1,6}\.-?\d{1,6})$/u;
const PERIODS = /^-?\d{1,6}(?:\.-?\d{1,6}){3}$/u;
const DIGEST = /^[0-9a-z]{1,12}$/u;
const DEFAULT_SPAN = 'life';
/** An address of any length may be made up by anybody; no reader pins more. */
const MOST_PINS = 40;

function oneOf<T extends string>(names: readonly T[]) {
  return (value: string): readonly T[] => names.filter((name) => name === value);
}

function isDigest(value: string): boolean {
  return DIGEST.test(value);
}

/** Words of the address under a name, none of them where its form is not known here. */
interface AddressWords {
  readonly text: (name: string) => string;
  readonly list: (name: string) => readonly string[];
}

function readLabs({ text, list }: AddressWords): LabsState {
  const digests = (name: string) => list(name).filter(isDigest).slice(0, MOST_PINS);
  return {
    mode: oneOf(LAB_MODES)(text('lab'))[0] ?? 'labs',
    form: oneOf(LAB_FORMS)(text('labm'))[0] ?? 'table',
    pick: oneOf(LAB_PICKS)(text('labp'))[0] ?? 'all',
    order: oneOf(LAB_ORDERS)(text('labo'))[0] ?? 'new',
    look: list('labl').flatMap(oneOf(LAB_LOOKS)),
    span: oneOf(LAB_SPANS)(text('labt'))[0] ?? 'y1',
    pins: digests('labpin'),
    trend: digests('labc'),
    folded: digests('labf'),
  };
}

function writeLabs(labs: LabsState, put: (name: string, value: string) => void): void {
  put('lab', labs.mode === 'labs' ? '' : labs.mode);
  put('labm', labs.form === 'table' ? '' : labs.form);
  put('labp', labs.pick === 'all' ? '' : labs.pick);
  put('labo', labs.order === 'new' ? '' : labs.order);
  put('labl', labs.look.join(' '));
  put('labt', labs.span === 'y1' ? '' : labs.span);
  put('labpin', labs.pins.join(' '));
  put('labc', labs.trend.join(' '));
  put('labf', labs.folded.join(' '));
}

const NARROWED = /^(?:m\.[A-Z]{1,16}|b\.[a-z-]{1,16}|y\.\d{4}|i\.[0-9a-z]{1,12})$/u;

function readImages({ text, list }: AddressWords): ImagesState {
  return {
    layout: oneOf(IMAGE_LAYOUTS)(text('iml'))[0],
    prior: isDigest(text('imp')) ? text('imp') : undefined,
    narrowed: list('imf')
      .filter((word) => NARROWED.test(word))
      .slice(0, MOST_PINS),
  };
}

export function readView(search: URLSearchParams): ViewState {
  const known = search.get('v') === null || search.get('v') === VERSION;
  const text = (name: string) => (known ? (search.get(name) ?? '') : '');
  const list = (name: string) =>
    text(name)
      .split(' ')
      .filter((item) => item !== '');
  const digest = (name: string) => (isDigest(text(name)) ? text(name) : undefined);
  return {
    language: search.get('lang') === 'en' ? 'en' : 'ja',
    kinds: list('kind').flatMap(oneOf(KINDS)),
    sources: list('source').map((id) => branded<SourceId>(id)),
    text: text('q'),
    entry: text('entry') === '' ? undefined : text('entry'),
    places: list('at').filter(isDigest),
    departments: list('dept').filter(isDigest),
    only: list('only').flatMap(oneOf(NARROWINGS)),
    span: SPAN.test(text('t')) ? text('t') : DEFAULT_SPAN,
    by: oneOf(GROUPINGS)(text('by'))[0] ?? 'kind',
    folded: list('fold').flatMap(oneOf(FOLDABLE)),
    align: digest('align'),
    problem: digest('problem'),
    pins: list('pin').filter(isDigest).slice(0, MOST_PINS),
    medicines: {
      mode: oneOf(MEDICINE_MODES)(text('rx'))[0],
      order: oneOf(MEDICINE_ORDERS)(text('rxo'))[0] ?? 'danger',
      generic: text('rxg') === '1',
      span: oneOf(COURSE_SPANS)(text('rxt'))[0] ?? 'd90',
    },
    summary: oneOf(SUMMARY_MODES)(text('sum'))[0] ?? 'stages',
    labs: readLabs({ text, list }),
    images: readImages({ text, list }),
    documents: { mode: oneOf(DOCUMENT_MODES)(text('doc'))[0] ?? 'read', other: digest('docb') },
    periods: PERIODS.test(text('cmp')) ? text('cmp').split('.').map(Number) : undefined,
  };
}

export function writeView(view: ViewState): URLSearchParams {
  const search = new URLSearchParams();
  const put = (name: string, value: string) => {
    if (value !== '') search.set(name, value);
  };
  if (view.language === 'en') search.set('lang', 'en');
  put('kind', view.kinds.join(' '));
  put('source', view.sources.join(' '));
  put('q', view.text);
  put('entry', view.entry ?? '');
  put('at', view.places.join(' '));
  put('dept', view.departments.join(' '));
  put('only', view.only.join(' '));
  put('t', view.span === DEFAULT_SPAN ? '' : view.span);
  put('by', view.by === 'kind' ? '' : view.by);
  put('fold', view.folded.join(' '));
  put('align', view.align ?? '');
  put('problem', view.problem ?? '');
  put('pin', view.pins.join(' '));
  put('cmp', view.periods?.join('.') ?? '');
  const { mode, order, generic, span } = view.medicines;
  put('rx', mode ?? '');
  put('rxo', order === 'danger' ? '' : order);
  put('rxg', generic ? '1' : '');
  put('rxt', span === 'd90' ? '' : span);
  put('sum', view.summary === 'stages' ? '' : view.summary);
  writeLabs(view.labs, put);
  put('doc', view.documents.mode === 'read' ? '' : view.documents.mode);
  put('docb', view.documents.other ?? '');
  put('iml', view.images.layout ?? '');
  put('imp', view.images.prior ?? '');
  put('imf', view.images.narrowed.join(' '));
  const beyondLanguage = [...search.keys()].some((key) => key !== 'lang');
  if (beyondLanguage) search.set('v', VERSION);
  return search;
}
