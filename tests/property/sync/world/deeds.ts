// What there is to see on X, and what people do with it: always by what their own browser shows them.
import { blankPost } from '../../../../lib/care/blank-post.ts';
import type { Case } from '../../../../lib/care/case.ts';
import { caseIdOf } from '../../../../lib/care/case-id.ts';
import type { Command } from '../../../../lib/care/command.ts';
import { commandSchema } from '../../../../lib/care/command.ts';
import { defaultPlaybook } from '../../../../lib/care/default-playbook.ts';
import type { Handle, MemberId, PostId } from '../../../../lib/care/ids.ts';
import type { Playbook } from '../../../../lib/care/playbook.ts';
import type { Post } from '../../../../lib/care/post.ts';
import { isSettled } from '../../../../lib/care/status.ts';
import type { SettingsRow } from '../../../../lib/store/rows.ts';
import type { Browser } from './browser.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Monday, nine o'clock: the office opens. */
export const start = Date.UTC(2026, 0, 5, 9);

const acme = 'acme' as Handle;
const postOf = (id: number, customer: string, publishedAt: number, fields: Partial<Post> = {}): Post =>
  blankPost({
    id: String(id) as PostId,
    handle: customer as Handle,
    name: customer,
    text: '@acme my parcel is late',
    mentions: [acme],
    publishedAt,
    firstSeenAt: publishedAt,
    surface: 'home',
    ...fields,
  });

const ann = postOf(101, 'ann', start - 20 * minute);
const ben = postOf(102, 'ben', start - 10 * minute, { text: '@acme the app says "late", and crashes' });

/** The posts that open a case of their own. */
const roots = [ann, ben, postOf(90, 'ben', start - 9 * day)];
/** Most look at the same one: where they meet is what there is to find out. */
const looks = [ann, ann, ann, ann, ben, ben, ...roots];

/** Everything that may come into view, some of it in more than one form. */
const posts: readonly Post[] = [
  ...roots,
  // X tells the author's user id sooner or later, and with it that another handle was theirs.
  { ...ann, userId: '7' as PostId, followers: 12 },
  postOf(103, 'anna', start - 5 * minute, { userId: '7' as PostId }),
  { ...ben, text: '@acme the app crashes', edited: true },
  postOf(104, 'ben', start + 2 * minute, { conversationId: ben.id, inReplyToId: ben.id }),
  postOf(105, 'acme', start + minute, {
    text: 'On its way! ^JK',
    mentions: [],
    replyingTo: [ann.handle],
    inReplyToId: ann.id,
  }),
  postOf(106, 'stranger', start - minute, { text: 'same here', mentions: [], inReplyToId: ben.id }),
];

export const playbook: Playbook = {
  ...defaultPlaybook({ now: start, zone: 'UTC', handles: [acme] }),
  careFrom: 0,
  suggestions: [{ tag: 'app', words: ['crashes'], apply: true }],
};

/** As the first run leaves them. */
export const settingsOf = (name: string): SettingsRow => {
  const me = { id: name as MemberId, name, initials: name.toUpperCase().slice(0, 4) };
  return { id: 'settings', playbook, revision: 1, me, members: [me], ready: true };
};

/** Some posts come into view; which says `what`. */
export const see = async ({ calmly }: Browser, now: number, what: number): Promise<void> => {
  const at = what % posts.length;
  const shown = [...posts.slice(at), ...posts.slice(0, at)].filter(({ publishedAt }) => publishedAt <= now);
  const some = shown.slice(0, 1 + (what % 3));
  await calmly<unknown>(({ desk }) =>
    what === 20 ? desk.gone({ posts: [{ id: ann.id }] }) : desk.observe({ posts: some }),
  );
};

/** Somebody who may changes what "late" means. */
export const changePlaybook = ({ disk, calmly }: Browser, what: number): Promise<unknown> => {
  const { playbook: before, me } = disk.current.settings.get('settings')!;
  const policies = before.policies.map((policy) => ({
    ...policy,
    targets: { ...policy.targets, resolution: { normal: `${what + 1}h` } },
  }));
  return calmly(({ desk }) =>
    desk.saveSettings({ me, change: { from: before, to: { ...before, policies } } }),
  );
};

