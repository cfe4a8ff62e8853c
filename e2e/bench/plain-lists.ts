/** What Hitome is held against: lists of medicines side by side, each scrolled and read by hand. */
import type { Page } from '@playwright/test';

export interface PlainRow {
  /** What tells one medicine from another to whoever reads: its name without form and strength. */
  readonly medicine: string;
  readonly words: string;
}

function pageOf(lists: readonly (readonly PlainRow[])[]): string {
  const rows = (list: readonly PlainRow[]) =>
    list.map(({ medicine, words }) => `<li data-medicine="${medicine}">${words}</li>`).join('');
  const style =
    'body{margin:0;font:14px/1.4 sans-serif}main{display:flex;height:100vh}ul{flex:1;overflow:auto;margin:0;padding:0}' +
    'li{list-style:none;padding:6px 10px;border-bottom:1px solid #ccc;min-height:28px}';
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><main>${lists
    .map((list) => `<ul>${rows(list)}</ul>`)
    .join('')}</main>`;
}

/**
 * How often somebody scrolls who compares two plain lists: each medicine of the one is brought into view and then looked
 * for in the other, which is gone through to its end where it is not there.
 */
export async function actionsOfTwoLists(
  page: Page,
  one: readonly PlainRow[],
  other: readonly PlainRow[],
): Promise<number> {
  await page.setContent(pageOf([one, other]));
  return page.evaluate(() => {
    const [left, right] = [...document.querySelectorAll('ul')];
    if (left === undefined || right === undefined) throw new Error('no lists');
    let actions = 0;
    const isSeen = (list: Element, row: Element) => {
      const [box, own] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
      return own.top >= box.top - 1 && own.bottom <= box.bottom + 1;
    };
    const show = (list: Element, row: Element) => {
      if (isSeen(list, row)) return;
      row.scrollIntoView({ block: 'nearest' });
      actions += 1;
    };
    const done = new Set<string>();
    const go = (from: Element, to: Element) => {
      for (const row of from.querySelectorAll('li')) {
        const medicine = row.dataset['medicine'] ?? '';
        if (done.has(medicine)) continue;
        done.add(medicine);
        show(from, row);
        const same = [...to.querySelectorAll('li')].find((each) => each.dataset['medicine'] === medicine);
        if (same !== undefined) show(to, same);
        else {
          // Nobody knows that it is not there before the end.
          const pages = Math.max(0, Math.ceil(to.scrollHeight / to.clientHeight) - 1);
          actions += pages;
          to.scrollTo(0, to.scrollHeight);
        }
      }
    };
    go(left, right);
    go(right, left);
    return actions;
  });
}
