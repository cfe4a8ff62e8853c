import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readView, type ViewState, writeView } from './location.ts';

/** The view state in the address, and the way to change a part of it. */
export function useViewState(): readonly [ViewState, (change: Partial<ViewState>, push?: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readView(search), [search]);
  const change = useCallback(
    (part: Partial<ViewState>, push = false) => {
      setSearch((current) => writeView({ ...readView(current), ...part }), { replace: !push });
    },
    [setSearch],
  );
  return [view, change];
}
