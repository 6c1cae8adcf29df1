// Waiting for something to be so, as a person does: look again, and after a while say what was missed.

/** Longer than anything here takes on a slow machine. */
const patienceMs = 15_000;
const glanceMs = 40;

/** Gives what `probe` finds; throws when `patience` (ms) is at its end. `what` is named in the error. */
export const until = async <T>(
  what: string,
  probe: () => Promise<T | undefined>,
  patience = patienceMs,
): Promise<T> => {
  const end = Date.now() + patience;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, glanceMs));
  }
};
