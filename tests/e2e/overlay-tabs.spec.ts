// Two tabs show one truth.
import { expect, test } from '@playwright/test';
import { panelOf, sharedPerch } from '../support/perch-on-x.ts';

const perch = sharedPerch();

test('What is done in one tab is seen in the other, and in the panel', async () => {
  const one = await perch().open('/notifications/mentions');
  const two = await perch().open('/home');
  const id = perch().inbound[0]!.id;
  await one.strips.of(id);
  await two.strips.of(id);
  const waiting = two.strips.until(
    'the owner in the other tab',
    (pierce, wanted) =>
      pierce.strips().some(({ postId, text }) => postId === wanted && text.includes('JK')) && Date.now(),
    id,
  );
  await one.page.bringToFront();
  const pressed = Date.now();
  await one.strips.click(id, 'assign');
  const seen = await waiting;
  console.log(`    seen in the other tab ${seen - pressed} ms after the press`);

  await two.page.bringToFront();
  await two.strips.click(id, 'notes');
  const panel = await panelOf(two.page);
  await one.page.bringToFront();
  await one.strips.click(id, 'tags');
  await one.strips.pick('Complaint');
  await one.strips.toast('Tagged Complaint');
  await expect(panel.getByText('Complaint').first()).toBeAttached();
  await two.strips.until(
    'the tag in the other tab',
    (pierce, wanted) =>
      pierce.strips().some(({ postId, text }) => postId === wanted && text.includes('Complaint')),
    id,
  );
  await one.page.close();
  await two.page.close();
});
