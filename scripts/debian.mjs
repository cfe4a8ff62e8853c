/** Debian's packages that tests and proofs run with. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

/** What the tests run with. */
export const FOR_TESTS = [
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

/** Decoders of others, to hold ours against. */
export const FOR_PICTURES = [
  { package: 'dcmtk', present: ['/usr/bin/dcmj2pnm'] },
  { package: 'libgdcm-tools', present: ['/usr/bin/gdcmconv'] },
  { package: 'libopenjp2-tools', present: ['/usr/bin/opj_decompress'] },
];

/**
 * Installs what is missing, where that can be done; else says what is.
 * @param {{ package: string, present: string[] }[]} wanted
 */
export function installDebianPackages(wanted) {
  const missing = wanted
    .filter((one) => !one.present.some((file) => existsSync(file)))
    .map((one) => one.package);
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
