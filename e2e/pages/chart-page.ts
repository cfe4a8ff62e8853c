import type { Page } from '@playwright/test';

/** The panels on which the roles begin. */
const FIRST_PANELS = ['timeline', 'medications'] as const;

export class ChartPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  readonly root = () => this.page.locator('[data-chart]');
  readonly banner = () => this.page.locator('[data-patient-banner]');
  readonly panel = (name: string) => this.page.locator(`[data-panel="${name}"]`);
  readonly entries = () => this.page.locator('[data-entry]');
  readonly entriesOf = (kind: string) => this.page.locator(`[data-entry][data-kind="${kind}"]`);
  readonly source = (id: string) => this.page.locator(`[data-source="${id}"][data-state]`).first();
  /** Asks one source again; it stands in the source's own cell, named for those who only hear. */
  readonly retry = (id: string) => this.source(id).getByRole('button', { name: /再試行|Retry|Try again/u });
  readonly tab = (name: RegExp) => this.page.locator('nav.tabs').getByRole('link', { name });
  readonly viewer = () => this.page.locator('[data-viewer]');
  readonly findAnother = () => this.page.locator('nav.tabs a').first();
  readonly none = (known: 'known' | 'unknown') => this.page.locator(`[data-none="${known}"]`);

  /** Waits until no cell of the panel is open any more. */
  /** Waits until a panel has its answers; without a name, until that on which the role begins has. */
  async settled(name?: string): Promise<void> {
    const panels = name === undefined ? FIRST_PANELS : [name];
    await this.page
      .locator(panels.map((one) => `[data-panel="${one}"]:not([data-coverage="loading"])`).join(', '))
      .first()
      .waitFor({ timeout: 90_000 });
    // A list draws what is seen first, and what lies beyond its edges with the next frame.
    await this.page.locator('[data-coming]').first().waitFor({ state: 'detached' });
  }

  /** The state of each source as its cell tells it. */
  async sourceStates(): Promise<Readonly<Record<string, string>>> {
    const cells = await this.page
      .locator('[data-source][data-state]')
      .evaluateAll((all) =>
        all.map((cell) => [cell.getAttribute('data-source') ?? '', cell.getAttribute('data-state') ?? '']),
      );
    return Object.fromEntries(cells) as Readonly<Record<string, string>>;
  }

  async goTo(panel: string): Promise<void> {
    await this.page.locator(`nav.tabs a[href*="/${panel}"]`).click();
    await this.panel(panel).first().waitFor();
  }

  /** Into emergency mode by its two deliberate acts, and waits for the sheet. */
  async enterEmergency(): Promise<void> {
    await this.page.getByRole('button', { name: '救急モード' }).click();
    await this.page.getByRole('radio').first().check();
    await this.page.locator('[data-emergency-start]').click();
    await this.settled('emergency');
  }

  async leaveEmergency(): Promise<void> {
    await this.page.locator('.er-bar').getByRole('button', { name: '終了' }).click();
    await this.panel('timeline').first().waitFor();
  }
}
