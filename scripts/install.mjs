/** Whether what is installed is what package-lock.json asks for, and `npm ci` when it is not. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** @param {string} root */
export async function installWhenNeeded(root) {
  const lock = path.join(root, 'package-lock.json');
  const stamp = path.join(root, 'node_modules', '.hitome-installed');
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!agreesWithLock(root, lock)) {
    console.log('Installing packages (npm ci). This takes a minute the first time …');
    await npmCi(root);
    console.log('Packages are installed.');
  }
  writeFileSync(stamp, wanted);
}

/**
 * npm keeps its own copy of the lock beside the packages; the two agree when every package has the same version.
 * @param {string} root
 * @param {string} lock
 */
function agreesWithLock(root, lock) {
  const hidden = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const asked = JSON.parse(readFileSync(lock, 'utf8')).packages ?? {};
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages ?? {};
  return Object.entries(asked).every(([place, entry]) => {
    // The project itself, and packages for other machines, are not in node_modules.
    if (place === '' || (entry.optional === true && installed[place] === undefined)) return true;
    return installed[place]?.version === entry.version;
  });
}

/** @param {string} root */
function npmCi(root) {
  const started = Date.now();
  const progress = setInterval(
    () => console.log(`  … ${Math.round((Date.now() - started) / 1000)} s`),
    15_000,
  );
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`npm ci ended with code ${code ?? process.pid}`)),
    );
  }).finally(() => clearInterval(progress));
}
