// Clocks run and change while somebody looks.
import { expect, test } from '@playwright/test';
import type { PostId } from '../../lib/care/ids.ts';
import { must } from '../support/own-pages.ts';
import { openAlways, sharedPerch } from '../support/perch-on-x.ts';
import { postIdAt, type SitePost } from '../x-site/world/site-post.ts';

const minute = 60_000;
const startedAt = Date.now();
/** Written so many ms before the tests began; each by another customer, for one customer's posts are one case. */
const authors = ['theobrandt', 'carmenvidal', 'helenagray', 'benokafor'];
const aged = (ms: number, sequence: number): SitePost => ({
  id: postIdAt(startedAt - ms, sequence),
  handle: authors[sequence]!,
  kind: 'complaint',
  publishedAt: startedAt - ms,
  text: `@acmecare the kestrel lamp, part ${sequence}`,
  lang: 'en',
  conversationId: postIdAt(startedAt - ms, sequence),
  counts: { replies: 0, reposts: 0, likes: 0, bookmarks: 0, views: 0 },
});
// The target is ten minutes, with a warning at half of it.
const [calm, nearWarning, nearLate, late] = [
  minute,
  5 * minute - 12_000,
  10 * minute - 12_000,
  30 * minute,
].map(aged) as [SitePost, SitePost, SitePost, SitePost];

const perch = sharedPerch({
  site: { extraPosts: [calm, nearWarning, nearLate, late] },
  change: (playbook) => ({
    ...playbook,
    policies: playbook.policies.map((policy) => ({
      ...policy,
      targets: { firstResponse: { normal: '10m' }, nextResponse: { normal: '10m' } },
      warnAt: [0.5],
    })),
  }),
});

test('A clock ticks, warns, and is late, each in colour, glyph and words', async () => {
  const { page, strips } = await perch().open('/search?q=kestrel&f=live');
  const face = (id: string) =>
    strips.inside((pierce, wanted) => {
      const clock = pierce.element(wanted, 'clock');
      const chip = clock?.querySelector('.clock');
      return {
        look: chip?.className.replace(/.* /, ''),
        text: pierce.wordsOf(chip),
        glyph: chip?.querySelector('svg')?.outerHTML.length,
        color: chip && getComputedStyle(chip).color + getComputedStyle(chip).backgroundColor,
      };
    }, id);
  const becomes = (id: string, look: string) =>
    expect
      .poll(async () => (await face(id)).look, { message: `${look} in time`, timeout: 20_000 })
      .toBe(look);
  await strips.of(calm.id, 'left');
  const before = (await face(calm.id)).text;
  await expect.poll(async () => (await face(calm.id)).text).not.toBe(before);
  await becomes(late.id, 'late');
  expect((await face(late.id)).text).toMatch(/^\+\d+:\d\d late$/);
  await becomes(nearWarning.id, 'warning');
  await becomes(nearLate.id, 'late');
  const looks = [await face(calm.id), await face(nearWarning.id), await face(late.id)];
  expect(new Set(looks.map(({ look }) => look)).size).toBe(3);
  expect(new Set(looks.map(({ color }) => color)).size).toBe(3);

  await strips.hover(late.id, 'clock');
  const tip = await strips.until('the explanation', (pierce) => pierce.layer().tip);
  expect(tip).toContain('First response');
  expect(tip).toMatch(/ran \d+ min/);
  await page.mouse.move(5, 5);
  await strips.until('it to go', (pierce) => pierce.layer().tip === undefined);
  await page.close();
});

test('Outside office hours it says when the office opens; the page hears of new settings at once', async () => {
  const { own } = perch();
  const { page, strips } = await perch().open('/search?q=kestrel&f=live');
  await strips.of(nearWarning.id, 'left');
  const { playbook, me } = await must(own, { ask: 'settings' });
  const tomorrow = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: playbook.hours[0]!.zone })
    .format(Date.now() + 24 * 60 * minute)
    .toLowerCase();
  const closed = playbook.hours.map((hours) => ({ ...hours, weekly: { [tomorrow]: ['09:00-17:00'] } }));
  const shut = { ...playbook, hours: closed };
  await must(own, { ask: 'saveSettings', change: { from: playbook, to: shut }, me });
  await strips.of(nearWarning.id, 'opens ');
  const open = playbook.hours.map((hours) => ({ ...hours, weekly: openAlways }));
  const { playbook: from } = await must(own, { ask: 'settings' });
  await must(own, { ask: 'saveSettings', change: { from, to: { ...from, hours: open } }, me });
  await strips.until(
    'the clock to run again',
    (pierce, id) => pierce.strips().some(({ postId, text }) => postId === id && /left|late/.test(text)),
    nearWarning.id,
  );
  await page.close();
});

test('Our answer meets the clock', async () => {
  const { site, inbound } = perch();
  const answered = inbound.find(({ id }) =>
    site!.world.posts.some(({ replyTo, kind }) => kind === 'own' && replyTo?.id === id),
  )!;
  const { page, strips } = await perch().open(`/${answered.handle}/status/${answered.id}`);
  await strips.until(
    'a met clock',
    (pierce, id) => pierce.element(id, 'clock')?.querySelector('.clock.met, .clock.late')?.textContent,
    answered.id,
  );
  const { badges } = await must(perch().own, { ask: 'badges', postIds: [answered.id as PostId] });
  expect(badges[answered.id as PostId]?.clock?.end?.how).toBe('answered');
  await page.close();
});
