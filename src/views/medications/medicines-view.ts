import type { ChartSpan } from './course-chart.tsx';

/** `now`: what is presumably taken, and what was; `lists`: the lists of several places side by side. */
export const MEDICINE_MODES = ['now', 'lists'] as const;
export type MedicineMode = (typeof MEDICINE_MODES)[number];

export const MEDICINE_ORDERS = ['danger', 'name', 'effect'] as const;
export type MedicineOrder = (typeof MEDICINE_ORDERS)[number];

/** How the medicines are looked at; all of it stands in the address. */
export interface MedicinesView {
  readonly mode: MedicineMode;
  readonly order: MedicineOrder;
  /** General names in place of brands, where a record states them. */
  readonly generic: boolean;
  readonly span: ChartSpan;
}
