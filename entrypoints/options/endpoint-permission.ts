// The one permission that a team needs: to reach its endpoint.
import { browser } from 'wxt/browser';
import type { Problem } from '../../components/options/team/team-actions.ts';

/** Answers why the address may not be reached. To be called in the click itself, before anything is waited for. */
export const askForAddress = async (endpoint: string): Promise<Problem> => {
  try {
    const granted = await browser.permissions.request({ origins: [patternOf(endpoint)] });
    return granted
      ? undefined
      : `Perch needs your permission to reach ${new URL(endpoint).host}. Press again when you want to give it.`;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `The browser does not let Perch reach this address: ${why}`;
  }
};

/** To be called when the endpoint is needed no more. */
export const giveAddressBack = async (endpoint: string): Promise<void> => {
  try {
    await browser.permissions.remove({ origins: [patternOf(endpoint)] });
  } catch {
    // A browser that keeps it (an administrator gave it) takes nothing from the person: nobody is told.
  }
};

/** Without the port, which Firefox does not know in a pattern. */
const patternOf = (endpoint: string): string => {
  const { protocol, hostname } = new URL(endpoint);
  return `${protocol}//${hostname}/*`;
};
