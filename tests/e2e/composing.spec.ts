// Answering with X's own editor: Perch knows the case, says who speaks, sees the reply, and never does anything itself.
import { expect, test, type Frame, type Page } from '@playwright/test';
import type { Handle, PostId } from '../../lib/care/ids.ts';
import { must } from '../support/own-pages.ts';
import { scrollBy } from '../support/scroll.ts';
import { sharedPerch, type PerchPage } from '../support/perch-on-x.ts';
import type { Strips } from '../support/strips.ts';

const perch = sharedPerch({
  viewport: { width: 1_280, height: 1_600 },
  change: (playbook) => ({
    ...playbook,
    handles: [
      { handle: 'acmecare' as Handle, role: 'service' },
      { handle: 'acme' as Handle, role: 'marketing' },
    ],
  }),
});

/** Clicks that no person made, on anything but Perch's own; and what was sent to X from anywhere but its own page. */
const watchHands = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const forged: string[] = [];
    Object.assign(window, { forged });
    for (const type of ['click', 'submit', 'keydown', 'input', 'paste'])
      addEventListener(type, (event) => !event.isTrusted && forged.push(type), { capture: true });
  });
const handsOff = async ({ page, errors }: PerchPage): Promise<void> => {
  expect(await page.evaluate(() => (window as unknown as { forged: string[] }).forged)).toEqual([]);
  expect(perch().site!.requests.filter(({ expected }) => !expected)).toEqual([]);
  expect(perch().site!.refused).toEqual([]);
  expect(errors).toEqual([]);
};
const sentReplies = (): number =>
  perch().site!.requests.filter(({ url }) => url.includes('/CreateTweet')).length;

const clockEnd = async (id: string): Promise<unknown> => {
  const { badges } = await must(perch().own, { ask: 'badges', postIds: [id as PostId] });
  return badges[id as PostId]?.clock?.end !== undefined;
};
const careOf = async (id: string) => {
  const { badges } = await must(perch().own, { ask: 'badges', postIds: [id as PostId] });
  return (await must(perch().own, { ask: 'case', caseId: badges[id as PostId]!.caseId })).case;
};
const replyOf = async (id: string) => (await careOf(id)).replies[0];
const textOf = async (id: string) =>
  (await careOf(id)).messages.find((message) => message.post.id === id)?.post.text;
/** Inbound posts, each for one test. */
const post = (index: number) =>
  perch().inbound.filter(({ replyTo, quoteOf }) => !replyTo && !quoteOf)[index]!;

test('on a status page: the strip says so, and the reply that X shows answers the case', async () => {
  const { handle, id } = post(0);
  const opened = await perch().open(`/${handle}/status/${id}`);
  const { page, strips } = opened;
  await watchHands(page);
  await strips.of(id);
  const before = sentReplies();
  await page.getByTestId('tweetTextarea_0').click();
  await strips.of(id, 'You are answering');
  await page.keyboard.type('We are looking into it. ^JK');
  expect(sentReplies()).toBe(before);
  await page.getByTestId('tweetButtonInline').click();
  await expect.poll(() => clockEnd(id)).toBe(true);
  await strips.until(
    'the words to go',
    (pierce, postId) =>
      pierce.strips().some((each) => each.postId === postId && !each.text.includes('You are answering')),
    id,
  );
  const reply = perch().site!.world.posts[0]!;
  expect((await replyOf(id))?.publishedAt).toBe(Math.floor(reply.publishedAt / 1_000) * 1_000);
  expect(sentReplies()).toBe(before + 1);
  await handsOff(opened);
  await page.close();
});

