// Everything that happened to the case; what was taken back stays, struck through.
import { When } from '../when.tsx';
import type { HistoryLine } from './history-words.ts';

export const History = ({ lines, now }: { lines: readonly HistoryLine[]; now: number }) => (
  <section aria-labelledby="history-title">
    <details>
      <summary>
        <h2 id="history-title">History</h2>
        <span class="dim">{lines.length}</span>
      </summary>
      <ol class="list history">
        {lines.map((line) => (
          <li key={line.id}>
            <span class="dim">
              <When at={line.at} now={now} />
            </span>
            <span>
              {line.undoneBy || line.lostTo ? (
                <>
                  <s>
                    <bdi>{line.who}</bdi> {line.what}
                  </s>{' '}
                  <span class="dim">
                    {line.undoneBy ? `undone by ${line.undoneBy}` : `— ${line.lostTo} was faster`}
                  </span>
                </>
              ) : (
                <>
                  <bdi>{line.who}</bdi> {line.what}
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </details>
  </section>
);
