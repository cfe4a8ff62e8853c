import type { FetchState } from '../domain/coverage.ts';
import type { Feed } from '../domain/feed.ts';
import type { SourceClient } from '../sources/source-client.ts';

/** How one source's reading stands: which round it is in, and how each cell ended. */
export class Line {
  readonly client: SourceClient;
  readonly ends = new Map<Feed, FetchState>();
  readonly #rounds = new Map<Feed, number>();
  round = 0;
  looks = 0;
  /** Its own numbers of the person, as a locator told them. */
  numbers: readonly string[] = [];
  /** A reader has said that its records are not the person's; only a reader takes that back. */
  apart = false;
  #stop = new AbortController();

  constructor(client: SourceClient) {
    this.client = client;
  }

  /** A signal for a new round; a reader's stop of the round before is forgotten. */
  signalOf(chart: AbortSignal): AbortSignal {
    if (this.#stop.signal.aborted) this.#stop = new AbortController();
    return AbortSignal.any([chart, this.#stop.signal]);
  }

  /** Begins a round for these cells; what an older round of them still tells is no longer their end. */
  begin(feeds: readonly Feed[]): (feed: Feed, state: FetchState) => void {
    this.round += 1;
    const { round } = this;
    for (const feed of feeds) this.#rounds.set(feed, round);
    return (feed, state) => {
      if (this.#rounds.get(feed) === round) this.ends.set(feed, state);
    };
  }

  get stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  stop(reason: string): void {
    this.#stop.abort(reason);
  }
}
