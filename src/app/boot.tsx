import type { Root } from 'react-dom/client';
import { err, type Result } from '../base/result.ts';
import { I18nRoot } from '../i18n/i18n-root.tsx';
import type { ConfigProblem } from '../sources/config-problem.ts';
import { decodeSiteConfig, type SiteConfig } from '../sources/site-config.ts';
import { ConfigErrorPage } from '../views/notices/notices.tsx';
import { App } from './app.tsx';
import { readView } from './location.ts';
import { createWiring } from './wiring.ts';

const CONFIG_URL = '/config/sources.json';

async function loadConfig(): Promise<Result<SiteConfig, readonly ConfigProblem[]>> {
  try {
    // oxlint-disable-next-line no-restricted-globals -- the site's own settings, before there is any source to ask
    const response = await fetch(CONFIG_URL, { cache: 'no-store', credentials: 'omit' });
    const text = await response.text();
    if (response.ok) return decodeSiteConfig(text);
    return err([
      {
        file: 'config/sources.json',
        field: '(whole file)',
        expected: 'a file',
        found: `HTTP ${response.status}`,
      },
    ]);
  } catch (cause) {
    return err([
      { file: 'config/sources.json', field: '(whole file)', expected: 'a file', found: String(cause) },
    ]);
  }
}

/** Reads the site's settings, then starts; a wrong setting is named on screen, and no half of the application starts. */
export async function boot(root: Root): Promise<void> {
  const config = await loadConfig();
  const { language } = readView(new URLSearchParams(window.location.search));
  if (!config.ok) {
    root.render(
      <I18nRoot language={language}>
        <ConfigErrorPage faults={config.error} onReload={() => window.location.reload()} />
      </I18nRoot>,
    );
    return;
  }
  root.render(<App wiring={createWiring(config.value)} />);
}
