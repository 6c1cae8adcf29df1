// The extension is updated while a tab of X is open: the old script takes itself down, says so once, and throws nothing.
import { expect, test } from '@playwright/test';
import { startOnX } from '../support/perch-on-x.ts';
import type { Strips } from '../support/strips.ts';

test('Updated under the page', async () => {
  const perch = await startOnX();
  const busy = await perch.open('/notifications/mentions');
  await busy.strips.of(perch.inbound[0]!.id);
  const chatter = perch.site!.world.posts.find(({ kind }) => kind === 'chatter')!;
  const quiet = await perch.open(`/${chatter.handle}`);
  const [button] = await quiet.strips.list();
  expect(button?.kind).toBe('button');
  const hosts = busy.page.locator('perch-strip, perch-button');
  expect(await hosts.count()).toBeGreaterThan(3);

  await perch.serviceWorker!.evaluate(() =>
    (globalThis as unknown as { chrome: { runtime: { reload: () => void } } }).chrome.runtime.reload(),
  );
  const words = 'Perch was updated. Reload this tab.';
  // Where clocks tick it shows by itself; elsewhere a press says so, and is not lost in silence.
  await expect(hosts).toHaveCount(0);
  await expect.poll(() => saidOn(busy.strips)).toEqual([words]);
  const { x, y } = button!.controls[0]!;
  await quiet.page.mouse.click(x, y);
  await expect.poll(() => saidOn(quiet.strips)).toEqual([words]);

  await busy.site('insertTop', 3);
  await busy.site('replaceTimelines');
  await busy.page.locator('article').first().waitFor();
  await expect(hosts).toHaveCount(0);
  expect(await saidOn(busy.strips)).toEqual([words]);
  expect([...busy.errors, ...quiet.errors]).toEqual([]);
  await perch.close();
});

interface Node {
  nodeName: string;
  nodeValue: string;
  children?: Node[];
  shadowRoots?: Node[];
}

/** Perch's script world has gone with the extension: the debugger alone sees into its shadow roots now. */
const saidOn = async ({ session }: Strips): Promise<string[]> => {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  return wordsOf(root as Node);
};

/** Every text in Perch's own shadow roots. */
const wordsOf = (node: Node, inside = false): string[] => {
  if (node.nodeName === '#text') return inside ? [node.nodeValue] : [];
  const ours = inside || node.nodeName.startsWith('PERCH-');
  return [...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap((each) => wordsOf(each, ours));
};
