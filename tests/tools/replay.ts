// npm run replay -- POSTS.jsonl --owned HANDLE[,…]  Recorded posts: their cases and clocks, and how the team did.
import { defaultPlaybook } from '../../lib/care/default-playbook.ts';
import { firstFault } from '../../lib/care/faults.ts';
import type { Handle } from '../../lib/care/ids.ts';
import { handleSchema } from '../../lib/care/ids.ts';
import type { Playbook } from '../../lib/care/playbook.ts';
import { hoursSchema } from '../../lib/care/calendar.ts';
import type { Result } from '../../lib/care/result.ts';
import { fail, ok } from '../../lib/care/result.ts';
import { readPlaybook } from './clocks/file.ts';
import { complain, print, readArguments, textOf } from './command-line.ts';
import { messageOf } from './message-of.ts';
import { play } from './replay/play.ts';
import { readPosts } from './replay/read-posts.ts';

const usage = `npm run -s replay -- POSTS.jsonl --owned HANDLE[,…] [--playbook FILE] [--hours always|FILE]
  POSTS.jsonl      one post a line: {"id", "handle", "publishedAt", "text", "inReplyTo"?, "lang"?}
  --owned HANDLES  our accounts; unless given, those of the playbook
  --playbook FILE  as exported; unless given, Perch's default, around the clock
  --hours          always, or a file with office hours: {"zone": "Europe/London", "weekly": {"mon": ["09:00-17:00"]}}
  --totals         the totals alone`;

/** Of one file; the rest is counted. */
const mostComplaints = 20;

interface Wishes {
  owned?: string | undefined;
  playbook?: string | undefined;
  hours?: string | undefined;
}

const playbookFor = ({ owned, playbook: path, hours }: Wishes): Result<Playbook, string> => {
  const read = path === undefined ? ok(defaultPlaybook({ now: 0, zone: 'UTC' })) : readPlaybook(textOf(path));
  if (!read.ok) return fail(`${path}: ${read.error}`);
  let playbook = read.value;
  if (owned !== undefined) {
    const handles: Playbook['handles'] = [];
    for (const name of owned.split(',').filter((each) => each.trim() !== '')) {
      const handle = handleSchema.safeParse(name.trim().replace(/^@/, ''));
      if (!handle.success) return fail(`--owned: “${name}” is no account`);
      handles.push(ownedHandle(handle.data, playbook));
    }
    playbook = { ...playbook, handles };
  }
  if (playbook.handles.length === 0) return fail('say which accounts are yours: --owned HANDLE[,…]');
  return withHours(playbook, hours ?? (path === undefined ? 'always' : undefined));
};

/** With its role, where the playbook knows it. */
const ownedHandle = (handle: Handle, playbook: Playbook): Playbook['handles'][number] =>
  playbook.handles.find((each) => each.handle === handle) ?? { handle, role: 'service' };

const withHours = (playbook: Playbook, wish: string | undefined): Result<Playbook, string> => {
  if (wish === undefined) return ok(playbook);
  const all = (hours: string): Playbook['policies'] =>
    playbook.policies.map((policy) => ({ ...policy, hours }));
  if (wish === 'always') return ok({ ...playbook, policies: all('always') });
  const json: unknown = JSON.parse(textOf(wish));
  const bare = Array.isArray(json) ? (json as unknown[])[0] : json;
  const read = hoursSchema.safeParse({ id: 'office', ...(bare as object) });
  if (!read.success) return fail(`${wish}: ${firstFault(read.error.issues)}`);
  return ok({ ...playbook, hours: [read.data], policies: all(read.data.id) });
};

const main = (): number => {
  const read = readArguments(
    {
      owned: { type: 'string' },
      playbook: { type: 'string' },
      hours: { type: 'string' },
      totals: { type: 'boolean', default: false },
    },
    usage,
  );
  if (!read) return 2;
  const { values, positionals: paths } = read;
  const [path] = paths;
  if (path === undefined || paths.length > 1) {
    complain(path === undefined ? usage : `One file of posts at a time.\n${usage}`);
    return 2;
  }
  try {
    const playbook = playbookFor(values);
    if (!playbook.ok) {
      complain(playbook.error);
      return 1;
    }
    const { posts, bad, repeated } = readPosts(textOf(path));
    for (const { line, why } of bad.slice(0, mostComplaints)) complain(`${path}:${line}: ${why}`);
    if (bad.length > mostComplaints) complain(`… and ${bad.length - mostComplaints} more lines`);
    const now = posts.reduce((newest, post) => Math.max(newest, post.publishedAt), 0);
    const { cases, totals } = play(posts, playbook.value, now);
    const { posts: played, ...figures } = totals;
    const shown = { posts: played, repeatedLines: repeated, badLines: bad.length, ...figures };
    const answer = values.totals ? { totals: shown } : { cases, totals: shown };
    print(JSON.stringify(answer, undefined, 2));
    if (posts.length > 0) return 0;
    complain(`${path}: no post in it`);
    return 1;
  } catch (error) {
    complain(messageOf(error));
    return 1;
  }
};

process.exitCode = main();
