import { appendFileSync } from 'node:fs';

/**
 * Figures of a proof, for whoever runs it: one line of JSON in the file that the environment names. Without one, as in
 * an ordinary test run, nothing is written.
 */
export function tellFigures<T>(figures: { readonly [K in keyof T]: number }): void {
  const file = process.env['HITOME_FIGURES'];
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify(figures)}\n`);
}

/** True while a proof runs: it has the machine for itself, so that what it measures in time means something. */
export const PROVING = (process.env['HITOME_FIGURES'] ?? '') !== '';

/** How often a test does its work: a little in an ordinary run, as often as the proof asks in a proof. */
export function proofSize(name: string, ordinary: number): number {
  const asked = Number(process.env[name]);
  return Number.isInteger(asked) && asked > 0 ? asked : ordinary;
}
