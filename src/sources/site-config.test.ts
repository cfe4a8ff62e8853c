import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeSiteConfig } from './site-config.ts';

const SHIPPED = readFileSync(new URL('../../public/config/sources.json', import.meta.url), 'utf8');

type Shape = { identity: Record<string, unknown>; sources: Record<string, unknown>[] };

/** The problems of the shipped file after one change, as `field: expected`. */
function problemsAfter(change: (config: Shape) => void): readonly string[] {
  const config = JSON.parse(SHIPPED) as Shape;
  change(config);
  const result = decodeSiteConfig(JSON.stringify(config));
  return result.ok
    ? []
    : result.error.map((problem) => `${problem.field}: ${problem.expected} (${problem.found})`);
}

function first(config: Shape): Record<string, unknown> {
  const [source] = config.sources;
  if (source === undefined) throw new Error('the shipped file has sources');
  return source;
}

describe('sources.json', () => {
  it('as shipped is read whole', () => {
    const result = decodeSiteConfig(SHIPPED);
    expect(result.ok && result.value.sources.map((source) => source.id)).toEqual([
      'national',
      'minato',
      'shiokaze',
    ]);
  });

  it('names the field of every problem, and what was expected and found', () => {
    expect(
      problemsAfter((config) => {
        delete config.identity['clientId'];
      })[0],
    ).toMatch(/^identity\.clientId: .*nothing/u);
    expect(
      problemsAfter((config) => {
        first(config)['fhirBase'] = 'ftp://x/fhir';
      })[0],
    ).toMatch(/^sources\.0\.fhirBase: an https address/u);
    expect(
      problemsAfter((config) => {
        first(config)['seal'] = '全国';
      })[0],
    ).toMatch(/^sources\.0\.seal: exactly one character \("全国"\)/u);
    expect(
      problemsAfter((config) => {
        first(config)['offers'] = ['Observatoin'];
      })[0],
    ).toMatch(/^sources\.0\.offers/u);
    expect(
      problemsAfter((config) => {
        first(config)['fhirbase'] = 'x';
      })[0],
    ).toMatch(/^sources\.0\.fhirbase: no such field/u);
    expect(
      problemsAfter((config) => {
        config.sources = [];
      })[0],
    ).toMatch(/^sources: at least one source/u);
    expect(
      problemsAfter((config) => {
        first(config)['id'] = 'minato';
      })[0],
    ).toMatch(/^sources\.1\.id: an id used once/u);
  });

  it('refuses plain http anywhere but on this machine', () => {
    expect(
      problemsAfter((config) => {
        first(config)['fhirBase'] = 'http://hospital.example/fhir';
      }),
    ).toHaveLength(1);
  });

  it('says so where it is no JSON at all', () => {
    const result = decodeSiteConfig('{ "identity": ');
    expect(!result.ok && result.error[0]?.expected).toBe('JSON');
  });
});
