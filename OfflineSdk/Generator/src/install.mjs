import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GeneratorError } from './failures.mjs';

const patience = 10 * 60_000;

/**
 * Installs the pinned packages unless the installed ones are those of the lock file. Several builds may ask at once:
 * one installs, the others wait for it.
 */
export function installPackages(root) {
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const mark = join(root, 'node_modules', '.installed');
  const isInstalled = () => existsSync(mark) && readFileSync(mark, 'utf8') === wanted;
  if (isInstalled()) return;

  const lock = join(root, '.installing');
  const deadline = Date.now() + patience;
  while (!tryLock(lock)) {
    if (Date.now() > deadline) throw new GeneratorError(`Another installation of the provider packages does not end. If none is running, remove ${lock}.`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
  }
  try {
    if (isInstalled()) return;
    npmInstall(root);
    writeFileSync(mark, wanted);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Creating a folder succeeds for one process only. A lock left by a process that is gone is taken over. */
function tryLock(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), `${process.pid}`);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isAbandoned(lock) {
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // The owner writes its id right after creating the folder: an empty one is given a moment.
    if (error.code === 'ENOENT') return existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 5_000;
    return error.code === 'ESRCH';
  }
}

function npmInstall(root) {
  // Scripts of packages are not run: the packages are only read.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.error?.code === 'ENOENT') throw new GeneratorError('npm was not found. Install Node.js 20 or newer.');
  if (result.status !== 0) {
    const lines = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n').slice(-10).join('\n');
    throw new GeneratorError(`'npm ${args.join(' ')}' in ${root} ended with exit code ${result.status}:\n${lines}`);
  }
}
