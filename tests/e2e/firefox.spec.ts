// Perch in Firefox, as it is built for it: on the posts, after a reload, and with a colleague.
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Answer, OwnRequest } from '../../lib/bridge/messages.ts';
import type { Handle } from '../../lib/care/ids.ts';
import type { Post } from '../../lib/care/post.ts';
import { firefoxPath } from '../support/find-firefox.ts';
import { startFirefox, type Firefox, type Tab } from '../support/firefox.ts';
import { openAlways } from '../support/perch-on-x.ts';
import { createTeamAtEndpoint } from '../support/team-at-endpoint.ts';
import { value } from '../support/team-browser.ts';
import { createXSite, type XSite } from '../support/x-site.ts';
import { isInbound } from '../x-site/world/site-post.ts';

const built = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));
if (!firefoxPath) console.log('Firefox: skipped, for there is none here that is new enough');
test.skip(!firefoxPath);
test.describe.configure({ mode: 'default' });

let firefox: Firefox;
let site: XSite;
let x: Tab;
let team: ReturnType<typeof createTeamAtEndpoint>;

/** Asks the background from Perch's own page; throws if it refuses. */
const must = async <R extends OwnRequest>(request: R) => {
  const answer = await firefox.own.call<Answer<R['ask']>>(
    '(message) => browser.runtime.sendMessage(message)',
    request,
  );
  if (!answer.ok) throw new Error(`${request.ask}: ${answer.error.message}`);
  return answer.value;
};

test.beforeAll(async () => {
  test.setTimeout(120_000);
  team = createTeamAtEndpoint();
  site = await createXSite();
  firefox = await startFirefox(built, site);
  const { playbook, me } = await must({ ask: 'settings' });
  await must({
    ask: 'saveSettings',
    change: {
      from: playbook,
      to: {
        ...playbook,
        handles: (['acmecare', 'acme'] as Handle[]).map((handle) => ({ handle, role: 'service' })),
        hours: playbook.hours.map((hours) => ({ ...hours, weekly: openAlways })),
      },
    },
    me: { ...me, name: 'Jo Kern', initials: 'JK' },
  });
  x = await firefox.open('https://x.com/notifications/mentions');
});
test.afterAll(async () => {
  await team.close();
  await firefox?.close();
});

const idAt = (index: number): string => site.world.posts.filter(isInbound)[index]!.id;
const rootOf = async (postId: string) =>
  (await x.nodes(`article:has(a[href*="/status/${postId}"]) perch-strip`))[0]?.root;
/** The words of a strip, or of one control on it. */
const textOf = async (postId: string, feature?: string): Promise<string> => {
  const root = await rootOf(postId);
  const selector = feature ? `[data-feature="${feature}"]` : '*';
  return root ? x.call<string>(`(root) => root.querySelector('${selector}')?.textContent`, root) : '';
};
/** Looks again until the control is there; what was pressed is not pressed again. */
const press = (postId: string, feature: string): Promise<void> =>
  expect(async () => {
    const root = await rootOf(postId);
    if (!root) throw new Error(`There is no strip on ${postId}.`);
    const control = await x.find(`(root) => root.querySelector('[data-feature="${feature}"]')`, root);
    if (!control) throw new Error(`There is no ${feature} on ${postId}.`);
    await x.click(control);
  }).toPass({ timeout: 20_000 });

/** Presses what says these words on Perch's own page, once it is there. */
const pressed = (tag: string, words: string, page = firefox.own): Promise<void> =>
  expect(async () => {
    const wanted = `({ tag, words }) => [...document.querySelectorAll(tag)]
      .find((each) => !each.disabled && each.textContent.trim().startsWith(words))`;
    const found = await page.find(wanted, { tag, words });
    if (!found) throw new Error(`There is no ${tag} “${words}”.`);
    await page.click(found);
  }).toPass({ timeout: 20_000 });

test('a case is taken on the strip, and stays taken after a reload', async () => {
  const id = idAt(0);
  await press(id, 'assign');
  await expect.poll(() => textOf(id)).toContain('JK');
  await x.reload();
  await expect.poll(() => textOf(id)).toContain('JK');
});

test('a note is written in the docked panel, and counted on the strip', async () => {
  const id = idAt(0);
  await press(id, 'notes');
  const panel = await x.frame('/panel.html');
  await pressed('textarea', '', panel);
  await panel.type('Sent the courier’s number.');
  await pressed('button', 'Add', panel);
  await expect.poll(() => textOf(id, 'notes')).toBe('1');
});

test('a colleague’s tag arrives on the strip, and what is taken here arrives there', async () => {
  await team.start();
  const mia = await team.founder('Mia');
  const { code } = value(await mia.team.invite({ role: 'agent' }));
  const { own } = firefox;
  await own.reload();
  await pressed('label', 'Invite code');
  await own.type(code);
  await pressed('button', 'Join the team');
  // The cases that were here before go along when somebody says so.
  await pressed('button', 'Share them');
  const post = { id: idAt(1) } as Post;
  await press(post.id, 'assign');
  await mia.until(async () => (await mia.badge(post))?.assignee?.name === 'Jo Kern');
  await mia.give('addTag', post, { tag: 'payment' });
  await expect.poll(() => textOf(post.id)).toContain('Payment');
});
