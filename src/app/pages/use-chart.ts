import { useEffect, useState } from 'react';
import { branded } from '../../base/brand.ts';
import type { Fault } from '../../domain/fault.ts';
import type { ChartHandle } from '../../domain/ids.ts';
import { useApp } from '../app-context.ts';
import { chartOf, holdChart } from '../current-chart.ts';
import type { Chart } from '../chart.ts';
import { reopenChart } from '../open-chart.ts';

export type ChartStanding =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly chart: Chart }
  | { readonly state: 'unknown'; readonly fault: Fault };

/** The chart that the address names: the one held, or one opened again after a reload. */
export function useChart(handle: string): ChartStanding {
  const { wiring, clinician } = useApp();
  const wanted = branded<ChartHandle>(handle);
  const [standing, setStanding] = useState<ChartStanding & { readonly of?: string }>({ state: 'opening' });
  const held = chartOf(wanted);

  useEffect(() => {
    if (chartOf(wanted) !== undefined) return;
    const opening = new AbortController();
    setStanding({ state: 'opening', of: handle });
    void reopen();
    return () => opening.abort();

    async function reopen(): Promise<void> {
      const result = await reopenChart(wanted, wiring, clinician, opening.signal).catch((cause: unknown) => {
        if (!opening.signal.aborted) throw cause;
        return undefined;
      });
      if (opening.signal.aborted || result === undefined) {
        if (result?.ok === true) result.value.leave();
        return;
      }
      if (result.ok) holdChart(result.value);
      setStanding(
        result.ok
          ? { state: 'open', chart: result.value, of: handle }
          : { state: 'unknown', fault: result.error, of: handle },
      );
    }
  }, [wanted, handle, wiring, clinician]);

  if (held !== undefined) return { state: 'open', chart: held };
  return standing.of === handle ? standing : { state: 'opening' };
}