test('in a dialog over the home timeline: both strips say so, and what X says was sent answers the case', async () => {
  const { id } = post(1);
  const opened = await perch().open('/notifications/mentions');
  const { page, strips } = opened;
  await watchHands(page);
  await strips.of(id);
  const article = page
    .locator('article[data-testid="tweet"]')
    .filter({ has: page.locator(`a[href*="/status/${id}"] time`) });
  await article.first().getByTestId('reply').click();
  const both = await strips.until(
    'both strips to say so',
    (pierce, postId) => {
      const told = pierce
        .strips()
        .filter((each) => each.postId === postId && each.text.includes('You are answering'));
      return told.length === 2 && told.length;
    },
    id,
  );
  expect(both).toBe(2);
  await page.keyboard.type('Please send us your order number. ^JK');
  await page.getByTestId('tweetButton').click();
  await expect.poll(() => clockEnd(id)).toBe(true);
  // This page never shows the reply; who wrote it was read where it was written.
  expect((await replyOf(id))?.signature).toBe('JK');
  await handsOff(opened);
  await page.close();
});

/** Has Perch's script note from now on what it tells the desk of, in `told`. */
const noteTold = (strips: Strips): Promise<void> =>
  strips.inside(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage: (request: { posts?: { text: string }[] }) => unknown } };
    };
    const send = chrome.runtime.sendMessage;
    const told: string[] = [];
    Object.assign(globalThis, { told });
    chrome.runtime.sendMessage = async (request) => {
      const answer: unknown = await send(request);
      told.push(...(request.posts ?? []).map(({ text }) => text));
      return answer;
    };
  });

test('an answer that was on the page before the case was opened by hand counts', async () => {
  const chatter = perch().site!.world.posts.find(({ kind, replyTo }) => kind === 'chatter' && !replyTo)!;
  const { page, strips } = await perch().open(`/${chatter.handle}/status/${chatter.id}`);
  await strips.until('the quiet button', (pierce) => pierce.strips().length > 0);
  await noteTold(strips);
  await page.getByTestId('tweetTextarea_0').click();
  await page.keyboard.type('Stay dry. ^JK');
  await page.getByTestId('tweetButtonInline').click();
  await strips.until('the desk to be told of the answer', () =>
    (globalThis as unknown as { told: string[] }).told.includes('Stay dry. ^JK'),
  );
  await strips.click(chatter.id, 'open-case');
  await strips.of(chatter.id);
  await expect.poll(() => clockEnd(chatter.id)).toBe(true);
  await page.close();
});

test('what is posted after a reply was given up answers nobody', async () => {
  const { posts } = perch().site!.world;
  const { handle, id } = perch().inbound.findLast(
    (each) => !each.replyTo && !each.quoteOf && posts.every(({ replyTo }) => replyTo?.id !== each.id),
  )!;
  const { page, strips, site } = await perch().open(`/${handle}/status/${id}`);
  await strips.of(id);
  await page.getByTestId('tweetTextarea_0').click();
  await strips.of(id, 'You are answering');
  await page.keyboard.type('On second thoughts');
  // All that this page says of what is posted next is that it was sent.
  await site('navigate', '/compose/post');
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('tweetTextarea_0').click();
  await page.keyboard.type('A new blend is out today.');
  await dialog.getByTestId('tweetButton').click();
  await expect(page.getByTestId('toast')).toBeVisible();
  // What is told next is told after it.
  await site('edit', id, '@acmecare never mind');
  await expect.poll(() => textOf(id)).toBe('@acmecare never mind');
  expect(await replyOf(id)).toBeUndefined();
  await page.close();
});

test('closing the dialog unsent ends it, and nothing was sent', async () => {
  const { id } = post(2);
  const { page, strips } = await perch().open('/notifications/mentions');
  const before = sentReplies();
  await strips.of(id);
  await page.keyboard.press('j');
  await strips.inside((_, postId) => {
    const link = document.querySelector(`article a[href*="/status/${postId}"]`);
    link?.closest<HTMLElement>('article')?.focus();
  }, id);
  await page.keyboard.press('r');
  await strips.of(id, 'You are answering');
  await page.getByTestId('app-bar-close').click();
  await strips.until(
    'the words to go',
    (pierce, postId) =>
      pierce.strips().every((each) => each.postId !== postId || !each.text.includes('You are answering')),
    id,
  );
  expect(sentReplies()).toBe(before);
  expect(await clockEnd(id)).toBe(false);
  await page.close();
});

