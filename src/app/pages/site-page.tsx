import { useCallback, useEffect, useRef, useState } from 'react';
import type { SourceId } from '../../domain/ids.ts';
import { checkSource, type SiteFinding } from '../../sources/site-check.ts';
import { SiteCheck } from '../../views/site-check/site-check.tsx';
import { useApp } from '../app-context.ts';
import { closeChart } from '../current-chart.ts';

/** Asks every source what a site wants to know on its first day, with the reader's own tokens. No chart is open. */
export function SitePage() {
  const { wiring } = useApp();
  const [findings, setFindings] = useState<ReadonlyMap<SourceId, readonly SiteFinding[]>>(new Map());
  /** Answers to what was asked before are nobody's any more. */
  const turn = useRef(0);

  const check = useCallback(() => {
    turn.current += 1;
    const own = turn.current;
    setFindings(new Map());
    for (const source of wiring.sources) {
      void (async () => {
        const authorised = await wiring.session.authorise(source.audience, false);
        const found = await checkSource(source, {
          fetch: globalThis.fetch.bind(globalThis),
          authorization: authorised.ok ? authorised.value : undefined,
          now: () => wiring.clock.now().getTime(),
        });
        if (own === turn.current) setFindings((before) => new Map(before).set(source.id, found));
      })();
    }
  }, [wiring]);

  useEffect(() => {
    closeChart();
    check();
    return () => {
      turn.current += 1;
    };
  }, [check]);

  return (
    <SiteCheck
      sources={wiring.sources.map(({ id, name }) => ({ id, name, findings: findings.get(id) }))}
      onAgain={check}
    />
  );
}
