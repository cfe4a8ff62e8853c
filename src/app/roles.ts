import type { Role } from '../domain/role.ts';

/** The panels of a chart; each is a path of the chart's address. */
export const CHART_PANELS = [
  'timeline',
  'medications',
  'labs',
  'images',
  'documents',
  'summary',
  'care',
] as const;

export type ChartPanel = (typeof CHART_PANELS)[number];

/** A role is data: which panels, in which order, and which one first. */
export interface RoleView {
  readonly panels: readonly ChartPanel[];
  readonly first: ChartPanel;
  /** Where the role begins. */
  readonly home: '/patients' | '/access-log';
}

export const ROLE_VIEWS: Readonly<Record<Role, RoleView>> = {
  doctor: { panels: CHART_PANELS, first: 'timeline', home: '/patients' },
  er: { panels: CHART_PANELS, first: 'timeline', home: '/patients' },
  pharmacist: {
    panels: ['medications', 'labs', 'timeline', 'documents', 'summary', 'care'],
    first: 'medications',
    home: '/patients',
  },
  caremanager: {
    panels: ['care', 'timeline', 'medications', 'labs', 'documents', 'summary'],
    first: 'timeline',
    home: '/patients',
  },
  officer: { panels: [], first: 'timeline', home: '/access-log' },
};

/** Whether the role opens charts at all. */
export function opensCharts(role: Role): boolean {
  return ROLE_VIEWS[role].panels.length > 0;
}

export function isChartPanel(name: string | undefined): name is ChartPanel {
  return CHART_PANELS.some((panel) => panel === name);
}
