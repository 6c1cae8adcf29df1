// How a message reached us, in words.
import type { Kind } from '../../lib/care/playbook.ts';

export const kindNames: Record<Kind, string> = {
  direct: 'speaks to you',
  mention: 'mentions you',
  keyword: 'names the brand',
  repost: 'repost',
  quote: 'quotes you',
  dm: 'direct message',
  own: 'yours',
  other: 'opened by hand',
};
