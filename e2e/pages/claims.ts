import type { Page } from '@playwright/test';

/** What one place of a drawn page claims: a panel, a block of one, or the line of allergies in the banner. */
export interface PlaceClaim {
  /** `panel`, `panel/block`, or `banner`. */
  readonly where: string;
  readonly coverage: string;
  readonly none: boolean;
  /** The words of its gaps: what is missing, where, and why; without the seals, whose kanji is no name. */
  readonly gapWords: string;
}

/** What a page claims, and what it draws. */
export interface PageClaims {
  readonly places: readonly PlaceClaim[];
  /** `source/Type/id` of every resource that a drawn row stands for. */
  readonly resources: readonly string[];
}

/** Reads off the page what each of its places claims, and every resource it draws a row of. */
export function claimsOf(page: Page): Promise<PageClaims> {
  return page.evaluate(() => {
    const roots = '[data-panel], [data-block], [data-patient-banner]';
    const nameOf = (element: Element) => {
      const panel = element.getAttribute('data-panel');
      if (panel !== null) return panel;
      const block = element.getAttribute('data-block');
      const outer = element.closest('[data-panel]')?.getAttribute('data-panel') ?? 'summary';
      return block === null ? 'banner' : `${outer}/${block}`;
    };
    const wordsOf = (element: Element) => {
      const copy = element.cloneNode(true) as Element;
      for (const seal of copy.querySelectorAll('.seal')) seal.remove();
      return copy.textContent;
    };
    const places = [...document.querySelectorAll(roots)].map((element) => {
      const own = (selector: string) =>
        [element, ...element.querySelectorAll(selector)].filter(
          (one) => one.matches(selector) && one.closest(roots) === element,
        );
      return {
        where: nameOf(element),
        coverage: element.getAttribute('data-coverage') ?? '',
        none: own('[data-none="known"]').length > 0,
        gapWords: own(
          '[data-gap], [data-nothing], [data-none="unknown"], [data-source][data-state], .banner-chips',
        )
          .map(wordsOf)
          .join(' '),
      };
    });
    const rows = [...document.querySelectorAll('[data-entry][data-resources]')];
    const resources = rows.flatMap((row) => (row.getAttribute('data-resources') ?? '').split(' '));
    return { places, resources: [...new Set(resources.filter((one) => one !== ''))] };
  });
}
