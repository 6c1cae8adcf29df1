// What Perch shows on a page of X, and real clicks on it. Locators of Playwright do not reach into closed shadow roots;
// Perch's own script world does, and from here the mouse goes where a person's would.
import type { CDPSession, Page } from '@playwright/test';
import { createPierce, type LayerView, type Pierce, type StripView } from './pierce.ts';

/** How long to wait for what must come, ms. */
const patience = 10_000;

export interface Strips {
  /** Every strip and quiet button on the page, in document order. */
  list: () => Promise<StripView[]>;
  /** The strip of a post, once its case is there. `text` must occur in it, if given. */
  of: (postId: string, text?: string) => Promise<StripView>;
  layer: () => Promise<LayerView>;
  /** `page`, `strip:<feature>` or `layer:<role>`. */
  focus: () => Promise<string>;
  /** Clicks a control of a post's strip with the mouse, scrolling it into view first; `index` counts where a post stands twice. */
  click: (postId: string, feature: string, index?: number) => Promise<void>;
  /** Moves the mouse over a control. */
  hover: (postId: string, feature: string) => Promise<void>;
  /** Clicks a line of the open menu, or a button of a toast, by its words. */
  pick: (name: string) => Promise<void>;
  /** Waits for a menu of this title. */
  menu: (title: string | RegExp) => Promise<NonNullable<LayerView['menu']>>;
  /** Waits for a toast that says this. */
  toast: (text: string | RegExp) => Promise<NonNullable<LayerView['toast']>>;
  /** Runs in Perch's script world; `work` must use nothing from outside itself but its arguments. */
  inside: <R, A = undefined>(work: (pierce: Pierce, arg: A) => R | Promise<R>, arg?: A) => Promise<R>;
  /** Asks in Perch's script world until the answer is not undefined, null or false. `what` says what was waited for. */
  until: <R, A = undefined>(
    what: string,
    work: (pierce: Pierce, arg: A) => R | undefined | null | false,
    arg?: A,
  ) => Promise<R>;
  /** The session that reaches that world. */
  session: CDPSession;
}

type Context = { id: number; origin: string; auxData?: { type?: string; frameId?: string } };

/** Follows a page over navigations. Create it at any time; it waits for Perch's script to be there. */
export const createStrips = async (page: Page): Promise<Strips> => {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const mainFrame = frameTree.frame.id;
  let worlds: number[] = [];
  let wake = (): void => {};
  session.on('Runtime.executionContextCreated', ({ context }: { context: Context }) => {
    const { id, origin, auxData } = context;
    if (!origin.startsWith('chrome-extension://') || auxData?.type !== 'isolated') return;
    if (auxData.frameId !== mainFrame) return;
    worlds.push(id);
    wake();
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    worlds = worlds.filter((id) => id !== executionContextId);
  });
  session.on('Runtime.executionContextsCleared', () => (worlds = []));
  await session.send('Runtime.enable');

  const world = async (): Promise<number> => {
    const end = Date.now() + patience;
    for (;;) {
      const id = worlds.at(-1);
      if (id !== undefined) return id;
      if (Date.now() > end) throw new Error('Perch’s script has not started on this page.');
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 250);
      });
    }
  };
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: await world(),
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  // Some loaders wrap functions in `__name`, which the page does not have.
  const call = (work: unknown, arg: unknown): string =>
    `(() => { const __name = (f) => f; const pierce = (${String(createPierce)})();
      const arg = ${JSON.stringify(arg) ?? 'undefined'}; const work = ${String(work)};`;

  const inside: Strips['inside'] = async (work, arg) =>
    (await evaluate(`${call(work, arg)} return work(pierce, arg); })()`)) as Awaited<ReturnType<typeof work>>;
  const until: Strips['until'] = async (what, work, arg) => {
    const found = await evaluate(`${call(work, arg)}
      const end = Date.now() + ${patience};
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = work(pierce, arg);
          if (found !== undefined && found !== null && found !== false) resolve(found);
          else if (Date.now() > end)
            reject(new Error(${JSON.stringify(`Waited in vain for ${what}. `)} + JSON.stringify(pierce.layer())));
          else setTimeout(look, 10);
        };
        look();
      }); })()`);
    return found as Exclude<ReturnType<typeof work>, undefined | null | false>;
  };

  const spot = (postId: string, feature: string, index: number) =>
    until(
      `${feature} on ${postId}`,
      (pierce, wanted) => {
        const element = pierce.element(wanted.postId, wanted.feature, wanted.index);
        if (!element || element.getClientRects().length === 0) return undefined;
        const { top, bottom } = element.getBoundingClientRect();
        if (top < 80 || bottom > innerHeight - 20) {
          element.scrollIntoView({ block: 'center' });
          return undefined;
        }
        const { x, y } = pierce.spotOf(element);
        const reached = document.elementFromPoint(x, y);
        return reached && pierce.rootOf(reached)?.contains(element) ? { x, y } : undefined;
      },
      { postId, feature, index },
    );
  const matches = (text: string | RegExp): { source: string; flags: string } =>
    typeof text === 'string'
      ? { source: text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags: '' }
      : { source: text.source, flags: text.flags };

  return {
    session,
    inside,
    until,
    list: () => inside((pierce) => pierce.strips()),
    of: (postId, text) =>
      until(
        `the strip of ${postId}${text ? ` with “${text}”` : ''}`,
        (pierce, wanted) =>
          pierce
            .strips()
            .find(
              (each) =>
                each.postId === wanted.postId &&
                each.controls.some(({ feature }) => feature === 'status') &&
                each.text.includes(wanted.text),
            ),
        { postId, text: text ?? '' },
      ),
    layer: () => inside((pierce) => pierce.layer()),
    focus: () => inside((pierce) => pierce.focus()),
    click: async (postId, feature, index = 0) => {
      const { x, y } = await spot(postId, feature, index);
      await page.mouse.click(x, y);
    },
    hover: async (postId, feature) => {
      const { x, y } = await spot(postId, feature, 0);
      await page.mouse.move(x, y);
    },
    pick: async (name) => {
      const { x, y } = await until(
        `“${name}” in a menu or toast`,
        (pierce, wanted) => {
          const element = pierce.inLayer(wanted);
          if (!element) return undefined;
          element.scrollIntoView({ block: 'nearest' });
          return pierce.spotOf(element);
        },
        name,
      );
      await page.mouse.click(x, y);
    },
    menu: (title) =>
      until(
        `a menu titled ${String(title)}`,
        (pierce, { source, flags }) => {
          const { menu } = pierce.layer();
          return menu && new RegExp(source, flags).test(menu.title) ? menu : undefined;
        },
        matches(title),
      ),
    toast: (text) =>
      until(
        `a toast saying ${String(text)}`,
        (pierce, { source, flags }) => {
          const { toast } = pierce.layer();
          return toast && new RegExp(source, flags).test(toast.text) ? toast : undefined;
        },
        matches(text),
      ),
  };
};
