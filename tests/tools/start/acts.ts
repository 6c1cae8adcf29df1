// What an agent does with cases: triage, notes, handing over, closing.
import type { Page } from '@playwright/test';
import { panelOf } from './panel.ts';
import type { Stage } from './stage.ts';
import { until } from './until.ts';

export const triage = async ({ page, strips, step, postOf, bring, shows }: Stage): Promise<void> => {
  const [charged, parcel, heat] = [postOf('theobrandt'), postOf('maralind'), postOf('remy_o')];
  await step('tag search', 'Shift+T on a post, and typed “pay”', async () => {
    await bring(charged);
    await page.keyboard.press('Shift+T');
    await strips.menu('Tags');
    await page.keyboard.type('pay');
    await strips.until('Payment alone', (pierce) => {
      const names = pierce.layer().menu?.items.map(({ name }) => name);
      return names?.length === 1 && names[0] === 'Payment';
    });
  });
  await step('tagged', 'Enter: Payment is on the post, with Undo offered', async () => {
    await page.keyboard.press('Enter');
    await shows(charged, 'tags', /^Tags: Payment/);
    await strips.toast('Tagged Payment');
  });
  await step('suggestion', 'accepted the suggested tag Order on another post', async () => {
    await bring(parcel);
    await shows(parcel, 'accept', /^Accept Order/);
    await strips.click(parcel.id, 'accept');
    await shows(parcel, 'tags', /^Tags: Order/);
  });
  await step('by keyboard', 'j down to a third post, Shift+T, “saf”, Enter: Safety or legal', async () => {
    await page.keyboard.press('.');
    await until('the post of @remy_o in focus', async () => {
      await page.keyboard.press('j');
      const focused = page.locator(`article:focus a[href*="/status/${heat.id}"] time`);
      return (await focused.count()) > 0 || undefined;
    });
    await page.keyboard.press('Shift+T');
    await strips.menu('Tags');
    await page.keyboard.type('saf');
    await page.keyboard.press('Enter');
    await shows(heat, 'tags', /^Tags: Safety or legal/);
  });
  await step('assigned', 'clicked “Assign to me”', async () => {
    await bring(charged);
    await strips.click(charged.id, 'assign');
    await shows(charged, 'assign', /^Yours/);
  });
};

export const writeNote = async ({ page, strips, step, postOf, bring, shows }: Stage): Promise<void> => {
  const post = postOf('theobrandt');
  await step('note', 'Shift+N, wrote a note in the docked panel; none of its letters reached X', async () => {
    await bring(post);
    const heard = await keysHeard(page);
    await page.keyboard.press('Shift+N');
    const panel = await panelOf(page);
    const field = panel.getByRole('textbox', { name: 'Write a note' });
    await field.waitFor();
    await field.click();
    await page.keyboard.type('Charged twice, seen in the books. Finance sends it back today.');
    await panel.getByRole('button', { name: 'Add note' }).click();
    await panel.getByRole('listitem').filter({ hasText: 'sends it back today' }).first().waitFor();
    await shows(post, 'notes', /^1 note/);
    if ((await keysHeard(page)) !== heard) throw new Error('X acted on keys that were typed into a note.');
  });
  await step('panel closed', 'closed the panel; the strip counts one note', async () => {
    await strips.pick('Close');
    await strips.until('the panel to go', (pierce) => pierce.layer().panel === undefined);
    await shows(post, 'notes', /^1 note/);
  });
};

export const handOver = async ({
  context,
  page,
  strips,
  step,
  postOf,
  bring,
  shows,
}: Stage): Promise<void> => {
  const [press, card] = [postOf('helenagray'), postOf('dana_w')];
  await step('escalate to', 'clicked Escalate on a journalist’s post: whom to?', async () => {
    await bring(press);
    await strips.click(press.id, 'escalate');
    await strips.menu('Escalate to');
  });
  await step('escalate why', 'chose T4 Press or legal: why?', async () => {
    await strips.pick('T4 Press or legal');
    await strips.menu(/T4 Press or legal: why/);
  });
  await step(
    'escalated',
    'chose the reason: the strip says where the case is, and that nobody took it yet',
    async () => {
      await strips.pick('Press or large following');
      await shows(press, 'escalate', /^Escalated to T4.*Not acknowledged yet/);
    },
  );
  await step(
    'taken private',
    'Shift+P: X’s own page in a new tab; the case waits on the customer',
    async () => {
      await bring(card);
      const [tab] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Shift+P')]);
      await tab.waitForURL(/^https:\/\/x\.com\/(messages\/compose\?recipient_id=\d+|dana_w)$/);
      await tab.close();
      await page.bringToFront();
      await shows(card, 'status', /: Waiting/);
      await shows(card, 'take-private', /^Taken private/);
    },
  );
};

export const closeCases = async ({ page, strips, step, postOf, bring, shows }: Stage): Promise<void> => {
  const [thanks, troll] = [postOf('ines_quill'), postOf('potatofan99')];
  await step('resolved', 'Shift+R on a thank-you: Thanked', async () => {
    await bring(thanks);
    await page.keyboard.press('Shift+R');
    await strips.menu('Resolve as');
    await strips.pick('Thanked');
    await shows(thanks, 'status', /Resolved/);
  });
  await step('dismissed', 'Shift+D on a troll, for the reason Troll', async () => {
    await bring(troll);
    await page.keyboard.press('Shift+D');
    await strips.menu('Dismiss because');
    await strips.pick('Troll');
    await shows(troll, 'status', /Dismissed/);
  });
  await step('undone', 'Shift+Z: it is new again', async () => {
    await bring(troll);
    await page.keyboard.press('Shift+Z');
    await shows(troll, 'status', /: New/);
  });
};

export const openByHand = async ({ page, strips, step, shows }: Stage): Promise<void> => {
  await step('by hand', 'opened a case with the quiet button of a post that names nobody', async () => {
    await page.goto('https://x.com/home');
    const quiet = await strips.until('a post with a quiet button', (pierce) =>
      pierce.strips().find(({ kind }) => kind === 'button'),
    );
    await strips.click(quiet.postId, 'open-case');
    await shows({ id: quiet.postId }, 'status', /^Case /);
  });
};

/** How many of X's single letters X has acted upon so far. */
const keysHeard = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { __site: { shortcuts: string[] } }).__site.shortcuts.length);
