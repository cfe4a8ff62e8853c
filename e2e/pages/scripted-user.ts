import type { Locator, Page } from '@playwright/test';
import type { Action } from '../../mocks/people/questions.ts';

const PRESSABLE =
  'button, a[href], [role="option"], [role="radio"], [role="menuitemcheckbox"], summary, label, select';

/** Somebody at the screen who does one thing after another, and can only press what can be seen. */
export class ScriptedUser {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async act(action: Action): Promise<void> {
    const { page } = this;
    switch (action[0]) {
      case 'go':
        await page.locator(`nav.tabs a[href*="/${action[1]}"]`).click();
        break;
      case 'press':
        await page.keyboard.press(action[1]);
        break;
      case 'click':
        await (await this.inView(action[1])).click();
        break;
      case 'type':
        await this.type(action[1]);
        break;
      case 'type and enter':
        await this.type(action[1]);
        await page.keyboard.press('Enter');
        break;
      case 'scroll':
        await page.mouse.move(720, 600);
        await page.mouse.wheel(0, 600);
        break;
    }
    await this.calm();
  }

  /** Types where the cursor stands, and waits for what is found as one types. */
  private async type(words: string): Promise<void> {
    const { page } = this;
    const hasField = () => page.evaluate(() => document.activeElement instanceof HTMLInputElement);
    await page
      .waitForFunction(() => document.activeElement instanceof HTMLInputElement)
      .catch(() => undefined);
    if (!(await hasField())) throw new Error(`no field to type 「${words}」 into`);
    await page.keyboard.insertText(words);
    const found = page.locator('[data-search-count]:not([data-search-count="0"])');
    await found.waitFor({ timeout: 5_000 }).catch(() => undefined);
  }

  /** The first thing with these words that can be pressed and lies in the window as it stands. */
  private async inView(words: string): Promise<Locator> {
    const { page } = this;
    const over = page.locator('dialog[open]');
    const within = (await over.count()) > 0 ? over.last() : page.locator('body');
    const named = within.locator(PRESSABLE).filter({ hasText: words, visible: true });
    await named
      .first()
      .waitFor({ timeout: 8_000 })
      .catch(() => undefined);
    const { height = 0 } = page.viewportSize() ?? {};
    for (const one of await named.all()) {
      const box = await one.boundingBox();
      if (box !== null && box.y >= 0 && box.y + Math.min(box.height, 20) <= height) return one;
    }
    throw new Error(`nothing in view to press that says 「${words}」`);
  }

  /** Two frames, so that what an action began is drawn. */
  private async calm(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
}
