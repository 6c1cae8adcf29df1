// A case opened from a link to a post, by the context menu: it needs nothing of the page but the link.
import { caseIdOf } from '../care/case-id.ts';
import type { CaseId, CommandId } from '../care/ids.ts';
import type { Post } from '../care/post.ts';
import type { Desk } from './desk.ts';

export interface OpenLinkDeps {
  desk: Pick<Desk, 'command'>;
  newId: () => string;
  /** What a link tells of a post. */
  postOf: (href: string | undefined) => Post | undefined;
  show: (caseId: CaseId) => void;
  /** Says why there is no case. */
  tell: (message: string) => void;
}

export const createOpenLink =
  ({ desk, newId, postOf, show, tell }: OpenLinkDeps) =>
  async (href: string | undefined): Promise<void> => {
    const post = postOf(href);
    if (!post) return tell('This link does not say whose post it is. Open the post and try there.');
    const command = {
      verb: 'open' as const,
      post,
      commandId: newId() as CommandId,
      caseId: caseIdOf(post.id),
    };
    const answer = await desk.command({ command });
    if (!answer.ok) return tell(answer.error.message);
    show(answer.value.badge?.caseId ?? command.caseId);
  };
