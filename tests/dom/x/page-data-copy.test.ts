// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { copyResponses, isWanted } from '../../../lib/x/page-data-copy.ts';
import { dataEvent, switchEvent } from '../../../lib/x/page-data-names.ts';

describe('a response', () => {
  it.each([
    ['https://x.com/i/api/graphql/a1_-B/HomeTimeline?variables=%7B%7D', true],
    ['https://x.com/i/api/graphql/a1/TweetDetail', true],
    ['https://api.x.com/graphql/a1/SearchTimeline', true],
    ['/i/api/graphql/a1/CommunityTweetsTimeline', true],
    ['https://x.com/i/api/1.1/dm/inbox_initial_state.json', false],
    ['https://x.com/i/api/graphql/a1/DmAllSearchSlice', false],
    ['https://api.x.com/graphql/a1/GetInitialXChatPageQuery', false],
    ['https://api.x.com/graphql/a1/GetConversationPageQuery', false],
    ['https://x.com/i/api/graphql/a1/GrokHistory', false],
    ['https://x.com/home?next=/graphql', false],
    ['', false],
  ])('%s is copied: %s', (url, wanted) => expect(isWanted(url)).toBe(wanted));
});

const url = 'https://x.com/i/api/graphql/q/HomeTimeline';

/** A page's world with its own XMLHttpRequest and fetch. */
const world = () => {
  const tasks: (() => void)[] = [];
  class XMLHttpRequest extends EventTarget {
    responseURL = '';
    responseType = '';
    responseText = '';
    response: unknown;
    open(method: string, target: string): string {
      if (!method) throw new TypeError('no method');
      this.responseURL = target;
      return 'opened';
    }
  }
  const root = document.implementation.createHTMLDocument();
  const page = {
    document: root,
    EventTarget,
    CustomEvent,
    Request,
    URL,
    XMLHttpRequest,
    setTimeout: (work: () => void) => tasks.push(work),
    fetch: (target: string) =>
      target.includes('broken')
        ? Promise.reject(new Error('offline'))
        : Promise.resolve(new Response(`from ${target}`)),
  };
  const before = { open: XMLHttpRequest.prototype.open, fetch: page.fetch };
  const copied: unknown[] = [];
  root.addEventListener(dataEvent, (event) => copied.push((event as CustomEvent).detail));
  copyResponses(page as never);
  const answer = (target: string, fields: object = { responseText: 'words' }): XMLHttpRequest => {
    const request = new XMLHttpRequest();
    request.open('GET', target);
    request.open('GET', target);
    Object.assign(request, fields);
    request.dispatchEvent(new Event('load'));
    return request;
  };
  const run = (): void => {
    for (const task of tasks.splice(0)) task();
  };
  return { page, before, copied, answer, run, tasks, XMLHttpRequest, root };
};

describe('XMLHttpRequest', () => {
  it('is copied once, in a task after X’s own', () => {
    const { answer, copied, run } = world();
    answer(url);
    expect(copied).toEqual([]);
    run();
    expect(copied).toEqual(['words']);
  });

  it.each([
    [{ responseType: 'text', responseText: 'words' }, ['words']],
    [{ responseType: 'json', response: { a: 1 } }, ['{"a":1}']],
    [{ responseType: 'arraybuffer', response: new ArrayBuffer(1) }, []],
  ])('of the kind %j gives %j', (fields, wanted) => {
    const { answer, copied, run } = world();
    answer(url, fields);
    run();
    expect(copied).toEqual(wanted);
  });

  it('works as before: what it gives, throws, and is', () => {
    const { XMLHttpRequest, before, answer, run, copied } = world();
    const { open } = XMLHttpRequest.prototype;
    expect([open.name, open.length]).toEqual([before.open.name, before.open.length]);
    expect(Function.prototype.toString.call(open)).toContain('[native code]');
    expect(new XMLHttpRequest().open('GET', url)).toBe('opened');
    expect(() => new XMLHttpRequest().open('', url)).toThrow('no method');
    expect(() => open.call({} as never, 'GET', url)).not.toThrow();
    const broken = answer(url, {});
    Object.defineProperty(broken, 'responseText', { get: () => { throw new Error('gone'); } }); // prettier-ignore
    expect(run).not.toThrow();
    expect(copied).toEqual([]);
  });

  it('is left alone elsewhere, and when it is switched off', () => {
    const { answer, tasks, root, copied, run } = world();
    answer('https://x.com/i/api/1.1/jot/client_event.json');
    expect(tasks).toEqual([]);
    root.dispatchEvent(new CustomEvent(switchEvent, { detail: 'off' }));
    answer(url);
    expect(tasks).toEqual([]);
    root.dispatchEvent(new CustomEvent(switchEvent, { detail: 'on' }));
    answer(url);
    run();
    expect(copied).toEqual(['words']);
  });
});

describe('fetch', () => {
  it('gives X its own promise, unread, and a copy to the overlay', async () => {
    const { page, copied, run } = world();
    const response = await page.fetch(url);
    expect(response.bodyUsed).toBe(false);
    expect(await response.text()).toBe(`from ${url}`);
    await new Promise((resolve) => setTimeout(resolve));
    run();
    expect(copied).toEqual([`from ${url}`]);
  });

  it('that fails fails for X as before', async () => {
    const { page, copied, run } = world();
    await expect(page.fetch(`${url}?broken`)).rejects.toThrow('offline');
    run();
    expect(copied).toEqual([]);
  });
});
