import { type Element, Window } from 'happy-dom';
import { coverageOfKinds } from '../../domain/coverage.ts';
import type { Source } from '../../domain/source.ts';
import type { PatientRecord } from '../../record/record.ts';
import { PLACES, type Place } from './places.ts';

/** What one place on the screen says. */
export interface Saying {
  readonly where: string;
  readonly place: Place;
  readonly none: boolean;
  readonly complete: boolean;
  /** Sources that left a gap in what the place speaks of, and are not named in its words. */
  readonly unnamed: readonly string[];
}

const ROOTS = '[data-panel], [data-block], [data-patient-banner]';

function nameOf(element: Element): string {
  const panel = element.getAttribute('data-panel');
  if (panel !== null) return panel;
  const block = element.getAttribute('data-block');
  if (block === null) return 'banner';
  const outer = element.closest('[data-panel]')?.getAttribute('data-panel');
  // The blocks of the summary stand beside its panel; those of the emergency sheet and of the care page inside theirs.
  return `${outer ?? 'summary'}/${block}`;
}

function gapsIn(record: PatientRecord, { kinds }: Place): readonly Source[] {
  const { cells } = coverageOfKinds(record.coverage, kinds);
  const troubled = cells.filter(({ state }) => ['failed', 'cutShort', 'withheld'].includes(state.state));
  return record.sources.filter((source) => troubled.some((cell) => cell.source === source.id));
}

/** Where a place says what it misses: a name among its entries tells nothing of a gap. */
const GAPS = '[data-gap], [data-nothing], [data-none="unknown"], [data-source][data-state], .banner-chips';

/** The words of a place's gaps without the seals, whose kanji is no name. */
function gapWords(element: Element): string {
  const copies = [...element.querySelectorAll(GAPS)].map((gap) => gap.cloneNode(true));
  for (const seal of copies.flatMap((copy) => [...copy.querySelectorAll('.seal')])) seal.remove();
  return copies.map((copy) => copy.textContent).join(' ');
}

function sayingOf(element: Element, record: PatientRecord, language: 'ja' | 'en'): readonly Saying[] {
  const where = nameOf(element);
  const place = PLACES.get(where);
  const nones = [element, ...element.querySelectorAll('[data-none="known"]')].filter(
    (one) => one.getAttribute('data-none') === 'known' && one.closest(ROOTS) === element,
  );
  const summary = element.getAttribute('data-coverage');
  if (place === undefined) {
    if (nones.length === 0 && summary === null) return [];
    throw new Error(`${where} speaks of something that no test knows: write it down in places.ts`);
  }
  const words = place.names ? gapWords(element) : '';
  const unnamed = place.names
    ? gapsIn(record, place).filter(
        ({ name, shortName }) => !words.includes(name[language]) && !words.includes(shortName[language]),
      )
    : [];
  return [
    {
      where,
      place,
      none: nones.length > 0,
      complete: summary === 'complete',
      unnamed: unnamed.map((source) => source.id),
    },
  ];
}

/** Reads off what is drawn below an element what each of its places claims. */
export function sayingsIn(
  root: Pick<Element, 'querySelectorAll'>,
  record: PatientRecord,
  language: 'ja' | 'en',
): readonly Saying[] {
  return [...root.querySelectorAll(ROOTS)]
    .filter(
      (element) => !(element.hasAttribute('data-patient-banner') && element.closest('[data-panel]') !== null),
    )
    .flatMap((element) => sayingOf(element, record, language));
}

export function sayingsOf(html: string, record: PatientRecord, language: 'ja' | 'en'): readonly Saying[] {
  const window = new Window();
  window.document.body.innerHTML = html;
  const sayings = sayingsIn(window.document, record, language);
  void window.happyDOM.close();
  return sayings;
}
