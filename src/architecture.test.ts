import { readdirSync, readFileSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Who may import whom (docs/architecture.md). A room may also import itself; what is not listed is an error. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  domain: ['base'],
  terminology: ['base', 'domain'],
  clinical: ['base', 'domain', 'terminology'],
  session: ['base', 'domain'],
  sources: ['base', 'domain', 'terminology'],
  record: ['base', 'domain', 'terminology', 'clinical', 'sources'],
  access: ['base', 'domain'],
  i18n: ['base', 'domain'],
  ui: ['base', 'domain', 'i18n'],
  imaging: ['base', 'domain', 'sources', 'i18n', 'ui'],
  views: ['base', 'domain', 'terminology', 'clinical', 'record', 'access', 'i18n', 'ui', 'imaging'],
  app: [
    'base',
    'domain',
    'terminology',
    'clinical',
    'session',
    'sources',
    'record',
    'access',
    'i18n',
    'ui',
    'imaging',
    'views',
  ],
  testing: ['base', 'domain', 'terminology', 'clinical', 'sources', 'record'],
};

/** Heavy or risky packages and the one room that may import each. */
const OWNER_OF_PACKAGE: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(oidc-client-ts|jose)$/u, ['session']],
  [/^(@medplum\/react|@medplum\/core|@mantine\/|recharts$|@tanstack\/react-table)/u, ['ui']],
  [/^(@cornerstonejs\/|dicom-parser)/u, ['imaging']],
  [/^(cockatiel|valibot)$/u, ['sources']],
  [/^(dompurify)$/u, ['ui']],
  [/^react-router/u, ['app', 'ui']],
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly dynamic: boolean;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function importsOf(file: string): readonly Import[] {
  const code = readFileSync(file, 'utf8');
  const { module } = parseSync(file, code);
  const statics = module.staticImports.map((one) => ({ to: one.moduleRequest.value, dynamic: false }));
  const exported = module.staticExports.flatMap((one) =>
    one.entries.flatMap((entry) =>
      entry.moduleRequest === null ? [] : [{ to: entry.moduleRequest.value, dynamic: false }],
    ),
  );
  const dynamics = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    to: code.slice(start, end).replace(/['"`]/gu, ''),
    dynamic: true,
  }));
  return [...statics, ...exported, ...dynamics].map((one) => ({ from: file, ...one }));
}

/** The file an import resolves to; undefined for a package. */
function resolved({ from, to }: Import): string | undefined {
  if (!to.startsWith('.')) return undefined;
  const bare = path.resolve(path.dirname(from), to.replace(/\?.*$/u, ''));
  const found = [bare, `${bare}.ts`, `${bare}.tsx`].find(
    (file) => existsSync(file) && statSync(file).isFile(),
  );
  if (found === undefined) throw new Error(`${path.relative(ROOT, from)} imports ${to}, which is no file`);
  return found;
}

function roomOf(file: string): string {
  const [top = '', room = '', rest = ''] = path.relative(ROOT, file).split(path.sep);
  if (top !== 'src') return top;
  return room === 'views' && rest.endsWith('.ts') ? 'views' : room;
}

function viewOf(file: string): string | undefined {
  const [top, room, view] = path.relative(ROOT, file).split(path.sep);
  return top === 'src' && room === 'views' ? view : undefined;
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/u.test(file);
}

const sourceFiles = filesBelow(path.join(ROOT, 'src')).filter((file) => !isTest(file));
const imports = sourceFiles.flatMap(importsOf);

describe('the rooms of src', () => {
  it('are the ones the table names, and none is empty', () => {
    const rooms = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(rooms.map((entry) => entry.name).toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
    const filled = Object.keys(MAY_IMPORT).filter((room) =>
      sourceFiles.some((file) => roomOf(file) === room),
    );
    expect(filled.toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
  });

  it('import only the rooms below them', () => {
    const wrong = imports.flatMap((one) => {
      const target = resolved(one);
      if (target === undefined) return [];
      const [room, other] = [roomOf(one.from), roomOf(target)];
      if (room === other || other.endsWith('.css')) return [];
      return (MAY_IMPORT[room] ?? []).includes(other)
        ? []
        : [`${path.relative(ROOT, one.from)} → ${path.relative(ROOT, target)}`];
    });
    expect(wrong).toEqual([]);
    expect(imports.length).toBeGreaterThan(300);
  });

  it('keep the views apart, and fetch imaging lazily', () => {
    const wrong = imports.flatMap((one) => {
      const target = resolved(one);
      const view = viewOf(one.from);
      if (target === undefined || view === undefined) return [];
      const other = viewOf(target);
      const crossed = other !== undefined && other !== view;
      const eager = roomOf(target) === 'imaging' && !one.dynamic && !target.endsWith('contract.ts');
      return crossed || eager ? [`${path.relative(ROOT, one.from)} → ${path.relative(ROOT, target)}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('leave each heavy or risky package to its owner', () => {
    const wrong = imports.flatMap((one) => {
      const owner = OWNER_OF_PACKAGE.find(([pattern]) => pattern.test(one.to));
      const free = owner === undefined || owner[1].includes(roomOf(one.from));
      return free ? [] : [`${path.relative(ROOT, one.from)} → ${one.to}`];
    });
    expect(wrong).toEqual([]);
    for (const [pattern] of OWNER_OF_PACKAGE) {
      expect(
        imports.some((one) => pattern.test(one.to)),
        `nobody imports ${pattern}`,
      ).toBe(true);
    }
  });

  it('use React only where something is drawn', () => {
    const core = ['base', 'domain', 'terminology', 'clinical', 'session', 'sources', 'access'];
    const wrong = imports.filter((one) => one.to === 'react' && core.includes(roomOf(one.from)));
    expect(wrong.map((one) => path.relative(ROOT, one.from))).toEqual([]);
  });
});

describe('the demo world and the end-to-end tests', () => {
  it('know nothing of src', () => {
    const outside = ['mocks', 'e2e'].flatMap((folder) => filesBelow(path.join(ROOT, folder)));
    const wrong = outside.flatMap(importsOf).flatMap((one) => {
      const target = resolved(one);
      // The end-to-end tests start the app's server, as `npm start` does.
      const allowed = roomOf(one.from) === 'e2e' ? ['mocks', 'e2e', 'scripts'] : ['mocks'];
      return target !== undefined && !allowed.includes(roomOf(target)) ? [`${one.from} → ${target}`] : [];
    });
    expect(outside.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });
});
