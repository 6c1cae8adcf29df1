// The workspace's browsers by the person who uses them.
import type { TeamDevice } from '../../../lib/care/team.ts';
import { seenWords } from './seen-words.ts';

export interface Browser {
  device: string;
  /** "this browser", "now", "2 hours ago". */
  seen: string;
  isThis: boolean;
}

export interface Person {
  /** Of the member; of the device where nobody has said a name there yet. */
  id: string;
  name: string;
  initials: string;
  role: TeamDevice['role'];
  /** The one seen last comes first. */
  browsers: Browser[];
}

/** Mine first, then by name. Times are the endpoint's and are held against each other: this browser's clock may be wrong. */
export const peopleOf = (devices: readonly TeamDevice[]): Person[] => {
  const endpointNow = Math.max(...devices.map(({ seenAt }) => seenAt));
  const byId = new Map<string, TeamDevice[]>();
  for (const each of devices) {
    const id = each.member?.id ?? each.device;
    byId.set(id, [...(byId.get(id) ?? []), each]);
  }
  return [...byId]
    .map(([id, theirs]) => personOf(id, theirs, endpointNow))
    .toSorted((a, b) => Number(isMe(b)) - Number(isMe(a)) || a.name.localeCompare(b.name));
};

const isMe = ({ browsers }: Person): boolean => browsers.some(({ isThis }) => isThis);

const personOf = (id: string, devices: readonly TeamDevice[], endpointNow: number): Person => {
  const latest = devices.toSorted(
    (a, b) => Number(b.isThis) - Number(a.isThis) || b.seenAt - a.seenAt || a.device.localeCompare(b.device),
  );
  const [first] = latest;
  return {
    id,
    name: first?.member?.name || 'No name yet',
    initials: first?.member?.initials || '?',
    role: first?.role ?? 'viewer',
    browsers: latest.map(({ device, seenAt, isThis }) => ({
      device,
      isThis,
      seen: isThis ? 'this browser' : seenWords(endpointNow - seenAt),
    })),
  };
};

/** Whether nobody could invite or remove once this browser is gone. */
export const isLastManager = (devices: readonly TeamDevice[]): boolean => {
  const managers = devices.filter(({ role }) => role === 'manager');
  return devices.length > 1 && managers.length === 1 && managers[0]?.isThis === true;
};
