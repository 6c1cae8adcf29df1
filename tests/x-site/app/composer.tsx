/** @jsxImportSource react */
// The reply editor is a real Draft.js, as on X: text put in behind its back is lost.
import { ContentState, Editor, EditorState } from 'draft-js';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Avatar, Box, Span } from './bits.tsx';
import { readTweet, type Row } from './payload.ts';
import { getState, setState, updatePost, useSite } from './store.ts';
import { liveTimelines } from './timeline.tsx';
import { say } from './words.ts';
import { ask } from './xhr.ts';

interface Props {
  placeholder: string;
  button: { testId: 'tweetButton' | 'tweetButtonInline'; label: string };
  replyTo?: string;
  onSent?: () => void;
  /** X puts the cursor into the editor of a dialog. */
  focus?: boolean;
}

export const Composer = ({ placeholder, button, replyTo, onSent, focus = false }: Props): ReactNode => {
  const account = useSite('account');
  const [editor, setEditor] = useState(() => EditorState.createEmpty());
  const text = editor.getCurrentContent().getPlainText();
  const field = useRef<Editor>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  const blank = text.trim() === '';
  const send = (): void => {
    if (blank) return;
    void sendPost(text, replyTo).then(onSent);
    setEditor(EditorState.push(editor, ContentState.createFromText(''), 'remove-range'));
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send();
  };
  return (
    <Box look="composer" onKeyDown={keys}>
      <Avatar handle={account} />
      <Box look="column">
        <Box data-testid="tweetTextarea_0_label">
          <Box data-testid="tweetTextarea_0RichTextInputContainer" look="editor">
            <Editor
              ref={field}
              editorState={editor}
              onChange={setEditor}
              placeholder={placeholder}
              webDriverTestID="tweetTextarea_0"
              ariaLabel="Post text"
              ariaMultiline
            />
          </Box>
        </Box>
        <Box look="composer-end">
          <button
            aria-disabled={blank ? 'true' : undefined}
            disabled={blank}
            role="button"
            tabIndex={blank ? -1 : 0}
            data-testid={button.testId}
            type="button"
            className="css-175oi2r pill"
            onClick={send}
          >
            <Span>{button.label}</Span>
          </button>
        </Box>
      </Box>
    </Box>
  );
};

/** In the focal post's cell, outside its article. */
export const InlineReply = ({ postId }: { postId: string }): ReactNode => (
  <Box data-testid="inline_reply_offscreen">
    <Composer
      placeholder={say('postReply')}
      button={{ testId: 'tweetButtonInline', label: say('reply') }}
      replyTo={postId}
    />
  </Box>
);

const toastMs = 5_000;

/** Posts, and shows a reply right under its parent in an open conversation, any other post on top of the timelines of home. */
const sendPost = async (text: string, replyTo: string | undefined): Promise<void> => {
  const answer = (await ask(
    'CreateTweet',
    { tweet_text: text, ...(replyTo ? { reply: { in_reply_to_tweet_id: replyTo } } : {}) },
    'POST',
  )) as {
    data: { create_tweet: { tweet_results: { result: Parameters<typeof readTweet>[0] } } };
  };
  const postId = readTweet(answer.data.create_tweet.tweet_results.result);
  const { account } = getState();
  setState({ sent: { id: postId, handle: account } });
  setTimeout(() => setState({ sent: undefined }), toastMs);
  const row: Row = { key: `tweet-${postId}`, kind: 'post', postId };
  if (replyTo)
    updatePost(replyTo, (post) => ({ counts: { ...post.counts, replies: post.counts.replies + 1 } }));
  for (const timeline of liveTimelines)
    if (replyTo ? timeline.operation === 'TweetDetail' : timeline.operation.startsWith('Home'))
      timeline.change((rows) => {
        const at = rows.findIndex((other) => other.kind === 'post' && other.postId === replyTo);
        return replyTo && at < 0 ? rows : rows.toSpliced(at + 1, 0, row);
      });
};
