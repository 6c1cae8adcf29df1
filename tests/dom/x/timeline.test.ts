// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeForButton, placeForStrip } from '../../../lib/x/places.ts';
import { watchTimeline, type ShownPost } from '../../../lib/x/timeline.ts';
import { aPostId, bar, cell, element, post, show, someTimeLater } from './fixture.ts';

const another = '2013402546614702999';

let controller: AbortController;
let shown: ShownPost[];
let log: string[];
let url: URL;
let now: number;

const watch = (onShown?: (post: ShownPost) => void): void =>
  watchTimeline(
    document,
    {
      url: () => url,
      now: () => now,
      onShown: (one) => {
        shown.push(one);
        log.push(`shown ${one.post.id}`);
        one.signal.addEventListener('abort', () => log.push(`gone ${one.post.id}`));
        onShown?.(one);
      },
      onChanged: (one, before) => log.push(`changed ${one.post.id}: ${before.text} → ${one.post.text}`),
      onTouched: (one) => log.push(`touched ${one.post.id}`),
      onUnread: () => log.push('unread'),
      onFailure: (error) => log.push(`failed ${(error as Error).message}`),
    },
    controller.signal,
  );

/** Observers report in a microtask, before the page is painted. */
const settle = async (): Promise<string[]> => {
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  return log.splice(0);
};

const article = (at = 0): HTMLElement => document.querySelectorAll('article')[at] as HTMLElement;

beforeEach(() => {
  controller = new AbortController();
  shown = [];
  log = [];
  url = new URL('https://x.com/home');
  now = someTimeLater;
  document.body.replaceChildren();
});
afterEach(() => controller.abort());

describe('posts that come and go', () => {
  it('are told: those there already, those added, those in an added tree', async () => {
    show(cell(post()));
    watch();
    expect(log.splice(0)).toEqual([`shown ${aPostId}`]);
    document.body.append(
      element(cell(post({ id: another }))),
      element(post({ id: '5', time: '2009-05-01T10:00:00Z' })),
    );
    expect(await settle()).toEqual([`shown ${another}`, 'shown 5']);
  });

  it('end when their cell, their timeline, or the watch ends', async () => {
    const timeline = show(cell(post()), cell(post({ id: another })));
    watch();
    await settle();
    timeline.firstElementChild?.remove();
    expect(await settle()).toEqual([`gone ${aPostId}`]);
    show(cell(post()));
    expect(await settle()).toEqual([`gone ${another}`, `shown ${aPostId}`]);
    controller.abort();
    expect(log).toEqual([`gone ${aPostId}`]);
    show(cell(post({ id: another })));
    expect(await settle()).toEqual([`gone ${aPostId}`]);
  });

  it('stay the same when they are moved', async () => {
    const timeline = show(cell(post()), cell(post({ id: another })));
    watch();
    await settle();
    timeline.append(timeline.firstElementChild!);
    expect(await settle()).toEqual([]);
  });

  it('may show one id twice, each with its own end', async () => {
    const timeline = show(cell(post()), cell(post()));
    watch();
    expect(shown.map((one) => one.post.id)).toEqual([aPostId, aPostId]);
    await settle();
    timeline.lastElementChild?.remove();
    expect(await settle()).toEqual([`gone ${aPostId}`]);
    expect(shown.map((one) => one.signal.aborted)).toEqual([false, true]);
  });

  it('do not come at all once the watch has ended', () => {
    show(cell(post()));
    controller.abort();
    watch();
    expect(log).toEqual([]);
  });
});

describe('a post that changes in place', () => {
  it('is told with what it was before, and keeps when it was first seen', async () => {
    show(cell(post()));
    watch();
    await settle();
    now += 60_000;
    article().querySelector('[data-testid="tweetText"] span')!.firstChild!.nodeValue =
      'Where is my parcel, Acme?';
    expect(await settle()).toEqual([`changed ${aPostId}: Where is my parcel? → Where is my parcel, Acme?`]);
    expect(shown[0]?.post).toMatchObject({ firstSeenAt: someTimeLater });
  });

  it('is told of new counters, and not of ticking times or players', async () => {
    show(cell(post({ below: '<div data-testid="videoPlayer"><div><span>0:01</span></div></div>' })));
    watch();
    await settle();
    article().querySelector('time')!.firstChild!.nodeValue = '6h';
    article().querySelector('[data-testid="videoPlayer"] span')!.textContent = '0:02';
    expect(await settle()).toEqual([]);
    article().querySelector('[data-testid="like"]')!.setAttribute('aria-label', '218 Likes. Liked');
    article().querySelector('[data-testid="like"]')!.setAttribute('data-testid', 'unlike');
    expect(await settle()).toHaveLength(1);
    expect(shown[0]?.post.counters.likes).toBe(218);
  });

  it('is another post when its id changes', async () => {
    show(cell(post()));
    watch();
    await settle();
    for (const link of article().querySelectorAll(`a[href*="${aPostId}"]`))
      link.setAttribute('href', link.getAttribute('href')!.replace(aPostId, another));
    expect(await settle()).toEqual([`gone ${aPostId}`, `shown ${another}`]);
    expect(shown.map((one) => one.signal.aborted)).toEqual([true, false]);
    expect(shown[1]?.article).toBe(shown[0]?.article);
  });

  it('is told once it can be read', async () => {
    show(cell(post({ id: undefined, bar: undefined })));
    watch();
    expect(log.splice(0)).toEqual(['unread']);
    article().append(element(`<div>${bar()}</div>`));
    expect(await settle()).toEqual([`shown ${aPostId}`]);
  });
});

