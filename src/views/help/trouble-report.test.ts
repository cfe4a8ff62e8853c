import { expect, test } from 'vitest';
import type { Coverage } from '../../domain/coverage.ts';
import { fault } from '../../domain/fault.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import { testSource } from '../../testing/sources.ts';
import { troubleReport } from './trouble-report.ts';

const AT = new Date('2026-11-23T03:04:05Z');
const MINATO = testSource('minato');
const BROUGHT = { ...testSource('桐谷文枝の手帳.txt'), format: 'carried' as const };

test('states, faults and counts by source, and nothing of the person', () => {
  const coverage: Coverage = {
    cells: [
      { source: MINATO.id, feed: 'Observation', state: { state: 'complete', received: 312, at: AT } },
      {
        source: MINATO.id,
        feed: 'Condition',
        state: { state: 'failed', fault: fault('server', 'patient 桐谷文枝 not found', { status: 500 }) },
      },
      { source: MINATO.id, feed: 'Consent', state: { state: 'withheld', by: 'role' } },
      { source: BROUGHT.id, feed: 'Condition', state: { state: 'complete', received: 1, at: AT } },
    ],
  };
  const unread: ReadIssue = {
    source: MINATO.id,
    resource: 'Observation/06990012',
    problem: 'unreadable',
    detail: '桐谷',
    raw: { name: '桐谷文枝' },
  };
  const told = troubleReport({
    build: 'main-1a2b.js',
    at: AT,
    panel: 'timeline',
    role: 'doctor',
    language: 'ja',
    browser: 'Chromium 150',
    window: { width: 1440, height: 900 },
    sources: [MINATO, BROUGHT],
    coverage,
    issues: [unread, unread],
  });
  expect(told.split('\n')).toEqual([
    'Hitome report, without personal data',
    'build: main-1a2b.js',
    'at: 2026-11-23T03:04:05.000Z',
    'screen: timeline, ja, doctor',
    'browser: Chromium 150, 1440×900',
    'networks not asked: 0',
    'source minato (regional)',
    '  Observation: complete 312',
    '  Condition: failed server HTTP 500',
    '  Consent: withheld role',
    '  unread: unreadable 2',
    'source carried file',
    '  Condition: complete 1',
    '  unread: none',
  ]);
});
