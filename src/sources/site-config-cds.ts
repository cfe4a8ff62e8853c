import * as v from 'valibot';
import { CDS_HOOKS, type CdsService } from '../domain/decision-support.ts';
import type { ConfigProblem } from './config-problem.ts';

const Text = v.pipe(v.string('a text'), v.nonEmpty('a text that is not empty'));

/** One entry of `cdsServices`; `url` is checked by the schema that is handed in, as every other address of the file. */
export function cdsServiceSchema<Url extends v.GenericSchema<string, string>>(url: Url) {
  return v.strictObject({
    id: v.pipe(v.string('a short id'), v.regex(/^[a-z][a-z0-9-]{0,30}$/, 'lower-case letters, digits and -')),
    name: v.strictObject({ ja: Text, en: Text }),
    url,
    hooks: v.pipe(
      v.array(v.picklist(CDS_HOOKS, CDS_HOOKS.map((hook) => `"${hook}"`).join(' or ')), 'a list of hooks'),
      v.minLength(1, 'at least one hook'),
    ),
    audience: v.optional(Text),
    fhirAuthorization: v.optional(
      v.literal(false, 'false, as no token of a source is ever handed to a service'),
    ),
  });
}

type RawService = v.InferOutput<ReturnType<typeof cdsServiceSchema<v.GenericSchema<string, string>>>>;

export function toCdsService(raw: RawService, rank: number): CdsService {
  const { id, name, url, hooks, audience } = raw;
  return {
    id,
    name,
    url: url.replace(/\/+$/, ''),
    hooks: [...new Set(hooks)],
    ...(audience === undefined ? {} : { audience }),
    rank,
  };
}

/** What no single field can tell: an id used twice, and a service that would be handed the token of a source. */
export function cdsProblems(
  file: string,
  services: readonly RawService[],
  audiences: readonly string[],
): readonly ConfigProblem[] {
  return services.flatMap(({ id, audience }, index) => {
    const problem = (field: string, expected: string, found: string) => ({
      file,
      field: `cdsServices.${index}.${field}`,
      expected,
      found: JSON.stringify(found),
    });
    return [
      ...(services.findIndex((other) => other.id === id) === index
        ? []
        : [problem('id', 'an id used once', id)]),
      ...(audience !== undefined && audiences.includes(audience)
        ? [problem('audience', 'an audience of its own, which is that of no source', audience)]
        : []),
    ];
  });
}
