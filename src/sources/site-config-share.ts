import * as v from 'valibot';

/** A store that takes encrypted files and hands them out by an address that nobody can guess. */
export interface ShareRule {
  readonly url: string;
  /** For how many days a link may hold at most. */
  readonly days: number;
}

const WORDS = 'a whole number of days from 1 to 365';
const USUAL_DAYS = 7;

/** `summary` of `sources.json`; `url` is checked by the schema that is handed in, as every other address of the file. */
export function summarySchema(url: v.GenericSchema<string, string>) {
  const days = v.pipe(v.number(WORDS), v.integer(WORDS), v.minValue(1, WORDS), v.maxValue(365, WORDS));
  const share = v.strictObject({ url, days: v.optional(days) });
  return v.optional(
    v.pipe(
      v.strictObject({ share: v.optional(share) }),
      v.transform(({ share: given }): { readonly share?: ShareRule } =>
        given === undefined
          ? {}
          : { share: { url: given.url.replace(/\/+$/u, ''), days: given.days ?? USUAL_DAYS } },
      ),
    ),
  );
}
