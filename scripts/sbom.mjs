/**
 * `npm run sbom`: what the application is made of, from `package-lock.json` and what is installed; needs no network.
 *   (nothing)       writes deploy/sbom.cdx.json (CycloneDX 1.6) and THIRD-PARTY-NOTICES.md
 *   --check         fails where either differs from what would be written, or a package breaks the rules below
 *   --reproducible  builds twice and compares every file
 * Plain JavaScript for node 20 or newer.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root, toolCommand } from './tool.mjs';

/**
 * @typedef {{ version: string, resolved?: string, integrity?: string, license?: string, dev?: boolean, optional?: boolean,
 *   hasInstallScript?: boolean, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>,
 *   peerDependencies?: Record<string, string> }} Locked
 * @typedef {Locked & { name: string, place: string }} Package
 */

const SBOM = path.join(root, 'deploy', 'sbom.cdx.json');
const NOTICES = path.join(root, 'THIRD-PARTY-NOTICES.md');

/** @param {string} name */
function jsonOf(name) {
  return JSON.parse(readFileSync(path.join(root, name), 'utf8'));
}

/** @returns {Package[]} every package of the lock file, by its place in the tree */
function lockedPackages() {
  const { packages } = jsonOf('package-lock.json');
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, one]) => ({ ...one, place, name: one.name ?? place.split('node_modules/').at(-1) }));
}

/** @param {Package} one */
function purl({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/**
 * The package that a dependency means at a place of the tree, as node finds it.
 * @param {Map<string, Package>} byPlace
 * @param {string} from
 * @param {string} name
 */
function resolved(byPlace, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const found = byPlace.get(`${at === '' ? '' : `${at}/`}node_modules/${name}`);
    if (found !== undefined || at === '') return found;
    if (!at.includes('/node_modules/')) at = '/node_modules/';
  }
}

/** @param {Package} one */
function licenceOf(one) {
  if (one.license !== undefined) return one.license;
  const file = path.join(root, one.place, 'package.json');
  if (!existsSync(file)) return 'not stated';
  // Packages of old state a list.
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  return typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type ?? 'not stated');
}

/** @param {string} licence */
function licenceEntry(licence) {
  if (/^[\w.+-]+$/.test(licence)) return { license: { id: licence } };
  return /\b(?:OR|AND|WITH)\b/.test(licence) ? { expression: licence } : { license: { name: licence } };
}

/** @param {Package} one */
function component(one) {
  const [algorithm, digest] = (one.integrity ?? '').split('-');
  return {
    type: 'library',
    'bom-ref': purl(one),
    name: one.name,
    version: one.version,
    scope: one.dev === true ? 'excluded' : one.optional === true ? 'optional' : 'required',
    ...(algorithm === 'sha512'
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
      : {}),
    licenses: [licenceEntry(licenceOf(one))],
    purl: purl(one),
  };
}

/** Without time or serial number: the same lock file gives the same text. @param {Package[]} packages */
function sbomText(packages) {
  const { name, version, dependencies, devDependencies } = jsonOf('package.json');
  const byPlace = new Map(packages.map((one) => [one.place, one]));
  const unique = [...new Map(packages.map((one) => [purl(one), one])).values()];
  unique.sort((a, b) => (purl(a) < purl(b) ? -1 : 1));
  /** @param {string} place @param {Record<string, string>} wanted */
  const refs = (place, wanted) =>
    [
      ...new Set(
        Object.keys(wanted)
          .flatMap((one) => resolved(byPlace, place, one) ?? [])
          .map(purl),
      ),
    ].sort();
  const main = { type: 'application', 'bom-ref': name, name, version };
  return `${JSON.stringify(
    {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: { component: main },
      components: unique.map(component),
      dependencies: [
        { ref: name, dependsOn: refs('', { ...dependencies, ...devDependencies }) },
        ...unique.map((one) => ({
          ref: purl(one),
          dependsOn: refs(one.place, { ...one.dependencies, ...one.optionalDependencies }),
        })),
      ],
    },
    null,
    1,
  )}\n`;
}

/** The line in which an author names who holds the rights, as their own licence file says it. @param {Package} one */
function copyrightOf(one) {
  const folder = path.join(root, one.place);
  if (!existsSync(folder)) return '';
  const file = readdirSync(folder).find((name) => /^(?:licen[sc]e|copying)/i.test(name));
  if (file === undefined) return '';
  const line = readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .map((text) => text.trim())
    .find((text) => /^copyright\b.*(?:\d{4}|\(c\)|©)/i.test(text) && !/\[yyyy\]|\{yyyy\}/.test(text));
  return (line ?? '').replaceAll('|', '/').slice(0, 120);
}

