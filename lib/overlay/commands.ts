// Commands on their way to the desk, and what is said of them afterwards: done, with Undo, or why not.
import type { ToastWords } from '../../components/toast.tsx';
import type { Client } from '../bridge/client.ts';
import type { Failure } from '../bridge/messages.ts';
import { caseIdOf } from '../care/case-id.ts';
import type { CommandId } from '../care/ids.ts';
import type { Post } from '../care/post.ts';
import type { Badges } from './badges.ts';
import type { Wish } from './feature.ts';

export interface Commands {
  /** Gives a command for the case of a post. */
  give: (post: Post, wish: Wish, said: string) => Promise<void>;
  /** Opens a case by hand; tells whether there is one now. */
  open: (post: Post) => Promise<boolean>;
  /** Badges changed: where somebody else was faster with what was said last, that is said in its place. */
  recheck: () => void;
}

export const createCommands = (
  client: Client,
  badges: Badges,
  say: (toast: ToastWords) => void,
  newId: () => string,
  onUpdated: (failure: Failure) => void,
): Commands => {
  /** The post that the last toast tells of. */
  let told: Post | undefined;
  const recheck = (): void => {
    const by = told && badges.of(told.id)?.overtakenBy;
    if (told && by) report(told, `${by} was faster`, undefined);
  };
  const complain = (failure: Failure): void => {
    told = undefined;
    if (failure.code === 'updated') onUpdated(failure);
    else say({ text: failure.message, failed: true });
  };
  const report = (post: Post, text: string, undoes: CommandId | undefined): void => {
    const takeBack = (): void => void give(post, { verb: 'undo', ...(undoes ? { undoes } : {}) }, 'Undone');
    const about = `${text} · @${badges.of(post.id)?.customer ?? post.handle}`;
    say({ text: about, ...(undoes ? { action: { name: 'Undo', run: takeBack } } : {}) });
    // The news may have come before the desk's answer.
    told = undoes && post;
    recheck();
  };
  const give: Commands['give'] = async (post, wish, said) => {
    await badges.know(post);
    const caseId = badges.of(post.id)?.caseId ?? caseIdOf(post.id);
    const command = { ...wish, commandId: newId() as CommandId, caseId };
    const answer = await client.ask({ ask: 'command', command });
    if (!answer.ok) return complain(answer.error);
    badges.put(caseId, answer.value.badge);
    report(post, said, wish.verb === 'undo' ? undefined : answer.value.undo);
  };
  const open: Commands['open'] = async (post) => {
    const command = {
      verb: 'open' as const,
      post,
      commandId: newId() as CommandId,
      caseId: caseIdOf(post.id),
    };
    const answer = await client.ask({ ask: 'command', command });
    if (!answer.ok) {
      complain(answer.error);
      return false;
    }
    const { badge, undo } = answer.value;
    if (!badge) return false;
    badges.put(badge.caseId, badge, post.id);
    report(post, `Case ${badge.number} opened`, undo);
    return true;
  };
  return { give, open, recheck };
};
