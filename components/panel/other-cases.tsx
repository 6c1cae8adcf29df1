// Earlier and parallel cases of the same customer; each opens here.
import { statusNames } from '../clock-words.ts';
import { Icon } from '../icon.tsx';
import { Presence } from '../presence.tsx';
import { When } from '../when.tsx';
import type { CareActions } from './care-actions.ts';
import { ForWorkers } from './for-workers.tsx';
import type { DeedProps } from './deed.tsx';
import { useDeed } from './deed.tsx';
import type { CaseId } from '../../lib/care/ids.ts';
import type { CaseView } from '../../lib/care/view.ts';

export interface OtherCasesProps {
  cases: CaseView['otherCases'];
  now: number;
  hrefOf: (id: CaseId) => string;
  undone: DeedProps['undone'];
  actions: Pick<CareActions, 'merge' | 'undo'>;
}

export const OtherCases = ({ cases, now, hrefOf, undone, actions }: OtherCasesProps) => {
  const { give, line, isSaid } = useDeed({ undone, undo: actions.undo });
  if (cases.length === 0 && !isSaid) return null;
  return (
    <section aria-labelledby="others-title">
      <h2 id="others-title">Other cases</h2>
      {line}
      <ul class="list">
        {cases.map(({ badge, openedAt, text }) => (
          <li key={badge.caseId}>
            <a class="other-case" href={hrefOf(badge.caseId)}>
              <span class="fact">
                <Icon name={badge.status} />
                <span class="case-number">{badge.number}</span> {statusNames[badge.status]}
                <span class="dim">
                  <When at={openedAt} now={now} />
                </span>
              </span>
              <span class="one-line" dir="auto">
                {text}
              </span>
            </a>
            <Presence present={badge.present} />
            <ForWorkers>
              <button
                type="button"
                class="link"
                onClick={() => void give('The two cases are one.', actions.merge(badge.caseId))}
              >
                Merge into this case
                <span class="visually-hidden">: {badge.number}</span>
              </button>
            </ForWorkers>
          </li>
        ))}
      </ul>
    </section>
  );
};
