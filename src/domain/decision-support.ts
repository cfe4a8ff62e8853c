import type { Fault } from './fault.ts';
import type { BilingualText } from './source.ts';

/** The moments at which a decision support service may be asked (HL7 CDS Hooks 2.0). */
export const CDS_HOOKS = ['patient-view', 'order-select'] as const;
export type CdsHook = (typeof CDS_HOOKS)[number];

/** A decision support service as the site names it in `sources.json`. */
export interface CdsService {
  readonly id: string;
  readonly name: BilingualText;
  /** Its base: `<url>/cds-services` says what it offers. */
  readonly url: string;
  readonly hooks: readonly CdsHook[];
  /** RFC 8707 resource of a token for this service alone; without one it is asked without any. */
  readonly audience?: string;
  /** Place in the configured list. */
  readonly rank: number;
}

export const INDICATORS = ['critical', 'warning', 'info'] as const;
export type Indicator = (typeof INDICATORS)[number];

/** A run of a card's words; a link leads outside, by an absolute http(s) address, and carries nothing along. */
export type DetailSpan =
  | { readonly type: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly url: string };

/** What a card says at length: its Markdown taken apart into words of ours. Nothing of it is ever HTML. */
export type DetailBlock =
  | { readonly type: 'paragraph' | 'quote' | 'item'; readonly spans: readonly DetailSpan[] }
  | { readonly type: 'heading'; readonly level: number; readonly spans: readonly DetailSpan[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly DetailSpan[])[])[] };

export type CdsLink =
  | { readonly kind: 'absolute'; readonly label: string; readonly url: string }
  /** `smart`: an app that would have to be launched from here; `address`: no absolute http(s) address. */
  | { readonly kind: 'not-openable'; readonly label: string; readonly because: 'smart' | 'address' };

/** What a service proposes to do. Shown as words: nothing is ever written. */
export interface CdsSuggestion {
  readonly label: string;
  readonly recommended: boolean;
  readonly actions: readonly {
    readonly kind: 'create' | 'update' | 'delete' | 'other';
    readonly description: string;
  }[];
}

export interface CdsCard {
  /** Stable within one reply. */
  readonly key: string;
  readonly summary: string;
  readonly detail: readonly DetailBlock[];
  readonly indicator: Indicator;
  readonly source: { readonly label: string; readonly url?: string; readonly topic?: string };
  readonly suggestions: readonly CdsSuggestion[];
  readonly links: readonly CdsLink[];
}

/** A card that could not be read, with as much of it as can be told. */
export interface UnreadCard {
  readonly problem: 'no-object' | 'no-summary' | 'no-source' | 'unknown-indicator' | 'too-many';
  readonly summary?: string;
}

/** What a service wanted to be told, by its own key, and what became of that. */
export type Prefetched =
  | {
      readonly key: string;
      readonly state: 'told';
      readonly resources: number;
      /** There is, or may be, more than it was told: a source is silent, or something is held back. */
      readonly partial: boolean;
    }
  | {
      readonly key: string;
      readonly state: 'untold';
      /** `not-known`: nothing was found and not every source has answered, so that "none" would be a guess. */
      readonly because: 'role' | 'not-known' | 'not-supported';
    };

interface CdsReplyBase {
  /** `id` of the service in `sources.json`. */
  readonly service: string;
  readonly hook: CdsHook;
  /** Of several that one base offers: which. */
  readonly part?: { readonly id: string; readonly title?: string };
}

/** How one service answered. Only `answered` says anything of the person; no card there is still no "safe". */
export type CdsReply = CdsReplyBase &
  /** Not asked yet: the record is still arriving. */
  (
    | { readonly state: 'waiting' }
    | { readonly state: 'asking' }
    | {
        readonly state: 'answered';
        readonly cards: readonly CdsCard[];
        readonly unread: readonly UnreadCard[];
        readonly prefetched: readonly Prefetched[];
        readonly at: Date;
      }
    | {
        readonly state: 'failed';
        readonly fault: Fault;
        /** It answered that it cannot judge without more data (412). */
        readonly needsData: boolean;
        readonly prefetched: readonly Prefetched[];
      }
    | { readonly state: 'not-offered' }
  );

/** A card with who said it. */
export interface PlacedCard {
  readonly key: string;
  readonly service: string;
  readonly card: CdsCard;
}

function cardsOf(replies: readonly CdsReply[]): readonly PlacedCard[] {
  return replies.flatMap((reply) => {
    if (reply.state !== 'answered') return [];
    const { service, hook, part } = reply;
    return reply.cards.map((card) => ({
      key: [service, part?.id ?? '', hook, card.key].join(' '),
      service,
      card,
    }));
  });
}

/** Critical, warning, info; within each in the order of the services, then as the service put them. */
export function orderedCards(replies: readonly CdsReply[]): readonly PlacedCard[] {
  return cardsOf(replies).toSorted(
    (a, b) => INDICATORS.indexOf(a.card.indicator) - INDICATORS.indexOf(b.card.indicator),
  );
}

export interface CardPlaces {
  /** The one card that may stand in the reader's way. */
  readonly interruptive?: PlacedCard;
  readonly inPlace: readonly PlacedCard[];
}

/**
 * One card a chart may interrupt, and only a critical one: of drug alerts that stood in the way, 49 to 96 per cent were
 * put aside (van der Sijs et al., J Am Med Inform Assoc 2006;13:138–147). `interrupted`: the chart has had its one.
 */
export function placeCards(replies: readonly CdsReply[], interrupted: boolean): CardPlaces {
  const all = orderedCards(replies);
  const [first, ...rest] = all;
  return first === undefined || interrupted || first.card.indicator !== 'critical'
    ? { inPlace: all }
    : { interruptive: first, inPlace: rest };
}

/** Whether every service that was asked judged on all that it wanted to know: only then its silence says something. */
export function judgedOnAll(reply: CdsReply): boolean {
  return (
    reply.state === 'answered' &&
    reply.unread.length === 0 &&
    reply.prefetched.every((one) => one.state === 'told' && !one.partial)
  );
}
