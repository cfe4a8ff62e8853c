import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useApp } from './app-context.ts';
import { readView, type ViewState, writeView } from './location.ts';

/** The view state in the address, and the way to change a part of it. */
export function useViewState(): readonly [ViewState, (change: Partial<ViewState>, push?: boolean) => void] {
  const { language } = useApp();
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readView(search), [search]);
  const change = useCallback(
    (part: Partial<ViewState>, push = false) => {
      setSearch((current) => writeView({ ...readView(current), language, ...part }), { replace: !push });
    },
    [setSearch, language],
  );
  return [view, change];
}
