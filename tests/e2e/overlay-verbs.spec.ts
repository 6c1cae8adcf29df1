// Every verb with the mouse. The desk is asked what it understood; the strip must say the same.
import { expect, test } from '@playwright/test';
import type { PostId } from '../../lib/care/ids.ts';
import { must } from '../support/own-pages.ts';
import { panelOf, sharedPerch, type PerchPage } from '../support/perch-on-x.ts';
import { scrollTo } from '../support/scroll.ts';

const perch = sharedPerch();
let x: PerchPage;

test.beforeAll(async () => {
  x = await perch().open('/notifications/mentions');
});
// A test may leave the page scrolled, where the posts of the next are not mounted.
test.beforeEach(() => scrollTo(x.page, 0));
test.afterEach(() => expect(x.errors).toEqual([]));

const idAt = (index: number): PostId => perch().inbound[index]!.id as PostId;
const badge = async (id: PostId) => {
  const { badges } = await must(perch().own, { ask: 'badges', postIds: [id] });
  return badges[id]!;
};

test('Tags: searched, added, removed, and back by Undo', async () => {
  const { page, strips } = x;
  const id = idAt(0);
  await strips.click(id, 'tags');
  expect((await strips.menu('Tags')).items.length).toBeGreaterThan(20);
  expect(await strips.focus()).toBe('layer:combobox');
  await page.keyboard.type('paym');
  await expect
    .poll(async () => (await strips.layer()).menu?.items.map(({ name }) => name))
    .toEqual(['Payment']);
  await strips.pick('Payment');
  await strips.toast('Tagged Payment');
  await strips.of(id, 'Payment');
  expect(await strips.focus()).toBe('strip:tags');
  expect(await badge(id)).toMatchObject({ tags: ['payment'], status: 'open' });

  await strips.click(id, 'tags');
  const { items } = await strips.menu('Tags');
  expect(items.filter(({ checked }) => checked).map(({ name }) => name)).toEqual(['Payment']);
  await strips.pick('Payment');
  await strips.toast('Removed Payment');
  expect((await badge(id)).tags).toEqual([]);
  await strips.pick('Undo');
  await strips.toast('Undone');
  await strips.of(id, 'Payment');
  expect((await badge(id)).tags).toEqual(['payment']);
});

test('A suggested tag is accepted on one post and refused on another', async () => {
  const { strips } = x;
  const offered = (await strips.list()).filter(({ controls }) =>
    controls.some(({ feature }) => feature === 'accept'),
  );
  const [yes, no] = offered.slice(-2).map(({ postId }) => postId as PostId);
  const { suggestion } = await badge(yes!);
  await strips.click(yes!, 'accept');
  await strips.toast('Tagged');
  expect((await badge(yes!)).tags).toEqual([suggestion!.tag]);

  const { suggestion: refused } = await badge(no!);
  await strips.click(no!, 'refuse');
  await strips.toast(/^Suggestion .+ refused/);
  const after = await badge(no!);
  expect(after.tags).toEqual([]);
  expect(after.suggestion?.tag).not.toBe(refused!.tag);
});

test('Status and priority', async () => {
  const { strips } = x;
  const id = idAt(1);
  await strips.click(id, 'status');
  await strips.menu('Status');
  await strips.pick('Waiting on the customer');
  await strips.of(id, 'Waiting');
  expect((await badge(id)).status).toBe('pending');

  await strips.click(id, 'more');
  await strips.pick('Priority: Normal');
  await strips.menu('Priority');
  await strips.pick('Urgent');
  await strips.toast('Priority: Urgent');
  expect((await badge(id)).priority).toBe('urgent');
  const strip = await strips.of(id);
  expect(strip.controls.find(({ feature }) => feature === 'status')?.name).toContain('urgent priority');
});

test('Assigned to me, and given back', async () => {
  const { strips } = x;
  const id = idAt(1);
  await strips.click(id, 'assign');
  await strips.of(id, 'JK');
  expect((await badge(id)).assignee).toEqual({ initials: 'JK', name: 'Jo Kern', me: true });
  await strips.click(id, 'assign');
  await strips.toast('Given back');
  expect((await badge(id)).assignee).toBeUndefined();
});