describe('our own hosts', () => {
  const strip = (): HTMLElement => document.querySelector('perch-strip')!;
  const put = (one: ShownPost): void => {
    const place = placeForStrip(one.article)!;
    place.parent.insertBefore(document.createElement('perch-strip'), place.before);
  };

  it('are not seen as changes', async () => {
    show(cell(post()));
    watch(put);
    await settle();
    strip().append('words', document.createElement('b'));
    strip().setAttribute('aria-label', 'Case K7Q2');
    expect(await settle()).toEqual([]);
  });

  it('are missed when X takes them away, or rebuilds what they stood in', async () => {
    show(cell(post()));
    watch(put);
    await settle();
    strip().remove();
    expect(await settle()).toEqual([`touched ${aPostId}`]);
    article().querySelector('[role="group"]')!.parentElement!.replaceWith(element(bar()));
    expect(await settle()).toEqual([`touched ${aPostId}`]);
  });

  it('stand under the last action bar, or at its end', () => {
    const timeline = show(cell(post({ below: bar() })));
    const group = timeline.querySelectorAll('[role="group"]')[1]!;
    expect(placeForButton(article())).toEqual({ parent: group, before: null });
    const place = placeForStrip(article())!;
    expect(place.parent).toBe(group.parentElement);
    place.parent.insertBefore(document.createElement('perch-strip'), place.before);
    expect(group.nextElementSibling).toBe(strip());
    // Asked again, it is the same place.
    const again = placeForStrip(article())!;
    again.parent.insertBefore(strip(), again.before);
    expect(group.nextElementSibling).toBe(strip());
  });

  it('have no place in a post without an action bar, nor in the bar of a carousel', () => {
    show(cell(post({ bar: '<div role="group"><ul></ul></div>' })));
    expect(placeForStrip(article())).toBeUndefined();
    expect(placeForButton(article())).toBeUndefined();
  });
});

describe('the page around', () => {
  it('keeps its surface while a dialog is open over it', async () => {
    show(cell(post()));
    watch();
    await settle();
    url = new URL('https://x.com/compose/post');
    document.body.append(element(cell(post({ id: another }))));
    await settle();
    expect(shown.map((one) => one.post.surface)).toEqual(['home', 'home']);
    url = new URL('https://x.com/notifications/mentions');
    show(cell(post()));
    await settle();
    expect(shown.at(-1)?.post.surface).toBe('notifications');
  });

  it('tells a post on a status page what it stands below of, when that comes later', async () => {
    url = new URL(`https://x.com/bob/status/${another}`);
    const timeline = show(cell(post({ id: another, focal: true }), 400));
    watch();
    expect(shown[0]?.post.below).toBeUndefined();
    await settle();
    timeline.append(element(cell(post(), 0)));
    expect(await settle()).toEqual([
      `shown ${aPostId}`,
      `changed ${another}: Where is my parcel? → Where is my parcel?`,
    ]);
    expect(shown[0]?.post.below).toBe(aPostId);
  });

  it('goes on when one post goes wrong', async () => {
    watch(({ post: { id } }) => {
      if (id === aPostId) throw new Error('a feature failed');
    });
    show(cell(post()), cell(post({ id: another })));
    expect(await settle()).toEqual([`shown ${aPostId}`, 'failed a feature failed', `shown ${another}`]);
  });

  it('does not take what a post quotes for posts', async () => {
    show(cell(post({ below: `<article>${'unavailable'}</article>` })));
    watch();
    expect(await settle()).toEqual([`shown ${aPostId}`]);
    article().append(element('<article><div data-testid="User-Name">x</div></article>'));
    expect(await settle()).toEqual([`touched ${aPostId}`]);
  });
});
