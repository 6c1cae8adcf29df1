// Every surface of X: which posts are dressed, who acts, where things stand. The result is docs/surfaces.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import prettier from 'prettier';
import { ask, must } from '../support/own-pages.ts';
import { markdown } from '../support/change-table.ts';
import { sharedPerch } from '../support/perch-on-x.ts';
import { createStrips, type Strips } from '../support/strips.ts';
import { foreign, surfaces, type Surface } from '../support/surfaces.ts';
import { createInPage } from '../support/x-reader.ts';
import { canary } from '../x-site/world/canary.ts';
import type { SiteHooks } from '../x-site/app/site-hooks.ts';
import { isInbound, ownedHandles } from '../x-site/world/site-post.ts';

const file = fileURLToPath(new URL('../../docs/surfaces.md', import.meta.url));
const perch = sharedPerch();

const head = `# Every surface of X

Which posts are inbound, which account acts, and where Perch stands, on each kind of page. This table is measured by
\`tests/e2e/surfaces.spec.ts\` on the stand-in for X; the test fails when it would change, \`UPDATE=1\` writes it anew.

A post is inbound where it answers an account of ours, names one, or names the brand. It has a strip; any other post of somebody
else has the quiet button, our own posts have neither.
`;

interface Worn {
  id: string;
  wears: string;
}

/** What each post of the page wears and where, once nothing moves any more. */
const worn = async (strips: Strips): Promise<Worn[]> => {
  const look = (): Promise<Worn[]> =>
    strips.inside((pierce) => {
      const placeOf = (host: HTMLElement): string => {
        if ('card' in host.dataset) return 'beside the post';
        if (host.localName === 'perch-button')
          return host.parentElement?.getAttribute('role') === 'group' ? 'button' : 'button astray';
        if (host.previousElementSibling?.getAttribute('role') === 'group') return 'under the action bar';
        const dialog = host.closest('[role="dialog"]');
        const words = host.previousElementSibling?.getAttribute('data-testid') === 'tweetText';
        return dialog && words ? 'under the words' : 'astray';
      };
      return pierce.articles().map((article) => ({
        id: article.parentElement?.closest('[data-testid="placementTracking"]') ? '' : pierce.idOf(article),
        wears: pierce.hostsIn(article).map(placeOf).join(' and '),
      }));
    });
  let now = await look();
  let before = '';
  let still = 0;
  await expect
    .poll(
      async () => {
        now = await look();
        still = JSON.stringify(now) === before && now.length > 0 ? still + 1 : 0;
        before = JSON.stringify(now);
        return still >= 3;
      },
      { intervals: [150], timeout: 20_000 },
    )
    .toBe(true);
  return now;
};

const open = async ({
  path,
  over,
  host = 'x.com',
  viewport,
}: Surface): Promise<{ page: Page; strips: Strips }> => {
  const page = await perch().context.newPage();
  if (viewport) await page.setViewportSize(viewport);
  const strips = await createStrips(page);
  const to = path(perch().site!.world);
  await page.goto(`https://${host}${over ?? to}`);
  await page.locator('article[data-testid="tweet"]').first().waitFor();
  if (over) {
    await page.evaluate((there) => (window as unknown as { __site: SiteHooks }).__site.navigate(there), to);
    await page.getByRole('dialog').waitFor();
  }
  return { page, strips };
};

/** A row of the table; throws where a post wears what it should not. */
const rowOf = async (surface: Surface, acting: (page: Page) => Promise<string[]>): Promise<string[]> => {
  const { page, strips } = await open(surface);
  const posts = await worn(strips);
  const { postById } = perch().site!.world;
  const young = new Set(perch().inbound.map(({ id }) => id));
  const places = new Set<string>();
  for (const { id, wears } of posts) {
    const post = postById.get(id);
    if (!post) continue;
    if (young.has(id)) places.add(wears);
    else if (ownedHandles.includes(post.handle))
      expect([surface.name, post.text, wears]).toEqual([surface.name, post.text, '']);
    else if (!isInbound(post))
      expect([surface.name, post.text, wears]).toEqual([surface.name, post.text, 'button']);
  }
  expect([surface.name, [...places]]).not.toEqual([surface.name, []]);
  const accounts = await acting(page);
  await page.close();
  return [
    surface.name,
    `\`${surface.host ?? ''}${surface.shown}\``,
    'each has a strip',
    accounts.map((handle) => `@${handle}`).join(', ') || 'X shows none',
    [...places].toSorted().join(', '),
  ];
};

