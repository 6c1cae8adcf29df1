// What a person would answer to the browser's question whether Perch may reach this machine, given beforehand: neither a
// test nor a played shift can press a button of the browser itself.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  host_permissions: string[];
  optional_host_permissions: string[];
}

/** Puts a copy of a built extension, which may reach this machine, into `folder`, and gives that. */
export const allowedCopy = (built: string, folder: string): string => {
  cpSync(built, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  const here = 'http://127.0.0.1/*';
  if (!manifest.optional_host_permissions.includes(here))
    throw new Error('The address could not be asked for.');
  manifest.host_permissions.push(here);
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
};
