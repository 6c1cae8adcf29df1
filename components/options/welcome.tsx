// The head of the page: a welcome in the first run, a plain title afterwards.
import { useState } from 'preact/hooks';

export const Welcome = ({ ready }: { ready: boolean }) => {
  const [wasFirstRun] = useState(!ready);
  if (!ready) {
    return (
      <header class="welcome">
        <h1>Welcome to Perch</h1>
        <p>
          Four answers, and the clocks on X are right. All of them can be changed later. Nothing leaves this
          browser.
        </p>
        <p class="dim">To join a team, answer “You” and start: the team brings the rest.</p>
      </header>
    );
  }
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
};
