import { describe, expect, it } from 'vitest';
import { refusesForConsent } from './consent-refusal.ts';

function outcome(issue: object): string {
  return JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', ...issue }] });
}

describe('consent-03: a refusal says for want of consent only where it says so', () => {
  it.each([
    ['by code', outcome({ code: 'suppressed', details: { coding: [{ code: 'NODSCLCD' }] } }), true],
    ['in words', outcome({ code: 'forbidden', diagnostics: '本人の同意がありません' }), true],
    ['in English', outcome({ code: 'security', details: { text: 'No consent on file' } }), true],
    ['no reason', outcome({ code: 'forbidden', diagnostics: 'scope does not cover it' }), false],
    [
      'another trouble that speaks of it',
      outcome({ code: 'exception', diagnostics: 'consent service' }),
      false,
    ],
    ['another resource', JSON.stringify({ resourceType: 'Bundle', issue: [{ code: 'suppressed' }] }), false],
    ['a page', '<html>consent</html>', false],
    ['nothing', '', false],
  ])('%s', (_, body, expected) => {
    expect(refusesForConsent(new TextEncoder().encode(body))).toBe(expected);
  });
});
