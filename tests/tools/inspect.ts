// npm run inspect -- FILE|FOLDER…  What Perch reads on saved pages of X and in its responses, one JSON line a post.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openPageReader, type PageReader } from './page-reader.ts';
import { inspectResponse } from './inspect-response.ts';
import { readSavedFile } from './saved-page.ts';

const usage =
  'npm run inspect -- FILE|FOLDER…   saved pages of X (.html, .mhtml), responses of its API (.json)';
const readable = /\.(html?|xhtml|mht|mhtml|json|jsonl)$/i;

/** npm starts us in the repository; paths are meant from where the person stands. */
const from = process.env['INIT_CWD'] ?? process.cwd();

/** The files that a path means: itself, or everything readable below a folder. */
const filesOf = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && readable.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    : [path];

const complain = (file: string, reason: string): false => {
  process.stderr.write(`${file}: ${reason}\n`);
  return false;
};

interface Read {
  post?: unknown;
  fields: unknown;
  problems: string[];
}

/** Prints the posts of one file; tells whether all of them could be read. */
const print = (file: string, readings: readonly Read[]): boolean => {
  let complete = true;
  for (const [index, { fields, post, problems }] of readings.entries()) {
    process.stdout.write(`${JSON.stringify({ file, index, post: post ?? fields, problems })}\n`);
    if (!post) complete = complain(file, `post ${index} could not be read: ${problems.join('; ')}`);
  }
  return complete;
};

/** Prints the posts of one file; tells whether all of them could be read. `open` gives the reader of pages. */
const inspect = async (open: () => Promise<PageReader>, file: string): Promise<boolean> => {
  const saved = readSavedFile(file, readFileSync(file));
  if (saved.kind === 'refused') return complain(file, saved.reason);
  if (saved.kind === 'responses') {
    const { readings, remarks, isResponse } = inspectResponse(saved.responses, Date.now());
    for (const remark of remarks) complain(file, remark);
    return print(file, readings) && isResponse;
  }
  const { readings } = await (await open()).read(saved.html, saved.url);
  return readings.length === 0 ? complain(file, 'holds no post') : print(file, readings);
};

const main = async (paths: string[]): Promise<number> => {
  if (paths.length === 0) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  let complete = true;
  /** Only pages need a browser. */
  let reader: Promise<PageReader> | undefined;
  try {
    for (const path of paths) {
      const files = attempt(path, () => filesOf(resolve(from, path))) ?? [];
      if (files.length === 0) complete = complain(path, 'no saved page or response here');
      for (const file of files) {
        try {
          complete = (await inspect(() => (reader ??= openPageReader()), file)) && complete;
        } catch (error) {
          complete = complain(file, `could not be opened: ${messageOf(error)}`);
        }
      }
    }
  } finally {
    await (await reader)?.close();
  }
  return complete ? 0 : 1;
};

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

const attempt = <T>(path: string, work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    complain(path, messageOf(error));
    return undefined;
  }
};

process.exitCode = await main(process.argv.slice(2));
