/** `labs`: results of specimens; `vitals`: vitals and body measures; `checkups`: what check-ups found, over the years. */
export const LAB_MODES = ['labs', 'vitals', 'checkups'] as const;
export type LabMode = (typeof LAB_MODES)[number];

export const LAB_PICKS = ['often', 'abnormal', 'all'] as const;
export type LabPick = (typeof LAB_PICKS)[number];

export const LAB_ORDERS = ['new', 'old'] as const;
export type LabOrder = (typeof LAB_ORDERS)[number];

export const LAB_SPANS = ['y3', 'y1', 'd90', 'life'] as const;
export type LabSpan = (typeof LAB_SPANS)[number];

export const LAB_LOOKS = ['dense', 'ranges', 'relative', 'beside'] as const;
export type LabLook = (typeof LAB_LOOKS)[number];

/** What the results of a mode may be read as besides a table, where the record holds such. */
export const LAB_FORMS = ['table', 'reports', 'growth', 'ward', 'pregnancy'] as const;
export type LabForm = (typeof LAB_FORMS)[number];

/** How many curves stand at once: more would be too low to read. */
export const MOST_TRENDS = 4;

/** How the results are looked at; all of it stands in the address, rows by a digest of their key. */
export interface LabsView {
  readonly mode: LabMode;
  readonly form: LabForm;
  readonly pick: LabPick;
  readonly order: LabOrder;
  readonly look: readonly LabLook[];
  readonly span: LabSpan;
  readonly pins: readonly string[];
  readonly trend: readonly string[];
  readonly folded: readonly string[];
}
