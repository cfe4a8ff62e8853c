/**
 * The one command that runs every test on a fresh machine: installs the packages, and on Debian the browser, the fonts
 * and the DICOM server that the tests use, then runs all that must hold. Plain JavaScript for node 20 or newer.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { installWhenNeeded } from './install.mjs';
import { root } from './tool.mjs';

const DEBIAN = [
  { package: 'chromium', present: ['/usr/bin/chromium'] },
  { package: 'fonts-noto-cjk', present: ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'] },
  { package: 'orthanc', present: ['/usr/sbin/Orthanc', '/usr/bin/Orthanc'] },
  {
    package: 'orthanc-dicomweb',
    present: [
      '/usr/lib/orthanc/libOrthancDicomWeb.so.1.7',
      '/usr/share/orthanc/plugins/libOrthancDicomWeb.so',
    ],
  },
  {
    package: 'orthanc-gdcm',
    present: ['/usr/lib/orthanc/libOrthancGdcm.so.1.5', '/usr/share/orthanc/plugins/libOrthancGdcm.so'],
  },
];

function installDebianPackages() {
  const missing = DEBIAN.filter((one) => !one.present.some((file) => existsSync(file))).map(
    (one) => one.package,
  );
  if (missing.length === 0) return;
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    console.log(
      `Not installed, and not installable here: ${missing.join(', ')}. Tests that need them will say so.`,
    );
    return;
  }
  console.log(`Installing ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
  const done = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
    stdio: 'inherit',
    env,
  });
  if (done.status !== 0)
    console.log('Some packages could not be installed; tests that need them will say so.');
}

await installWhenNeeded(root);
installDebianPackages();
const checked = spawnSync(process.execPath, ['scripts/check.mjs', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(checked.status ?? 1);
