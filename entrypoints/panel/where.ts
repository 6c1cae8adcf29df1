// Tells the team which case this panel shows. Docked, the page around it does, which knows what else its person does; alone in
// a tab, the panel itself.
import type { Client } from '../../lib/bridge/client.ts';
import type { DockAsk } from '../../lib/bridge/dock.ts';
import type { CaseId } from '../../lib/care/ids.ts';
import { sayPresence } from '../../lib/overlay/presence.ts';

export interface Where {
  /** This case is shown now, or none, to a member of a team or somebody alone. */
  show: (caseId: CaseId | undefined, inTeam: boolean) => void;
  /** The person does something here. */
  awake: () => void;
}

export const createWhere = (
  doc: Document,
  client: Client,
  now: () => number,
  dock: Promise<((ask: DockAsk) => void) | undefined>,
): Where => {
  let shows: CaseId | undefined;
  let isMember = false;
  let tell = (): void => undefined;
  void dock.then((ask) => {
    if (ask) tell = () => ask({ shows });
    else
      tell = sayPresence(
        doc,
        {
          client,
          now,
          page: crypto.randomUUID(),
          inTeam: () => isMember,
          composing: () => undefined,
          docked: () => shows,
          focused: () => undefined,
        },
        new AbortController().signal,
      ).update;
    tell();
  });
  return {
    show: (caseId, inTeam) => {
      [shows, isMember] = [caseId, inTeam];
      tell();
    },
    awake: () => tell(),
  };
};
