// Colleagues who are at the case right now, whoever writes first. In a narrow column only those who write.
import { Icon } from '../../../components/icon.tsx';
import { presenceWords } from '../../../components/presence-words.ts';
import type { Feature } from '../feature.ts';

export const present: Feature = {
  id: 'present',
  name: 'Who is here',
  viewers: 'use',
  draw: ({ badge: { present: all = [] } }) => {
    const writing = all.filter(({ doing }) => doing === 'composing');
    const others = all.filter(({ doing }) => doing !== 'composing');
    return all.length === 0 ? null : (
      <span
        class={writing.length > 0 ? 'present' : 'present fold'}
        data-feature="present"
        role="group"
        aria-label={all.map(presenceWords).join(', ')}
        title={all.map(presenceWords).join('\n')}
      >
        {writing.map(({ initials }, at) => (
          <span key={at} class="chip">
            <Icon name="writing" small />
            {initials} writing
          </span>
        ))}
        {others.map(({ initials, doing }, at) => (
          <span key={at} class={`who fold ${doing}`}>
            {initials}
          </span>
        ))}
      </span>
    );
  },
};
