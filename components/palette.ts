// The colours, as custom properties: X's own greys, and one hue a meaning, each readable (4.5:1) on its ground.

export interface Look {
  scheme: 'light' | 'dark';
  contrast: 'normal' | 'high';
}

const light = `--bg:#fff;--ink:rgb(15,20,25);--dim:rgb(83,100,113);--line:rgb(207,217,222);--fill:rgb(247,249,249);--raise:#fff;--shadow:0 0 15px rgba(101,119,134,.2),0 0 3px 1px rgba(101,119,134,.15);--on:#fff;
--accent:rgb(0,111,184);--red:rgb(200,16,46);--orange:rgb(178,70,0);--amber:rgb(145,84,0);--green:rgb(0,116,72);--teal:rgb(0,110,120);--blue:rgb(0,105,190);--violet:rgb(106,69,232);--pink:rgb(190,20,110);--grey:rgb(83,100,113);`;

const dark = `--bg:#000;--ink:rgb(231,233,234);--dim:rgb(139,145,150);--line:rgb(47,51,54);--fill:rgb(22,24,28);--raise:#000;--shadow:0 0 15px rgba(255,255,255,.2),0 0 3px 1px rgba(255,255,255,.15);--on:#000;
--accent:rgb(74,174,245);--red:rgb(255,98,108);--orange:rgb(255,140,66);--amber:rgb(255,173,31);--green:rgb(0,200,134);--teal:rgb(64,200,210);--blue:rgb(98,178,255);--violet:rgb(170,148,255);--pink:rgb(255,120,180);--grey:rgb(139,145,150);`;

const highContrast = {
  light: '--dim:rgb(40,50,58);--line:rgb(90,104,114);',
  dark: '--dim:rgb(200,205,209);--line:rgb(140,148,154);',
};

/** CSS declarations of a look, to stand in a rule of the caller's (`:host` in the overlay, `:root` in our own pages). */
export const palette = ({ scheme, contrast }: Look): string =>
  `color-scheme:${scheme};` +
  (scheme === 'dark' ? dark : light) +
  (contrast === 'high' ? highContrast[scheme] : '');
