import type { Page } from '@playwright/test';
import type { ChartPage } from './chart-page.ts';

/** The timeline's line to type in, and what it leaves. */
export class TimelineSearch {
  readonly page: Page;
  readonly chart: ChartPage;

  constructor(page: Page, chart: ChartPage) {
    this.page = page;
    this.chart = chart;
  }

  readonly field = () => this.chart.panel('timeline').locator('input[type="search"]');
  readonly entries = () => this.chart.panel('timeline').locator('[data-entry]');

  /** Types words; they need a moment to take effect. */
  async type(words: string): Promise<void> {
    await this.field().fill(words);
    await this.page.waitForFunction(
      (typed) => new URL(location.href).searchParams.get('q') === typed,
      words === '' ? null : words,
    );
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** All rows that the words leave. */
  async rows(words: string): Promise<readonly string[]> {
    await this.type(words);
    return this.entries().allInnerTexts();
  }

  /** The detail of the first row that says the words, else of the first that they leave; empty where they leave none. */
  async detail(words: string): Promise<string> {
    await this.type(words);
    if ((await this.entries().count()) === 0) return '';
    const named = this.entries().filter({ hasText: words });
    const entry = (await named.count()) > 0 ? named.first() : this.entries().first();
    const key = await entry.getAttribute('data-entry');
    await entry.click();
    const detail = this.page.locator(`[data-detail="${key ?? ''}"]`);
    await detail.waitFor();
    return detail.innerText();
  }

  async clear(): Promise<void> {
    await this.type('');
  }
}
