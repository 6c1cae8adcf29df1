// Colleagues who are at the case right now, whoever writes first. In a narrow column only those who write.
import { Icon } from '../../../components/icon.tsx';
import { presenceWords } from '../../../components/presence-words.ts';
import type { Feature } from '../feature.ts';

export const present: Feature = {
  id: 'present',
  name: 'Who is here',
  viewers: 'use',
  draw: ({ answering, badge }) => {
    const isWriting = ({ doing }: { doing: string }): boolean => doing === 'composing';
    const all = badge.present?.toSorted((a, b) => Number(isWriting(b)) - Number(isWriting(a)));
    return all ? (
      <span
        class={all.some(isWriting) ? 'present' : 'present fold'}
        data-feature="present"
        role="group"
        title={all.map(presenceWords).join('\n')}
      >
        {all.map((each, at) =>
          // Whoever is answering reads the name of who writes too in words already.
          isWriting(each) && !answering ? (
            <span key={at} class="chip">
              <Icon name="writing" small />
              {each.initials} writing
            </span>
          ) : (
            <span key={at} class={`who ${isWriting(each) ? '' : 'fold'} ${each.doing}`}>
              {each.initials}
            </span>
          ),
        )}
      </span>
    ) : null;
  },
};
