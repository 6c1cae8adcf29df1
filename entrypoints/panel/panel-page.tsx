// Brings the case from the desk to the panel, and the panel's verbs to the desk.
import { useEffect, useMemo } from 'preact/hooks';
import type { PanelAddress } from '../../components/panel/address.ts';
import { addressOf } from '../../components/panel/address.ts';
import { Panel } from '../../components/panel/panel.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import type { Client } from '../../lib/bridge/client.ts';
import type { CaseId } from '../../lib/care/ids.ts';
import { createCareActions } from './care-actions.ts';
import { createNoteActions } from './note-actions.ts';
import { useCase } from './use-case.ts';
import type { Where } from './where.ts';

const now = (): number => Date.now();

interface PanelPageProps {
  address: PanelAddress;
  client: Client;
  onShown: Where['show'];
}

export const PanelPage = (props: PanelPageProps) =>
  props.address.caseId ? (
    <CasePage key={props.address.caseId} caseId={props.address.caseId} {...props} />
  ) : (
    <ProblemBox title="No case." message="Open a case from a post on X: its notes button leads here." />
  );

const CasePage = ({ caseId, address, client, onShown }: PanelPageProps & { caseId: CaseId }) => {
  const { shown, failure, refresh } = useCase(caseId, client);
  const actions = useMemo(
    () => createNoteActions(caseId, client, () => crypto.randomUUID(), refresh),
    [caseId, client, refresh],
  );
  const care = useMemo(
    () => createCareActions(caseId, client, () => crypto.randomUUID(), refresh),
    [caseId, client, refresh],
  );
  const shownId = shown?.data.case.id;
  const inTeam = shown?.inTeam ?? false;
  useEffect(() => onShown(shownId, inTeam), [onShown, shownId, inTeam]);
  const number = shown?.data.badge.number;
  useEffect(() => {
    if (number) document.title = `${number} · Perch`;
  }, [number]);

  if (!shown) {
    if (!failure) return <p class="loading dim">Loading…</p>;
    // There is nothing to gain by asking again for what is not there, or what only another Perch can read.
    const hopeless = ['not-found', 'newer-data', 'updated'].includes(failure.code);
    const title = failure.code === 'not-found' ? 'There is no such case.' : 'The case could not be opened.';
    return <ProblemBox title={title} message={failure.message} {...(hopeless ? {} : { onRetry: refresh })} />;
  }
  return (
    <Panel
      data={shown.data}
      names={shown.names}
      now={now}
      actions={actions}
      care={care}
      hrefOf={(id) => addressOf(id, address.theme)}
      focus={address.focusNote}
      chart={address.showChart}
      readOnly={shown.readOnly}
      {...(failure ? { stale: { message: failure.message, onRetry: refresh } } : {})}
    />
  );
};
