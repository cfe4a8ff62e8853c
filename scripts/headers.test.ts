import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, HEADERS, READY_FILES } from './headers.ts';

const DEPLOY = path.resolve(import.meta.dirname, '..', 'deploy');
const CONNECT = 'https://id.example https://fhir.example';

function deployed(name: string): string {
  return readFileSync(path.join(DEPLOY, name), 'utf8');
}

/** What nginx would send, read from the file as nginx reads it. */
function headersOfNginx(text: string): Record<string, string> {
  const found = [...text.matchAll(/^\s*add_header (\S+) "(.*)" always;$/gmu)];
  return Object.fromEntries(
    found.map(([, name = '', value = '']) => [name, value.replace('$hitome_connect', CONNECT)]),
  );
}

function headersOfCaddy(text: string): Record<string, string> {
  const block = /\n {2}header \{\n(.*?)\n {2}\}/su.exec(text)?.[1] ?? '';
  const found = [...block.matchAll(/^\s*([A-Z][\w-]+) "(.*)"$/gmu)];
  return Object.fromEntries(
    found.map(([, name = '', value = '']) => [name, value.replace('{$HITOME_CONNECT}', CONNECT)]),
  );
}

test.each(Object.entries(READY_FILES))('deploy/%s is what the table says', (name, text) => {
  expect(deployed(name)).toBe(text());
});

test('nginx and Caddy send what the demo server sends, and beyond it only what means something over https', () => {
  const ours = { 'Content-Security-Policy': contentSecurityPolicy(CONNECT.split(' ')), ...HEADERS };
  const https = { ...ours, 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' };
  expect(headersOfNginx(deployed('nginx.conf'))).toEqual(https);
  expect(headersOfCaddy(deployed('Caddyfile'))).toEqual(https);
});

test('the policy opens nothing that lets markup or a string become a program', () => {
  const policy = contentSecurityPolicy([]);
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|data:|https?:/u);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
});

/** What csp-evaluator calls a finding of weight "high" or a mistake (https://github.com/google/csp-evaluator, checks/). */
test('the policy has nothing that a checker of policies would find grave', () => {
  const policy = contentSecurityPolicy(CONNECT.split(' '));
  const directives = new Map(
    policy.split('; ').map((one) => {
      const [name = '', ...values] = one.split(' ');
      return [name, values] as const;
    }),
  );
  const KNOWN =
    /^(?:default|script|style|img|font|connect|worker|frame|object|manifest)-src$|^(?:base-uri|form-action|frame-ancestors|require-trusted-types-for|trusted-types)$/u;
  expect(directives.size, 'no directive twice').toBe(policy.split('; ').length);
  expect([...directives.keys()].filter((name) => !KNOWN.test(name))).toEqual([]);
  expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  for (const name of ['object-src', 'base-uri', 'frame-src', 'form-action', 'frame-ancestors'])
    expect(directives.get(name), name).toEqual(["'none'"]);
  const addresses = [...directives.values()].flat().filter((value) => !value.startsWith("'"));
  const plain = addresses.filter((value) => /^http:|^\/\/|\*|^\d+(?:\.\d+){3}/u.test(value));
  expect(plain, 'neither plain http, nor a wildcard, nor a bare number').toEqual([]);
});

test('no header of nginx is lost in a place that has headers of its own', () => {
  const places = deployed('nginx.conf')
    .split(/^ {2}location /gmu)
    .slice(1);
  expect(places.length).toBeGreaterThan(2);
  for (const place of places) expect(place).not.toContain('add_header');
});
