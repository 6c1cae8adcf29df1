// Runs inside the browser, on a saved page: the real reader over every post, in the order of the document.
import { findAll } from '../../lib/x/find.ts';
import { readPost, type Reading } from '../../lib/x/read-post.ts';

export type PageReadings = { readings: Reading[]; url: string };

/** Called by inspect through the page. `named`: whether the page was served at the address it names itself. */
export const readPage = (named: boolean): PageReadings => {
  const articles = findAll(document, 'post');
  const readAt = (url: URL): Reading[] =>
    articles.map((article) => readPost(article, { url, now: Date.now() }));
  const readings = readAt(new URL(location.href));
  const focal = readings.find((reading) => reading.post?.focal)?.post;
  if (named || !focal) return { readings, url: location.href };
  // A nameless page with a focal post was the status page of that post.
  const url = new URL(`/${focal.handle}/status/${focal.id}`, location.href);
  return { readings: readAt(url), url: url.href };
};
