// Response times of this page, as far as it was scrolled. Nothing of it is kept.
import type { Measure, Measurement } from '../lib/care/measure.ts';
import { duration, moment } from './clock-words.ts';

const time = (ms: number | undefined): string => (ms === undefined ? '–' : duration(ms));

const Row = ({ measure: { handle, n, answered, median, p90 } }: { measure: Measure }) => (
  <tr>
    <th scope="row">@{handle}</th>
    <td>{n}</td>
    <td>{n === 0 ? '–' : `${Math.round((answered / n) * 100)} %`}</td>
    <td>{time(median)}</td>
    <td>{time(p90)}</td>
  </tr>
);

export const MeasureCard = ({
  measurement: { posts, from, to, measures },
  now,
}: {
  measurement: Measurement;
  /** UTC ms. */
  now: number;
}) => (
  <section class="measure" aria-label="Response times on this page">
    <h1>Response times on this page</h1>
    <table>
      <thead>
        <tr>
          {['Account', 'n', 'Answered', 'Median', 'P90'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <Row key={measure.handle} measure={measure} />
        ))}
      </tbody>
    </table>
    <p class="dim" role="status">
      {posts === 1 ? '1 post' : `${posts} posts`} seen
      {posts > 0 && `, ${moment(from, now)} to ${moment(to, now)}`}. Scroll to see more. What was answered out
      of sight counts as not answered.
    </p>
  </section>
);