test('Escalated to a tier for a reason, acknowledged, taken back', async () => {
  const { strips } = x;
  const id = idAt(2);
  await strips.click(id, 'escalate');
  const { items } = await strips.menu('Escalate to');
  expect(items.find(({ at }) => at)?.name).toBe('T2 Lead');
  await strips.pick('T3 Manager');
  await strips.menu(/why\?/);
  await strips.pick('Needs a decision');
  await strips.of(id, 'T3');
  expect((await badge(id)).escalation).toEqual({
    tier: 't3',
    reason: 'needs-decision',
    acknowledged: false,
  });
  await strips.click(id, 'escalate');
  await strips.pick('Acknowledge: T3 Manager has it');
  await strips.toast('Acknowledged');
  expect((await badge(id)).escalation?.acknowledged).toBe(true);
  await strips.pick('Undo');
  await strips.toast('Undone');
  expect((await badge(id)).escalation?.acknowledged).toBe(false);
});

test('Taken private: X’s own page in a new tab, and the customer’s turn', async () => {
  const { context } = perch();
  const { page, strips } = x;
  const id = idAt(2);
  const [opened] = await Promise.all([context.waitForEvent('page'), strips.click(id, 'take-private')]);
  await opened.waitForLoadState();
  expect(new URL(opened.url()).host).toBe('x.com');
  expect(await opened.evaluate(() => window.opener)).toBeNull();
  await opened.close();
  await page.bringToFront();
  await strips.of(id, 'Waiting');
  expect(await badge(id)).toMatchObject({ handedOff: true, status: 'pending' });
});

test('Resolved with how it ended, reopened; dismissed for a reason', async () => {
  const { strips } = x;
  const id = idAt(3);
  await strips.click(id, 'more');
  await strips.pick('Resolve');
  await strips.menu('Resolve as');
  await strips.pick('Question answered');
  await strips.of(id, 'Resolved');
  expect(await badge(id)).toMatchObject({ status: 'resolved', disposition: 'answered' });
  await strips.click(id, 'status');
  await strips.pick('Reopen');
  await strips.toast('Reopened');
  expect((await badge(id)).status).toBe('open');
  await strips.click(id, 'more');
  await strips.pick('Dismiss');
  await strips.menu('Dismiss because');
  await strips.pick('Not for us');
  const strip = await strips.of(id, 'Dismissed');
  expect(strip.controls.some(({ feature }) => feature === 'clock')).toBe(false);
  expect(await badge(id)).toMatchObject({ status: 'dismissed', dismissReason: 'not-for-us' });
});

test('Notes: written in the docked panel, of which X hears no key', async () => {
  const { page, strips, site } = x;
  const id = idAt(4);
  await strips.click(id, 'notes');
  const panel = await panelOf(page);
  const before = await site('state');
  const heard = await page.evaluate(
    () => (window as never as { __site: { shortcuts: string[] } }).__site.shortcuts.length,
  );
  await panel.getByLabel('Write a note').click();
  await page.keyboard.type('jkl: send the courier’s number');
  await expect(panel.getByLabel('Write a note')).toHaveValue('jkl: send the courier’s number');
  expect(
    await page.evaluate(
      () => (window as never as { __site: { shortcuts: string[] } }).__site.shortcuts.length,
    ),
  ).toBe(heard);
  expect(await site('state')).toEqual(before);
  await page.keyboard.press('Control+Enter');
  await expect(panel.locator('.notes .note')).toHaveCount(1);
  await strips.until(
    'the count on the strip',
    (pierce, wanted) => pierce.element(wanted, 'notes')?.textContent === '1',
    id,
  );

  await panel.getByLabel('Write a note').fill('not finished yet');
  await strips.pick('Close');
  await strips.until('the panel to go', (pierce) => pierce.layer().panel === undefined);
  expect(await strips.focus()).toBe('strip:notes');
  await strips.click(id, 'notes');
  const again = await panelOf(page);
  await expect(again.getByLabel('Write a note')).toHaveValue('not finished yet');
  await again.getByLabel('Write a note').fill('');
  await strips.click(id, 'notes');
  await strips.until('the panel to go', (pierce) => pierce.layer().panel === undefined);
});

test('A case opened by hand on any other post, and its opening undone', async () => {
  const { page, strips } = await perch().open('/home');
  const { postId } = (await strips.list()).find(({ kind }) => kind === 'button')!;
  await strips.click(postId, 'open-case');
  await strips.toast(/^Case .* opened/);
  await strips.of(postId);
  await page.reload();
  await strips.of(postId);
  await page.close();
});
