#!/usr/bin/env node
// Writes C# bindings for the listed resources and functions of one provider:
//   node generate.mjs --facts providers/aws.mjs --list ../Pulumi.Aws/resources.txt --out <folder>
// Exit code 1 and one line per problem where a list or the facts have a gap.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { installPackages } from './src/install.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { facts: { type: 'string' }, list: { type: 'string' }, out: { type: 'string' } } });

try {
  installPackages(root);
  // These load the TypeScript compiler, so they come after the installation.
  const { writeBindings } = await import('./src/bindings.mjs');
  const { ProviderPackage } = await import('./src/providerPackage.mjs');
  const { readList } = await import('./src/wantedList.mjs');
  const { writeFiles } = await import('./src/outputFolder.mjs');

  const { default: facts } = await import(pathToFileURL(values.facts).href);
  const source = new ProviderPackage(join(root, 'node_modules', facts.package));
  writeFiles(values.out, writeBindings({ ...facts, file: values.facts }, source, readList(values.list, source)));
} catch (error) {
  if (!error.messages) throw error;
  // The form that MSBuild shows as an error of its own.
  for (const message of error.messages) console.error(/^.+\(\d+\): /.test(message) ? message.replace('): ', '): error GEN001: ') : `error GEN001: ${message}`);
  process.exitCode = 1;
}
