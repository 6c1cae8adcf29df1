// Changes of the kind that X makes to its pages, for the stand-in to apply: `?changes=ID,…` on any of its addresses.
// Those of names are made where React sets attributes, so that no component need know; those of structure are asked for by name.

interface Change {
  id: string;
  /** For the table of docs/x-changes.md. */
  what: string;
  /** Test ids by their old name; what follows the old name stays (avatars end in the handle). */
  rename?: Record<string, string>;
  /** Attributes that are no longer set: name by CSS selector of the elements. */
  drop?: Record<string, string>;
  /** Words of the page in another language. */
  lang?: string;
}

const renamed = (id: string, what = `test id \`${id}\` renamed`): Change => ({
  id: `renamed-${id}`,
  what,
  rename: { [id]: `renewed${id.length}` },
});

export const changes: readonly Change[] = [
  { id: 'class', what: 'base class renamed (late 2023)' },
  { id: 'localised', what: 'words of the page localised, right to left', lang: 'ar' },
  { id: 'bookmark-back', what: 'bookmark button on every post (before 2026-09)' },
  { id: 'bar-order', what: 'order in the action bar changed' },
  { id: 'cell-order', what: 'order of the cells in the document changed' },
  { id: 'wrapper', what: 'wrappers added around cells, text and action bar' },
  { id: 'absolute-links', what: 'links absolute instead of relative' },
  { id: 'time-out-of-link', what: 'time moved out of its link' },
  { id: 'time-below', what: 'time and its link moved below the text' },
  { id: 'no-time', what: 'time no longer a `<time>`' },
  { id: 'user-name-gone', what: '`User-Name` gone, name and handle merely links' },
  { id: 'no-article', what: '`<article>` became a `<div>`' },
  { id: 'bar-gone', what: 'action bar shown on hover only' },
  renamed('tweet'),
  renamed('cellInnerDiv'),
  renamed('User-Name'),
  renamed('UserAvatar-Container-'),
  renamed('tweetText'),
  renamed('reply'),
  {
    id: 'renamed-actions',
    what: 'all test ids of the action bar renamed',
    rename: { reply: 'a1', retweet: 'a2', unretweet: 'a3', like: 'a4', unlike: 'a5', bookmark: 'a6' },
  },
  renamed('placementTracking'),
  renamed('socialContext'),
  renamed('tweetPhoto'),
  renamed('SideNav_AccountSwitcher_Button'),
  {
    id: 'renamed-navigation',
    what: 'test ids of account switcher and profile link renamed',
    rename: { SideNav_AccountSwitcher_Button: 'n1', AppTabBar_Profile_Link: 'n2' },
  },
  {
    id: 'no-test-ids',
    what: 'all test ids dropped',
    drop: { 'data-testid': '*' },
  },
  { id: 'no-role', what: '`role` of the action bar dropped', drop: { role: '[aria-label]' } },
  { id: 'no-tabindex', what: '`tabindex` dropped everywhere', drop: { tabindex: '*' } },
  { id: 'no-lang', what: '`lang` of the words dropped', drop: { lang: '[dir]' } },
  { id: 'no-datetime', what: '`datetime` dropped', drop: { datetime: 'time' } },
  {
    id: 'text-unmarked',
    what: 'test id `tweetText` renamed and `lang` dropped',
    rename: { tweetText: 'words' },
    drop: { lang: '[dir]' },
  },
  {
    id: 'bar-unmarked',
    what: 'test ids, `role` and id of the action bar gone',
    rename: { reply: 'a1', retweet: 'a2', unretweet: 'a3', like: 'a4', unlike: 'a5', bookmark: 'a6' },
    drop: { role: '[aria-label]', id: '[aria-label]' },
  },
  { id: 'links-gone', what: 'links to posts lead nowhere' },
  {
    id: 'unmarked',
    what: 'all test ids dropped and `<article>` a `<div>`',
    drop: { 'data-testid': '*' },
  },
];

let active: readonly Change[] = [];

/** Whether a change is in force on this page. */
export const changed = (id: string): boolean => active.some((change) => change.id === id);

/** The language that the changes in force ask for. */
export const changedLanguage = (): string | undefined => active.find(({ lang }) => lang)?.lang;

/** Puts changes in force, before the first element is made. */
export const applyChanges = (ids: readonly string[]): void => {
  active = changes.filter(({ id }) => ids.includes(id));
  if (active.length === 0) return;
  if (changed('class')) renameClasses();
  // oxlint-disable-next-line typescript/unbound-method -- called on the element below
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (this: Element, name: string, value: string) {
    const lower = name.toLowerCase();
    if (active.some(({ drop }) => drop?.[lower] && this.matches(drop[lower]))) return;
    setAttribute.call(this, name, changedValue(lower, value));
  };
};

const [oldClass, newClass] = ['css-175oi2r', 'css-1n3wba5'] as const;

/** The looks know the base class too. */
const renameClasses = (): void => {
  for (const { cssRules } of document.styleSheets)
    for (const rule of cssRules)
      if (rule instanceof CSSStyleRule) rule.selectorText = rule.selectorText.replaceAll(oldClass, newClass);
};

const changedValue = (name: string, value: string): string => {
  if (name === 'class' && changed('class')) return value.replaceAll(oldClass, newClass);
  if (name === 'href' && changed('links-gone') && value.includes('/status/')) return '#';
  if (name === 'href' && changed('absolute-links') && value.startsWith('/')) return `https://x.com${value}`;
  if (name !== 'data-testid') return value;
  for (const { rename = {} } of active)
    for (const [old, fresh] of Object.entries(rename)) {
      if (value === old) return fresh;
      if (old.endsWith('-') && value.startsWith(old)) return fresh + value.slice(old.length - 1);
    }
  return value;
};
