// The head of the page: a welcome in the first run, with a way around it; a plain title afterwards.
import { useState } from 'preact/hooks';
import type { Member } from '../../lib/care/badge.ts';
import type { Playbook } from '../../lib/care/playbook.ts';
import type { Settings } from '../../lib/care/view.ts';
import { skippedSettings } from './skipped-settings.ts';

export interface WelcomeProps {
  settings: Settings;
  /** Saves the defaults. Answers why it did not work; undefined if it did. */
  onSkip: (defaults: { playbook: Playbook; me: Member }) => Promise<string | undefined>;
}

export const Welcome = ({ settings, onSkip }: WelcomeProps) => {
  const [wasFirstRun] = useState(!settings.ready);
  const [problem, setProblem] = useState<string>();
  if (settings.ready) {
    return (
      <header class="welcome">
        <h1>{wasFirstRun ? 'Perch is ready' : 'Perch settings'}</h1>
        {wasFirstRun && (
          <p role="status">
            <a href="https://x.com/notifications/mentions">Open your mentions on X</a>: posts that need care
            carry a strip.
          </p>
        )}
      </header>
    );
  }
  return (
    <header class="welcome">
      <h1>Welcome to Perch</h1>
      <p>
        Four answers, and the clocks on X are right. All of them can be changed later. Nothing leaves this
        browser.
      </p>
      <p>
        <button
          type="button"
          class="link"
          onClick={() => void onSkip(skippedSettings(settings)).then(setProblem)}
        >
          Skip for now
        </button>{' '}
        <span class="dim">
          {settings.account ? `@${settings.account}, ` : ''}Monday to Friday 9 to 5, an answer within the hour
        </span>
      </p>
      {problem && (
        <p class="problem" role="alert">
          Not saved: {problem}
        </p>
      )}
    </header>
  );
};
