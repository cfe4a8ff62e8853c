/**
 * `npm run doctor -- [sources.json] [--origin https://hitome.example] [--json]`: reads a site's settings as the
 * application does, asks the identity provider and each source, and says what works. A token is taken from the
 * environment: HITOME_TOKEN_<ID OF THE SOURCE>, in capitals, with _ for -.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkSource, type SiteFinding } from '../src/sources/site-check.ts';
import { decodeSiteConfig, type SiteConfig } from '../src/sources/site-config.ts';

interface Line {
  readonly where: string;
  readonly check: string;
  readonly level: SiteFinding['level'];
  readonly detail: string;
}

const MARKS: Readonly<Record<Line['level'], string>> = { works: '✓', note: '!', wrong: '✗', unasked: '–' };

async function discovery(issuer: string): Promise<Record<string, unknown> | string> {
  try {
    const address = `${issuer}/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(10_000), redirect: 'error' });
    if (!answer.ok) return `HTTP ${answer.status}`;
    return (await answer.json()) as Record<string, unknown>;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function has(list: unknown, wanted: string): boolean {
  return Array.isArray(list) && list.includes(wanted);
}

/** What the application cannot do without at the provider, and what it would rather have. */
export function providerLines(issuer: string, found: Record<string, unknown> | string): readonly Line[] {
  const where = 'identity provider';
  const line = (check: string, level: Line['level'], detail: string): Line => ({
    where,
    check,
    level,
    detail,
  });
  if (typeof found === 'string') return [line('answers', 'wrong', found)];
  const stated = typeof found['issuer'] === 'string' ? found['issuer'] : '';
  const missing = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'].filter(
    (name) => typeof found[name] !== 'string',
  );
  return [
    line(
      'issuer',
      stated === issuer ? 'works' : 'wrong',
      stated === issuer ? stated : `says ${stated}, set is ${issuer}`,
    ),
    line(
      'endpoints',
      missing.length === 0 ? 'works' : 'wrong',
      missing.length === 0 ? 'all there' : `missing: ${missing.join(' ')}`,
    ),
    line('PKCE', has(found['code_challenge_methods_supported'], 'S256') ? 'works' : 'wrong', 'S256'),
    line(
      'refresh tokens',
      has(found['grant_types_supported'], 'refresh_token') ? 'works' : 'note',
      'grant refresh_token',
    ),
    line('revocation', typeof found['revocation_endpoint'] === 'string' ? 'works' : 'note', 'RFC 7009'),
    line(
      'sign-out',
      typeof found['end_session_endpoint'] === 'string' ? 'works' : 'note',
      'RP-initiated logout',
    ),
    line(
      'names itself',
      found['authorization_response_iss_parameter_supported'] === true ? 'works' : 'note',
      'RFC 9207',
    ),
  ];
}

function tokenOf(id: string): string | undefined {
  const token = process.env[`HITOME_TOKEN_${id.toUpperCase().replaceAll('-', '_')}`];
  return token === undefined || token === '' ? undefined : `Bearer ${token}`;
}

export async function examined(config: SiteConfig, origin: string): Promise<readonly Line[]> {
  const { issuer } = config.identity;
  const provider = discovery(issuer).then((found) => providerLines(issuer, found));
  const sources = config.sources.map(async (source) => {
    const means = { fetch, authorization: tokenOf(source.id), now: Date.now, origin };
    const findings = await checkSource(source, means);
    return findings.map((one): Line => ({ where: source.id, ...one }));
  });
  return (await Promise.all([provider, ...sources])).flat();
}

function printed(lines: readonly Line[]): string {
  const groups = Map.groupBy(lines, ({ where }) => where);
  return [...groups]
    .map(([where, own]) =>
      [
        where,
        ...own.map(({ level, check, detail }) => `  ${MARKS[level]} ${check.padEnd(14)} ${detail}`),
      ].join('\n'),
    )
    .join('\n');
}

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const asked = words.indexOf('--origin');
  const origin = asked < 0 ? 'http://localhost:5173' : (words[asked + 1] ?? '');
  const file = words.find((word, at) => !word.startsWith('--') && words[at - 1] !== '--origin');
  const text = await readFile(
    file ?? path.resolve(import.meta.dirname, '..', 'public', 'config', 'sources.json'),
    'utf8',
  );
  const config = decodeSiteConfig(text);
  if (!config.ok) {
    for (const { field, expected, found } of config.error)
      console.log(`✗ ${field}: expected ${expected}, found ${found}`);
    return 1;
  }
  const lines = await examined(config.value, origin);
  console.log(words.includes('--json') ? JSON.stringify(lines) : printed(lines));
  return lines.some(({ level }) => level === 'wrong') ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (cause: unknown) => {
      console.error(cause instanceof Error ? cause.message : String(cause));
      process.exitCode = 1;
    },
  );
}
