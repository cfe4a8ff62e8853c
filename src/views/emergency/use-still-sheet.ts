import { useEffect, useMemo, useState } from 'react';
import type { EmergencyItem } from '../../clinical/emergency/emergency-item.ts';
import type { EmergencyBlock } from '../../clinical/emergency/emergency-sheet.ts';

/** After this long the order is fixed with what there is: someone is reading aloud from it by then. */
const SETTLE_MS = 3000;

export interface LateItem {
  readonly block: EmergencyBlock;
  readonly item: EmergencyItem;
}

export interface StillSheet {
  readonly blocks: readonly EmergencyBlock[];
  /** When the order was fixed; undefined while it still fills. */
  readonly fixedAt?: Date;
  /** What came after that, to be shown below the sheet. */
  readonly late: readonly LateItem[];
  /** Puts everything in its place; lines move, so only the reader may ask for it. */
  readonly refresh: () => void;
}

export function itemKey(item: EmergencyItem): string {
  switch (item.type) {
    case 'medicine':
      return `medicine ${item.line.key}`;
    case 'statement':
      return `statement ${item.fact.key}`;
    case 'number':
      return `number ${item.number} ${item.source} ${item.value}`;
    case 'contact':
      return `contact ${item.source} ${item.contact.name} ${item.contact.telephone ?? ''}`;
    case 'fact':
      return `fact ${item.fact.key}`;
    case 'lab':
      return `lab ${item.item} ${item.fact.key}`;
  }
}

interface Fixed {
  readonly blocks: readonly EmergencyBlock[];
  readonly at: Date;
}

/** What stands behind a line, so that a record which a second source also tells of is not taken for a new one. */
function tracesOf(item: EmergencyItem): readonly string[] {
  switch (item.type) {
    case 'medicine':
      // A disagreement that shows only now is news, though the medicine is not.
      return [`${item.line.key} ${item.line.conflicts.map((conflict) => conflict.field).join(' ')}`];
    case 'fact':
    case 'lab':
    case 'statement':
      return item.fact.witnesses.map((witness) => witness.key);
    case 'contact':
    case 'number':
      return [itemKey(item)];
  }
}

function lateItems(live: readonly EmergencyBlock[], fixed: Fixed | undefined): readonly LateItem[] {
  if (fixed === undefined) return [];
  return live.flatMap((block) => {
    const before = fixed.blocks.find((one) => one.id === block.id);
    const drawn = new Set([...(before?.items ?? []), ...(before?.statements ?? [])].flatMap(tracesOf));
    const fresh = [...block.items, ...block.statements].filter(
      (item) => !tracesOf(item).some((trace) => drawn.has(trace)),
    );
    return fresh.map((item) => ({ block, item }));
  });
}

/**
 * The sheet stands still: once all sources have answered, or a few seconds after the first lines, its order is fixed.
 * Whatever comes later is told and shown below, and never pushes a line aside.
 */
export function useStillSheet(live: readonly EmergencyBlock[], settled: boolean, now: Date): StillSheet {
  const [fixed, setFixed] = useState<Fixed>();
  const [due, setDue] = useState(false);
  const filled = live.some((block) => block.items.length > 0);
  useEffect(() => {
    if (!filled) return undefined;
    const timer = setTimeout(() => setDue(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [filled]);
  useEffect(() => {
    if (fixed === undefined && (settled || (due && filled))) setFixed({ blocks: live, at: now });
  }, [fixed, settled, due, filled, live, now]);
  const late = useMemo(() => lateItems(live, fixed), [live, fixed]);
  return {
    blocks: fixed?.blocks ?? live,
    ...(fixed === undefined ? {} : { fixedAt: fixed.at }),
    late,
    refresh: () => setFixed({ blocks: live, at: now }),
  };
}
