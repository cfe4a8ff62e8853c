import { assertNever } from '../base/assert-never.ts';
import {
  type CdsCard,
  type CdsReply,
  type CdsSuggestion,
  judgedOnAll,
  type Prefetched,
} from '../domain/decision-support.ts';
import { faultText } from './fault-text.ts';
import { numberText } from './format.ts';
import type { Text } from './text.ts';

/** How a service answered: one sentence, what to do next where there is anything, and what it was told. */
export interface ReplyText {
  readonly sentence: string;
  readonly next?: string;
  readonly notes: readonly string[];
}

/** What stands above all cards. */
export function decisionSupportHead({ t }: Text) {
  return {
    title: t('decisionSupport.title'),
    lead: t('decisionSupport.lead'),
    sent: t('decisionSupport.sent'),
  };
}

function prefetchedText({ t }: Text, prefetched: Prefetched): string {
  const { key } = prefetched;
  if (prefetched.state === 'untold') return t(`decisionSupport.untold.${prefetched.because}`, { key });
  const count = prefetched.resources;
  return t(`decisionSupport.told.${prefetched.partial ? 'part' : 'all'}`, {
    key,
    n: numberText(count),
    count,
  });
}

function answeredText(text: Text, reply: Extract<CdsReply, { state: 'answered' }>, service: string): string {
  const count = reply.cards.length;
  if (count > 0) return text.t('decisionSupport.state.cards', { service, n: numberText(count), count });
  return text.t(`decisionSupport.state.${judgedOnAll(reply) ? 'none' : 'noneOfPart'}`, { service });
}

/** `service` is the name that the site gave it. No card is never told as "safe". */
export function replyText(text: Text, reply: CdsReply, service: string): ReplyText {
  const { t } = text;
  switch (reply.state) {
    case 'waiting':
      return { sentence: t('decisionSupport.state.waiting', { service }), notes: [] };
    case 'asking':
      return { sentence: t('decisionSupport.state.asking', { service }), notes: [] };
    case 'not-offered':
      return { sentence: t('decisionSupport.state.notOffered', { service }), notes: [] };
    case 'failed': {
      const notes = reply.prefetched.map((one) => prefetchedText(text, one));
      if (reply.needsData) return { sentence: t('decisionSupport.state.needsData', { service }), notes };
      const { sentence, next } = faultText(text, reply.fault, service);
      return { sentence: t('decisionSupport.state.failed', { service }), next, notes: [sentence, ...notes] };
    }
    case 'answered': {
      const count = reply.unread.length;
      const unread = count === 0 ? [] : [t('decisionSupport.unread', { n: numberText(count), count })];
      const notes = [...unread, ...reply.prefetched.map((one) => prefetchedText(text, one))];
      return { sentence: answeredText(text, reply, service), notes };
    }
    default:
      return assertNever(reply);
  }
}

function suggestionLines({ t }: Text, { label, recommended, actions }: CdsSuggestion): readonly string[] {
  return [
    t(`decisionSupport.${recommended ? 'suggestionBest' : 'suggestion'}`, { label }),
    ...actions.map(({ kind, description }) => {
      const action = t(`decisionSupport.action.${kind}`);
      return description === '' ? action : t('decisionSupport.actionOf', { action, words: description });
    }),
  ];
}

/** The words of ours around those of a card; its summary, its detail and its links are drawn from the card itself. */
export interface CardText {
  readonly indicator: string;
  readonly source: string;
  /** What it proposes, line by line: to be read, never to be pressed. */
  readonly suggestions: readonly string[];
  /** Links that lead nowhere from here, and why. */
  readonly closedLinks: readonly string[];
}

export function cardText(text: Text, card: CdsCard): CardText {
  const { t } = text;
  const { label, topic } = card.source;
  return {
    indicator: t(`decisionSupport.indicator.${card.indicator}`),
    source:
      topic === undefined
        ? t('decisionSupport.source', { label })
        : t('decisionSupport.sourceTopic', { label, topic }),
    suggestions: card.suggestions.flatMap((one) => suggestionLines(text, one)),
    closedLinks: card.links.flatMap((link) =>
      link.kind === 'absolute' ? [] : [t(`decisionSupport.link.${link.because}`, { label: link.label })],
    ),
  };
}
