import { createContext, useContext } from 'react';
import type { SourceId } from '../domain/ids.ts';

/** What a reader may do about a source wherever its state is drawn. */
export interface SourceActions {
  /** Asks it again for what did not arrive. */
  readonly retry: (source: SourceId) => void;
  /** Stops asking it. */
  readonly cancel?: (source: SourceId) => void;
  /** Opens what speaks for and against somebody whom the source knows and who is not linked. */
  readonly weigh?: (source: SourceId) => void;
  /** Asks networks that the locator did not name. */
  readonly askAlso?: (sources: readonly SourceId[]) => void;
  /** Opens the reading of what the person brought along. */
  readonly carry?: () => void;
}

const Actions = createContext<SourceActions | undefined>(undefined);

export const SourceActionsProvider = Actions.Provider;

/** The actions of the chart or search round this part of the screen; none in print and in tests of a part alone. */
export function useSourceActions(): SourceActions | undefined {
  return useContext(Actions);
}
