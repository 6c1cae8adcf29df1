// What the agent does with a case, said to the team while it lasts: of one case a page at a time. It advises, and locks nothing.
import type { Client } from '../bridge/client.ts';
import type { CaseId } from '../care/ids.ts';
import type { Doing } from '../care/team.ts';

/** Said again so often; the team forgets it after 30 s. */
const againMs = 10_000;
const idleMs = 120_000;

export interface PresenceDeps {
  client: Client;
  /** UTC ms. */
  now: () => number;
  /** Made up for this page. */
  page: string;
  inTeam: () => boolean;
  /** The case that X's reply box is open for, the one in the docked panel, the one whose strip has the focus. */
  composing: () => CaseId | undefined;
  docked: () => CaseId | undefined;
  focused: () => CaseId | undefined;
}

export interface Presence {
  /** Something may be another now. */
  update: () => void;
  /** The person did something, here or in the docked panel. */
  awake: (event?: Event) => void;
}

export const sayPresence = (doc: Document, deps: PresenceDeps, signal: AbortSignal): Presence => {
  const { client, now, page } = deps;
  let said: { caseId: CaseId; doing: Doing } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let awakeAt = now();
  /** A press leaves the focus behind where it was; only the keyboard goes there to look. */
  let byKey = false;
  let isAway = false;

  const current = (): typeof said => {
    if (signal.aborted || isAway || !deps.inTeam()) return undefined;
    const composing = deps.composing();
    const caseId = composing ?? deps.docked() ?? (byKey && !doc.hidden ? deps.focused() : undefined);
    if (!caseId) return undefined;
    const isIdle = now() - awakeAt >= idleMs;
    return { caseId, doing: isIdle ? 'idle' : composing ? 'composing' : doc.hidden ? 'open' : 'viewing' };
  };
  const say = (next: typeof said): void => {
    clearTimeout(timer);
    const about = next ?? (said && { caseId: said.caseId });
    said = next;
    if (about) void client.ask({ ask: 'presence', page, ...about });
    if (next) timer = setTimeout(() => say(current()), againMs);
  };
  const update = (): void => {
    const next = current();
    if (next?.caseId !== said?.caseId || next?.doing !== said?.doing) say(next);
  };
  const awake = (event?: Event): void => {
    awakeAt = now();
    if (event) byKey = event.type === 'keydown' || (byKey && event.type !== 'pointerdown');
    if (said?.doing === 'idle') update();
  };

  const options = { capture: true, passive: true, signal };
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel'])
    doc.addEventListener(type, awake, options);
  for (const type of ['focusin', 'visibilitychange']) doc.addEventListener(type, update, options);
  // From one strip to the next it is told once.
  doc.addEventListener('focusout', ({ relatedTarget }) => relatedTarget ?? update(), options);
  for (const type of ['pagehide', 'pageshow'])
    window.addEventListener(
      type,
      () => {
        isAway = type === 'pagehide';
        update();
      },
      { signal },
    );
  signal.addEventListener('abort', update);
  return { update, awake };
};
