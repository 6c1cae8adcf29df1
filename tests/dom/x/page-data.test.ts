// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { PostId } from '../../../lib/care/ids.ts';
import { rate, receivePageData, savings, sliceMs } from '../../../lib/x/page-data.ts';
import { dataEvent, maxResponse, switchEvent } from '../../../lib/x/page-data-names.ts';
import { entry, home, tweet } from '../../unit/x/payload/response.ts';

const text = (id: string) => JSON.stringify(home(entry(tweet(id))));
const id = (value: string) => value as PostId;

/** A page whose clock moves by itself only while a response is read: `cost` ms each. */
const open = (cost = 1, look = 0) => {
  const root = document.implementation.createHTMLDocument();
  const life = new AbortController();
  let now = 0;
  let reads = 0;
  const tasks: number[] = [];
  const told: string[] = [];
  const planned: { work: () => void; at: number }[] = [];
  const plan = (work: () => void, at: number) => void planned.push({ work, at });
  const pageData = receivePageData(
    root,
    {
      clock: () => (now += look),
      whenIdle: (work) => plan(work, now),
      wait: (work, ms) => plan(work, now + ms),
    },
    life.signal,
    (ids) => void told.push(...ids),
  );
  const send = (detail: unknown, name = dataEvent) => root.dispatchEvent(new CustomEvent(name, { detail }));
  /** A text that counts how often it is read, and takes its time. */
  const slow = (value: string) => ({
    get detail() {
      reads += 1;
      now += cost;
      return value;
    },
  });
  return {
    root,
    life,
    pageData,
    send,
    flood: (value: string) => {
      const event = new CustomEvent(dataEvent);
      Object.defineProperty(event, 'detail', Object.getOwnPropertyDescriptor(slow(value), 'detail')!);
      root.dispatchEvent(event);
    },
    reads: () => reads,
    tasks: () => tasks,
    told: () => told,
    planned: () => planned.length,
    /** Lets `ms` pass, doing what was planned for that time. */
    pass: (ms: number) => {
      const end = now + ms;
      for (;;) {
        const next = planned.findIndex(({ at }) => at <= end);
        if (next < 0) break;
        const [due] = planned.splice(next, 1);
        now = Math.max(now, due!.at);
        const from = now;
        due!.work();
        tasks.push(now - from);
      }
      now = Math.max(now, end);
    },
  };
};

describe('page data', () => {
  it('keeps what a response says of each post, read when there is time', () => {
    const { pageData, send, pass } = open();
    send(text('7'));
    expect([pageData.isReading(), pageData.about(id('7'))]).toEqual([true, undefined]);
    pass(1);
    expect(pageData.isReading()).toBe(false);
    expect(pageData.about(id('7'))).toMatchObject({ handle: 'ann_b', userId: '42', followers: 1200 });
  });

  it.each([
    ['no text', 7],
    ['nothing', undefined],
    ['an object', { toString: () => text('7') }],
    ['half of one', text('7').slice(0, text('7').indexOf('legacy'))],
    ['too long', `${text('7')}${' '.repeat(maxResponse)}`],
    ['another thing', '{"tweet_results":1}'],
    ['no value', '{"tweet_results"'],
    ['deep', `{"tweet_results":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['without an end', `{"tweet_results":{"a":"${'\\\\'.repeat(50_000)}`],
  ])('passes by what is %s', (_, detail) => {
    const { pageData, send, pass } = open();
    send(detail);
    send(text('8'));
    pass(1_000);
    expect(pageData.about(id('7'))).toBeUndefined();
    expect(pageData.about(id('8'))).toBeDefined();
  });

  it('gives whoever floods the page 5 ms a second, after what was saved up', () => {
    const cost = 7;
    const { flood, reads, pass, planned, pageData } = open(cost);
    const minutes = 10;
    for (let second = 0; second < minutes * 60; second++) {
      for (let n = 0; n < 50; n++) flood(text(String(n)));
      pass(1_000);
      expect(planned()).toBeLessThanOrEqual(1);
    }
    expect(reads() * cost).toBeLessThanOrEqual(savings + minutes * 60 * rate + cost);
    expect(reads() * cost).toBeGreaterThan(minutes * 60 * rate * 0.5);
    // Posts are not kept waiting for what is not read soon.
    expect(pageData.isReading()).toBe(false);
  });

  it('reads the newest first, and leaves out what has gone by', () => {
    const { send, pass, pageData } = open();
    for (let n = 1; n <= 20; n++) send(text(String(n)));
    pass(1_000);
    const known = Array.from({ length: 20 }, (_, n) => n + 1).filter((n) => pageData.about(id(String(n))));
    expect(known).toEqual([13, 14, 15, 16, 17, 18, 19, 20]);
  });

  it('looks at no more of a response than one of X has', () => {
    const { send, pass, pageData } = open();
    const many = Array.from({ length: 5_000 }, (_, n) => entry(tweet(String(n + 1))));
    send(JSON.stringify(home(...many)).slice(0, maxResponse));
    send(JSON.stringify(home(...many.slice(0, 2_000))));
    pass(1_000);
    expect(pageData.about(id('1'))).toBeDefined();
    expect(pageData.about(id('1999'))).toBeUndefined();
  });

  it('reads a long response in slices, and tells of each post that more is known of', () => {
    // A clock on which each look takes 1 ms, as if each tweet did.
    const { send, pass, pageData, tasks, told } = open(1, 1);
    const many = Array.from({ length: 40 }, (_, n) => entry(tweet(String(n + 1))));
    send(JSON.stringify(home(...many)));
    pass(60_000);
    expect(pageData.about(id('40'))).toBeDefined();
    expect(tasks().length).toBeGreaterThan(10);
    expect(Math.max(...tasks())).toBeLessThanOrEqual(sliceMs + 4);
    expect(told().toSorted((a, b) => Number(a) - Number(b))).toEqual(many.map((_, n) => String(n + 1)));
  });

  it('gives a hostile response of three million characters no more than its slices', () => {
    const { send, pass, tasks } = open(1, 1);
    send('"tweet_results":{'.repeat(170_000));
    pass(60_000);
    expect(Math.max(...tasks())).toBeLessThanOrEqual(sliceMs + 4);
    // On this clock the book-keeping of a slice costs as much again.
    expect(tasks().reduce((a, b) => a + b) / 2).toBeLessThanOrEqual(savings + 60 * rate + sliceMs);
  });

  it('says when it is off and on, and knows nothing while it is off', () => {
    const { root, send, pass, pageData } = open();
    const said: unknown[] = [];
    root.addEventListener(switchEvent, (event) => said.push((event as CustomEvent).detail));
    send(text('1'));
    pass(1);
    pageData.set(true);
    pageData.set(false);
    send(text('2'));
    pass(1);
    expect([pageData.about(id('1')), pageData.about(id('2'))]).toEqual([undefined, undefined]);
    pageData.set(true);
    send(text('3'));
    pass(1);
    expect(pageData.about(id('3'))).toBeDefined();
    expect(said).toEqual(['off', 'on']);
  });

  it('ends with the overlay', () => {
    const { life, send, pass, pageData } = open();
    send(text('1'));
    life.abort();
    send(text('2'));
    pass(1);
    expect([pageData.about(id('1')), pageData.about(id('2'))]).toEqual([undefined, undefined]);
  });
});