/** The command that a person gives who looks at one of the posts; undefined where their Perch has no strip on it. */
export const press = async (
  browser: Browser,
  commandId: string,
  what: number,
  which: number,
): Promise<Command | undefined> => {
  const root = looks[(which >> 2) % looks.length]!;
  await browser.calmly(({ desk }) => desk.observe({ posts: [root] }));
  const { cases, posts: known, settings } = browser.disk.current;
  const caseId = known.get(root.id)?.['caseId'] ?? caseIdOf(root.id);
  const row = cases.get(caseId as never);
  if (!row) return undefined;
  const others = [...cases.values()].filter(({ id, customer }) => id !== row.id && customer === row.customer);
  const { me } = settings.get('settings')!;
  const deed = deedOf(row.case, me.id, what, commandId, others[0]?.id);
  const isTag = deed.verb === 'addTag' || deed.verb === 'removeTag';
  const possible = browser.isOld && isTag ? noteOf(commandId) : deed;
  return commandSchema.parse({ ...possible, commandId, caseId: row.id });
};

const noteOf = (id: string) => ({ verb: 'addNote', noteId: id, text: `Said ${id}` });

/** What is settled is opened again by whoever wants to work on it. */
const deedOf = (
  care: Case,
  me: MemberId,
  what: number,
  commandId: string,
  other: string | undefined,
): { verb: Command['verb'] | string } => {
  const mine = care.notes.find(({ by }) => by === me);
  const note = noteOf(commandId);
  const tag = care.tags.at(-1);
  const removal = tag ? { verb: 'removeTag', tag } : { verb: 'addTag', tag: 'complaint' };
  const deeds = [
    note,
    { verb: 'assignToMe' },
    { verb: 'addTag', tag: 'complaint' },
    { verb: 'escalate', tier: 't2', reason: 'angry' },
    removal,
    { verb: 'assignToMe' },
    { verb: 'unassign' },
    { verb: 'undo' },
    { verb: 'setStatus', to: 'pending' },
    mine ? { verb: 'editNote', noteId: mine.id, text: `Said otherwise ${commandId}` } : note,
    care.escalation ? { verb: 'acknowledge' } : { verb: 'escalate', tier: 't3', reason: 'press' },
    { verb: 'resolve', disposition: 'answered' },
    { verb: 'addTag', tag: 'complaint' },
    { verb: 'setPriority', to: care.priority === 'urgent' ? 'low' : 'urgent' },
    mine ? { verb: 'removeNote', noteId: mine.id } : note,
    removal,
    { verb: 'takePrivate' },
    other ? { verb: 'merge', other } : { verb: 'assignToMe' },
    { verb: 'dismiss', reason: 'spam' },
    care.messages[1] ? { verb: 'split', postId: care.messages[1].post.id } : { verb: 'unassign' },
    { verb: 'addTag', tag: 'complaint' },
  ];
  const deed = deeds[what % deeds.length]!;
  const needsWork = !['addNote', 'editNote', 'removeNote', 'undo', 'merge', 'split'].includes(deed.verb);
  return isSettled(care.status) && needsWork ? { verb: 'reopen' } : deed;
};

/** What a command was given for is so for whoever gave it, from then on and whatever the clocks say. */
export const isDone = (command: Command, care: Case, me: MemberId): boolean => {
  switch (command.verb) {
    case 'addTag':
      return care.tags.includes(command.tag);
    case 'removeTag':
      return !care.tags.includes(command.tag);
    case 'assignToMe':
      return care.assignee === me;
    case 'unassign':
      return care.assignee === undefined;
    case 'setStatus':
      return care.status === command.to;
    case 'setPriority':
      return care.priority === command.to;
    case 'escalate':
      return care.escalation?.tier === command.tier && care.escalation.reason === command.reason;
    case 'acknowledge':
      return care.escalation?.acknowledged !== undefined;
    case 'resolve':
      return care.status === 'resolved';
    case 'dismiss':
      return care.status === 'dismissed';
    case 'reopen':
      return !isSettled(care.status);
    case 'addNote':
    case 'editNote':
      return care.notes.some(({ id, text }) => id === command.noteId && text === command.text);
    case 'removeNote':
      return !care.notes.some(({ id }) => id === command.noteId);
    default:
      return true;
  }
};
