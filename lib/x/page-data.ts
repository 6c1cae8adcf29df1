// The overlay's half of "page data": takes the copied responses, reads them when there is time, and keeps what they say.
// Whoever sends them, they get 5 ms a second.
import type { PostId } from '../care/ids.ts';
import { dataEvent, maxResponse, switchEvent } from './page-data-names.ts';
import type { Facts } from './payload/glean.ts';
import { factsIn } from './payload/pieces.ts';

export interface PageDataDeps {
  /** ms of a clock that only goes forward. */
  clock: () => number;
  /** Calls back when the page has a moment, after `ms` at the latest. */
  whenIdle: (work: () => void, ms: number) => void;
  /** Calls back after `ms`. */
  wait: (work: () => void, ms: number) => void;
}

export interface PageData {
  /** What X's responses said of a post. */
  about: (id: PostId) => Facts | undefined;
  /** Whether a response has come that will be read in a moment. */
  isReading: () => boolean;
  /** Off: nothing is copied, nothing read, and what was known is forgotten. */
  set: (on: boolean) => void;
}

/** Its name among the features that can be switched off. */
export const pageDataFeature = 'page-data';

/** Work allowed in the long run, ms a second. */
export const rate = 5;
/** Saved up while nothing comes: enough for the responses of a page's start on a slow machine. */
export const savings = 60;
/** Read in one go: less than a frame has, ms. */
export const sliceMs = 4;
/** A response waits for an idle moment no longer than this, ms. */
const soonMs = 50;
/** Responses waiting to be read; of more, the oldest are left out, for their posts have gone by. */
const maxWaiting = 8;
/** Posts remembered. */
const kept = 2_000;

/** Reads what comes over `root` until `signal` aborts. `onFacts` is told of each post that more is known of. */
export const receivePageData = (
  root: Document,
  deps: PageDataDeps,
  signal: AbortSignal,
  onFacts: (ids: ReadonlySet<PostId>) => void = () => undefined,
): PageData => {
  const factsByPost = new Map<PostId, Facts>();
  let waiting: CustomEvent<unknown>[] = [];
  /** The response that is being read, tweet by tweet. */
  let reading: Generator<Facts[], void> | undefined;
  let isOn = true;
  let isPlanned = false;
  let saved = savings;
  let countedAt = deps.clock();

  const count = (spent: number): void => {
    const now = deps.clock();
    saved = Math.min(savings, saved + ((now - countedAt) * rate) / 1_000) - spent;
    countedAt = now;
  };

  /** What is no text or too long says nothing. */
  const begin = (): typeof reading => {
    const text = waiting.pop()?.detail;
    return typeof text === 'string' && text.length <= maxResponse ? factsIn(text) : undefined;
  };
  const readSome = (): void => {
    const from = deps.clock();
    const fresh = new Set<PostId>();
    reading ??= begin();
    while (reading && deps.clock() - from < sliceMs) {
      const step = reading.next();
      if (step.done) reading = undefined;
      for (const facts of step.value ?? []) {
        factsByPost.delete(facts.id);
        factsByPost.set(facts.id, facts);
        fresh.add(facts.id);
      }
    }
    for (const id of factsByPost.keys()) {
      if (factsByPost.size <= kept) break;
      factsByPost.delete(id);
    }
    count(deps.clock() - from);
    if (fresh.size > 0) onFacts(fresh);
  };

  const isWaiting = (): boolean => reading !== undefined || waiting.length > 0;
  const plan = (): void => {
    if (isPlanned || !isWaiting() || signal.aborted) return;
    isPlanned = true;
    count(0);
    const run = (): void => {
      isPlanned = false;
      if (saved > 0 && !signal.aborted) readSome();
      plan();
    };
    if (saved > 0) deps.whenIdle(run, soonMs);
    else deps.wait(run, Math.ceil((-saved / rate) * 1_000) + 1_000);
  };

  root.addEventListener(
    dataEvent,
    (event) => {
      if (!isOn) return;
      // Even its text is not touched before there is time for it: whoever floods the page with events gets no more.
      waiting = [...waiting.slice(1 - maxWaiting), event as CustomEvent<unknown>];
      plan();
    },
    { signal },
  );

  return {
    about: (id) => factsByPost.get(id),
    isReading: () => isWaiting() && saved > 0,
    set: (on) => {
      if (on === isOn) return;
      isOn = on;
      waiting = [];
      reading = undefined;
      factsByPost.clear();
      root.dispatchEvent(new CustomEvent(switchEvent, { detail: on ? 'on' : 'off' }));
    },
  };
};
