/** What the tabs of one browser tell each other: events only, never a token, and of a reader no more than a digest. */
export type TabEvent =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signed-in'; readonly reader: string }
  | { readonly kind: 'active'; readonly reader: string; readonly at: number };

/** The part of a BroadcastChannel that is used. */
export interface TabChannel {
  readonly postMessage: (message: unknown) => void;
  readonly addEventListener: (type: 'message', listener: (event: { readonly data: unknown }) => void) => void;
}

export interface Tabs {
  readonly tell: (event: TabEvent) => void;
  readonly onEvent: (listener: (event: TabEvent) => void) => () => void;
}

function tabEventOf(data: unknown): TabEvent | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { kind, reader, at } = data as Readonly<Record<string, unknown>>;
  if (kind === 'signed-out') return { kind };
  if (typeof reader !== 'string') return undefined;
  if (kind === 'signed-in') return { kind, reader };
  return kind === 'active' && typeof at === 'number' ? { kind, reader, at } : undefined;
}

export function createTabs(channel: TabChannel): Tabs {
  const listeners = new Set<(event: TabEvent) => void>();
  channel.addEventListener('message', ({ data }) => {
    const event = tabEventOf(data);
    if (event !== undefined) for (const listener of listeners) listener(event);
  });
  return {
    tell: (event) => channel.postMessage(event),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
