// The desk: takes commands, appends events, answers questions. One method for each thing that a page may ask.
import type { Badge, Member, PageSettings } from '../care/badge.ts';
import type { Command } from '../care/command.ts';
import type { CareEvent } from '../care/event.ts';
import type { CaseId, CommandId, Handle, PostId } from '../care/ids.ts';
import type { TrackingNumber } from '../care/masks/tracking-numbers.ts';
import type { PlaybookChange } from '../care/playbook-change.ts';
import type { GonePost, Post } from '../care/post.ts';
import type { Result } from '../care/result.ts';
import type { SelectorPack } from '../care/selector-pack.ts';
import { trackingIn } from '../care/tracking.ts';
import type { CaseView, Failure, Imported, OnPage, Settings } from '../care/view.ts';
import { badges, customerBadge } from './badges.ts';
import { caseView } from './case-view.ts';
import type { Obeyed } from './command.ts';
import { obey } from './command.ts';
import { observe } from './observe.ts';
import { noticeGone } from './observe-more.ts';
import { raise } from './raise.ts';
import { hello, saveOnPage, saveSettings, settingsView } from './settings.ts';
import { exportEvents, importEvents } from './transfer.ts';
import type { Turns } from './turn.ts';

type Answering<T> = Promise<Result<T, Failure>>;

export interface Desk {
  hello: (ask: {
    account?: Handle | undefined;
  }) => Answering<PageSettings & OnPage & { openedByHand: PostId[] }>;
  observe: (ask: { posts: readonly Post[] }) => Answering<{ badges: Record<PostId, Badge> }>;
  /** The badge of the customer's case: the newest that is not settled, else the newest. */
  customer: (ask: { handle: Handle }) => Answering<{ badge?: Badge }>;
  /** The surest tracking number in a text. Writes nothing. */
  tracking: (ask: { text: string }) => Answering<{ found?: TrackingNumber }>;
  /** Posts that are not to be seen where they should be. */
  gone: (ask: { posts: readonly GonePost[] }) => Answering<null>;
  badges: (ask: { postIds: readonly PostId[] }) => Answering<{ badges: Record<PostId, Badge> }>;
  command: (ask: { command: Command }) => Answering<Obeyed>;
  noteCommand: (ask: { command: Command }) => Answering<{ undo?: CommandId }>;
  /** Raises escalations that nobody acknowledged in time; the background asks each minute. Answers how many. */
  raise: () => Answering<number>;
  case: (ask: { caseId: CaseId }) => Answering<CaseView>;
  saveDraft: (ask: { caseId: CaseId; text: string }) => Answering<null>;
  settings: () => Answering<Settings>;
  saveSettings: (ask: { me: Member; change?: PlaybookChange | undefined }) => Answering<Settings>;
  saveOnPage: (ask: {
    off?: string[] | undefined;
    pack?: SelectorPack | null | undefined;
  }) => Answering<Settings>;
  exportEvents: (ask: { after: string }) => Answering<{ events: CareEvent[]; next?: string }>;
  importEvents: (ask: { events: readonly CareEvent[]; members: readonly Member[] }) => Answering<Imported>;
}

export const createDesk = ({ read, write }: Turns): Desk => ({
  hello: ({ account }) => read((turn) => hello(turn, account)),
  observe: ({ posts }) =>
    read(async (turn) => {
      await observe(turn, posts);
      return {
        badges: await badges(
          turn,
          posts.map(({ id }) => id),
        ),
      };
    }),
  customer: ({ handle }) => read((turn) => customerBadge(turn, handle)),
  tracking: ({ text }) =>
    read(({ settings }) => {
      const [found] = trackingIn(text, settings.playbook.trackers);
      return Promise.resolve(found ? { found } : {});
    }),
  gone: ({ posts }) => read((turn) => noticeGone(turn, posts)),
  badges: ({ postIds }) => read(async (turn) => ({ badges: await badges(turn, postIds) })),
  command: async ({ command }) => flat(await write((turn) => obey(turn, command))),
  noteCommand: async ({ command }) => flat(await write((turn) => obey(turn, command))),
  raise: () => read(raise),
  case: async ({ caseId }) => flat(await read((turn) => caseView(turn, caseId))),
  saveDraft: ({ caseId, text }) =>
    write(async ({ tables }) => {
      await tables.drafts.put(caseId, text);
      return null;
    }),
  settings: () => read((turn) => Promise.resolve(settingsView(turn.settings))),
  saveSettings: async (ask) => flat(await write((turn) => saveSettings(turn, ask))),
  saveOnPage: (ask) => write((turn) => saveOnPage(turn, ask)),
  exportEvents: ({ after }) => read((turn) => exportEvents(turn, after)),
  importEvents: async (ask) => flat(await write((turn) => importEvents(turn, ask))),
});

/** The desk's own refusals and the store's failures are one kind of answer. */
const flat = <T>(result: Result<Result<T, Failure>, Failure>): Result<T, Failure> =>
  result.ok ? result.value : result;
