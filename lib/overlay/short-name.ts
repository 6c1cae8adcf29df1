// A strip has room for what somebody does, or for all of their name.

/** The first word of a name: "Anna" of "Anna Nilsson". */
export const shortName = (name: string): string => name.split(' ', 1)[0] ?? name;
