// What a public post should not show: found for a "take it private" hint, told only masked.
import type { PersonalKind } from './masks/mark.ts';
import { marksIn, personalKinds } from './masks/mark.ts';
import { maskPersonalData } from './privacy.ts';
import type { Tracker } from './tracker.ts';

export interface PersonalData {
  kind: PersonalKind;
  /** As in "•••• 1111". */
  masked: string;
}

/** Personal data in a text, the gravest kind first, once each. The same for a text as it was written and as it is stored. */
export const personalDataIn = (text: string, trackers: readonly Tracker[] = []): PersonalData[] => {
  const marks = marksIn(maskPersonalData(text, trackers));
  return marks.length === 0
    ? []
    : personalKinds.flatMap((kind) =>
        [...new Set(marks.filter((each) => each.kind === kind).map(({ masked }) => masked))].map(
          (masked) => ({
            kind,
            masked,
          }),
        ),
      );
};
