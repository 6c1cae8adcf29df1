// Which features are on: the person switches one off for good, and one that keeps throwing is switched off on its page.
import type { Feature } from './feature.ts';
import { features, featuresOn } from './index.ts';

const patience = 3;

export interface Switches {
  list: () => readonly Feature[];
  /** Those that the person switched off, and whether they only look. */
  setOff: (ids: readonly string[], readOnly?: boolean) => void;
  /** A feature threw. Its name is all that is told: posts stay out of logs. */
  threw: (feature: Feature, error: unknown) => void;
  /** Does something for a feature; what it throws is counted. */
  attempt: <T>(feature: Feature, work: () => T) => T | undefined;
}

/** `say` is called once for each feature that switches itself off, `onChange` whenever the list is another. */
export const createSwitches = (say: (text: string) => void, onChange: () => void): Switches => {
  let off: ReadonlySet<string> = new Set();
  let isReadOnly = false;
  const thrown = new Map<string, number>();
  let list = features;
  const update = (): void => {
    list = featuresOn((id) => !off.has(id) && (thrown.get(id) ?? 0) < patience, isReadOnly);
    onChange();
  };
  const threw: Switches['threw'] = (feature, error) => {
    console.error(`Perch: ${feature.id} failed`, error instanceof Error ? error.name : '');
    const times = (thrown.get(feature.id) ?? 0) + 1;
    thrown.set(feature.id, times);
    if (times !== patience) return;
    say(`“${feature.name}” failed three times and is switched off on this page.`);
    update();
  };
  return {
    list: () => list,
    setOff: (ids, readOnly = false) => {
      if (readOnly === isReadOnly && ids.length === off.size && ids.every((id) => off.has(id))) return;
      off = new Set(ids);
      isReadOnly = readOnly;
      update();
    },
    threw,
    attempt: (feature, work) => {
      try {
        return work();
      } catch (error) {
        threw(feature, error);
        return undefined;
      }
    },
  };
};
