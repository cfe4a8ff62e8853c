import type { EntryKey, SourceId } from '../domain/ids.ts';
import { branded } from '../base/brand.ts';
import { KINDS, type Kind } from '../domain/kind.ts';

/** The form of the view state in the query; raised when a key changes its meaning. */
const VERSION = '1';

/** What the address says of the view. It names no person and nothing of one: an entry is pointed to by a digest. */
export interface ViewState {
  readonly language: 'ja' | 'en';
  readonly kinds: readonly Kind[];
  readonly sources: readonly SourceId[];
  readonly text: string;
  readonly entry: string | undefined;
}

/** A short digest of an entry's key (FNV-1a, 53 bits): stable over reloads, and tells no identifier. */
export function entryDigest(key: EntryKey): string {
  let high = 0x811c9dc5;
  let low = 0xdeadbeef;
  for (const char of key) {
    const code = char.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995);
  }
  return ((high >>> 0) * 2 ** 21 + (low >>> 11)).toString(36);
}

export function readView(search: URLSearchParams): ViewState {
  const known = search.get('v') === null || search.get('v') === VERSION;
  const list = (name: string) =>
    known ? (search.get(name) ?? '').split(' ').filter((item) => item !== '') : [];
  const kinds = list('kind').flatMap((name) => KINDS.find((kind) => kind === name) ?? []);
  const entry = known ? search.get('entry') : null;
  return {
    language: search.get('lang') === 'en' ? 'en' : 'ja',
    kinds,
    sources: list('source').map((id) => branded<SourceId>(id)),
    text: known ? (search.get('q') ?? '') : '',
    entry: entry ?? undefined,
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
  const beyondLanguage = [...search.keys()].some((key) => key !== 'lang');
  if (beyondLanguage) search.set('v', VERSION);
  return search;
}
