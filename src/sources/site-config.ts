import * as v from 'valibot';
import { branded } from '../base/brand.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { AccessRule } from '../domain/access-rule.ts';
import type { CdsService } from '../domain/decision-support.ts';
import { FEEDS } from '../domain/feed.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Source, SourceQuirks } from '../domain/source.ts';
import type { ConfigProblem } from './config-problem.ts';
import { accessSchema, toAccessRule } from './site-config-access.ts';
import { cdsProblems, cdsServiceSchema, toCdsService } from './site-config-cds.ts';
import { type SessionRule, sessionSchema } from './site-config-session.ts';
import { type ShareRule, summarySchema } from './site-config-share.ts';

/** What a site sets up: who signs people in, and which networks are asked. */
export interface SiteConfig {
  readonly identity: {
    readonly issuer: string;
    readonly clientId: string;
    readonly scope: string;
    /** Which claim of the ID token carries what; professions are named differently everywhere. */
    readonly claims: {
      readonly name: string;
      readonly role: string;
      readonly licence: string;
      readonly organization: string;
    };
    /** Where an address opens the application without an electronic chart, the provider is asked to name the person. */
    readonly standalonePatient: boolean;
  };
  readonly sources: readonly Source[];
  /** Decision support services; a site may have none. */
  readonly cdsServices: readonly CdsService[];
  readonly session: SessionRule;
  /** Where summaries may be left encrypted for whoever holds a link; without it nothing of the kind is offered. */
  readonly share?: ShareRule;
  readonly access: AccessRule;
}

const FILE = 'config/sources.json';

function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  return (
    (url.protocol === 'https:' || (url.protocol === 'http:' && local)) && url.search === '' && url.hash === ''
  );
}

const HttpUrl = v.pipe(
  v.string('an address (string)'),
  v.check(isHttpUrl, 'an https address (http only for localhost), without query'),
);
const Text = v.pipe(v.string('a text'), v.nonEmpty('a text that is not empty'));
const Bilingual = v.strictObject({ ja: Text, en: Text });

const FeedName = v.picklist(FEEDS, 'a FHIR resource type that Hitome asks for');

function wholeNumber(least: number, most: number) {
  const words = `a whole number from ${least} to ${most}`;
  return v.optional(
    v.pipe(v.number(words), v.integer(words), v.minValue(least, words), v.maxValue(most, words)),
  );
}

/** A further search parameter; whose record is searched is never a site's to say. */
const SearchPart = v.pipe(
  v.string('name=value'),
  v.regex(/^(?!patient|subject)[a-z_][\w:.-]*=[^&#\s]+$/iu, 'name=value, of one further search parameter'),
);

/** Every field of `SourceQuirks`; what each is for stands in `docs/deploy.md`. */
const QuirksSchema = v.strictObject({
  searchBySubject: v.optional(v.array(FeedName, 'a list of FHIR resource types')),
  pageSize: wholeNumber(0, 5_000),
  maxPages: wholeNumber(1, 100_000),
  concurrent: wholeNumber(1, 16),
  noMetadata: v.optional(v.boolean('true or false')),
  headersMs: wholeNumber(100, 300_000),
  pageMs: wholeNumber(100, 300_000),
  sourceMs: wholeNumber(100, 600_000),
  searchParts: v.optional(
    v.record(
      FeedName,
      v.pipe(v.array(SearchPart, 'a list of name=value'), v.minLength(1, 'at least one name=value')),
    ),
  ),
  looseTotal: v.optional(v.boolean('true or false')),
});

const SourceSchema = v.strictObject({
  id: v.pipe(
    v.string('a short id'),
    v.regex(/^[a-z][a-z0-9-]{0,30}$/, 'lower-case letters, digits and -'),
    // Files that a person brings are sources too, and named so.
    v.regex(/^(?!carried-)/, 'an id that does not begin with carried-'),
  ),
  name: Bilingual,
  shortName: Bilingual,
  seal: v.pipe(
    v.string('one character'),
    v.check((text) => [...text].length === 1, 'exactly one character'),
  ),
  kind: v.picklist(['national', 'regional'], '"national" or "regional"'),
  fhirBase: v.optional(HttpUrl),
  ssmix2Base: v.optional(HttpUrl),
  dicomwebBase: v.optional(HttpUrl),
  audience: Text,
  audit: v.optional(v.boolean('true or false'), false),
  match: v.optional(v.boolean('true or false'), false),
  telephone: v.optional(Text),
  offers: v.union([v.literal('all'), v.array(FeedName)], '"all" or a list of FHIR resource types'),
  ask: v.optional(v.picklist(['always', 'located'], '"always" or "located"'), 'always'),
  locator: v.optional(v.boolean('true or false'), false),
  patientIdSystem: v.optional(Text),
  quirks: v.optional(QuirksSchema, {}),
});

const ConfigSchema = v.strictObject({
  identity: v.strictObject({
    issuer: HttpUrl,
    clientId: Text,
    scope: v.optional(Text, 'openid profile user/*.rs'),
    standalonePatient: v.optional(v.boolean('true or false'), false),
    claims: v.optional(v.strictObject({ name: Text, role: Text, licence: Text, organization: Text }), {
      name: 'name',
      role: 'role',
      licence: 'licence',
      organization: 'organization',
    }),
  }),
  sources: v.pipe(v.array(SourceSchema), v.minLength(1, 'at least one source')),
  cdsServices: v.optional(v.array(cdsServiceSchema(HttpUrl), 'a list of services'), []),
  session: sessionSchema,
  summary: summarySchema(HttpUrl),
  access: accessSchema,
});

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function problemOf(issue: v.BaseIssue<unknown>): ConfigProblem {
  const path = v.getDotPath(issue) ?? '(whole file)';
  const unexpected = issue.type === 'strict_object' && issue.expected === 'never';
  return {
    file: FILE,
    field: path,
    expected: unexpected
      ? 'no such field'
      : issue.message.startsWith('Invalid')
        ? (issue.expected ?? '')
        : issue.message,
    found: describe(issue.input),
  };
}

/** What is not said is absent, never undefined. */
function quirksOf(raw: v.InferOutput<typeof QuirksSchema>): SourceQuirks {
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined)) as SourceQuirks;
}

