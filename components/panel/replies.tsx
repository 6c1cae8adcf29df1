// Our replies: what each was, and what it promised.
import { useState } from 'preact/hooks';
import type { Reply } from '../../lib/care/case.ts';
import type { ReplyMark } from '../../lib/care/event.ts';
import type { CaseView } from '../../lib/care/view.ts';
import { moment } from '../clock-words.ts';
import { When } from '../when.tsx';
import type { CareActions } from './care-actions.ts';
import { ForWorkers } from './for-workers.tsx';
import type { Problem } from './names.ts';
import { nextTime, timeToOffer } from './time-of-day.ts';

export interface RepliesProps {
  data: CaseView;
  now: number;
  markReply: CareActions['markReply'];
}

const markOf = ({ marked, automatic }: Reply): ReplyMark => marked ?? (automatic ? 'automatic' : 'answer');

export const Replies = ({ data, now, markReply }: RepliesProps) => {
  const { replies, promise } = data.case;
  if (replies.length === 0) return null;
  return (
    <section class="replies" aria-labelledby="replies-title">
      <h2 id="replies-title">Our replies</h2>
      <ol class="list">
        {replies.map((reply) => (
          <ReplyLine key={reply.postId} reply={reply} now={now} markReply={markReply} />
        ))}
      </ol>
      {promise && (
        <p class="dim">
          Promised to be back by {moment(promise.dueAt, now)}
          {promise.keptAt === undefined ? '' : `, answered ${moment(promise.keptAt, now)}`}.
        </p>
      )}
    </section>
  );
};

const ReplyLine = ({ reply, now, markReply }: Omit<RepliesProps, 'data'> & { reply: Reply }) => {
  const [problem, setProblem] = useState<Problem>();
  const [time, setTime] = useState(() => timeToOffer(now));
  const mark = markOf(reply);
  const give = (as: ReplyMark, promiseBy?: number): void =>
    void markReply(reply.postId, as, promiseBy).then(setProblem);
  const promise = (): void => {
    const by = nextTime(time, now);
    if (by === undefined) setProblem('Write a time as 15:00.');
    else give('acknowledgement', by);
  };
  return (
    <li class="reply">
      <span>
        @{reply.handle}
        {reply.signature && ` ^${reply.signature}`}{' '}
        <span class="dim">
          <When at={reply.publishedAt} now={now} />
        </span>
      </span>
      <ForWorkers>
        <select
          aria-label={`What the reply at ${moment(reply.publishedAt, now)} was`}
          value={mark}
          onChange={(event) => give(event.currentTarget.value as ReplyMark)}
        >
          <option value="answer">An answer</option>
          <option value="acknowledgement">“We are looking into it”</option>
          <option value="automatic">Automatic</option>
        </select>
        {mark === 'acknowledgement' && (
          <span class="row">
            <label>
              Back by{' '}
              <input type="time" value={time} onInput={(event) => setTime(event.currentTarget.value)} />
            </label>
            <button type="button" onClick={promise}>
              Promise
            </button>
          </span>
        )}
      </ForWorkers>
      {problem && (
        <p class="problem" role="alert">
          Not saved: {problem}
        </p>
      )}
    </li>
  );
};
