// What each post of the page wears, and what may be done with it: strips where there is care to give, quiet buttons elsewhere.
import type { Answers } from '../bridge/messages.ts';
import type { PostId } from '../care/ids.ts';
import { kindOf as judge, needsCare } from '../care/kind.ts';
import type { Kind } from '../care/playbook.ts';
import type { Post } from '../care/post.ts';
import type { Around } from './around.ts';
import type { Badges } from './badges.ts';
import type { Commands } from './commands.ts';
import { drawButtons, drawStrip } from './draw.tsx';
import { expectedBadge } from './expected-badge.ts';
import type { Feature, Strip } from './feature.ts';
import type { Layer } from './layer.tsx';
import type { Mounted } from './mounted.ts';
import type { Switches } from './switches.ts';
import type { Tracked } from './tracked.ts';

export interface DressingDeps {
  badges: Badges;
  commands: Commands;
  layer: Layer;
  switches: Switches;
  tracked: Tracked;
  now: () => number;
  /** The post with what X's own responses say of it. */
  enriched: (post: Post) => Post;
  /** Whether they say anything of it. */
  knowsMore: (id: PostId) => boolean;
  /** Undefined until the desk has answered for the first time: nothing is worn before. */
  settings: () => Answers['hello'] | undefined;
  around: () => Around | undefined;
  /** The posts on the page. */
  shown: () => Iterable<Mounted>;
}

export interface Dressing {
  /** Draws what a post wears. */
  dress: (each: Mounted) => void;
  /** Tells the desk of a post, where it has not been told the same. */
  tell: (each: Mounted) => void;
  /** X's own responses say more of a post. */
  learn: (each: Mounted) => void;
  /** A post reads differently, or there is more to say of it: it is dressed, and the desk is told. */
  meet: (each: Mounted) => void;
  /** A post came into view: the same. The desk is told anew of one that had been gone. */
  arrive: (each: Mounted) => void;
  /** Everything may have changed: what the desk was told counts no more. */
  forget: () => void;
  /** Does by key what a feature does; a post without a case gets one. */
  call: (feature: Feature, each: Mounted) => Promise<void>;
  measure: (focusBack: () => void) => void;
}