function toSource(raw: v.InferOutput<typeof SourceSchema>, rank: number): Source {
  const { fhirBase, ssmix2Base, dicomwebBase, telephone, patientIdSystem, ...rest } = raw;
  return {
    ...rest,
    id: branded<SourceId>(raw.id),
    format: ssmix2Base === undefined ? 'fhir' : 'ssmix2',
    base: (ssmix2Base ?? fhirBase ?? '').replace(/\/+$/, ''),
    ...(dicomwebBase === undefined ? {} : { dicomwebBase: dicomwebBase.replace(/\/+$/, '') }),
    ...(telephone === undefined ? {} : { telephone }),
    ...(patientIdSystem === undefined ? {} : { patientIdSystem }),
    quirks: quirksOf(raw.quirks),
    rank,
  };
}

function repeatedIds(sources: readonly { readonly id: string }[]): readonly ConfigProblem[] {
  return sources.flatMap((source, index) =>
    sources.findIndex((other) => other.id === source.id) === index
      ? []
      : [
          {
            file: FILE,
            field: `sources.${index}.id`,
            expected: 'an id used once',
            found: describe(source.id),
          },
        ],
  );
}

type RawSources = v.InferOutput<typeof ConfigSchema>['sources'];

/** A source is asked in one way: as a FHIR server or as a storage of SS-MIX2 files. */
function withoutOneBase(sources: RawSources): readonly ConfigProblem[] {
  return sources.flatMap(({ fhirBase, ssmix2Base }, index) => {
    if ((fhirBase === undefined) !== (ssmix2Base === undefined)) return [];
    const found = fhirBase === undefined ? 'neither' : 'both';
    return [
      { file: FILE, field: `sources.${index}.fhirBase`, expected: 'either fhirBase or ssmix2Base', found },
    ];
  });
}

/** What a storage of files cannot do: be searched for people, locate them elsewhere, match them, take audit events. */
function beyondStorage(sources: RawSources): readonly ConfigProblem[] {
  return sources.flatMap((source, index) => {
    if (source.ssmix2Base === undefined) return [];
    const problem = (field: string, expected: string, found: unknown) => ({
      file: FILE,
      field: `sources.${index}.${field}`,
      expected: `${expected}, as it is a storage of files (ssmix2Base)`,
      found: describe(found),
    });
    return [
      ...(source.ask === 'located' ? [] : [problem('ask', '"located"', source.ask)]),
      ...(['locator', 'match', 'audit'] as const).flatMap((field) =>
        source[field] ? [problem(field, 'false', true)] : [],
      ),
      ...(source.dicomwebBase === undefined ? [] : [problem('dicomwebBase', 'nothing', source.dicomwebBase)]),
    ];
  });
}

/** A source that is asked only of people a locator knows there needs a locator, and a name by which it is known there. */
function unlocatable(sources: RawSources): readonly ConfigProblem[] {
  const canLocate = sources.some((source) => source.locator);
  return sources.flatMap((source, index) => {
    if (source.ask !== 'located') return [];
    const field = `sources.${index}`;
    if (!canLocate)
      return [
        {
          file: FILE,
          field: `${field}.ask`,
          expected: '"always", as no source is a locator',
          found: '"located"',
        },
      ];
    return source.patientIdSystem === undefined
      ? [
          {
            file: FILE,
            field: `${field}.patientIdSystem`,
            expected: 'the identifier system that the locator uses',
            found: 'nothing',
          },
        ]
      : [];
  });
}

/** Reads the text of `sources.json`; every problem names its field. Half a configuration is none. */
export function decodeSiteConfig(text: string): Result<SiteConfig, readonly ConfigProblem[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : 'unreadable text';
    return err([{ file: FILE, field: '(whole file)', expected: 'JSON', found }]);
  }
  const parsed = v.safeParse(ConfigSchema, json);
  if (!parsed.success) return err(parsed.issues.map(problemOf));
  const { sources, cdsServices, session, access, summary } = parsed.output;
  const problems = [
    ...repeatedIds(sources),
    ...withoutOneBase(sources),
    ...beyondStorage(sources),
    ...unlocatable(sources),
    ...cdsProblems(
      FILE,
      cdsServices,
      sources.map(({ audience }) => audience),
    ),
  ];
  if (problems.length > 0) return err(problems);
  return ok({
    identity: parsed.output.identity,
    sources: sources.map(toSource),
    cdsServices: cdsServices.map(toCdsService),
    session,
    ...summary,
    access: toAccessRule(access),
  });
}
