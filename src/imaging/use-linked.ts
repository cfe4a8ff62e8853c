import { useEffect, useMemo, useRef, useState } from 'react';
import { follow, type Link, linkOf } from './linked-scroll.ts';
import type { StackView } from './stack-contract.ts';
import type { ViewportTold } from './viewport.tsx';

/** What links two viewports, and how far the one that follows is off the wanted place (mm). */
export interface Linked {
  readonly link: Link;
  readonly off: number | undefined;
}

interface Member {
  readonly cell: number;
  readonly view: StackView;
  readonly modality: string | undefined;
  readonly studyUid: string;
}

function membersOf(told: ReadonlyMap<number, ViewportTold>): readonly Member[] {
  return [...told].flatMap(([cell, { view, series, studyUid }]) =>
    view === undefined ? [] : [{ cell, view, modality: series?.modality, studyUid }],
  );
}

/** Within one study only stacks that lie in one space are scrolled together: its other series look elsewhere. */
function mayLink(a: Member, b: Member, link: Link): boolean {
  return a.studyUid !== b.studyUid || link.by === 'position';
}

function linksAmong(members: readonly Member[]): ReadonlyMap<string, Link> {
  const pairs = members.flatMap((a) =>
    members.flatMap((b) => {
      if (a === b) return [];
      const link = linkOf(a.view.frames, a.view.snapshot().slice, b.view.frames, b.view.snapshot().slice);
      return mayLink(a, b, link) ? [[`${a.cell} ${b.cell}`, link] as const] : [];
    }),
  );
  return new Map(pairs);
}

/** Carries what happens in one viewport over to the others. */
function carryOver(
  members: readonly Member[],
  links: ReadonlyMap<string, Link>,
  onOff: (off?: number) => void,
) {
  let carrying = false;
  const last = new Map(members.map(({ cell, view }) => [cell, view.snapshot()]));
  return members.map((from) =>
    from.view.subscribe(() => {
      const before = last.get(from.cell);
      const now = from.view.snapshot();
      last.set(from.cell, now);
      if (carrying || before === undefined) return;
      carrying = true;
      for (const to of members) {
        const link = links.get(`${from.cell} ${to.cell}`);
        if (to === from) continue;
        if (link !== undefined && now.slice !== before.slice) {
          const { slice, off } = follow(link, from.view.frames, now.slice, to.view.frames);
          to.view.show(slice);
          onOff(off);
        }
        const windowed = now.window !== before.window && (now.ownWindow || before.ownWindow);
        if (windowed && to.modality === from.modality)
          to.view.setWindow(now.ownWindow ? now.window : undefined);
      }
      carrying = false;
    }),
  );
}

/**
 * Scrolls and windows all viewports together while linked. How they are linked is settled when the link is made: from
 * then on the reader sees by what it goes.
 */
export function useLinked(
  told: ReadonlyMap<number, ViewportTold>,
  on: boolean,
  active: number,
): Linked | undefined {
  const members = useMemo(() => membersOf(told), [told]);
  const links = useMemo(() => (on && members.length > 1 ? linksAmong(members) : undefined), [members, on]);
  const [off, setOff] = useState<number>();
  const start = useRef(active);
  useEffect(() => {
    start.current = active;
  }, [active]);
  useEffect(() => {
    if (links === undefined) return;
    setOff(undefined);
    const stops = carryOver(members, links, setOff);
    alignFrom(members, links, start.current, setOff);
    return () => {
      for (const stop of stops) stop();
    };
  }, [members, links]);
  const first =
    links === undefined ? undefined : [...links].find(([pair]) => pair.startsWith(`${active} `))?.[1];
  return first === undefined ? undefined : { link: first, off };
}

/** Linked by place, the others come at once to where the active one stands. */
function alignFrom(
  members: readonly Member[],
  links: ReadonlyMap<string, Link>,
  active: number,
  onOff: (off?: number) => void,
): void {
  const from = members.find(({ cell }) => cell === active) ?? members[0];
  if (from === undefined) return;
  for (const to of members) {
    const link = links.get(`${from.cell} ${to.cell}`);
    if (link?.by !== 'position') continue;
    const { slice, off } = follow(link, from.view.frames, from.view.snapshot().slice, to.view.frames);
    to.view.show(slice);
    onOff(off);
  }
}
