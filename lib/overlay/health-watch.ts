// Notices when X has changed: counts what can be read, tells the desk now and then, and the person once.
import type { Client } from '../bridge/client.ts';
import { enoughPosts, soundShare } from '../care/health-facts.ts';
import type { Post } from '../care/post.ts';
import { createHealth, isFullyRead } from '../x/health.ts';
import { packInForce } from '../x/pack.ts';
import type { Reading } from '../x/read-post.ts';
import { writeReport } from '../x/report.ts';
import { surfaceOf } from '../x/surface.ts';
import { surveyPost, unseenPosts } from '../x/survey.ts';
import type { Layer } from './layer.tsx';

/** Between two looks; between two reports to the desk. */
const lookMs = 4_000;
const reportMs = 60_000;
/** Posts surveyed at one look: a look must not be felt. */
const perLook = 15;
const maxSamples = 3;

export interface HealthWatchDeps {
  client: Pick<Client, 'ask'>;
  layer: Pick<Layer, 'notice' | 'say'>;
  /** UTC ms. */
  now: () => number;
  newId: () => string;
  isApp: () => boolean;
  copy: (text: string) => Promise<void>;
}

/** Give each reading of the timeline to the function it answers with. */
export const watchHealth = (
  doc: Document,
  { client, layer, now, newId, isApp, copy }: HealthWatchDeps,
  signal: AbortSignal,
): ((article: Element, reading: Reading) => void) => {
  const health = createHealth();
  const page = newId();
  const waiting = new Map<Element, { surface: Post['surface']; promoted: boolean }>();
  const unread = new Set<Element>();
  let shown = '';
  let isClosed = false;
  let reportedAt = -Infinity;
  let reported = '';

  const here = (): Post['surface'] => surfaceOf(new URL(doc.location.href));

  const survey = (): void => {
    for (const [article, { surface, promoted }] of [...waiting].slice(0, perLook)) {
      waiting.delete(article);
      if (article.isConnected) health.surveyed(surface, surveyPost(article, promoted));
    }
  };
  const samples = (): Element[] => {
    for (const article of unread) if (!article.isConnected) unread.delete(article);
    if (unread.size > 0) return [...unread].slice(0, maxSamples);
    // Not even an article: what stands around the signs of posts.
    return unseenPosts(doc)
      .slice(0, maxSamples)
      .map((trace) => around(trace));
  };
  const report = (): string => writeReport({ pack: packInForce(), rows: health.rows(), samples: samples() });
  const copyReport = async (): Promise<void> => {
    try {
      await copy(report());
      layer.say({ text: 'Report copied. It holds counts and the page’s structure, no words and no names.' });
    } catch {
      layer.say({ text: 'The browser did not allow copying.', failed: true });
    }
  };
  const close = (): void => {
    isClosed = true;
    layer.notice(undefined);
  };
  const tellPerson = (): void => {
    const { seen, read } = health.posts();
    const isSound = seen < enoughPosts || read / seen >= soundShare;
    const text = isSound
      ? ''
      : `X has changed: Perch reads ${Math.floor((read / seen) * 100)} % of posts here`;
    if (text === shown || isClosed) return;
    shown = text;
    layer.notice(
      text
        ? {
            text,
            actions: [
              { name: 'Copy report', run: () => void copyReport() },
              { name: 'Close', run: close },
            ],
          }
        : undefined,
    );
  };
  const tellDesk = (): void => {
    const rows = health.rows();
    const news = JSON.stringify(rows);
    if (rows.length === 0 || news === reported || now() - reportedAt < reportMs) return;
    reported = news;
    reportedAt = now();
    void client.ask({ ask: 'reportHealth', report: { page, at: now(), pack: packInForce(), rows } });
  };
  const look = (): void => {
    if (doc.visibilityState !== 'visible' || !isApp()) return;
    survey();
    health.unseen(here(), unseenPosts(doc));
    tellPerson();
    tellDesk();
  };
  const timer = setInterval(look, lookMs);
  signal.addEventListener('abort', () => clearInterval(timer));

  return (article, reading) => {
    if (!isApp()) return;
    const surface = reading.fields.surface ?? here();
    health.read(article, surface, reading);
    if (isFullyRead(reading)) unread.delete(article);
    else unread.add(article);
    waiting.set(article, { surface, promoted: reading.fields.promoted === true });
  };
};

/** The post that a sign must belong to: some way up, but not so far that it holds another. */
const around = (trace: Element): Element => {
  let element = trace;
  for (let i = 0; i < 12 && element.parentElement; i++) {
    const parent = element.parentElement;
    if (parent.querySelectorAll('time').length > 1 || parent.localName === 'body') break;
    element = parent;
  }
  return element;
};
