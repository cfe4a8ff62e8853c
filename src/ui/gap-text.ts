import {
  type Coverage,
  mayBeCalledNone,
  oldest,
  sourcesOf,
  summariseCoverage,
  summariseSource,
  type Unasked,
} from '../domain/coverage.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Source } from '../domain/source.ts';
import { faultText } from '../i18n/fault-text.ts';
import { clockTime, listText, momentText, numberText, sentencesText, sourceName } from '../i18n/format.ts';
import type { Text } from '../i18n/text.ts';
import { type Gap, type GapKind, gapsOf } from './gaps.ts';

/** Feeds are named up to this many; the rest are counted. */
const NAMED_FEEDS = 3;

/** What is missing: 処方・検査・ほか2種, or simply 記録 where nothing of a source is known. */
export function gapSubject(text: Text, gap: Gap): string {
  if (gap.whole && gap.feeds.length > NAMED_FEEDS) return text.t('sources.gap.records');
  const names = gap.feeds.slice(0, NAMED_FEEDS).map((feed) => text.t(`feed.${feed}`));
  const rest = gap.feeds.length - NAMED_FEEDS;
  return listText(text.language, rest > 0 ? [...names, text.t('common.moreKinds', { n: rest })] : names);
}

/** One line on a gap: what is missing where, why, and what next. */
export interface GapText {
  readonly lead: string;
  /** What happened, without the next step: for a line that has its own button. */
  readonly brief: string;
  readonly why: string;
}

export function gapText(text: Text, gap: Gap, sources: readonly Source[]): GapText {
  const source = sourceName(text.language, sources, gap.source);
  const what = gapSubject(text, gap);
  const lead =
    gap.since === undefined
      ? text.t(`sources.gap.${gap.kind}`, { source, what })
      : text.t('sources.gap.stale', { source, what, time: clockTime(gap.since) });
  const words = gap.fault === undefined ? undefined : faultText(text, gap.fault, source);
  const by = gap.by === undefined ? '' : text.t(`sources.withheldBy.${gap.by}`);
  return {
    lead,
    brief: words?.sentence ?? by,
    why: words === undefined ? by : sentencesText(text.language, [words.sentence, words.next]),
  };
}

/** Words for a place where nothing stands. Only `known` may be read as "there is none". */
export interface NothingText {
  readonly kind: GapKind | 'none';
  readonly known: boolean;
  readonly title: string;
  readonly lines: readonly string[];
  /** Sources that may be asked again. */
  readonly retry: readonly SourceId[];
  /** Sources that know somebody alike, who is to be decided on. */
  readonly weigh: readonly SourceId[];
}

function noneText(
  text: Text,
  subject: string,
  coverage: Coverage,
  sources: readonly Source[],
  today: string,
): NothingText {
  const states = sourcesOf(coverage).map((id) => summariseSource(coverage, id));
  const answered = states.filter((state) => state.asked > 0);
  const at = oldest(answered.map((state) => state.at));
  const time = at === undefined ? '' : momentText(text.language, at, today);
  const silent = states.filter((state) => state.asked === 0);
  return {
    kind: 'none',
    known: true,
    title: text.t('sources.nothing.none', { subject }),
    lines: [
      text.t('sources.nothing.noneWhy', { n: answered.length, count: answered.length, time }),
      ...notOfferedLine(
        text,
        silent.map((state) => state.source),
        sources,
      ),
      ...unaskedLine(text, coverage, sources, today),
    ],
    retry: [],
    weigh: [],
  };
}

function notOfferedLine(text: Text, ids: readonly SourceId[], sources: readonly Source[]): readonly string[] {
  if (ids.length === 0) return [];
  return [text.t('sources.nothing.notOfferedWhy', { sources: names(text, ids, sources) })];
}

