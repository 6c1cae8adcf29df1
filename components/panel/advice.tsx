// What Perch makes of the case, each thought with its reasons. Calm: what there is nothing to say of is not there.
import type { ComponentChildren } from 'preact';
import { isSettled } from '../../lib/care/status.ts';
import type { CaseView } from '../../lib/care/view.ts';
import type { IconName } from '../icon.tsx';
import { Icon } from '../icon.tsx';
import type { Names } from './names.ts';
import { tagName } from './names.ts';

export const Advice = ({ data, names }: { data: CaseView; names: Names }) => {
  const { case: care, advice } = data;
  const { risk, hint, budget, personal, suggestions = [] } = advice;
  const isOpen = !isSettled(care.status);
  const offered = suggestions.filter(
    ({ tag }) => isOpen && !care.tags.includes(tag) && !care.refusedTags.includes(tag),
  );
  const found = personal.map(({ kind, masked }) => `${kind} ${masked}`);
  const lines = [
    isOpen && risk && risk.level !== 'calm' && (
      <Line key="risk" icon="warning" name={risk.level === 'hot' ? 'Hot' : 'At risk'}>
        {risk.reasons.map(({ words }) => words).join(', ')}
      </Line>
    ),
    found.length > 0 && (
      <Line key="personal" icon="private" name="Personal data in public">
        {found.join(', ')}
      </Line>
    ),
    isOpen && hint && (
      <Line key="hint" icon="private" name="Take it private">
        {hint.reasons.map(({ words }) => words).join('; ')}
        {hint.askToDelete && '. Ask the customer to delete the post'}
      </Line>
    ),
    budget && (
      <Line key="budget" icon="note" name="Replies">
        {budget.words}
      </Line>
    ),
    ...offered.map(({ tag, because, learned }) => (
      <Line key={`tag ${tag}`} icon="tag" name={`${tagName(names, tag)}?`}>
        because of “{because.join('”, “')}”{learned && ', as your team tagged'}
      </Line>
    )),
  ].filter(Boolean);
  return lines.length === 0 ? null : (
    <section class="advice" aria-labelledby="advice-title">
      <h2 id="advice-title">About this case</h2>
      {lines}
    </section>
  );
};

const Line = ({ icon, name, children }: { icon: IconName; name: string; children: ComponentChildren }) => (
  <p class="fact">
    <Icon name={icon} />
    <span dir="auto">
      <b>{name}</b>: {children}
    </span>
  </p>
);
