import { act } from 'react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import { labsFrom } from '../../clinical/test-facts.ts';
import type { Coverage, FetchState } from '../../domain/coverage.ts';
import { fault } from '../../domain/fault.ts';
import { FEEDS } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import { I18nRoot } from '../../i18n/i18n-root.tsx';
import { livePage } from '../../testing/live-page.ts';
import { testSource } from '../../testing/sources.ts';
import { LabsPanel } from './labs-panel.tsx';
import type { LabsPanelProps } from './labs-props.ts';
import type { LabMode } from './labs-view.ts';

const NOW = new Date('2026-11-24T00:45:00Z');
const WHOLE: FetchState = { state: 'complete', received: 1, at: NOW };
const GONE: FetchState = { state: 'failed', fault: fault('timeout', 'no answer') };
const SOURCES = [testSource('湊'), testSource('shio')];

function coverageWhere(shio: FetchState): Coverage {
  return {
    cells: SOURCES.flatMap(({ id }) =>
      FEEDS.map((feed) => ({ source: id, feed, state: id === branded<SourceId>('shio') ? shio : WHOLE })),
    ),
  };
}

/** More than is read at once, so that the table is a result that comes later. */
function many(tests: number) {
  return labsFrom(
    Array.from(
      { length: 4_000 },
      (_, index) =>
        `20${10 + (index % 16)}-0${1 + (index % 9)}-11 | 項目${index % tests} | local:${index % tests} | ${index} U/L`,
    ).join('\n'),
  );
}

function propsOf(labs: LabsPanelProps['labs'], mode: LabMode): LabsPanelProps {
  const none = { value: [], coverage: labs.coverage };
  return {
    labs,
    ofCheckup: new Set(),
    bands: new Map(),
    checkups: [],
    reports: none,
    everything: none,
    agreed: { sex: 'unknown' },
    stays: [],
    operations: none,
    medications: none,
    death: { dead: false },
    person: '',
    sources: SOURCES,
    now: NOW,
    view: { mode, pick: 'all', order: 'new', look: [], span: 'y1', pins: [], trend: [], folded: [] },
    onView: () => undefined,
    onSelect: () => undefined,
  } as unknown as LabsPanelProps;
}

const page = livePage();
const { window } = page;

beforeAll(page.open);
afterAll(page.close);

it('what is drawn stands under the coverage and the title of what it was made of, until the new one is made', async () => {
  const { createRoot } = await import('react-dom/client');
  const place = window.document.createElement('div');
  window.document.body.append(place);
  const root = createRoot(place as unknown as HTMLElement);
  const draw = (labs: LabsPanelProps['labs'], mode: LabMode) =>
    root.render(
      <I18nRoot language="ja">
        <LabsPanel {...propsOf(labs, mode)} />
      </I18nRoot>,
    );
  const panel = () => place.querySelector('[data-panel="labs"]');
  const told = () => ({
    coverage: panel()?.getAttribute('data-coverage'),
    count: panel()?.getAttribute('data-count'),
    title: panel()?.querySelector('h2')?.textContent,
    tests: /(\d+)項目/u.exec(panel()?.querySelector('.labs-notes')?.textContent ?? '')?.[1],
  });
  /** The table is made in slices: waits until it says so many tests, however long the machine takes. */
  const settled = async (tests: string) => {
    while (told().tests !== tests) await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
    for (let turn = 0; turn < 20; turn += 1)
      await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
  };
  act(() => draw({ value: many(700), coverage: coverageWhere(GONE) }, 'labs'));
  await settled('700');
  const first = { coverage: 'partial', count: '4000', title: '検査', tests: '700' };
  expect(told()).toEqual(first);
  const seen: ReturnType<typeof told>[] = [];
  await act(async () => {
    draw({ value: many(500), coverage: coverageWhere(WHOLE) }, 'vitals');
    await Promise.resolve();
  });
  seen.push(told());
  await settled('500');
  const second = { coverage: 'complete', count: '4000', title: 'バイタル・計測', tests: '500' };
  expect(told()).toEqual(second);
  // Never the old figures under the new answer of all sources.
  expect([first, second]).toContainEqual(seen[0]);
  act(() => root.unmount());
}, 60_000);
