/** Stands in every private message of the stand-in; whoever holds it has read one. */
export const canary = 'canary-4f81';
