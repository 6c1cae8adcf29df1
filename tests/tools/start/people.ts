// Who plays.

export interface Person {
  name: string;
  initials: string;
}

export const manager: Person = { name: 'Jo Kern', initials: 'JK' };
export const agent: Person = { name: 'Anna Nilsson', initials: 'AN' };
