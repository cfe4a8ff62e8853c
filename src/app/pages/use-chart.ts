import { useEffect, useState } from 'react';
import { branded } from '../../base/brand.ts';
import type { Fault } from '../../domain/fault.ts';
import type { ChartHandle } from '../../domain/ids.ts';
import { useApp } from '../app-context.ts';
import { chartOf, holdChart } from '../current-chart.ts';
import { type Chart, reopenChart } from '../open-chart.ts';

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
    let left = false;
    setStanding({ state: 'opening', of: handle });
    void reopenChart(wanted, wiring, clinician).then((result) => {
      if (left) {
        if (result.ok) result.value.leave();
        return;
      }
      if (result.ok) holdChart(result.value);
      setStanding(
        result.ok
          ? { state: 'open', chart: result.value, of: handle }
          : { state: 'unknown', fault: result.error, of: handle },
      );
    });
    return () => {
      left = true;
    };
  }, [wanted, handle, wiring, clinician]);

  if (held !== undefined) return { state: 'open', chart: held };
  return standing.of === handle ? standing : { state: 'opening' };
}
