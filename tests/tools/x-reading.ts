// Runs in the page: everything that lib/x reads there, for a test to compare.
import type { Post } from '../../lib/care/post.ts';
import { actingHandle } from '../../lib/x/account.ts';
import { findAll } from '../../lib/x/find.ts';
import { isFullyRead } from '../../lib/x/health.ts';
import { readPost } from '../../lib/x/read-post.ts';

export interface PageReading {
  account: string | undefined;
  /** In the order in which they are seen. */
  posts: { fields: Partial<Post>; full: boolean; strip: boolean }[];
}

export const readAll = (): PageReading => {
  const context = { url: new URL(location.href), now: Date.now() };
  const top = (element: Element): number => element.getBoundingClientRect().top;
  return {
    account: actingHandle(document),
    posts: findAll(document, 'post')
      .filter((article) => !article.parentElement?.closest('article'))
      .toSorted((a, b) => top(a) - top(b))
      .map((article) => {
        const reading = readPost(article, context);
        const strip = article.querySelector('perch-strip') !== null;
        return { fields: reading.fields, full: isFullyRead(reading), strip };
      }),
  };
};
