import { describe, expect, it } from 'vitest';
import {
  clearMarks,
  digestOfReader,
  lockedAt,
  markLocked,
  markOpenUntil,
  markSignedIn,
  readerOf,
} from './marks.ts';
import { createTabs, type TabEvent } from './tabs.ts';

function storage(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    clear: () => held.clear(),
    getItem: (name) => held.get(name) ?? null,
    key: (index) => [...held.keys()][index] ?? null,
    removeItem: (name) => void held.delete(name),
    setItem: (name, value) => void held.set(name, value),
  };
}

describe('what a tab remembers over a reload', () => {
  it('tells one reader from another, and names nobody', async () => {
    const one = await digestOfReader('https://id.example', 'u-1');
    expect(one).toMatch(/^[\da-f]{32}$/u);
    expect(await digestOfReader('https://id.example', 'u-1')).toBe(one);
    expect(await digestOfReader('https://id.example', 'u-2')).not.toBe(one);
    expect(await digestOfReader('https://other.example', 'u-1')).not.toBe(one);
  });

  it('a locked page is locked after a reload, until somebody signs in', () => {
    const store = storage();
    markSignedIn(store, 'reader');
    markOpenUntil(store, 1_000);
    expect(lockedAt(store, 999)).toBeUndefined();
    markLocked(store, 999);
    expect(lockedAt(store, 999)).toBe(999);
    markSignedIn(store, 'reader');
    markOpenUntil(store, 2_000);
    expect(lockedAt(store, 1_500)).toBeUndefined();
  });

  it('a page that was put aside beyond its time comes back locked, since then', () => {
    const store = storage();
    markSignedIn(store, 'reader');
    markOpenUntil(store, 1_000);
    expect(lockedAt(store, 5_000)).toBe(1_000);
  });

  it('where nobody was signed in, nothing is locked, and nothing stays after the end', () => {
    const store = storage();
    markOpenUntil(store, 1_000);
    expect(lockedAt(store, 5_000)).toBeUndefined();
    markSignedIn(store, 'reader');
    markLocked(store, 1);
    clearMarks(store);
    expect(readerOf(store)).toBeUndefined();
    expect(store.length).toBe(0);
  });
});

describe('what tabs tell each other', () => {
  it('is heard as it was told; what is none of it is not', () => {
    const hear: ((event: { readonly data: unknown }) => void)[] = [];
    const tabs = createTabs({
      postMessage: (data) => hear.forEach((one) => one({ data })),
      addEventListener: (_, listener) => void hear.push(listener),
    });
    const heard: TabEvent[] = [];
    const deaf = tabs.onEvent((event) => heard.push(event));
    const events: TabEvent[] = [
      { kind: 'signed-out' },
      { kind: 'signed-in', reader: 'r' },
      { kind: 'active', reader: 'r', at: 1 },
    ];
    events.forEach(tabs.tell);
    for (const data of [
      null,
      'signed-out',
      {},
      { kind: 'signed-in' },
      { kind: 'active', reader: 'r' },
      { kind: 'x' },
    ])
      hear.forEach((one) => one({ data }));
    expect(heard).toEqual(events);
    deaf();
    tabs.tell({ kind: 'signed-out' });
    expect(heard).toHaveLength(3);
  });
});
