import {
  type CdsCard,
  type CdsLink,
  type CdsSuggestion,
  INDICATORS,
  type Indicator,
  type UnreadCard,
} from '../../domain/decision-support.ts';
import { booleanAt, isJson, type Json, listAt, objectAt, textAt } from '../fhir/json.ts';
import { readMarkdown } from './markdown.ts';
import { outsideAddress, plainLine } from './plain-text.ts';

/** Cards of one answer; who says more says nothing. */
const MOST_CARDS = 50;
const MOST_PARTS = 20;

export interface ReadCards {
  readonly cards: readonly CdsCard[];
  readonly unread: readonly UnreadCard[];
}

function lineAt(of: Json, key: string): string | undefined {
  const text = textAt(of, key);
  const line = text === undefined ? '' : plainLine(text);
  return line === '' ? undefined : line;
}

function indicatorOf(card: Json): Indicator | undefined {
  const told = textAt(card, 'indicator')?.toLowerCase();
  return INDICATORS.find((one) => one === told);
}

function sourceOf(card: Json): CdsCard['source'] | undefined {
  const source = objectAt(card, 'source');
  const label = lineAt(source, 'label');
  if (label === undefined) return undefined;
  const url = outsideAddress(textAt(source, 'url'));
  const topic = lineAt(objectAt(source, 'topic'), 'display');
  return { label, ...(url === undefined ? {} : { url }), ...(topic === undefined ? {} : { topic }) };
}

const ACTION_KINDS = ['create', 'update', 'delete'] as const;

function suggestionOf(suggestion: Json): CdsSuggestion | undefined {
  const label = lineAt(suggestion, 'label');
  const actions = listAt(suggestion, 'actions').slice(0, MOST_PARTS);
  if (label === undefined && actions.length === 0) return undefined;
  return {
    label: label ?? '',
    recommended: booleanAt(suggestion, 'isRecommended') === true,
    actions: actions.map((action) => ({
      kind: ACTION_KINDS.find((kind) => kind === textAt(action, 'type')) ?? 'other',
      description: lineAt(action, 'description') ?? '',
    })),
  };
}

function linkOf(link: Json): CdsLink | undefined {
  const url = outsideAddress(textAt(link, 'url'));
  const label = lineAt(link, 'label') ?? url;
  if (label === undefined) return undefined;
  // A smart link is an app that wants to be launched with a token: there is no launching here.
  if (textAt(link, 'type') === 'smart') return { kind: 'not-openable', label, because: 'smart' };
  return url === undefined
    ? { kind: 'not-openable', label, because: 'address' }
    : { kind: 'absolute', label, url };
}

function readCard(value: unknown, index: number): CdsCard | UnreadCard {
  if (!isJson(value)) return { problem: 'no-object' };
  const summary = lineAt(value, 'summary');
  if (summary === undefined) return { problem: 'no-summary' };
  const source = sourceOf(value);
  if (source === undefined) return { problem: 'no-source', summary };
  const indicator = indicatorOf(value);
  if (indicator === undefined) return { problem: 'unknown-indicator', summary };
  return {
    key: lineAt(value, 'uuid') ?? String(index),
    summary,
    detail: readMarkdown(textAt(value, 'detail') ?? ''),
    indicator,
    source,
    suggestions: listAt(value, 'suggestions')
      .slice(0, MOST_PARTS)
      .flatMap((one) => suggestionOf(one) ?? []),
    links: listAt(value, 'links')
      .slice(0, MOST_PARTS)
      .flatMap((one) => linkOf(one) ?? []),
  };
}

function isUnread(card: CdsCard | UnreadCard): card is UnreadCard {
  return 'problem' in card;
}

/** Two cards under one uuid are still two. */
function withOwnKeys(cards: readonly CdsCard[]): readonly CdsCard[] {
  const seen = new Set<string>();
  return cards.map((card, index) => {
    const key = seen.has(card.key) ? `${card.key} ${index}` : card.key;
    seen.add(key);
    return { ...card, key };
  });
}

/**
 * The cards of an answer; undefined where it is none. A card that cannot be read does not spoil the others: it is
 * counted. `systemActions` are not looked at: nothing is ever carried out here.
 */
export function readCards(answer: unknown): ReadCards | undefined {
  if (!isJson(answer)) return undefined;
  const list: unknown = answer['cards'];
  if (!Array.isArray(list)) return undefined;
  const all = list.slice(0, MOST_CARDS).map(readCard);
  const beyond: UnreadCard[] = list.slice(MOST_CARDS).map(() => ({ problem: 'too-many' }));
  return {
    cards: withOwnKeys(all.flatMap((card) => (isUnread(card) ? [] : [card]))),
    unread: [...all.filter(isUnread), ...beyond],
  };
}
