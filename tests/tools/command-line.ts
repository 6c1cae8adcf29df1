// What the commands of tests/tools share: their arguments, the files these name, and their two outputs.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { messageOf } from './message-of.ts';

/** npm starts us in the repository; paths are meant from where the person stands. */
const from = process.env['INIT_CWD'] ?? process.cwd();

export const textOf = (path: string): string => readFileSync(resolve(from, path), 'utf8');

export const print = (line: string): void => void process.stdout.write(`${line}\n`);

export const complain = (line: string): false => {
  process.stderr.write(`${line}\n`);
  return false;
};

/** Options and paths; undefined where they were not understood, which is then said with the usage. */
export const readArguments = <O extends NonNullable<ParseArgsConfig['options']>>(
  options: O,
  usage: string,
) => {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    complain(`${messageOf(error)}\n${usage}`);
    return undefined;
  }
};
