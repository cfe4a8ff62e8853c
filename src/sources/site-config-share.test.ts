import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeSiteConfig } from './site-config.ts';

const SHIPPED = readFileSync(path.resolve(import.meta.dirname, '../../public/config/sources.json'), 'utf8');

function after(summary: unknown) {
  return decodeSiteConfig(JSON.stringify({ ...(JSON.parse(SHIPPED) as object), summary }));
}

function problems(summary: unknown): readonly string[] {
  const decoded = after(summary);
  return decoded.ok
    ? []
    : decoded.error.map(({ field, expected, found }) => `${field}: ${expected} (${found})`);
}

describe('where summaries may be left for whoever holds a link', () => {
  it('is a rule of the site; without it there is none', () => {
    const share = { url: 'https://share.example/links/' };
    const decoded = after({ share });
    expect(decoded.ok && decoded.value.share).toEqual({ url: 'https://share.example/links', days: 7 });
    const none = after({});
    expect(none.ok && none.value.share).toBe(undefined);
    const absent = after(undefined);
    expect(absent.ok && absent.value.share).toBe(undefined);
  });

  it('names the field that is wrong', () => {
    const url = 'https://share.example/links';
    expect(problems({ share: { url: 'http://share.example/links' } })[0]).toMatch(
      /^summary\.share\.url: an https address/u,
    );
    expect(problems({ share: { url, days: 0 } })).toEqual([
      'summary.share.days: a whole number of days from 1 to 365 (0)',
    ]);
    expect(problems({ share: { url, key: 'x' } })).toEqual(['summary.share.key: no such field ("key")']);
    expect(problems({ link: url })).toEqual(['summary.link: no such field ("link")']);
  });
});
