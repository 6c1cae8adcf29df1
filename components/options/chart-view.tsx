// The triage chart to be read, and whether it holds: what the validator finds.
import { validateChart } from '../../lib/care/chart/validate.ts';
import { placeWords } from '../../lib/care/faults.ts';
import type { Playbook } from '../../lib/care/playbook.ts';
import { effectWords, respondWords } from '../panel/chart-words.ts';

export const ChartView = ({ playbook }: { playbook: Playbook }) => {
  const { chart } = playbook;
  const faults = validateChart(chart, playbook);
  const nameOf = (id: string): string =>
    chart.questions.find((question) => question.id === id)?.ask ??
    chart.outcomes.find((outcome) => outcome.id === id)?.name ??
    id;
  return (
    <fieldset>
      <legend>Triage chart</legend>
      <p class={faults.length > 0 ? 'problem' : 'dim'}>
        {faults.length > 0
          ? 'The chart cannot be walked as it is:'
          : 'Every way through it ends, and every end can be reached. To change it, export the playbook, edit the chart, import it.'}
      </p>
      {faults.length > 0 && (
        <ul class="problem">
          {faults.map(({ path, message }) => (
            <li key={message}>
              {placeWords(path)}: {message}
            </li>
          ))}
        </ul>
      )}
      <details open={faults.length > 0}>
        <summary>
          {chart.questions.length} questions, {chart.outcomes.length} ends
        </summary>
        <ol class="chart-list">
          {chart.questions.map(({ id, ask, answers }) => (
            <li key={id} id={`chart-${id}`}>
              <b>{ask}</b>
              <ul>
                {answers.map((answer) => (
                  <li key={answer.id}>
                    {answer.name} <span class="dim">→</span>{' '}
                    <a href={`#chart-${answer.leadsTo}`}>{nameOf(answer.leadsTo)}</a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
        <ul class="chart-list">
          {chart.outcomes.map((outcome) => (
            <li key={outcome.id} id={`chart-${outcome.id}`}>
              <b>{outcome.name}</b>: {respondWords[outcome.respond].toLowerCase()}
              <p class="dim">{[...effectWords(outcome, { playbook }), outcome.protocol].join('. ')}</p>
            </li>
          ))}
        </ul>
      </details>
    </fieldset>
  );
};
