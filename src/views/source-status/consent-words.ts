import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { dateAndTime, listText, sourceName } from '../../i18n/format.ts';
import type { ConsentWords } from '../../i18n/consent-text.ts';
import type { SourceConsent } from '../../record/derive/consent.ts';

const NAMED = 4;

function itemsOf({ plain: text }: ConsentWords, { words, refused }: SourceConsent): string {
  if (words.length > 0) return listText(text.language, words);
  const names = refused.slice(0, NAMED).map((feed) => text.t(`feed.${feed}`));
  const rest = refused.length - NAMED;
  return listText(text.language, rest > 0 ? [...names, text.t('common.moreKinds', { n: rest })] : names);
}

/** The state of consent of one source, for the table of what is known: short, with until when. */
export function consentText(words: ConsentWords, consent: SourceConsent, now: Date): string {
  const { say, plain } = words;
  const until = consent.until === undefined ? '' : dateAndTime(plain.language, consent.until, jstDay(now));
  const items = itemsOf(words, consent);
  switch (consent.state) {
    case 'limited':
      return sentence([
        say(consent.forOneDay === true ? 'consent.oneDay' : 'consent.limited', { until }),
        consent.words.length === 0 ? '' : say('consent.about', { items }),
      ]);
    case 'given':
      return sentence([
        say('consent.given'),
        consent.words.length === 0 ? '' : say('consent.about', { items }),
      ]);
    case 'ended':
      return say('consent.ended', { until });
    case 'partial':
      return sentence([
        say('consent.partial'),
        items === '' ? '' : say('consent.without', { items }),
        until === '' ? '' : say('consent.until', { until }),
      ]);
    case 'refused':
      return say('consent.refused');
    case 'not-told':
      return say('consent.not-told');
  }
}

function sentence(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** What nobody may overlook: something is not on the screen because the person did not agree to it. */
export function consentNews(
  words: ConsentWords,
  consent: SourceConsent,
  sources: readonly Source[],
): string | undefined {
  const source = sourceName(words.plain.language, sources, consent.source);
  if (consent.state === 'refused') return words.say('consent.newsRefused', { source });
  if (consent.state !== 'partial') return undefined;
  const items = itemsOf(words, consent);
  return words.say(consent.unclear ? 'consent.newsUnclear' : 'consent.newsPartial', {
    source,
    items,
  });
}