/** @param {Package[]} packages */
function noticesText(packages) {
  const shipped = packages.filter((one) => one.dev !== true && one.optional !== true);
  const unique = [...new Map(shipped.map((one) => [purl(one), one])).values()];
  unique.sort((a, b) => (a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1));
  const rows = unique.map(
    (one) => `| ${one.name} | ${one.version} | ${licenceOf(one)} | ${copyrightOf(one)} |`,
  );
  return `# Third-party notices

The packages that the application is built from and those that they need, with the licences their authors state. Each
package's own licence text stands in its folder under \`node_modules\` after installing. Written by \`npm run sbom\` from
\`package-lock.json\`; with hashes, and with the tools of development, it stands in \`deploy/sbom.cdx.json\`.

| package | version | licence | copyright |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** @param {string} version */
function numbers(version) {
  return version.split('-')[0].split('.').map(Number);
}

/** @param {string} one @param {string} other */
function isOlder(one, other) {
  const [a, b] = [numbers(one), numbers(other)];
  const at = [0, 1, 2].find((index) => a[index] !== b[index]);
  return at !== undefined && a[at] < b[at];
}

/** Licences under which nothing of ours has to be opened and nothing has to be paid. */
const LICENCES =
  /^(?:MIT|MIT-0|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|MPL-2\.0|OFL-1\.1|Unlicense|CC0-1\.0|CC-BY-4\.0|BlueOak-1\.0\.0|Python-2\.0|Zlib|SEE LICENSE IN LICENSE\.md)$/;

/** Of a choice one is enough, of several at once all must do. @param {string} licence */
function mayBeUsed(licence) {
  const choices = licence.replaceAll(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => LICENCES.test(one.trim())));
}

/** What breaks a rule (docs/security.md). @param {Package[]} packages */
function broken(packages) {
  const { allowScripts = {} } = jsonOf('package.json');
  const { advisories } = jsonOf('deploy/advisories.json');
  return packages.flatMap((one) => {
    const wrong = [];
    const say = (/** @type {string} */ words) => wrong.push(`${one.place} ${one.version}: ${words}`);
    if (one.integrity?.startsWith('sha512-') !== true) say('no SHA-512 in the lock file');
    if (one.resolved !== undefined && !one.resolved.startsWith('https://')) say('not fetched over https');
    if (one.hasInstallScript === true && !(one.name in allowScripts))
      say('an install script that nobody has judged');
    if (one.dev !== true && !mayBeUsed(licenceOf(one))) say(`licence ${licenceOf(one)}`);
    const file = path.join(root, one.place, 'package.json');
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version !== one.version)
      say('another version is installed');
    for (const { name, from, below, id } of advisories)
      if (name === one.name && !isOlder(one.version, from) && isOlder(one.version, below))
        say(`known: ${id}`);
    return wrong;
  });
}

/** @param {string} folder */
function hashesBelow(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map((one) => {
      const file = path.join(one.parentPath, one.name);
      return [path.relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')];
    }),
  );
}

function reproducible() {
  const [node, vite] = toolCommand('vite');
  const builds = [1, 2].map(() => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hitome-build-'));
    const words = [vite, 'build', '--logLevel', 'error', '--outDir', folder, '--emptyOutDir'];
    const { status } = spawnSync(node, words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error('the build failed');
    const hashes = hashesBelow(folder);
    rmSync(folder, { recursive: true });
    return hashes;
  });
  const [one = new Map(), other = new Map()] = builds;
  const names = new Set([...one.keys(), ...other.keys()]);
  const differing = [...names].filter((name) => one.get(name) !== other.get(name));
  const whole = createHash('sha256');
  for (const name of [...names].sort((a, b) => (a < b ? -1 : 1))) whole.update(`${name} ${one.get(name)}\n`);
  for (const name of differing) console.log(`differs: ${name}`);
  console.log(`${names.size} files, ${differing.length} differing, SHA-256 of all ${whole.digest('hex')}`);
  return differing.length === 0;
}

/** @param {ReadonlySet<string>} flags */
function main(flags) {
  if (flags.has('--reproducible')) return reproducible();
  const packages = lockedPackages();
  const files = [
    { file: SBOM, text: sbomText(packages) },
    { file: NOTICES, text: noticesText(packages) },
  ];
  if (!flags.has('--check')) {
    for (const { file, text } of files) writeFileSync(file, text);
    console.log(files.map(({ file }) => path.relative(root, file)).join('\n'));
    return true;
  }
  const wrong = broken(packages);
  for (const { file, text } of files)
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text)
      wrong.push(`${path.relative(root, file)} is not what the lock file says: npm run sbom`);
  for (const words of wrong) console.log(words);
  console.log(`${packages.length} packages, ${wrong.length} findings`);
  return wrong.length === 0;
}

process.exitCode = main(new Set(process.argv.slice(2))) ? 0 : 1;
