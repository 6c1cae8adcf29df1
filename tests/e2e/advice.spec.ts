// What Perch makes of a post, as a person sees it: on the strip, in the menu and in the panel.
import { expect, test } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { caseIdOf } from '../../lib/care/case-id.ts';
import type { CommandId, Handle, PostId } from '../../lib/care/ids.ts';
import type { Post } from '../../lib/care/post.ts';
import { axe, must, post } from '../support/own-pages.ts';
import { panelOf, sharedPerch } from '../support/perch-on-x.ts';

const perch = sharedPerch();

/** Somebody else's browser or another page saw this before: posts reach the desk without the stand-in. */
const seen = (...posts: Post[]) => must(perch().own, { ask: 'observe', posts });
/** A post of the stand-in, as another page showed it: with these words, and whatever else is said. */
const standIn = (index: number, text: string, more: Partial<Post> = {}): Post => {
  const { id, handle } = perch().inbound.filter((each) => each.kind === 'question')[index]!;
  return { ...post(id, text, handle), ...more };
};
const open = ({ id, handle }: Pick<Post, 'id' | 'handle'>) => perch().open(`/${handle}/status/${id}`);
const nameOf = async (
  strips: Awaited<ReturnType<typeof open>>['strips'],
  id: PostId,
  feature: string,
): Promise<string | undefined> =>
  (await strips.of(id)).controls.find((control) => control.feature === feature)?.name;

test('Personal data: the strip asks to take it private with the masked value, the panel says what to do', async () => {
  const dana = perch().inbound.find(({ kind }) => kind === 'personal')!;
  const id = dana.id as PostId;
  const { page, strips, errors } = await open({ id, handle: dana.handle as Handle });
  await expect.poll(() => nameOf(strips, id, 'take-private')).toContain('shows a card number, •••• 1111');
  await strips.click(id, 'notes');
  const panel = await panelOf(page);
  await expect(panel.locator('.advice')).toContainText('Personal data in public: card •••• 1111');
  await expect(panel.locator('.advice')).toContainText('Ask the customer to delete the post');
  await expect(panel.locator('body')).not.toContainText('4111');
  await expect(panel.locator('.message .kind').first()).toHaveText(/speaks to you|mentions you/);
  expect(errors).toEqual([]);
});

test('Risk says why on hover; a tracking number is told masked; the reply budget stands in the menu', async () => {
  const loud = standIn(0, '@acmecare third time I ask: where is 1Z999AA10123456784? #acmefail', {
    followers: 20_000,
    mentions: ['acmecare' as Handle],
  });
  const answer = (id: string): Post => ({
    ...post(id, 'We look into it. ^JK', 'acmecare'),
    mentions: [],
    inReplyToId: loud.id,
  });
  await seen(loud);
  await seen(answer('2990000000000000011'), answer('2990000000000000012'));
  const { page, strips, errors } = await open(loud);
  await expect
    .poll(() => nameOf(strips, loud.id, 'risk'))
    .toBe('Hot: 20,000 followers, #acmefail, asked 3 times');
  await strips.hover(loud.id, 'risk');
  await expect.poll(async () => (await strips.layer()).tip).toContain('20,000 followers');
  await strips.click(loud.id, 'more');
  const { items } = await strips.menu(/^Case/);
  expect(items.map(({ name }) => name)).toContain('Replies 2 of 3');
  await strips.pick('Replies 2 of 3');

  const advice = (await panelOf(page)).locator('.advice');
  await expect(advice).toContainText('Hot: 20,000 followers, #acmefail, asked 3 times');
  await expect(advice).toContainText('two of three public replies used');
  await expect(advice).toContainText('Personal data in public: tracking number •••• 84');
  expect(errors).toEqual([]);

  const alone = await perch().context.newPage();
  await alone.goto(`chrome-extension://${perch().extensionId}/panel.html#case=${caseIdOf(loud.id)}`);
  await expect(alone.locator('.advice')).toBeVisible();
  expect(await axe(alone)).toEqual([]);
});

test('A suggestion tells its words; what the team tags is suggested on the next such post', async () => {
  const asked = standIn(1, '@acmecare where is my order?', { mentions: ['acmecare' as Handle] });
  await seen(asked);
  const first = await open(asked);
  await first.strips.of(asked.id, 'Order?');
  await first.strips.click(asked.id, 'notes');
  await expect((await panelOf(first.page)).locator('.advice')).toContainText(/Order\?: because of “.*order/);

  const give = (id: PostId, tag: string) =>
    must(perch().own, {
      ask: 'command',
      command: { verb: 'addTag', commandId: randomUUID() as string as CommandId, caseId: caseIdOf(id), tag },
    });
  for (let index = 0; index < 6; index++) {
    const gizmo = post(`29900000000000001${index}0`, '@acme the gizmo hums', `gizmo${index}`);
    const weather = post(`29900000000000001${index}1`, '@acme lovely weather', `weather${index}`);
    await seen(gizmo, weather);
    await give(gizmo.id, 'advice');
    await give(weather.id, 'praise');
  }
  const next = standIn(2, '@acmecare my gizmo', { mentions: ['acmecare' as Handle] });
  await seen(next);
  const { page, strips, errors } = await open(next);
  await strips.of(next.id, 'Advice?');
  await strips.click(next.id, 'notes');
  await expect((await panelOf(page)).locator('.advice')).toContainText(
    'Advice?: because of “gizmo”, as your team tagged',
  );
  expect(errors).toEqual([]);
});
