// `window.__site`: what makes overlays fail on the real X, at the push of a test's button.
import { readTimeline, type Row } from './payload.ts';
import { navigate } from './router.ts';
import { shortcutLog } from './shortcuts.ts';
import {
  getPost,
  getState,
  setState,
  toggle,
  updatePost,
  type PostView,
  type SiteState,
  type Theme,
} from './store.ts';
import { liveTimelines } from './timeline.tsx';
import { applyLanguage, applyTheme } from './theme.ts';
import { ask } from './xhr.ts';

const isOf = (row: Row, id: string): boolean => row.kind === 'post' && row.postId === id;

const hooks = {
  shortcuts: shortcutLog,
  state: (): SiteState => getState(),
  post: (id: string): PostView | undefined => getPost(id),
  navigate,
  /** Toggles a like as a click on the heart does: the button's test id changes in place. */
  like: (id: string): void => toggle(id, 'liked'),
  /** The text changes in place, and the time's link ends in /history. */
  edit: (id: string, text: string): void => updatePost(id, () => ({ text, edited: true })),
  /** "Show more" without a click. */
  expand: (id: string): void => updatePost(id, () => ({ expanded: true })),
  /** React builds all children of the post's article anew; foreign nodes among them are gone. */
  remount: (id: string): void => updatePost(id, (post) => ({ generation: post.generation + 1 })),
  /** The same article node goes on to show another post. */
  reuse: (from: string, to: string): void =>
    liveTimelines.forEach((timeline) =>
      timeline.change((rows) => rows.map((row) => (isOf(row, from) ? ({ ...row, postId: to } as Row) : row))),
    ),
  /** Its author deleted the post: where a conversation needs it, a tombstone stands in its place. */
  erase: (id: string): void =>
    liveTimelines.forEach((timeline) =>
      timeline.change((rows) =>
        rows.map((row) => (isOf(row, id) ? ({ key: `tombstone-${id}`, kind: 'tombstone' } as Row) : row)),
      ),
    ),
  remove: (id: string): void =>
    liveTimelines.forEach((timeline) => timeline.change((rows) => rows.filter((row) => !isOf(row, id)))),
  /** Every timeline leaves the document and another one is built. */
  replaceTimelines: (): void => [...liveTimelines].forEach((timeline) => timeline.replace()),
  /** New inbound posts come in at the top; gives their ids. */
  insertTop: async (count = 3): Promise<string[]> => {
    const { rows } = readTimeline(await ask('Arrivals', { count }));
    for (const timeline of liveTimelines)
      if (timeline.operation !== 'TweetDetail') timeline.change((old) => [...rows, ...old]);
    return rows.flatMap((row) => (row.kind === 'post' ? [row.postId] : []));
  },
  setTheme: (theme: Theme): void => applyTheme(theme),
  setLanguage: (lang: string, dir: 'ltr' | 'rtl'): void => applyLanguage(lang, dir),
  /** In place; X itself reloads (see the account menu). */
  switchAccount: (account: string): void => setState({ account }),
  showSwitcher: (switcher: boolean): void => setState({ switcher }),
};

export type SiteHooks = typeof hooks;

export const installHooks = (): void => void Object.assign(window, { __site: hooks });
