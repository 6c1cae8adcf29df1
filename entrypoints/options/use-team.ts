// The team as the desk and its endpoint have it, renewed when either tells of news.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Problem, TeamActions } from '../../components/options/team/team-actions.ts';
import type { Client } from '../../lib/bridge/client.ts';
import { onNotice } from '../../lib/bridge/client.ts';
import type { TeamDevice, TeamView } from '../../lib/care/team.ts';
import { askForAddress, giveAddressBack } from './endpoint-permission.ts';
import { createTeamDeeds } from './team-deeds.ts';

export interface ShownTeam {
  view: TeamView | undefined;
  /** Why the view is not known. */
  problem: Problem;
  devices: TeamDevice[] | undefined;
  devicesProblem: Problem;
  actions: TeamActions;
  refresh: () => void;
}

export const useTeam = (client: Client): ShownTeam => {
  const [view, setView] = useState<TeamView>();
  const [problem, setProblem] = useState<Problem>();
  const [devices, setDevices] = useState<TeamDevice[]>();
  const [devicesProblem, setDevicesProblem] = useState<Problem>();
  const endpointRef = useRef<string | undefined>(undefined);
  const isRemovedRef = useRef(false);

  const onView = useCallback((next: TeamView): void => {
    const { workspace } = next;
    endpointRef.current = workspace?.endpoint;
    const isRemoved = ['revoked', 'erased'].includes(workspace?.health.parked ?? '');
    // Once: who then joins again is asked again, and keeps it.
    if (workspace && isRemoved && !isRemovedRef.current) void giveAddressBack(workspace.endpoint);
    isRemovedRef.current = isRemoved;
    setView(next);
    if (!workspace) setDevices(undefined);
  }, []);
  const loadDevices = useCallback(async (): Promise<Problem> => {
    const answer = await client.ask({ ask: 'devices' });
    if (answer.ok) setDevices(answer.value.devices);
    setDevicesProblem(answer.ok ? undefined : answer.error.message);
    return undefined;
  }, [client]);
  const reload = useCallback(async (): Promise<Problem> => {
    const answer = await client.ask({ ask: 'team' });
    setProblem(answer.ok ? undefined : answer.error.message);
    if (answer.ok) onView(answer.value);
    return undefined;
  }, [client, onView]);
  const refresh = useCallback((): void => void reload(), [reload]);

  const isMember = view?.workspace !== undefined;
  useEffect(() => {
    if (isMember) void loadDevices();
  }, [isMember, loadDevices]);

  useEffect(() => {
    const closing = new AbortController();
    const { signal } = closing;
    const renew = (): void => {
      refresh();
      if (endpointRef.current !== undefined) void loadDevices();
    };
    onNotice((notice) => notice.team && renew(), signal);
    document.addEventListener('visibilitychange', () => document.hidden || renew(), { signal });
    refresh();
    return () => closing.abort();
  }, [refresh, loadDevices]);

  const actions = useMemo(
    () =>
      createTeamDeeds({
        client,
        askForAddress,
        giveAddressBack,
        endpoint: () => endpointRef.current,
        onView,
        reload,
        loadDevices,
        copy: (text) => navigator.clipboard.writeText(text),
      }),
    [client, onView, reload, loadDevices],
  );
  return { view, problem, devices, devicesProblem, actions, refresh };
};
