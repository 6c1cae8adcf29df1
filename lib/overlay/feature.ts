// A feature: one thing a person sees or does on a post. One small file each, listed in index.ts.
import type { ComponentChild } from 'preact';
import type { Badge, PageSettings } from '../care/badge.ts';
import type { PageCommand } from '../care/command.ts';
import type { Handle } from '../care/ids.ts';
import type { TrackingNumber } from '../care/masks/tracking-numbers.ts';
import type { Post } from '../care/post.ts';
import type { Choices } from '../../components/menu.tsx';

type WithoutIds<C> = C extends unknown ? Omit<C, 'commandId' | 'caseId'> : never;
/** A command as a feature gives it; the strip adds the ids. */
export type Wish = WithoutIds<Exclude<PageCommand, { verb: 'open' }>>;

/** What a feature is handed: one post, its badge, and the few things that it may do. */
export interface Strip {
  readonly post: Post;
  readonly badge: Badge;
  readonly settings: PageSettings;
  /** UTC ms of this drawing. */
  readonly now: number;
  /** Gives a command for this case and says what was done, with Undo; `said` is in the past tense: "Assigned to you". */
  give(wish: Wish, said: string): void;
  /** Opens a list beside the control of the feature that asks. */
  choose(choices: Choices): void;
  /** Shows an explanation beside an element until `hush`. */
  explain(at: Element, content: ComponentChild): void;
  hush(): void;
  /** The tracking number in its words, as soon as the desk has found one. */
  tracking(): TrackingNumber | undefined;
  /** A reply to this post is being written, as this account where X shows one; when we had answered last before, 0 for never. */
  readonly answering: { as?: Handle; repliedAt: number } | undefined;
  /** Does what another feature does. */
  act(feature: Feature): void;
  /** Shows the response times on this page. */
  measure(): void;
  togglePanel(): void;
  /** Opens the panel at the triage chart. */
  openChart(): void;
}

export interface Feature {
  /** The name of its file. */
  id: string;
  /** As people call it: the README's feature table and the ⋯ menu. */
  name: string;
  /** With Shift, on the post X has focused, else the one under the pointer. */
  key?: string;
  /** It tells what the page alone knows, and is drawn before the desk has answered. */
  early?: true;
  /** What those who only look have of it: all, or what it shows without what it does. Left out: nothing. */
  viewers?: 'use' | 'see';
  /** It is drawn without what can be pressed. */
  muted?: true;
  /** What it draws on the strip. */
  draw?: (strip: Strip) => ComponentChild;
  /** What it draws in the action bar of a post that has no case; `open` opens one. */
  drawOnOthers?: (open: () => void) => ComponentChild;
  /** What its key does, and its line in the ⋯ menu. */
  act?: (strip: Strip) => void;
  /** Its line in the ⋯ menu; undefined where it has nothing to offer now. */
  offer?: (strip: Strip) => string | undefined;
}
