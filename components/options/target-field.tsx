// How soon the team promises to answer: four targets that somebody measured or promised before, and a whole playbook for
// small teams in the first run.
import { responsePresets } from '../../lib/care/default-playbook.ts';

interface Offer {
  id: string;
  name: string;
  source: string;
}

export interface TargetFieldProps {
  /** Undefined where the playbook has targets of its own. */
  preset: string | undefined;
  /** Ready-made playbooks to offer beside the targets. */
  more: readonly Offer[];
  onChange: (preset: string) => void;
}

export const TargetField = ({ preset, more, onChange }: TargetFieldProps) => (
  <fieldset>
    <legend>Answer within</legend>
    <div class="targets">
      {[...responsePresets, ...more].map((each) => (
        <label key={each.id} class="target">
          <input type="radio" name="target" checked={each.id === preset} onChange={() => onChange(each.id)} />
          <span>
            <b>{each.name}</b>
            <span class="dim">{each.source}</span>
          </span>
        </label>
      ))}
    </div>
    {preset === undefined && (
      <p class="dim">The playbook has targets of its own. They stay until you choose one.</p>
    )}
  </fieldset>
);
