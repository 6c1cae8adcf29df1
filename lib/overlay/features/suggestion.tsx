// A tag that the rules offer, with the words that made it. Accepted or refused by a person, never applied by itself.
import { Icon } from '../../../components/icon.tsx';
import type { Feature } from '../feature.ts';

export const suggestion: Feature = {
  id: 'suggestion',
  name: 'Suggested tag',
  draw: (strip) => {
    const { badge, settings } = strip;
    const offered = badge.suggestion;
    const tag = settings.tags.find((each) => each.id === offered?.tag);
    if (!offered || !tag) return null;
    const why = `Because of “${offered.because.join('”, “')}”${offered.learned ? ', as your team tagged' : ''}`;
    return (
      <span
        class="chip suggest"
        data-feature="suggestion"
        role="group"
        aria-label={`Suggested tag ${tag.name}`}
        title={why}
      >
        <span class="suggested">{tag.name}?</span>
        <button
          type="button"
          aria-label={`Accept ${tag.name}`}
          title="Accept"
          onClick={() => strip.give({ verb: 'addTag', tag: tag.id, suggested: true }, `Tagged ${tag.name}`)}
        >
          <Icon name="check" small />
        </button>
        <button
          type="button"
          aria-label={`Refuse ${tag.name}`}
          title="Refuse"
          onClick={() =>
            strip.give({ verb: 'refuseSuggestion', tag: tag.id }, `Suggestion ${tag.name} refused`)
          }
        >
          <Icon name="close" small />
        </button>
      </span>
    );
  },
};
