// "Needs a decision from the lead by 15:00": asked, waited for, and made.
import { useContext, useState } from 'preact/hooks';
import type { Decider } from '../../lib/care/event.ts';
import { isSettled } from '../../lib/care/status.ts';
import type { CaseView } from '../../lib/care/view.ts';
import { moment } from '../clock-words.ts';
import type { CareActions } from './care-actions.ts';
import { ForWorkers, MayWork } from './for-workers.tsx';
import type { Names, Problem } from './names.ts';
import { deciderName, memberName, memberWithin } from './names.ts';
import { nextTime, timeToOffer } from './time-of-day.ts';

export interface DecisionProps {
  data: CaseView;
  names: Names;
  now: number;
  actions: Pick<CareActions, 'requestDecision' | 'makeDecision'>;
}

export const Decision = ({ data, names, now, actions }: DecisionProps) => {
  const { decision, status } = data.case;
  const waits = decision !== undefined && decision.made === undefined;
  const mayWork = useContext(MayWork);
  if (!decision && (isSettled(status) || !mayWork)) return null;
  return (
    <section class="decision" aria-labelledby="decision-title">
      <h2 id="decision-title">Decision</h2>
      {decision && (
        <p>
          {decision.question}{' '}
          <span class="dim">
            {memberName(names, decision.by)} asked {deciderName(names, decision.from)}, by{' '}
            {moment(decision.dueAt, now)}
          </span>
        </p>
      )}
      {decision?.made && (
        <p>
          <b>{decision.made.answer}</b>{' '}
          <span class="dim">decided by {memberWithin(names, decision.made.by)}</span>
        </p>
      )}
      <ForWorkers>
        {waits && <Decide onDecide={actions.makeDecision} />}
        {!waits && !isSettled(status) && (
          <details>
            <summary>Ask for a decision</summary>
            <Request names={names} now={now} onRequest={actions.requestDecision} />
          </details>
        )}
      </ForWorkers>
    </section>
  );
};

const Decide = ({ onDecide }: { onDecide: CareActions['makeDecision'] }) => {
  const [answer, setAnswer] = useState('');
  const [problem, setProblem] = useState<Problem>();
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (answer.trim()) void onDecide(answer.trim()).then(setProblem);
      }}
    >
      <input
        aria-label="The decision"
        placeholder="The decision"
        maxLength={280}
        value={answer}
        onInput={(event) => setAnswer(event.currentTarget.value)}
      />
      <button type="submit">Decide</button>
      {problem && (
        <p class="problem" role="alert">
          Not saved: {problem}
        </p>
      )}
    </form>
  );
};

interface RequestProps {
  names: Names;
  now: number;
  onRequest: CareActions['requestDecision'];
}

const Request = ({ names, now, onRequest }: RequestProps) => {
  const { tiers } = names.playbook;
  const people = names.members.filter(
    ({ id }, at) => names.members.findIndex((other) => other.id === id) === at,
  );
  const [from, setFrom] = useState(`tier ${(tiers[1] ?? tiers[0])?.id ?? ''}`);
  const [time, setTime] = useState(() => timeToOffer(now));
  const [question, setQuestion] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const request = (): void => {
    const dueAt = nextTime(time, now);
    if (!question.trim()) return setProblem('Write what is to be decided.');
    if (dueAt === undefined) return setProblem('Write a time as 15:00.');
    void onRequest(deciderOf(from, people), dueAt, question.trim()).then(setProblem);
  };
  return (
    <form
      class="request"
      onSubmit={(event) => {
        event.preventDefault();
        request();
      }}
    >
      <input
        aria-label="What is to be decided"
        placeholder="What is to be decided"
        maxLength={280}
        value={question}
        onInput={(event) => setQuestion(event.currentTarget.value)}
      />
      <span class="row">
        <select
          aria-label="Who decides"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        >
          {tiers.map(({ id, name }) => (
            <option key={id} value={`tier ${id}`}>
              {name}
            </option>
          ))}
          {people.map(({ id, name }) => (
            <option key={id} value={`member ${id}`}>
              {name}
            </option>
          ))}
        </select>
        <label>
          by <input type="time" value={time} onInput={(event) => setTime(event.currentTarget.value)} />
        </label>
        <button type="submit">Ask</button>
      </span>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
};

/** A select holds text: "tier t2", "member jo". */
const deciderOf = (value: string, people: Names['members']): Decider => {
  const [kind, id = ''] = value.split(' ');
  const member = kind === 'member' ? people.find((each) => each.id === id) : undefined;
  return member ? { member: member.id } : { tier: id };
};
