// What the endpoint brought → events and settings of this browser, in the transaction that moves the cursor.
import type { CareEvent } from '../../care/event.ts';
import { byTime } from '../../care/event.ts';
import { asPlaced, maxAhead } from '../../care/place.ts';
import { mayChangePlaybook, mayWork, roleAt, unsaidRole } from '../../care/role.ts';
import type { Written } from '../../care/shared-playbook.ts';
import { joined, partsOf, without } from '../../care/shared-playbook.ts';
import type { WorkspaceEvent } from '../../care/workspace-event.ts';
import type { EventPlace, KeptEvent } from '../../store/rows.ts';
import { supersedes } from '../../sync/place.ts';
import type { Place, PlacedEvent } from '../../sync/ports.ts';
import { isWorkspaceEvent } from '../../sync/shared-event.ts';
import { refold } from '../record.ts';
import type { Turn } from '../turn.ts';
import { withShared } from './tell.ts';

/** Own events come back here too, and get their place. The same event twice has the place, and the words, that supersede. */
export const applyPlaced = async (turn: Turn, placed: readonly PlacedEvent[]): Promise<void> => {
  // Roles and playbook first: what stands beside them is folded with them.
  for (const { event, place: at } of placed) if (isWorkspaceEvent(event)) applySetting(turn, event, at);
  if (turn.settingsChanged) await turn.tables.settings.put(turn.settings);
  await refold(turn, await putInPlace(turn, placed));
};

/** Gives the events that change a case. */
const putInPlace = async (turn: Turn, placed: readonly PlacedEvent[]): Promise<CareEvent[]> => {
  const { tables, workspace } = turn;
  const given = new Map<string, KeptEvent & { place: EventPlace }>();
  for (const { event, place } of placed) {
    if (isWorkspaceEvent(event)) continue;
    // Two browsers may have found that what they saw belongs to two cases: everybody then has it in both.
    const key = `${event.caseId} ${event.id}`;
    if (supersedes(place, given.get(key)?.place)) given.set(key, keptOf(event, workspace, place));
  }
  const telling: CareEvent[] = [];
  const added = await tables.events.keep([...given.values()], (next, standing) => {
    const known = standing.workspace === workspace ? standing.place : undefined;
    if (!next.place || !supersedes(next.place, known)) return undefined;
    if (tellsMore(next, standing)) telling.push(next.event);
    return next;
  });
  return [...added, ...telling];
};

const keptOf = (event: CareEvent, workspace: string, { era, seq, receivedAt }: Place) => ({
  event,
  workspace,
  place: { era, seq, receivedAt },
});

/**
 * Most own events come back as they went. Only claims, and what undoes them, count by their place; and the time of what
 * a clock ahead wrote is bounded by it.
 */
const tellsMore = ({ event, place }: KeptEvent, known: KeptEvent): boolean =>
  event.type === 'case.assigned' ||
  event.type === 'case.escalated' ||
  event.type === 'undone' ||
  asPlaced(event, place).at !== asPlaced(known.event, known.place).at ||
  JSON.stringify(event) !== JSON.stringify(known.event);

/** Roles are folded like cases, whatever order they come in: each holds from when its member said it. */
const hearRole = (turn: Turn, { by, ...event }: SettingOf<'member.introduced'>, place: Place): void => {
  const { id, at, member } = event;
  const { era, seq, receivedAt = at } = place;
  const known = turn.settings.roles?.[by] ?? [];
  const same = known.find((word) => word.id === id);
  if (!supersedes(place, same)) return;
  const word = { ...asPlaced({ id, at, role: member.role ?? unsaidRole }, { seq, receivedAt }), era, seq };
  const said = [...known.filter((each) => each !== same), word].toSorted(byTime);
  // Cases are made anew where some of what this member did may count, or count no more.
  const isOther = said.some(({ role }) => !mayWork(role));
  turn.settings = {
    ...turn.settings,
    revision: turn.settings.revision + (isOther ? 1 : 0),
    roles: { ...turn.settings.roles, [by]: said },
  };
  turn.settingsChanged = true;
};

const applySetting = (turn: Turn, event: WorkspaceEvent, place: Place): void => {
  // A clock ahead counts no more than in a case.
  const stamp = { at: Math.min(event.at, place.receivedAt + maxAhead), id: event.id };
  if (event.type === 'playbook.saved') return hearPlaybook(turn, event, stamp);
  hearRole(turn, event, place);
  return hearMember(turn, event, { stamp, device: place.device });
};

/** Counts where its author may, as they were when they saved it: see `mayChangePlaybook`. */
const hearPlaybook = (turn: Turn, event: SettingOf<'playbook.saved'>, { at, id }: Written): void => {
  const { settings } = turn;
  const { playbook, parts, by, at: ahead } = event;
  const { placed, own } = settings.shared ?? {};
  const counts = mayChangePlaybook(roleAt(settings.roles?.[by] ?? [], { at, ahead }));
  const heard = withShared(settings, {
    placed: counts ? joined(placed, partsOf({ playbook, parts, at, id })) : placed,
    // What we wrote ourselves comes back, and counts from now on like everybody’s.
    own: without(own, id),
  });
  turn.settings = counts ? { ...heard, ready: true } : heard;
  turn.settingsChanged = true;
};

/** The last word holds; of two at once, that with the greater id. */
const hearMember = (
  turn: Turn,
  { member, by, id }: SettingOf<'member.introduced'>,
  { stamp, device }: { stamp: Written; device: string },
): void => {
  const { settings } = turn;
  const known = settings.written?.[by];
  // What we said ourselves comes back: it tells which device we are, and what our clock was worth.
  if (known?.id !== id && !isNewer(stamp, known)) return;
  const said = { ...member, id: by };
  const others = settings.members.filter((each) => each.id !== by);
  turn.settings = {
    ...settings,
    members: [...others, said],
    devices: { ...settings.devices, [device]: by },
    me: settings.me.id === by ? said : settings.me,
    written: { ...settings.written, [by]: stamp },
  };
  turn.settingsChanged = true;
};

const isNewer = ({ at, id }: Written, known: Written | undefined): boolean =>
  !known || at > known.at || (at === known.at && id > known.id);

type SettingOf<T extends WorkspaceEvent['type']> = Extract<WorkspaceEvent, { type: T }>;
