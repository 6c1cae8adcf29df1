// What the customer wrote. Other people's words: text nodes only, each isolated from our reading direction.
import type { Message } from '../../lib/care/case.ts';
import { When } from '../when.tsx';
import { kindNames } from './kind-names.ts';

export const Messages = ({ messages, now }: { messages: readonly Message[]; now: number }) => (
  <section aria-labelledby="messages-title">
    <h2 id="messages-title">Messages</h2>
    <ol class="list">
      {messages.map(({ post, kind }) => (
        <li key={post.id} class="message">
          <p class="words" dir="auto" {...(post.lang ? { lang: post.lang } : {})}>
            {post.text || 'A post without words.'}
          </p>
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
        </li>
      ))}
    </ol>
  </section>
);
