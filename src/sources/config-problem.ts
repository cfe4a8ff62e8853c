/** What is wrong with `sources.json`: the field by its path, what was expected there and what was found. */
export interface ConfigProblem {
  readonly file: string;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}
