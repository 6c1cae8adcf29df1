// A case as the desk has it now: asked once, and again whenever the desk says that it changed.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Names } from '../../components/panel/names.ts';
import type { CaseView } from '../../lib/care/view.ts';
import type { Client } from '../../lib/bridge/client.ts';
import { onNotice } from '../../lib/bridge/client.ts';
import type { Failure } from '../../lib/bridge/messages.ts';
import { mayWork } from '../../lib/care/role.ts';
import type { CaseId } from '../../lib/care/ids.ts';

export interface ShownCase {
  /** The last answer that came; kept while a later one fails. */
  shown?: { data: CaseView; names: Names; readOnly: boolean; inTeam: boolean };
  failure?: Failure;
  refresh: () => void;
}

const minute = 60_000;
/** A browser's timer counts in 32 bits: a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1;

export const useCase = (caseId: CaseId, client: Client): ShownCase => {
  const [state, setState] = useState<Omit<ShownCase, 'refresh'>>({});
  const newestRef = useRef(0);
  /**
   * The cases that are shown: this one as it is named now, for an older post, or a merge, may have given it another name
   * than the address has; and the customer's others.
   */
  const shownIdsRef = useRef<readonly CaseId[]>([]);

  const refresh = useCallback((): void => {
    const turn = ++newestRef.current;
    const load = async (): Promise<void> => {
      const [view, settings] = await Promise.all([
        client.ask({ ask: 'case', caseId }),
        client.ask({ ask: 'settings' }),
      ]);
      // A later question has been asked meanwhile: its answer is the truth.
      if (turn !== newestRef.current) return;
      if (!view.ok) return setState((last) => ({ ...last, failure: view.error }));
      if (!settings.ok) return setState((last) => ({ ...last, failure: settings.error }));
      const { badge, otherCases } = view.value;
      shownIdsRef.current = [badge.caseId, ...otherCases.map((other) => other.badge.caseId)];
      const { playbook, me, members } = settings.value;
      const names: Names = { playbook, me: me.id, members: [me, ...members, ...view.value.members] };
      const inTeam = me.role !== undefined;
      setState({ shown: { data: view.value, names, readOnly: !mayWork(me.role), inTeam } });
    };
    void load();
  }, [caseId, client]);

  useEffect(() => {
    const closing = new AbortController();
    const { signal } = closing;
    onNotice(({ cases, settings }) => {
      if (settings || [caseId, ...shownIdsRef.current].some((id) => cases.includes(id))) refresh();
    }, signal);
    // A page that slept may have missed a notice.
    document.addEventListener('visibilitychange', () => document.hidden || refresh(), { signal });
    refresh();
    return () => closing.abort();
  }, [caseId, refresh]);

  // Clocks look only so far ahead; past that, the desk is asked anew.
  const clocks = state.shown?.data.clocks;
  useEffect(() => {
    const until = Math.min(...(clocks ?? []).filter(({ end }) => !end).map(({ validUntil }) => validUntil));
    const timer = setTimeout(refresh, Math.min(Math.max(until - Date.now(), minute), longestTimer));
    return () => clearTimeout(timer);
  }, [clocks, refresh]);

  return { ...state, refresh };
};
