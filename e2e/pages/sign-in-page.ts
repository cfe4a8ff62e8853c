import type { Page } from '@playwright/test';

export class SignInPage {
  readonly page: Page;
  readonly app: string;

  constructor(page: Page, app: string) {
    this.page = page;
    this.app = app;
  }

  readonly begin = () => this.page.getByRole('button', { name: /サインイン|Sign in/u });
  readonly login = () => this.page.locator('input[name="login"]');
  readonly submit = () => this.page.locator('button[type="submit"]');
  readonly problem = () => this.page.locator('[data-problem]');
  readonly signOut = () => this.page.getByRole('button', { name: /サインアウト|Sign out/u });

  /** Signs in on the provider's own page and waits for the search for patients. */
  async as(login: string, query = ''): Promise<void> {
    await this.page.goto(`${this.app}/${query}`);
    await this.begin().click();
    await this.login().fill(login);
    await this.submit().click();
    await this.page.waitForURL(/\/(?:patients|access-log)/u);
  }

  /** In a further tab: the provider still knows who it is, and asks nothing. */
  async asBefore(): Promise<void> {
    await this.page.goto(`${this.app}/`);
    await this.begin().click();
    await this.page.waitForURL(/\/(?:patients|access-log)/u);
  }
}
