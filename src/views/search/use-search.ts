import { useMemo, useState } from 'react';
import type { Sliced } from '../../base/sliced.ts';
import {
  foldForSearch,
  searchAids,
  type SearchHit,
  type SearchResult,
  searchFacts,
} from '../../clinical/search/fact-search.ts';
import type { Merged } from '../../domain/merged.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { useSliced } from '../../ui/use-sliced.ts';

/** Something the reader may do from here. */
export interface SearchCommand {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** Shown at once; the rest is a matter of more words. */
export const SHOWN = 60;
const NOTHING: SearchResult = { query: '', hits: [], count: 0 };

export type Choice =
  | { readonly type: 'hit'; readonly id: string; readonly hit: SearchHit }
  | { readonly type: 'command'; readonly id: string; readonly command: SearchCommand };

function* searched(text: Text, facts: readonly Merged[], query: string): Sliced<SearchResult> {
  return yield* searchFacts(facts, query, yield* searchAids(facts, (kind) => text.t(`kind.${kind}`)));
}

function commandsFor(
  commands: readonly SearchCommand[],
  query: string,
  narrow: SearchCommand | undefined,
): readonly SearchCommand[] {
  const folded = foldForSearch(query);
  const named = commands.filter(({ label }) => folded === '' || foldForSearch(label).includes(folded));
  return narrow === undefined ? named : [narrow, ...named];
}

interface SearchInput {
  readonly facts: readonly Merged[];
  readonly commands: readonly SearchCommand[];
  /** Narrows the list below to these words. */
  readonly onNarrow: (words: string) => void;
}

/** What was typed, what is found of it, and which of that is chosen. */
export function useSearch({ facts, commands, onNarrow }: SearchInput) {
  const text = useText();
  const { t } = text;
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const result = useSliced(() => searched(text, facts, query), [text, facts, query], NOTHING);
  const narrowed = result.count > 0 ? result.query.trim() : '';
  const shownCommands = useMemo(() => {
    const narrow =
      narrowed === ''
        ? undefined
        : { id: 'narrow', label: t('search.narrow', { words: narrowed }), run: () => onNarrow(narrowed) };
    return commandsFor(commands, query, narrow);
  }, [commands, query, narrowed, onNarrow, t]);
  const choices: readonly Choice[] = [
    ...result.hits.slice(0, SHOWN).map((hit) => ({ type: 'hit' as const, id: hit.fact.key, hit })),
    ...shownCommands.map((command) => ({ type: 'command' as const, id: command.id, command })),
  ];
  const chosen = Math.min(at, choices.length - 1);
  const isFresh = result.query === query;
  return {
    query,
    type: (typed: string) => {
      setQuery(typed);
      setAt(0);
    },
    result,
    isFresh,
    choices,
    chosen,
    choose: setAt,
  };
}
