import type { Badge } from '../care/badge.ts';

/** Nothing is due on it any more. */
export const isSettled = ({ status }: Badge): boolean =>
  status === 'resolved' || status === 'closed' || status === 'dismissed';
