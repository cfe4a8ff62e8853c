import { useSyncExternalStore } from 'react';
import type { Discretion } from '../record/discreet.ts';
import type { DecisionSupport, SupportState } from './decision-support.ts';

let on = false;
const listeners = new Set<() => void>();

/** 患者提示モード: of this window, for whoever is open in it, until it is switched off. */
export const discretion: Discretion = {
  isOn: () => on,
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function switchDiscretion(to: boolean): void {
  on = to;
  for (const listener of listeners) listener();
}

export function useDiscretion(): boolean {
  return useSyncExternalStore(discretion.subscribe, discretion.isOn, discretion.isOn);
}

const SILENT: SupportState = { services: [], replies: [], inPlace: [] };

/** Cards of outside services speak freely of everything: in discretion there are none. */
export function discreetSupport(support: DecisionSupport): DecisionSupport {
  return {
    ...support,
    snapshot: () => (on ? SILENT : support.snapshot()),
    subscribe: (listener) => {
      const leave = [support.subscribe(listener), discretion.subscribe(listener)];
      return () => leave.forEach((end) => end());
    },
  };
}