test('whoever is about to speak as the marketing account is told, and not stopped', async () => {
  const { handle, id } = post(3);
  const { page, strips } = await perch().open(`/${handle}/status/${id}?account=acme`);
  await strips.of(id);
  await page.getByTestId('tweetTextarea_0').click();
  await strips.of(id, 'You are answering as @acme (marketing)');
  await page.keyboard.type('Hello');
  await expect(page.getByTestId('tweetButtonInline')).toBeEnabled();
  await page.close();
});

test('an edited post is read anew; a third party’s answer stands on the strip', async () => {
  const { handle, id } = post(4);
  const { page, strips, site } = await perch().open(`/${handle}/status/${id}`);
  await strips.of(id);
  await site('edit', id, '@acmecare it came, but the lid is broken');
  await expect.poll(() => textOf(id)).toBe('@acmecare it came, but the lid is broken');
  await site('switchAccount', 'northmattress');
  await page.getByTestId('tweetTextarea_0').click();
  await strips.of(id, 'as @northmattress (not one of ours)');
  await page.keyboard.type('Ours has a lid that lasts.');
  await page.getByTestId('tweetButtonInline').click();
  await strips.of(id, 'answered by @northmattress');
  expect(await clockEnd(id)).toBe(false);
  await page.close();
});

const docked = (page: Page): Frame | undefined =>
  page.frames().find((each) => each.url().includes('/panel.html'));
const measureCard = async (page: Page): Promise<string> =>
  (await docked(page)?.locator('.measure').innerText()) ?? '';
/** How many posts it counts. */
const measured = async (page: Page): Promise<number> =>
  Number(/(\d+) posts? seen/.exec(await measureCard(page))?.[1]);

/** Everything that is kept: events, the extension's own storage, and X's. */
const stored = async (page: Page): Promise<unknown> => ({
  events: await must(perch().own, { ask: 'exportEvents', after: '' }),
  own: await perch().serviceWorker!.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: Record<'local' | 'session', { get: (key: null) => Promise<object> }> };
    };
    const { health: _counts, ...session } = (await chrome.storage.session.get(null)) as Record<
      string,
      unknown
    >;
    return [await chrome.storage.local.get(null), session];
  }),
  page: await page.evaluate(async () => [
    { ...localStorage },
    { ...sessionStorage },
    await indexedDB.databases(),
  ]),
});

test('Measure this page counts what is scrolled past, and keeps nothing', async () => {
  const { page, strips } = await perch().open('/search?q=acmecare&f=live');
  const id = perch().inbound.find(({ text }) => text.includes('acmecare'))!.id;
  await strips.of(id);
  await strips.click(id, 'more');
  await strips.pick('Measure this page');
  await expect.poll(() => measureCard(page)).toContain('@acmecare');
  await expect.poll(() => measured(page)).toBeGreaterThan(1);
  const before = await measured(page);
  await scrollBy(page, 6_000);
  await expect.poll(() => measured(page)).toBeGreaterThan(before + 5);
  await page.screenshot({ path: test.info().outputPath('measure.png') });
  await docked(page)?.locator('body').focus();
  // The press is not waited for: the frame goes with it, and may never say that it heard the key.
  const pressed = page.keyboard.press('Escape').catch(() => undefined);
  await expect.poll(() => docked(page)).toBeUndefined();
  await page.close();
  await pressed;
});