export const createDressing = (deps: DressingDeps): Dressing => {
  const { badges, commands, layer, switches, enriched } = deps;
  /** What the desk was told already in this page, so that scrolling back and forth asks for nothing. */
  const told = new Set<string>();
  /** Posts that had no case then. */
  const caseless = new Set<PostId>();

  const measure: Dressing['measure'] = (focusBack) => layer.togglePanel('show=measure', focusBack);

  /** `focusBack` brings the focus back when a list or the panel closes: to the feature's control, or where it was. */
  const stripFor = (
    each: Mounted,
    feature: Feature,
    focusBack = (): void => each.control(feature.id).focus({ preventScroll: true }),
    known = enriched(each.shown.post),
  ): Strip | undefined => {
    const settings = deps.settings();
    if (!settings) return undefined;
    const { post } = each.shown;
    const badge = badges.of(post.id) ?? expectedBadge(post);
    const showCase = (place: string): void => layer.togglePanel(`case=${badge.caseId}&${place}`, focusBack);
    return {
      post: known,
      badge,
      settings,
      now: deps.now(),
      give: (wish, said) => void commands.give(post, wish, said),
      choose: (choices) =>
        layer.choose(
          {
            ...choices,
            about: `@${badge.customer}`,
            onPick: (id) => switches.attempt(feature, () => choices.onPick(id)),
          },
          each.control(feature.id),
          focusBack,
        ),
      explain: (at, content) => layer.explain(content, at),
      hush: layer.hush,
      act: (other) => attemptAct(other, stripFor(each, other, focusBack)),
      togglePanel: () => showCase('focus=note'),
      tracking: () => deps.tracked.of(known.text),
      answering: deps.around()?.answering(post.id),
      measure: () => measure(focusBack),
      openChart: () => showCase('show=chart'),
    };
  };
  const attemptAct = (feature: Feature, strip: Strip | undefined): void => {
    if (strip) switches.attempt(feature, () => feature.act?.(strip));
  };

  const hasStrip = (post: Post, settings: Answers['hello']): boolean =>
    opensCase(post, settings) || openedByHand(settings).has(post.id);

  const dress = (each: Mounted): void => {
    const settings = deps.settings();
    if (!settings) return;
    const { post } = each.shown;
    const isKnown = badges.of(post.id) !== undefined;
    if (isKnown || hasStrip(post, settings)) {
      const known = enriched(post);
      const draw = (feature: Feature): Strip | undefined => stripFor(each, feature, undefined, known);
      each.wear({ strip: drawStrip(draw, switches, !isKnown) });
    } else if (settings.readOnly) each.takeOff();
    else if (kindOf(post, settings) !== 'own')
      each.wear({ button: drawButtons(() => void commands.open(enriched(post)), switches) });
    if (post.surface === 'status') deps.around()?.dressed(enriched(post), each.shown.article);
  };
  const tell = ({ shown: { post } }: Mounted): void => {
    const settings = deps.settings();
    if (!settings) return;
    // What was opened by hand may have been opened from a link, and is to be read.
    const hasCase = hasStrip(post, settings) || badges.of(post.id) !== undefined;
    const more = deps.knowsMore(post.id) ? 'more' : '';
    const what = `${post.id} ${post.below ?? ''} ${post.text.length} ${post.edited ?? ''} ${more} ${hasCase}`;
    if (!hasCase) caseless.add(post.id);
    else if (caseless.delete(post.id)) {
      // Its case was opened by hand: to the desk, what answers it answered nobody until now.
      told.clear();
      for (const each of deps.shown()) tell(each);
    }
    if (told.has(what)) {
      // What changes while it is out of view is forgotten, and asked for when it comes back.
      if (hasCase && !badges.of(post.id)) badges.look(post.id);
      return;
    }
    told.add(what);
    const met = deps.around()?.met(enriched(post));
    if (hasCase || kindOf(post, settings) === 'own' || met) badges.observe(met ?? post);
  };

  const meet = (each: Mounted): void => {
    dress(each);
    tell(each);
  };

  return {
    dress,
    tell,
    measure,
    // In a conversation they say whom it answers, and the page whether that still stands above it.
    learn: (each) => (each.shown.post.surface === 'status' ? meet : tell)(each),
    meet,
    arrive: (each) => {
      const { id } = each.shown.post;
      if (deps.around()?.isBack(id))
        for (const what of told) if (what.startsWith(`${id} `)) told.delete(what);
      meet(each);
    },
    forget: () => {
      told.clear();
      caseless.clear();
      deps.tracked.forget();
    },
    call: async (feature, each) => {
      const { article, post } = each.shown;
      const focusBack =
        document.activeElement === article ? () => article.focus({ preventScroll: true }) : undefined;
      if (!badges.of(post.id) && (deps.settings()?.readOnly || !(await commands.open(enriched(post)))))
        return;
      attemptAct(feature, stripFor(each, feature, focusBack));
    },
  };
};

/** To tell a kind every word is looked at, and it is asked for several times: each reading is judged once. */
const kindOf = (post: Post, settings: Answers['hello']): Kind => {
  const known = judgements.get(post);
  if (known?.settings === settings) return known.kind;
  const kind = judge(post, settings);
  judgements.set(post, { settings, kind });
  return kind;
};
const judgements = new WeakMap<Post, { settings: Answers['hello']; kind: Kind }>();

const opensCase = (post: Post, settings: Answers['hello']): boolean =>
  post.publishedAt >= settings.careFrom && needsCare(kindOf(post, settings));

const openedByHand = (settings: Answers['hello']): ReadonlySet<PostId> => {
  const known = idsBySettings.get(settings) ?? new Set(settings.openedByHand);
  idsBySettings.set(settings, known);
  return known;
};
const idsBySettings = new WeakMap<Answers['hello'], ReadonlySet<PostId>>();
