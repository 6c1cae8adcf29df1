// The playbook of a team: of each part the last written holds. Two who save before they have heard of each other both
// keep what they changed, and every browser ends with the same, whatever order it hears of them in.
import { fitChart } from './chart/fit.ts';
import type { Playbook } from './playbook.ts';
import { playbookSchema } from './playbook.ts';
import type { Part } from './playbook-change.ts';
import { parts as allParts } from './playbook-change.ts';
import { fitRespondRules } from './respond-rules.ts';

/** UTC ms, and the event that wrote it: the order of two that were written at once. */
export interface Written {
  at: number;
  id: string;
}

/** What is known of each part, and by whom. The parts of several writers need not go together: see `playbookOf`. */
export interface WrittenParts {
  playbook: Playbook;
  written: Partial<Record<Part, Written>>;
}

export interface Saved extends Written {
  playbook: Playbook;
  /** What its author changed; left out, all of it. */
  parts?: readonly Part[] | undefined;
}

/** Before anything that somebody wrote: what an author left as it was, and nobody else has written. */
const unwritten = 0;

export const partsOf = ({ playbook, parts = allParts, at, id }: Saved): WrittenParts => ({
  playbook,
  written: Object.fromEntries(
    allParts.map((part) => [part, { at: parts.includes(part) ? at : unwritten, id }]),
  ),
});

/** Whatever is joined first, and however often, it comes to the same. */
export const joined = (one: WrittenParts | undefined, other: WrittenParts | undefined) => {
  if (!one || !other) return one ?? other;
  const newer = allParts.filter((part) => isNewer(other.written[part], one.written[part]));
  const pick = <T extends object>(from: T): Partial<T> =>
    Object.fromEntries(
      Object.entries(from).filter(([key]) => newer.some((part) => part === key)),
    ) as Partial<T>;
  return {
    playbook: { ...one.playbook, ...pick(other.playbook) },
    written: { ...one.written, ...pick(other.written) },
  };
};

/** Without what this event wrote; undefined where nothing is left. */
export const without = (known: WrittenParts | undefined, id: string): WrittenParts | undefined => {
  if (!known) return undefined;
  const left = Object.entries(known.written).filter(([, written]) => written.id !== id);
  return left.length === 0 ? undefined : { ...known, written: Object.fromEntries(left) };
};

/** When the last of it was written, UTC ms. */
export const lastWritten = (known: WrittenParts | undefined): number =>
  Math.max(0, ...Object.values(known?.written ?? {}).map(({ at }) => at));

/**
 * The playbook that these parts make. Where one names what another writer has taken away, that name is left out, until it
 * is there again; a policy whose hours are gone counts by the first that there are.
 */
export const playbookOf = ({ playbook }: WrittenParts): Playbook => {
  if (playbookSchema.safeParse(playbook).success) return playbook;
  const { hours } = playbook;
  const has = (id: string): boolean => id === 'always' || hours.some((each) => each.id === id);
  return {
    ...playbook,
    policies: playbook.policies.map((policy) =>
      has(policy.hours) ? policy : { ...policy, hours: hours[0]?.id ?? 'always' },
    ),
    chart: fitChart(playbook.chart, playbook),
    respondRules: fitRespondRules(playbook.respondRules, playbook),
  };
};

const isNewer = (one: Written | undefined, other: Written | undefined): boolean =>
  one !== undefined &&
  (other === undefined || one.at > other.at || (one.at === other.at && one.id > other.id));
