// What the customer wrote. Other people's words: text nodes only, each isolated from our reading direction.
import type { Message } from '../../lib/care/case.ts';
import { When } from '../when.tsx';
import { kindNames } from './kind-names.ts';
import type { CareActions } from './care-actions.ts';
import { ForWorkers } from './for-workers.tsx';
import type { DeedProps } from './deed.tsx';
import { useDeed } from './deed.tsx';

export interface MessagesProps {
  messages: readonly Message[];
  now: number;
  undone: DeedProps['undone'];
  actions: Pick<CareActions, 'split' | 'undo'>;
}

export const Messages = ({ messages, now, undone, actions }: MessagesProps) => {
  const { give, line } = useDeed({ undone, undo: actions.undo });
  return (
    <section aria-labelledby="messages-title">
      <h2 id="messages-title">Messages</h2>
      {line}
      <ol class="list">
        {messages.map(({ post, kind, gone }, index) => (
          <li key={post.id} class="message">
            <p class="words" dir="auto" {...(post.lang ? { lang: post.lang } : {})}>
              {post.text || 'A post without words.'}
            </p>
            {gone && (
              <p class="dim" dir="auto">
                {gone.said ? `X shows instead: “${gone.said}”` : 'X does not show this post any more.'}
              </p>
            )}
            <span class="dim kind">{kindNames[kind]}, </span>
            <a
              class="dim"
              href={`https://x.com/${post.handle}/status/${post.id}`}
              target="_blank"
              rel="noopener noreferrer"
            >
              <When at={post.publishedAt} now={now} />
              <span class="visually-hidden">, open the post on X</span>
            </a>
            {/* The first post is the case itself. */}
            {index > 0 && (
              <ForWorkers>
                <button
                  type="button"
                  class="link"
                  onClick={() => void give('It is a case of its own.', actions.split(post.id))}
                >
                  Make this its own case
                </button>
              </ForWorkers>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