/** What is said of networks that were not asked; nothing where all were. */
export function unaskedText(
  text: Text,
  unasked: Unasked | undefined,
  sources: readonly Source[],
  today: string,
): string | undefined {
  if (unasked === undefined || unasked.sources.length === 0) return undefined;
  const { state } = unasked;
  const n = unasked.sources.length;
  switch (state.state) {
    case 'asking':
      return text.t('sources.unasked.asking');
    case 'not-known':
      return text.t('sources.unasked.not-known', { n: numberText(n), count: n });
    case 'not-located':
      return text.t('sources.unasked.not-located', {
        n: numberText(n),
        count: n,
        locators: listText(
          text.language,
          unasked.locators.map((id) => sourceName(text.language, sources, id)),
        ),
        time: momentText(text.language, state.at, today),
      });
  }
}

function unaskedLine(
  text: Text,
  coverage: Coverage,
  sources: readonly Source[],
  today: string,
): readonly string[] {
  const words = unaskedText(text, coverage.unasked, sources, today);
  return words === undefined ? [] : [words];
}

function names(text: Text, ids: readonly SourceId[], sources: readonly Source[]): string {
  return listText(
    text.language,
    [...new Set(ids)].map((id) => sourceName(text.language, sources, id)),
  );
}

function gapLines(text: Text, gaps: readonly Gap[], sources: readonly Source[]): readonly string[] {
  const lines = gaps
    .filter((gap) => gap.kind !== 'waiting' && gap.kind !== 'not-offered')
    .map((gap) => {
      const { lead, why } = gapText(text, gap, sources);
      return sentencesText(text.language, [lead, why]);
    });
  const waiting = gaps.filter((gap) => gap.kind === 'waiting').map((gap) => gap.source);
  const absent = gaps.filter((gap) => gap.kind === 'not-offered' && gap.whole).map((gap) => gap.source);
  return [
    ...lines,
    ...(waiting.length > 0
      ? [text.t('sources.nothing.waitingWhy', { sources: names(text, waiting, sources) })]
      : []),
    ...notOfferedLine(text, absent, sources),
  ];
}

/**
 * What to say where no entry stands. 「記録なし」is said only if every source that could hold the thing has answered
 * completely; otherwise the kind of nothing that most limits the reader heads the block and all others are listed.
 */
export function nothingText(
  text: Text,
  subject: string,
  given: Coverage,
  sources: readonly Source[],
  today: string,
): NothingText {
  // What a person brought along answers no question.
  const coverage = { ...given, cells: given.cells.filter((cell) => cell.carried !== true) };
  if (mayBeCalledNone(coverage)) return noneText(text, subject, coverage, sources, today);
  const gaps = gapsOf(coverage);
  const unknown = coverage.unasked?.state.state;
  const kind =
    gaps.find((gap) => gap.kind !== 'not-offered')?.kind ??
    (unknown === 'not-known' ? 'failed' : unknown === 'asking' ? 'waiting' : 'not-offered');
  const failed = summariseCoverage(coverage) === 'failed';
  const answered = sourcesOf(coverage).filter((id) => {
    const { state, asListed } = summariseSource(coverage, id);
    return state === 'complete' && asListed === undefined;
  });
  return {
    kind,
    known: false,
    title: failed ? text.t('sources.nothing.allFailed') : text.t(`sources.nothing.${kind}`, { subject }),
    lines: [
      ...(failed ? [text.t('sources.nothing.allFailedWhy', { subject })] : []),
      ...gapLines(text, gaps, sources),
      ...unaskedLine(text, coverage, sources, today),
      ...(answered.length > 0
        ? [text.t('sources.nothing.answered', { sources: names(text, answered, sources) })]
        : []),
    ],
    retry: [
      ...new Set(
        gaps
          .filter(
            (gap) =>
              gap.kind === 'failed' ||
              gap.kind === 'cut-short' ||
              gap.by === 'source' ||
              gap.by === 'consent',
          )
          .map((gap) => gap.source),
      ),
    ],
    weigh: [...new Set(gaps.filter((gap) => gap.by === 'identity').map((gap) => gap.source))],
  };
}
