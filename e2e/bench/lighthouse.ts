/** What two tools of Google hold against the pages: Lighthouse on three of them, csp_evaluator on their policy (docs/proofs.md). */
import { freePorts } from '../../mocks/free-ports.ts';
import { contentSecurityPolicy } from '../../scripts/headers.ts';
import { CHROMIUM } from '../fixtures/chromium.ts';
import { demoPerson } from '../fixtures/demo-person.ts';
import { type Figures, printFigures, say } from './figures.ts';
import { loadTool, toolsAreHere } from './outside-tools.ts';
import { onStage, type Seat } from './stage.ts';

interface Audit {
  readonly id: string;
  readonly score: number | null;
  readonly title: string;
  readonly details?: { readonly items?: readonly { readonly node?: { readonly snippet?: string } }[] };
}

interface Category {
  readonly score: number | null;
  readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
}

interface Report {
  readonly lhr: {
    readonly categories: Readonly<Record<string, Category>>;
    readonly audits: Readonly<Record<string, Audit>>;
  };
}

/** The little of each tool that is used. */
interface Lighthouse {
  readonly snapshot: (page: unknown, options: object) => Promise<Report>;
  readonly navigation: (
    page: unknown,
    where: string | (() => Promise<void>),
    options: object,
  ) => Promise<Report>;
}

interface Puppeteer {
  readonly connect: (options: object) => Promise<{
    readonly pages: () => Promise<readonly { readonly url: () => string }[]>;
    readonly disconnect: () => Promise<void>;
  }>;
}

interface PolicyTools {
  readonly parser: { readonly CspParser: new (policy: string) => { readonly csp: object } };
  readonly evaluator: {
    readonly CspEvaluator: new (policy: object) => { readonly evaluate: () => readonly Finding[] };
  };
}

interface Finding {
  readonly severity: number;
  readonly directive: string;
  readonly value?: string;
  readonly description: string;
}

/** As the tool numbers them: 10 is high, 20 syntax, 30 medium, 40 a high one that may be; below is advice. */
const HIGH = 10;
const MOST_SERIOUS = 40;

const OPTIONS = {
  disableStorageReset: true,
  flags: { disableStorageReset: true },
  config: {
    extends: 'lighthouse:default',
    settings: {
      onlyCategories: ['accessibility', 'best-practices'],
      formFactor: 'desktop',
      screenEmulation: { disabled: true },
      throttlingMethod: 'provided',
      disableStorageReset: true,
    },
  },
};

/** Scores of one page in percent, and what took something off them on stderr. */
function scoresOf(name: string, { lhr }: Report): Figures {
  const kinds = { accessibility: 'Accessibility', 'best-practices': 'BestPractices' };
  return Object.fromEntries(
    Object.entries(kinds).map(([id, words]) => {
      const category = lhr.categories[id];
      for (const { id: audit, weight } of category?.auditRefs ?? []) {
        const one = lhr.audits[audit];
        if (weight === 0 || one === undefined || (one.score ?? 1) >= 1) continue;
        const places = (one.details?.items ?? []).flatMap(({ node }) => node?.snippet ?? []);
        say([`lighthouse ${name}: ${one.title}`, ...places.slice(0, 10)].join(' | '));
      }
      return [`lighthouse${words}Of${name}`, Math.round((category?.score ?? Number.NaN) * 100)];
    }),
  );
}

/** Sign-in and search by going there, the chart as it stands: its way in is a press of a button in the page. */
async function pagesSeen(seat: Seat, port: number): Promise<Figures> {
  const { navigation, snapshot } = await loadTool<Lighthouse>('lighthouse');
  const { connect } = await loadTool<Puppeteer>('puppeteer-core');
  const browser = await connect({ browserURL: `http://localhost:${port}`, defaultViewport: null });
  const { page, signIn, findPatient, chart } = seat;
  try {
    await page.goto(`${signIn.app}/`);
    await signIn.begin().waitFor();
    const same = (await browser.pages()).find((one) => one.url() === page.url());
    const door = scoresOf('SignIn', await navigation(same, `${signIn.app}/`, OPTIONS));
    await page.goto(`${signIn.app}/`);
    await signIn.begin().click();
    await signIn.login().fill('doctor');
    const back = async () => {
      await signIn.submit().click();
      await page.waitForURL(/\/patients/u);
      await findPatient.field('name').waitFor();
    };
    const search = scoresOf('Search', await navigation(same, back, OPTIONS));
    await findPatient.open({ 'member-id': demoPerson('fumie').memberId });
    await chart.settled();
    const record = scoresOf('Chart', await snapshot(same, OPTIONS));
    return { ...door, ...search, ...record };
  } finally {
    await browser.disconnect();
  }
}

/** Findings of the policy as a site has it, by weight. */
async function policyFindings(): Promise<Figures> {
  const { CspParser } = await loadTool<PolicyTools['parser']>('csp_evaluator', 'dist/parser.js');
  const { CspEvaluator } = await loadTool<PolicyTools['evaluator']>('csp_evaluator', 'dist/evaluator.js');
  const policy = contentSecurityPolicy(['https://id.example', 'https://fhir.example']);
  const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
  for (const { severity, directive, value, description } of findings)
    say(`csp_evaluator ${severity} ${directive} ${value ?? ''}: ${description}`);
  return {
    policyHigh: findings.filter(({ severity }) => severity === HIGH).length,
    policyFindings: findings.filter(({ severity }) => severity <= MOST_SERIOUS).length,
  };
}

await printFigures(async (): Promise<Figures> => {
  if (!toolsAreHere()) return { lighthouseSkipped: 1 };
  const port = await freePorts(1);
  const launch = { ...CHROMIUM, args: [...(CHROMIUM.args ?? []), `--remote-debugging-port=${port}`] };
  const pages = await onStage({ demoPeople: true }, async ({ sit }) => pagesSeen(await sit(), port), launch);
  return { lighthouseSkipped: 0, ...pages, ...(await policyFindings()) };
});
