import type { CoverageRow } from './coverage-row.ts';
import { MHLW_2018 } from './coverage-rows-2018.ts';
import { LIFETIME_2024 } from './coverage-rows-2024.ts';

export const COVERAGE_ROWS: readonly CoverageRow[] = [...MHLW_2018, ...LIFETIME_2024];
