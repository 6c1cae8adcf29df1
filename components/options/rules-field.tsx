// Rules of the team: tags that Perch adds without asking, and who answers what.
import { defaultRespondRules } from '../../lib/care/default-playbook.ts';
import type { Playbook, RespondRule } from '../../lib/care/playbook.ts';
import { fitRespondRules } from '../../lib/care/respond-rules.ts';
import type { SettingsDraft } from './settings-draft.ts';

type Rules = Pick<SettingsDraft, 'suggestions' | 'respondRules'>;

export interface RulesFieldProps {
  draft: Rules & Pick<SettingsDraft, 'tags'>;
  /** As it stands: rules that were switched off here can be switched on again. */
  playbook: Playbook;
  onChange: (change: Partial<Rules>) => void;
}

export const RulesField = ({ draft, playbook, onChange }: RulesFieldProps) => {
  const { tags, suggestions } = draft;
  const names = { ...playbook, tags };
  const suggested = tags.filter(({ id }) => suggestions.some((rule) => rule.tag === id));
  const applies = (tag: string): boolean => suggestions.some((rule) => rule.tag === tag && rule.apply);
  const known = distinct([...playbook.respondRules, ...defaultRespondRules()]);
  const offered = fitRespondRules(known, names);
  const on = new Set(fitRespondRules(draft.respondRules, names).map(keyOf));
  return (
    <fieldset>
      <legend>Rules</legend>
      <details>
        <summary>{appliedWords(suggested.filter(({ id }) => applies(id)).length)}</summary>
        <p class="dim">
          Where their words stand in a post, these tags are added at once instead of suggested.
        </p>
        <div class="columns">
          {suggested.map(({ id, name }) => (
            <label key={id} class="choice">
              <input
                type="checkbox"
                checked={applies(id)}
                onChange={(event) =>
                  onChange({ suggestions: withApply(suggestions, id, event.currentTarget.checked) })
                }
              />
              {name}
            </label>
          ))}
        </div>
      </details>
      <details>
        <summary>{on.size === 1 ? '1 rule' : `${on.size} rules`} on who answers what</summary>
        <p class="dim">A hint on the case; it stops nobody.</p>
        {offered.map((rule) => (
          <label key={keyOf(rule)} class="choice">
            <input
              type="checkbox"
              checked={on.has(keyOf(rule))}
              onChange={(event) =>
                onChange({
                  respondRules: event.currentTarget.checked
                    ? [...draft.respondRules, rule]
                    : draft.respondRules.filter((each) => keyOf(each) !== keyOf(rule)),
                })
              }
            />
            {ruleWords(rule, names)}
          </label>
        ))}
      </details>
    </fieldset>
  );
};

const withApply = (rules: Rules['suggestions'], tag: string, apply: boolean): Rules['suggestions'] =>
  rules.map((rule) => {
    if (rule.tag !== tag) return rule;
    const { apply: _, ...rest } = rule;
    // Faint words say too little to tag by themselves.
    return apply && !rule.faint ? { ...rest, apply } : rest;
  });

const keyOf = ({ tags, tier }: RespondRule): string => [tier, ...tags.toSorted()].join(' ');

const distinct = (rules: readonly RespondRule[]): RespondRule[] => [
  ...new Map(rules.map((rule) => [keyOf(rule), rule])).values(),
];

const ruleWords = ({ tags, tier }: RespondRule, names: Pick<Playbook, 'tags' | 'tiers'>): string => {
  const tagNames = tags.map((id) => names.tags.find((tag) => tag.id === id)?.name ?? id);
  const tierName = names.tiers.find(({ id }) => id === tier)?.name ?? tier;
  return `${tagNames.join(', ')}: answered by ${tierName} or higher`;
};

const appliedWords = (count: number): string => {
  if (count === 0) return 'No tag is added without asking';
  return count === 1 ? '1 tag is added without asking' : `${count} tags are added without asking`;
};