test('each surface is as docs/surfaces.md says', async () => {
  test.setTimeout(300_000);
  const acting = await createInPage<string[]>('./acting-accounts.ts', 'actingAccounts');
  const rows: string[][] = [];
  for (const surface of surfaces) rows.push(await rowOf(surface, acting));
  rows.push([
    'Private messages',
    '`/i/chat/…`',
    'none: nothing is read',
    '@acmecare',
    'one, under the header',
  ]);
  rows.push([
    'Law, signing in, OldTweetDeck',
    foreign.map((path) => `\`${path}\``).join(', '),
    'none',
    '–',
    '–',
  ]);
  const table = markdown(['surface', 'address', 'inbound posts', 'acting account', 'the strip'], rows);
  const options = (await prettier.resolveConfig(file)) ?? {};
  const formatted = await prettier.format(`${head}\n${table}\n`, { ...options, parser: 'markdown' });
  if (process.env['UPDATE']) writeFileSync(file, formatted);
  expect(formatted).toBe(readFileSync(file, 'utf8'));
});

for (const path of foreign)
  test(`nothing stands on ${path}`, async () => {
    const page = await perch().context.newPage();
    await page.goto(`https://x.com${path}`);
    await page.locator('article[data-testid="tweet"]').nth(3).waitFor();
    await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve))));
    await expect(page.locator('perch-strip, perch-button')).toHaveCount(0);
    await page.close();
  });

test('beside private messages stands the case of whom one writes with, and not a message is read or kept', async () => {
  const { page, strips, site } = await perch().open('/notifications/mentions');
  const { world } = perch().site!;
  const [post] = perch().inbound;
  const customer = world.userByHandle.get(post!.handle.toLowerCase())!;
  await strips.of(post!.id);
  // From here on every text that Perch's script takes out of the page is looked at.
  await strips.inside((_, word) => {
    const read: string[] = [];
    Object.assign(globalThis, { readFromPage: read });
    const watch = (owner: object, name: string): void => {
      const property = Object.getOwnPropertyDescriptor(owner, name)!;
      Object.defineProperty(owner, name, {
        ...property,
        get(this: unknown) {
          const value: unknown = property.get?.call(this);
          if (String(value).includes(word)) read.push(name);
          return value;
        },
      });
    };
    watch(Node.prototype, 'textContent');
    watch(Node.prototype, 'nodeValue');
    watch(CharacterData.prototype, 'data');
    watch(HTMLElement.prototype, 'innerText');
    watch(Element.prototype, 'innerHTML');
    watch(Element.prototype, 'outerHTML');
  }, canary);
  await site('navigate', `/i/chat/1802000001-${customer.id}`);
  await expect(page.getByText(canary).first()).toBeVisible();
  const strip = await strips.until('the strip under the header', (pierce) => {
    const host = document.querySelector('perch-strip');
    const under = host?.previousElementSibling?.getAttribute('data-testid') === 'dm-conversation-header';
    return under && pierce.wordsOf(pierce.rootOf(host)?.firstElementChild);
  });
  expect(strip).not.toBe('');
  await expect(page.locator('perch-strip, perch-button')).toHaveCount(1);
  expect(
    await strips.inside(() => (globalThis as unknown as { readFromPage: string[] }).readFromPage),
  ).toEqual([]);

  const kept = await must(perch().own, { ask: 'exportEvents', after: '' });
  expect(JSON.stringify(kept.events)).not.toContain(canary);
  // Even X's own inbox without a conversation, and back: the strip goes with its page.
  await site('navigate', '/i/chat');
  await expect(page.locator('perch-strip')).toHaveCount(0);
  await page.close();
  expect((await ask(perch().own, { ask: 'settings' })).ok).toBe(true);
});
