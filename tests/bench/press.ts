// From a press to the changed strip: until the desk has written it down, until it is painted, until another tab shows it.
import type { Strips } from '../support/strips.ts';
import { startOnX } from '../support/perch-on-x.ts';
import { quantile, type Row } from './row.ts';

const presses = 60;

interface Change {
  /** UTC ms with fractions: of the press itself, of the changed strip in the document, and after its paint. */
  pressedAt: number;
  changedAt: number;
  paintedAt: number;
}

/**
 * Notes when the strip of a post next changes by more than a tick of its clock. The overlay draws what the desk answered after its
 * transaction, so a strip that has changed has been written down.
 */
export const listenForChange = (strips: Strips, postId: string): Promise<void> =>
  strips.inside((pierce, id) => {
    const scope = globalThis as unknown as { change: Promise<Change> };
    const article = pierce.articles().find((each) => pierce.idOf(each) === id);
    const host = article && pierce.hostsIn(article)[0];
    const control = pierce.element(id, 'assign');
    let pressedAt = 0;
    document.addEventListener('click', (event) => (pressedAt = performance.timeOrigin + event.timeStamp), {
      capture: true,
      once: true,
    });
    scope.change = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        const changedAt = performance.timeOrigin + performance.now();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () =>
            resolve({ pressedAt, changedAt, paintedAt: performance.timeOrigin + performance.now() });
          port2.postMessage(0);
        });
      });
      if (host && control) observer.observe(control, { childList: true, subtree: true, attributes: true });
    });
  }, postId);

export const heardChange = (strips: Strips): Promise<Change> =>
  strips.inside(() => (globalThis as unknown as { change: Promise<Change> }).change);

export const measurePress = async (): Promise<Row[]> => {
  const perch = await startOnX();
  const here = await perch.open('/notifications/mentions');
  const there = await perch.open('/notifications/mentions');
  await here.page.bringToFront();
  const postId = perch.inbound[0]?.id ?? '';
  await here.strips.of(postId);
  await there.strips.of(postId);
  const durable: number[] = [];
  const painted: number[] = [];
  const elsewhere: number[] = [];
  for (let press = 0; press < presses; press++) {
    await listenForChange(here.strips, postId);
    await listenForChange(there.strips, postId);
    await here.strips.click(postId, 'assign');
    const { pressedAt, changedAt, paintedAt } = await heardChange(here.strips);
    const other = await heardChange(there.strips);
    // The first presses warm the background up.
    if (press < 5) continue;
    durable.push(changedAt - pressedAt);
    painted.push(paintedAt - pressedAt);
    elsewhere.push(other.changedAt - pressedAt);
  }
  await perch.close();
  const row = (what: string, values: number[], budget: number): Row => ({
    what,
    figure: quantile(values, 0.95),
    unit: 'ms',
    budget,
    detail: `p50 ${quantile(values, 0.5).toFixed(1)} ms, ${values.length} presses`,
  });
  return [
    row('click → paint, p95', painted, 50),
    row('click → durable, p95', durable, 30),
    row('click → shown in another tab, p95', elsewhere, 100),
  ];
};
