import { readFileSync } from 'node:fs';
import { GeneratorError } from './failures.mjs';

/** Reads a list: one `module/Name` a line; `#` begins a comment. Names that the package lacks are reported with similar ones. */
export function readList(path, source) {
  const problems = [];
  const wanted = [];
  readFileSync(path, 'utf8').split('\n').forEach((line, index) => {
    const entry = line.replace(/#.*/, '').trim();
    if (entry === '') return;
    const problem = check(entry, source);
    if (problem) problems.push(`${path}(${index + 1}): ${problem}`);
    else wanted.push({ module: entry.split('/')[0], name: entry.split('/')[1] });
  });
  if (problems.length > 0) throw new GeneratorError(problems);
  const unique = new Map(wanted.map(each => [`${each.module}/${each.name}`, each]));
  return [...unique.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function check(entry, source) {
  const [module, name, ...rest] = entry.split('/');
  if (!name || rest.length > 0) return `'${entry}' is not of the form module/Name, such as s3/Bucket.`;
  const members = source.members(module);
  if (members.length === 0) return `there is no module '${module}'.${similar(module, source.modules())}`;
  if (!members.includes(name)) return `module '${module}' has no '${name}'.${similar(name, members)}`;
  return undefined;
}

function similar(name, candidates) {
  const near = candidates
    .map(candidate => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(each => each.distance <= Math.max(2, name.length / 3))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 5)
    .map(each => each.candidate);
  return near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
}

/** Levenshtein distance; a name that begins with the other is nearly as near as one typing error. */
function distance(a, b) {
  if (b.startsWith(a) || a.startsWith(b)) return 2;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
