// Who may be watching: only where a case draws attention. Hover or focus says why.
import { Icon } from '../../../components/icon.tsx';
import { explains } from '../explains.ts';
import type { Feature } from '../feature.ts';

export const risk: Feature = {
  id: 'risk',
  name: 'Risk',
  viewers: 'use',
  draw: (strip) => {
    const found = strip.badge.risk;
    if (!found) return null;
    const hot = found.level === 'hot';
    const word = hot ? 'Hot' : 'At risk';
    return (
      <button
        type="button"
        class={hot ? 'act raised' : 'act fold'}
        data-feature="risk"
        aria-label={`${word}: ${found.reasons.join(', ')}`}
        {...explains(strip, () => (
          <div class="explained">
            <b>{word}</b>
            <ol>
              {found.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ol>
          </div>
        ))}
        onClick={strip.togglePanel}
      >
        <Icon name="warning" small />
        <b>{word}</b>
      </button>
    );
  },
};
