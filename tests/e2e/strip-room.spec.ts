// A strip is one line, whatever it has to tell: what has no room goes whole, and the ⋯, which has all of it, never.
import { expect, test as alone } from '@playwright/test';
import type { Badge } from '../../lib/care/badge.ts';
import type { Clock } from '../../lib/care/clock-at.ts';
import type { PostId } from '../../lib/care/ids.ts';
import { badgeOf, now, postOf, settings } from '../dom/overlay/badge-fixture.ts';
import { bundle } from '../support/bundle.ts';
import { must } from '../support/own-pages.ts';
import { startOnX } from '../support/perch-on-x.ts';
import type { Handed, StripPart } from '../support/strip-parts.ts';

const hour = 3_600_000;
const late: Clock = {
  segment: 0,
  metric: 'firstResponse',
  policy: 'p',
  startedAt: now - 99 * hour,
  targetMs: hour,
  warnAt: [0.5],
  spans: [{ from: now - 99 * hour, running: true }],
  validUntil: now + hour,
};
const opens: Clock = {
  ...late,
  spans: [{ from: now - hour, to: now + 200 * hour, running: false, because: 'off-hours' }],
};
const base: Handed = {
  post: postOf('7'),
  badge: badgeOf('7', { number: 'K-12345', status: 'pending', priority: 'urgent', clock: late }),
  settings,
  now,
  answering: undefined,
  tracking: undefined,
};
const wearing =
  (badge: Partial<Badge>) =>
  (strip: Handed): Handed => ({
    ...strip,
    badge: { ...strip.badge, ...badge },
  });
/** What a strip may have to tell beside its state and clock. */
const news: Record<string, (strip: Handed) => Handed> = {
  answering: (strip) => ({ ...strip, answering: { as: 'elsewhere' as never, repliedAt: 0 } }),
  overtaken: wearing({ overtakenBy: 'Ada Fern' }),
  answeredBy: wearing({ answeredBy: 'fifteen_letters' as never }),
};
const rest: typeof news = {
  opens: wearing({ clock: opens }),
  tags: wearing({ tags: ['order', 'hot', 'app'] }),
  suggestion: wearing({ suggestion: { tag: 'order', because: ['parcel'] } }),
  risk: wearing({ risk: { level: 'hot', reasons: ['20,000 followers'] } }),
  assigned: wearing({ assignee: { initials: 'WWW', name: 'Wim', me: false } }),
  present: wearing({
    present: [
      { name: 'Ada', initials: 'ADA', doing: 'composing' },
      { name: 'Bea', initials: 'BEA', doing: 'composing' },
      { name: 'Cal', initials: 'CAL', doing: 'viewing' },
    ],
  }),
  escalated: wearing({ escalation: { tier: 't2', reason: 'angry', acknowledged: false } }),
  notes: wearing({ notes: 12 }),
  tracking: (strip) => ({
    ...strip,
    tracking: { name: 'DHL', number: '123', url: 'https://example.com' } as never,
  }),
};
/** Nothing, one of them, all, all but one, and all but two. */
const choicesOf = (parts: typeof news): Handed[] => {
  const all = Object.keys(parts);
  const pairs = all.flatMap((one, at) => all.slice(at).map((other) => [one, other]));
  const without = (gone: string[]): string[] => all.filter((name) => !gone.includes(name));
  const chosen = [[], ...all.map((one) => [one]), all, ...pairs.map(without)];
  return chosen.map((names) => names.reduce((strip, name) => parts[name]?.(strip) ?? strip, base));
};

// As in a page of X that is 320, 480 and 1280 px wide.
for (const width of [236, 396, 514])
  alone(
    `whatever a strip has to tell in ${width} px, the ⋯ is there and nothing is cut`,
    async ({ browser }) => {
      const page = await browser.newPage({ viewport: { width: 640, height: 900 } });
      await page.addScriptTag({ content: await bundle('tests/support/strip-gallery.ts') });
      const show = (strips: Handed[], look: { scheme: string; dir: string }): Promise<StripPart[][]> =>
        page.evaluate(
          (args) =>
            (globalThis as unknown as { showStrips: (...all: unknown[]) => StripPart[][] }).showStrips(
              ...args,
            ),
          [width, strips, look] as const,
        );
      for (const look of [
        { scheme: 'light', dir: 'ltr' },
        { scheme: 'dark', dir: 'rtl' },
      ]) {
        for (const parts of await show(choicesOf({ ...news, ...rest }), look)) {
          const more = parts.find(({ name }) => name === 'more');
          if (!more) throw new Error(`There is no ⋯ on ${JSON.stringify(parts)}`);
          const last = Math.max(...parts.filter((part) => part !== more).map(({ to }) => to));
          expect(
            [more.isInside, more.to <= width + 0.5, last <= more.from + 0.5],
            JSON.stringify(parts),
          ).toEqual([true, true, true]);
        }
        await page.screenshot({ path: alone.info().outputPath(`strips-${look.scheme}-${look.dir}.png`) });
      }
      // Where there is no news, state, clock and owner are always there.
      for (const parts of await show(choicesOf(rest), { scheme: 'light', dir: 'ltr' }))
        expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['status', 'clock', 'assign']));
      await page.close();
    },
  );

alone('waiting, late, hot and with a suggestion: the ⋯ stands on it and opens', async () => {
  const perch = await startOnX();
  const postId = perch.inbound.find(({ handle }) => handle === 'dana_w')?.id as PostId;
  const x = await perch.open(`/dana_w/status/${postId}`);
  const { page, strips } = x;
  await strips.click(postId, 'status');
  await strips.pick('Waiting on the customer');
  await strips.of(postId, 'Waiting');
  const { badges } = await must(perch.own, { ask: 'badges', postIds: [postId] });
  expect(badges[postId]).toMatchObject({ status: 'pending', risk: { level: 'hot' }, suggestion: {} });
  for (const [width, dir, theme] of [
    [1280, 'ltr', 'light'],
    [1280, 'rtl', 'dark'],
    [480, 'ltr', 'dark'],
    [320, 'ltr', 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await x.site('setLanguage', dir === 'rtl' ? 'ar' : 'en', dir);
    await x.site('setTheme', theme);
    // A click goes only where it can be reached.
    await strips.click(postId, 'more');
    await strips.menu(/^Case/);
    await page.keyboard.press('Escape');
    await page.screenshot({ path: alone.info().outputPath(`dana-${width}-${dir}-${theme}.png`) });
  }
  expect(x.errors).toEqual([]);
  await perch.close();
});
