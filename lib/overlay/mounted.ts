// One post on the page with what Perch puts on it: a strip where there is care to give, else the quiet button.
// Where X has no place for a strip, it floats beside the post.
import type { ComponentChild } from 'preact';
import type { ShownPost } from '../x/timeline.ts';
import { placeForButton, placeForStrip, type Place } from '../x/places.ts';
import type { Cards } from './cards.ts';
import { createHost, type Host } from './host.ts';
import { render } from './render.ts';

export interface Sheets {
  strip: CSSStyleSheet[];
  button: CSSStyleSheet[];
}

/** What a post wears. */
export type Wear = { strip: ComponentChild } | { button: ComponentChild };

export interface Mounted {
  readonly shown: ShownPost;
  /** Draws; cheap to call again. */
  wear: (what: Wear) => void;
  /** Puts our host back if X threw it out. */
  ensure: () => void;
  /** The control of a feature on this strip, or the ⋯ of a narrow one. */
  control: (feature: string) => HTMLElement;
  takeOff: () => void;
}

/** Hosts of posts that scrolled away, to be worn by those that come: making a shadow root costs more than drawing it anew. */
interface Wardrobe {
  take: (isStrip: boolean) => Host;
  giveBack: (host: Host, isStrip: boolean) => void;
}

const maxKept = 40;

const createWardrobe = (sheets: Sheets): Wardrobe => {
  const strips: Host[] = [];
  const buttons: Host[] = [];
  return {
    take: (isStrip) =>
      (isStrip ? strips : buttons).pop() ??
      createHost(isStrip ? 'perch-strip' : 'perch-button', isStrip ? sheets.strip : sheets.button),
    giveBack: (host, isStrip) => {
      const kept = isStrip ? strips : buttons;
      if (kept.length < maxKept) kept.push(host);
    },
  };
};

/** Gives the function that dresses posts. */
export const createMount = (
  sheets: Sheets,
  cards: Cards,
): ((shown: ShownPost, placeOfStrip?: typeof placeForStrip) => Mounted) => {
  const wardrobe = createWardrobe(sheets);
  return (shown, placeOfStrip = placeForStrip) => mount(shown, wardrobe, cards, placeOfStrip);
};

const mount = (
  shown: ShownPost,
  wardrobe: Wardrobe,
  cards: Cards,
  placeOfStrip: typeof placeForStrip,
): Mounted => {
  let host: Host | undefined;
  let isStrip = false;

  const place = (): Place | undefined =>
    isStrip ? placeOfStrip(shown.article) : placeForButton(shown.article);
  const ensure = (): void => {
    if (!host) return;
    const floats = cards.has(host.element);
    if (host.element.isConnected && !floats) return;
    const where = place();
    if (where) {
      // X has a place for it again.
      cards.remove(host.element);
      where.parent.insertBefore(host.element, where.before);
    } else if (isStrip) cards.put(host.element, shown.article);
  };
  const takeOff = (): void => {
    if (!host) return;
    cards.remove(host.element);
    host.element.remove();
    wardrobe.giveBack(host, isStrip);
    host = undefined;
  };
  return {
    shown,
    ensure,
    takeOff,
    wear: (what) => {
      const wantsStrip = 'strip' in what;
      if (host && wantsStrip !== isStrip) takeOff();
      isStrip = wantsStrip;
      host ??= wardrobe.take(wantsStrip);
      render('strip' in what ? what.strip : what.button, host.root);
      ensure();
    },
    control: (feature) => {
      const named = host?.root.querySelector<HTMLElement>(`[data-feature="${feature}"]`);
      // On the second line of a strip without room nobody sees it.
      if (named?.offsetParent && named.offsetTop < 9) return named;
      return host?.root.querySelector<HTMLElement>('[data-feature="more"]') ?? host?.element ?? shown.article;
    },
  };
};
