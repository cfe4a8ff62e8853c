import { createContext, useContext } from 'react';
import type { Clinician } from '../domain/role.ts';
import type { Launched } from '../session/launch.ts';
import type { Sitting } from './idle-lock.tsx';
import type { Wiring } from './wiring.ts';

/** What every page is given once somebody is signed in. */
export interface AppContext {
  readonly wiring: Wiring;
  readonly clinician: Clinician;
  /** Since when they sit here, and how they signed in. */
  readonly sitting: Sitting;
  /** Whom the sign-in was for, where an electronic chart led here. */
  readonly launched?: Launched;
  readonly signOut: () => void;
  readonly language: 'ja' | 'en';
  readonly chooseLanguage: (language: 'ja' | 'en') => void;
}

const Context = createContext<AppContext | undefined>(undefined);

export const AppContextProvider = Context.Provider;

export function useApp(): AppContext {
  const context = useContext(Context);
  if (context === undefined) throw new Error('no page without somebody signed in');
  return context;
}
