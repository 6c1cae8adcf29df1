// X's editor for posts and replies: which post it answers, as whom, and when what was written is there. Perch only looks
// on: it writes nothing and presses nothing, and reads the words once, when they are sent: they end in who wrote them.
import type { Handle, PostId } from '../care/ids.ts';
import { maxTextLength } from '../care/post-facts.ts';
import { actingHandle } from './account.ts';
import { pathOf, postOfPath, toPostId } from './address.ts';
import { closest, find, findAll, is } from './find.ts';
import { outlineOf } from './outline.ts';
import { focusedArticle, isTyping } from './page.ts';
import { handleOfAvatar, readIdentity } from './read-identity.ts';

export type Composing = {
  answers: PostId;
  /** Who wrote that post, where the page shows it. */
  author?: Handle;
  /** The account that the editor shows beside itself. */
  as?: Handle;
};

/** A reply as it left the editor, by X's own button or keys. */
export type Submitted = Composing & { text: string };

/** A post that X says was just sent: the one that was submitted last. */
export type Sent = Submitted & { id: PostId; handle: Handle };

export type ComposerWatcher = {
  url: () => URL;
  /** A reply is being written to this post, to another, or to none any more. */
  onComposing: (composing: Composing | undefined) => void;
  /** What is only written, or given up, is never told. */
  onSubmitted: (submitted: Submitted) => void;
  onSent: (sent: Sent) => void;
};

type Answered = Pick<Composing, 'answers' | 'author'>;

/** The post that what is written in an editor will answer; `pressed` is the one whose reply button was pressed last. */
export const answeredPost = (editor: Element, url: URL, pressed?: Answered): Answered | undefined => {
  // On a status page the editor stands in the cell of the post that it answers.
  const cell = closest(editor, 'cell');
  if (cell) return shownIn(find(cell, 'post'), url);
  const dialog = closest(editor, 'dialog');
  if (!dialog) return undefined;
  const above = findAll(dialog, 'post').filter((post) => (post.compareDocumentPosition(editor) & 4) !== 0);
  const named = toPostId(url.searchParams.get('in_reply_to') ?? undefined);
  return shownIn(above.at(-1), url) ?? (named ? { answers: named } : pressed);
};

const shownIn = (article: Element | undefined, url: URL): Answered | undefined => {
  if (!article) return undefined;
  const { id, handle } = readIdentity(outlineOf(article), { url, now: Infinity }, () => undefined);
  return id && { answers: id, ...(handle && { author: handle }) };
};

/** The account beside an editor; where none stands there, that of the column or page. */
export const composingHandle = (editor: Element): Handle | undefined => {
  for (let around = editor.parentElement; around && !find(around, 'post'); around = around.parentElement) {
    const handle = handleOfAvatar(around);
    if (handle) return handle;
  }
  return actingHandle(editor.ownerDocument, editor);
};

/** The button that sends what stands in an editor, if there is anything: X then lets it be pressed. */
const submitOf = (editor: Element): Element | undefined => {
  for (let around = editor.parentElement; around && !is(around, 'cell'); around = around.parentElement) {
    const submit = find(around, 'submit');
    if (!submit) continue;
    const isOff = submit.hasAttribute('disabled') || submit.getAttribute('aria-disabled') === 'true';
    return isOff ? undefined : submit;
  }
  return undefined;
};

/** X tells of a post that was sent within this time, ms. */
const sendingMs = 30_000;

export const watchComposer = (root: Document, watcher: ComposerWatcher, signal: AbortSignal): void => {
  let editor: Element | undefined;
  let pressed: Answered | undefined;
  let composing: Composing | undefined;
  let submitted: Submitted | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (next: Composing | undefined): void => {
    if (next?.answers === composing?.answers && next?.as === composing?.as) return;
    composing = next;
    watcher.onComposing(next);
  };
  const begin = (target: Element): void => {
    const answered = answeredPost(target, watcher.url(), pressed);
    if (!answered) return end();
    editor = target;
    observer.observe(root, { childList: true, subtree: true });
    const as = composingHandle(target);
    tell({ ...answered, ...(as && { as }) });
  };
  const end = (): void => {
    editor = undefined;
    tell(undefined);
    rest();
  };
  const rest = (): void => {
    if (!editor && !submitted) observer.disconnect();
  };
  const settle = (): void => {
    clearTimeout(timer);
    submitted = undefined;
    rest();
  };
  /**
   * X was told to send something. What X says next is believed of a reply alone, and not where it may mean another
   * post that is still on its way.
   */
  const submit = (isReply: boolean): void => {
    const reply = isReply &&
      composing && {
        ...composing,
        text: (editor as HTMLElement).innerText.slice(0, maxTextLength),
      };
    const isSure = !submitted || submitted.answers === composing?.answers;
    settle();
    if (!reply) return;
    watcher.onSubmitted(reply);
    if (!isSure) return;
    submitted = reply;
    timer = setTimeout(settle, sendingMs);
  };
  const sentIn = (node: Node): void => {
    if (node.nodeType !== 1) return;
    const toast = is(node as Element, 'toast') ? (node as Element) : find(node as Element, 'toast');
    for (const link of toast?.querySelectorAll('a[href*="/status/"]') ?? []) {
      const { id, handle } = postOfPath(pathOf(link, watcher.url()) ?? []);
      if (!id || !handle || !submitted) continue;
      watcher.onSent({ ...submitted, id, handle });
      settle();
    }
  };
  // Looks on only while something is written, and until X has said that it was sent.
  const observer = new MutationObserver((records) => {
    if (editor && !editor.isConnected) end();
    for (const { addedNodes } of records) addedNodes.forEach(sentIn);
  });

  const onFocus = ({ target }: Event): void => {
    if ((target as Node | null)?.nodeType === 1 && is(target as Element, 'editor')) begin(target as Element);
  };
  const onBlur = (): void => {
    if (editor && !closest(editor, 'dialog') && !submitOf(editor)) end();
  };
  const noteAnswered = (article: Element | undefined): void => {
    pressed = shownIn(article, watcher.url());
  };
  const onClick = ({ target }: Event): void => {
    const element = (target as Node | null)?.nodeType === 1 ? (target as Element) : undefined;
    const button = element && closest(element, 'submit');
    if (button) submit(editor !== undefined && submitOf(editor) === button);
    if (!element || closest(element, 'dialog')) return;
    noteAnswered(closest(element, 'replies') && closest(element, 'post'));
  };
  /** X's own letters: r answers the post in focus, n begins a new one. */
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      submit(editor?.contains(event.target as Node) === true && submitOf(editor) !== undefined);
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'r') noteAnswered(focusedArticle(root));
    else if (event.key === 'n') pressed = undefined;
  };
  const options = { capture: true, passive: true, signal };
  root.addEventListener('focusin', onFocus, options);
  root.addEventListener('focusout', onBlur, options);
  root.addEventListener('click', onClick, options);
  root.addEventListener('keydown', onKey, options);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
};
