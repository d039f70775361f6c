import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a folder hold exactly these files. A file that would not change is left alone, so that nothing is compiled for it;
 * one that does appears complete or not at all, so that a build at the same time never reads half of it.
 */
export function writeFiles(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) {
    const path = join(folder, name);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, path);
  }
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.cs') && !files.has(name)) rmSync(join(folder, name), { force: true });
  }
}
