// Priority: which target the clock uses.
import type { Priority } from '../../care/playbook.ts';
import type { Feature } from '../feature.ts';

const priorities: { id: Priority; name: string }[] = [
  { id: 'urgent', name: 'Urgent' },
  { id: 'high', name: 'High' },
  { id: 'normal', name: 'Normal' },
  { id: 'low', name: 'Low' },
];
const nameOf = (priority: Priority): string => priorities.find(({ id }) => id === priority)?.name ?? '';

export const priority: Feature = {
  id: 'priority',
  name: 'Priority',
  act: (strip) =>
    strip.choose({
      title: 'Priority',
      items: priorities.map((item) => ({ ...item, checked: item.id === strip.badge.priority })),
      onPick: (id) => {
        const to = priorities.find((item) => item.id === id)?.id;
        if (to) strip.give({ verb: 'setPriority', to }, `Priority: ${nameOf(to)}`);
      },
    }),
  offer: ({ badge }) => `Priority: ${nameOf(badge.priority)}`,
};
