/**
 * The one command that runs every test on a fresh machine: installs the packages, and on Debian the browser, the fonts
 * and the DICOM server that the tests use, then runs all that must hold. Plain JavaScript for node 20 or newer.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { FOR_TESTS, installDebianPackages } from './debian.mjs';
import { installWhenNeeded } from './install.mjs';
import { root } from './tool.mjs';

await installWhenNeeded(root);
installDebianPackages(FOR_TESTS);
const checked = spawnSync(process.execPath, ['scripts/check.mjs', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(checked.status ?? 1);
