// The whole of care by keyboard alone, beside X's own letters; and what a screen reader is told.
import { expect, test } from '@playwright/test';
import type { PostId } from '../../lib/care/ids.ts';
import { must } from '../support/own-pages.ts';
import { panelOf, sharedPerch } from '../support/perch-on-x.ts';

const perch = sharedPerch();
const badge = async (id: PostId) => (await must(perch().own, { ask: 'badges', postIds: [id] })).badges[id]!;

test('From the first letter to the last, no hand on the mouse', async () => {
  const { context, inbound } = perch();
  const { page, strips, errors } = await perch().open('/notifications/mentions');
  const { keyboard } = page;
  const id = inbound[0]!.id as PostId;
  await strips.of(id);
  await keyboard.press('j');

  await keyboard.press('Shift+T');
  await strips.menu('Tags');
  await keyboard.type('order');
  await keyboard.press('Enter');
  await strips.toast('Tagged Order');
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('article');

  await keyboard.press('Shift+A');
  await strips.toast('Assigned to you');
  await keyboard.press('Shift+E');
  await strips.menu('Escalate to');
  await keyboard.press('Enter');
  await strips.menu(/why\?/);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await strips.toast('Escalated to T2 Lead');
  expect(await badge(id)).toMatchObject({
    tags: ['order'],
    assignee: { me: true },
    escalation: { tier: 't2', reason: 'needs-expert' },
  });

  await keyboard.press('Shift+Z');
  await strips.toast('Undone');
  expect((await badge(id)).escalation).toBeUndefined();

  await keyboard.press('Shift+N');
  const panel = await panelOf(page);
  await keyboard.press('Tab');
  await expect.poll(() => panel.evaluate(() => document.hasFocus())).toBe(true);
  await panel.getByLabel('Write a note').focus();
  await keyboard.type('jjj');
  await keyboard.press('Control+Enter');
  await expect(panel.locator('.notes .note')).toHaveCount(1);
  await keyboard.press('Escape');
  await strips.until('the panel to close', (pierce) => pierce.layer().panel === undefined);
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('article');

  await keyboard.press('Shift+D');
  await strips.menu('Dismiss because');
  await keyboard.press('Escape');
  await strips.until('the menu to close', (pierce) => pierce.layer().menu === undefined);
  expect((await badge(id)).status).toBe('open');

  await keyboard.press('Shift+R');
  await strips.menu('Resolve as');
  await keyboard.press('End');
  await keyboard.press('Enter');
  await strips.toast('Resolved');
  expect(await badge(id)).toMatchObject({ status: 'resolved', disposition: 'no-reply-from-customer' });

  const second = inbound[1]!.id as PostId;
  await keyboard.press('j');
  const [opened] = await Promise.all([context.waitForEvent('page'), keyboard.press('Shift+P')]);
  await opened.close();
  await page.bringToFront();
  await strips.of(second, 'Waiting');

  expect(
    await page.evaluate(() => (window as never as { __site: { shortcuts: string[] } }).__site.shortcuts),
  ).toEqual(['j', 'j']);
  expect(errors).toEqual([]);
});

test('Tab walks the controls of a strip, Enter presses them, ⋯ has everything', async () => {
  const { inbound } = perch();
  const { page, strips } = await perch().open('/notifications/mentions');
  const id = inbound[2]!.id as PostId;
  const strip = await strips.of(id);
  await strips.click(id, 'status');
  await page.keyboard.press('Escape');
  await strips.until('the menu to close', (pierce) => pierce.layer().menu === undefined);
  const walked: string[] = [];
  for (const _ of strip.controls) {
    walked.push(await strips.focus());
    await page.keyboard.press('Tab');
  }
  expect(walked).toEqual(strip.controls.map(({ feature }) => `strip:${feature}`));
  await page.keyboard.press('Shift+Tab');
  expect(await strips.focus()).toBe('strip:more');
  await page.keyboard.press('Enter');
  const { items } = await strips.menu(/^Case /);
  expect(items.flatMap(({ detail }) => detail || []).join(' ')).toBe('⇧T ⇧A ⇧E ⇧P ⇧N ⇧R ⇧D');
  await page.keyboard.press('Escape');
});

test('Never while typing, and X’s letters stay X’s', async () => {
  const { inbound } = perch();
  const { page, strips } = await perch().open('/notifications/mentions');
  const id = inbound[3]!.id as PostId;
  await strips.of(id);
  await strips.hover(id, 'status');
  await page.getByTestId('SearchBox_Search_Input').focus();
  await page.keyboard.press('Shift+A');
  await expect(page.getByTestId('SearchBox_Search_Input')).toHaveValue('A');
  expect((await badge(id)).assignee).toBeUndefined();

  await page.getByTestId('SearchBox_Search_Input').blur();
  await page.keyboard.press('Shift+A');
  await strips.of(id, 'JK');
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toBeVisible();
});

interface Node {
  role?: { value?: string };
  name?: { value?: string };
  ignored?: boolean;
}

test('A screen reader hears a role and a name for everything', async () => {
  const { inbound } = perch();
  const { page, strips } = await perch().open('/notifications/mentions');
  const id = inbound[4]!.id as PostId;
  const strip = await strips.of(id);
  const heard = async (): Promise<string[]> => {
    const { nodes } = (await strips.session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
    return nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => `${role?.value}: ${name?.value}`);
  };
  const controls = await heard();
  expect(controls).toContain('group: Perch');
  for (const { name, feature } of strip.controls)
    expect(controls).toContain(`${feature === 'take-private' ? 'link' : 'button'}: ${name}`);

  await strips.click(id, 'tags');
  await strips.menu('Tags');
  // The tree follows the page at its own pace.
  await expect
    .poll(heard)
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^dialog: Tags/),
        expect.stringMatching(/^combobox: Tags/),
        expect.stringMatching(/^listbox: Tags/),
        'option: Payment',
      ]),
    );
  await strips.pick('Payment');
  await strips.toast('Tagged');
  await expect.poll(heard).toEqual(expect.arrayContaining(['button: Undo']));
  expect((await heard()).some((each) => each.startsWith('status:'))).toBe(true);

  await strips.click(id, 'notes');
  await panelOf(page);
  await expect.poll(heard).toEqual(expect.arrayContaining(['complementary: Perch', 'button: Close']));
});
