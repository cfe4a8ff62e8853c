import { Window } from 'happy-dom';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../base/sliced.ts';
import { branded } from '../../base/brand.ts';
import type { Coverage, FetchState } from '../../domain/coverage.ts';
import { fault } from '../../domain/fault.ts';
import { FEEDS } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import { I18nRoot } from '../../i18n/i18n-root.tsx';
import { textFor } from '../../i18n/text.ts';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { testSource } from '../../testing/sources.ts';
import { timelineContent } from './timeline-content.ts';
import { NoMatch } from './timeline-notes.tsx';
import type { TimelineView } from './timeline-view.ts';

const NOW = new Date('2026-11-24T00:45:00Z');
const WHOLE: FetchState = { state: 'complete', received: 1, at: NOW };
const GONE: FetchState = { state: 'failed', fault: fault('timeout', 'no answer') };
const SOURCES = [testSource('minato'), testSource('shio')];

function coverageWhere(shio: FetchState): Coverage {
  return {
    cells: SOURCES.flatMap(({ id }) =>
      FEEDS.map((feed) => ({ source: id, feed, state: id === 'shio' ? shio : WHOLE })),
    ),
  };
}

const LIFE = `
  condition 2020-01-01 - 糖尿病 id=dm
  allergy   2021-01-01 - ペニシリン
  lab       2022-01-01 - HbA1c value=7.1
`;

/** What stands in the list where a view lets nothing through: "none" known or not, or no word on it at all. */
function saidOf(view: Partial<Pick<TimelineView, 'filter' | 'problem'>>, shio: FetchState = WHOLE) {
  const known = { value: lifeFromText(LIFE), coverage: coverageWhere(shio) };
  const content = runToEnd(
    timelineContent({
      text: textFor('ja'),
      known,
      view: { filter: {}, problem: undefined, by: 'kind', ...view },
      withStruck: false,
      period: undefined,
    }),
  );
  const window = new Window();
  window.document.body.innerHTML = renderToString(
    <I18nRoot language="ja">
      <NoMatch content={content} sources={SOURCES} now={NOW} onView={() => undefined} />
    </I18nRoot>,
  );
  const none = window.document.querySelector('[data-none]')?.getAttribute('data-none');
  void window.happyDOM.close();
  return { left: content.facts.length, none };
}

describe('where a filter leaves nothing', () => {
  it('a kind of which there is nothing is known to be none when all have answered', () => {
    expect(saidOf({ filter: { kinds: ['imaging'] } })).toEqual({ left: 0, none: 'known' });
    expect(saidOf({ filter: { kinds: ['imaging'] } }, GONE)).toEqual({ left: 0, none: 'unknown' });
  });

  it('within a problem, a source or words, nothing left is never "none": the records may stand outside', () => {
    const problem = lifeFromText(LIFE)[0]?.key;
    const shio = branded<SourceId>('shio');
    expect(saidOf({ problem, filter: { kinds: ['allergy'] } })).toEqual({ left: 0, none: undefined });
    expect(saidOf({ filter: { kinds: ['allergy'], sources: [shio] } })).toEqual({ left: 0, none: undefined });
    expect(saidOf({ filter: { kinds: ['allergy'], text: 'キウイ' } })).toEqual({ left: 0, none: undefined });
  });

  it('and what could not be looked through is said beside it', () => {
    const problem = lifeFromText(LIFE)[0]?.key;
    expect(saidOf({ problem, filter: { kinds: ['allergy'] } }, GONE)).toEqual({ left: 0, none: 'unknown' });
    expect(saidOf({ filter: { kinds: ['allergy'], text: 'キウイ' } }, GONE)).toEqual({
      left: 0,
      none: 'unknown',
    });
  });
});
