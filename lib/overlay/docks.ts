// The pages of ours that are docked in this one: what they ask for, and which case they show.
import type { Docked, DockAsk, DockNews, onDock } from '../bridge/dock.ts';
import type { CaseId } from '../care/ids.ts';
import type { Presence } from './presence.ts';

export interface Docks {
  tell: (news: DockNews) => void;
  shown: () => CaseId | undefined;
}

/** `does` what they ask for; `onBegin` is called when the browser's menu asks for one that measures. */
export const watchDocks = (
  listen: typeof onDock,
  presence: Presence,
  does: Record<Extract<DockAsk, string>, (docked: Docked) => void>,
  onBegin: () => void,
  signal: AbortSignal,
): Docks => {
  const docks = new Map<Docked, CaseId | undefined>();
  listen(
    {
      onOpen: (docked) => {
        docks.set(docked, undefined);
        docked.gone.addEventListener('abort', () => {
          docks.delete(docked);
          presence.update();
        });
      },
      onAsk: (ask, docked) => {
        presence.awake();
        if (typeof ask === 'string') return does[ask](docked);
        docks.set(docked, ask.shows);
        presence.update();
      },
      onBegin,
    },
    signal,
  );
  return {
    tell: (news) => docks.forEach((_, { tell }) => tell(news)),
    shown: () => [...docks.values()].find(Boolean),
  };
};
