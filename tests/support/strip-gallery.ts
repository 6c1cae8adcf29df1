// Runs in a page of its own: strips as the overlay draws them, one below the other, each in a column of a given width.
import { palette } from '../../components/palette.ts';
import shared from '../../components/shared.css?inline';
import { drawStrip } from '../../lib/overlay/draw.tsx';
import type { Strip } from '../../lib/overlay/feature.ts';
import { createHost, sheetOf } from '../../lib/overlay/host.ts';
import { render } from '../../lib/overlay/render.ts';
import stripCss from '../../lib/overlay/strip.css?inline';
import type { Handed, StripPart } from './strip-parts.ts';

const idle = (): void => undefined;

const show = (
  width: number,
  strips: readonly Handed[],
  { scheme, dir }: { scheme: 'light' | 'dark'; dir: 'ltr' | 'rtl' },
): StripPart[][] => {
  const sheets = [sheetOf(`:host{${palette({ scheme, contrast: 'normal' })}}`, shared, stripCss)];
  const { style } = document.documentElement;
  style.fontSize = '15px';
  style.background = scheme === 'dark' ? '#000' : '#fff';
  document.documentElement.dir = dir;
  document.body.replaceChildren();
  return strips.map(({ tracking, ...shown }) => {
    const { element, root } = createHost('perch-strip', sheets);
    element.style.width = `${width}px`;
    document.body.append(element);
    const strip: Strip = {
      ...shown,
      give: idle,
      choose: idle,
      explain: idle,
      hush: idle,
      act: idle,
      measure: idle,
      togglePanel: idle,
      openChart: idle,
      tracking: () => tracking,
    };
    render(
      drawStrip(() => strip),
      root,
    );
    const box = element.getBoundingClientRect();
    return [...(root.firstElementChild?.children ?? [])].flatMap((part) => {
      const { left, right, top, width: length } = part.getBoundingClientRect();
      // Hidden, or one of those on the second line, which nobody sees.
      if (length === 0 || top >= box.bottom) return [];
      const from = dir === 'rtl' ? box.right - right : left - box.left;
      const name = part.getAttribute('data-feature') ?? part.className;
      return [{ name, from, to: from + length, isInside: top >= box.top - 1 }];
    });
  });
};

Object.assign(globalThis, { showStrips: show });
