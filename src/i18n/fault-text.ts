import { assertNever } from '../base/assert-never.ts';
import type { Fault } from '../domain/fault.ts';
import { numberText } from './format.ts';
import type { Text } from './text.ts';

/** What happened and where; and what to do next. */
export interface FaultText {
  readonly sentence: string;
  readonly next: string;
}

function sentenceOf({ t }: Text, fault: Fault, source: string, asOf: string | undefined): string {
  switch (fault.kind) {
    case 'offline':
      return asOf === undefined
        ? t('fault.sentence.offline')
        : t('fault.sentence.offlineAsOf', { time: asOf });
    case 'malformed':
      return fault.count === undefined
        ? t('fault.sentence.malformed', { source })
        : t('fault.sentence.malformedCount', { source, n: numberText(fault.count), count: fault.count });
    case 'tooLarge':
      return fault.count === undefined
        ? t('fault.sentence.tooLarge', { source })
        : t('fault.sentence.tooLargeCount', { source, n: numberText(fault.count) });
    case 'forbidden':
      return t(fault.consent === true ? 'fault.sentence.noConsent' : 'fault.sentence.forbidden', { source });
    case 'timeout':
    case 'unauthorised':
    case 'notFound':
    case 'throttled':
    case 'server':
    case 'cancelled':
      return t(`fault.sentence.${fault.kind}`, { source });
    default:
      return assertNever(fault.kind);
  }
}

function nextOf({ t }: Text, fault: Fault, source: string): string {
  switch (fault.kind) {
    case 'throttled':
      return fault.retryAfterMs === undefined
        ? t('fault.next.throttled')
        : t('fault.next.throttledSeconds', { n: Math.ceil(fault.retryAfterMs / 1000) });
    case 'offline':
    case 'timeout':
    case 'unauthorised':
      return t(`fault.next.${fault.kind}`);
    case 'forbidden':
      return t(fault.consent === true ? 'fault.next.noConsent' : 'fault.next.forbidden', { source });
    case 'notFound':
    case 'server':
    case 'malformed':
    case 'tooLarge':
    case 'cancelled':
      return t(`fault.next.${fault.kind}`, { source });
    default:
      return assertNever(fault.kind);
  }
}

/** The words for a fault of a source. `asOf` is the time up to which the screen is good, for a device that is offline. */
export function faultText(text: Text, fault: Fault, source: string, asOf?: string): FaultText {
  return { sentence: sentenceOf(text, fault, source, asOf), next: nextOf(text, fault, source) };
}
