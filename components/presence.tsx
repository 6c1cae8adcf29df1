// Colleagues who are at a case right now, a line each.
import type { Present } from '../lib/care/team.ts';
import { Icon } from './icon.tsx';
import { presenceWords } from './presence-words.ts';

export const Presence = ({ present = [] }: { present: readonly Present[] | undefined }) => (
  <>
    {present.map((each, at) => (
      <p key={at} class="fact">
        <Icon name={each.doing === 'composing' ? 'writing' : 'person'} />
        {presenceWords(each)}
      </p>
    ))}
  </>
);