test('a page where no post has a strip is measured from the browser’s menu, and nothing of it is stored', async () => {
  const { posts } = perch().site!.world;
  const byHandle = [...new Set(posts.map((each) => each.handle))].map((handle) =>
    posts.filter((each) => each.handle === handle),
  );
  const [talker] = byHandle.find((of) => of.length > 4 && of.every(({ kind }) => kind === 'chatter'))!;
  const { handle } = talker!;
  const { page, site } = await perch().open(`/${handle}`);
  const before = await stored(page);
  const press = (): Promise<void> =>
    perch().serviceWorker!.evaluate(async (path) => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          tabs: { query: (what: object) => Promise<object[]> };
          contextMenus: { onClicked: { dispatch: (info: object, tab: unknown) => void } };
        };
      };
      const [tab] = await chrome.tabs.query({ url: `https://x.com${path}` });
      chrome.contextMenus.onClicked.dispatch({ menuItemId: 'measure' }, tab);
    }, `/${handle}`);
  await press();
  await expect.poll(() => measured(page)).toBeGreaterThan(1);
  const ground = (): Promise<string> | undefined =>
    docked(page)?.evaluate(() => getComputedStyle(document.body).colorScheme);
  expect(await ground()).toBe('light');
  await site('setTheme', 'dark');
  await expect.poll(ground).toBe('dark');
  await page.screenshot({ path: test.info().outputPath('measure-dark.png') });
  expect(await stored(page)).toEqual(before);
  // Pressed again it goes, whatever the page looks like by now.
  await press();
  await expect.poll(() => docked(page)).toBeUndefined();
  await page.close();
});

const caseOf = async (id: string): Promise<string> => {
  const { badges } = await must(perch().own, { ask: 'badges', postIds: [id as PostId] });
  return badges[id as PostId]!.caseId;
};

const sightsOf = async (type: 'message.gone' | 'message.shown'): Promise<PostId[]> => {
  const { events } = await must(perch().own, { ask: 'exportEvents', after: '' });
  return events.flatMap((event) => (event.type === type ? [event.postId] : []));
};
const goneOnes = () => sightsOf('message.gone');

test('without X’s responses, a post that goes from above its answer is noticed too', async () => {
  await must(perch().own, { ask: 'saveOnPage', off: ['page-data'] });
  const { postById, posts } = perch().site!.world;
  const reply = posts.find(
    ({ handle, replyTo, text }) =>
      handle === 'acmecare' &&
      replyTo &&
      perch().inbound.includes(postById.get(replyTo.id)!) &&
      !text.includes('Ines'),
  )!;
  const { page, strips, site } = await perch().open(`/acmecare/status/${reply.id}`);
  await strips.of(reply.replyTo!.id);
  await site('erase', reply.replyTo!.id);
  await expect.poll(goneOnes).toContain(reply.replyTo!.id);
  await must(perch().own, { ask: 'saveOnPage', off: [] });
  await page.close();
});

test('a post that was deleted is noticed where its answer stands, and when X shows it again', async () => {
  const { postById, posts } = perch().site!.world;
  const reply = posts.find(({ text }) => text.includes('That made our afternoon, Ines'))!;
  const asked = postById.get(reply.replyTo!.id)!;
  const { page, strips, site } = await perch().open(`/acmecare/status/${reply.id}`);
  await strips.of(asked.id);
  await site('erase', asked.id);
  await expect.poll(goneOnes).toContain(asked.id);
  await site('replaceTimelines');
  await expect.poll(() => sightsOf('message.shown')).toContain(asked.id);
  await page.close();
});

test('a post that was gone before anybody came back is noticed by its tombstone, in X’s words for it', async () => {
  const { postById, posts } = perch().site!.world;
  const gone = await goneOnes();
  const reply = posts.find(
    ({ handle, replyTo }) =>
      handle === 'acmecare' &&
      replyTo &&
      perch().inbound.includes(postById.get(replyTo.id)!) &&
      !gone.includes(replyTo.id as PostId),
  )!;
  const asked = postById.get(reply.replyTo!.id)!;
  const before = await perch().open(`/${asked.handle}/status/${asked.id}`);
  await before.strips.of(asked.id);
  await before.page.close();
  postById.delete(asked.id);
  const { page } = await perch().open(`/acmecare/status/${reply.id}`);
  // Responses are read at 5 ms a second, and on a busy machine that time goes by while others run.
  await expect.poll(goneOnes, { timeout: 40_000 }).toContain(asked.id);
  postById.set(asked.id, asked);
  await page.close();

  const { own } = perch();
  const panel = await own.context().newPage();
  await panel.goto(own.url().replace(/options\.html.*/, `panel.html#case=${await caseOf(asked.id)}`));
  await expect(panel.getByText(/X shows instead: “.+”/)).toBeVisible();
  await panel.close();
});
