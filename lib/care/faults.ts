// What a schema found wrong, in words for a person: where it stands, and what was expected there.
import type * as z from 'zod/mini';

export interface Fault {
  /** "policies, no. 2, targets, firstResponse": lists are counted from one. */
  where: string;
  /** What should stand there, or what is wrong with what does. */
  what: string;
}

export const faultsOf = (issues: readonly z.core.$ZodIssue[]): Fault[] =>
  issues.map((issue) => ({ where: placeWords(issue.path), what: whatWords(issue) }));

/** "playbook, chart, start: …": the first fault in one sentence, without its full stop. */
export const firstFault = (issues: readonly z.core.$ZodIssue[]): string => {
  const [fault] = faultsOf(issues);
  return fault ? `${fault.where || 'The file'}: ${fault.what}` : 'Something is not valid';
};

export const placeWords = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? `no. ${step + 1}` : String(step))).join(', ');

/** Words of the schema's own go first; zod/mini says only "Invalid input" where it has none. */
const whatWords = (issue: z.core.$ZodIssue): string => {
  if (issue.message !== 'Invalid input') return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `expected ${issue.values.map(quoted).join(' or ')}`;
    case 'too_small':
      return `expected ${sizeWords('at least', Number(issue.minimum), issue.origin)}`;
    case 'too_big':
      return `expected ${sizeWords('at most', Number(issue.maximum), issue.origin)}`;
    case 'unrecognized_keys':
      return `expected nothing called ${issue.keys.map(quoted).join(', ')}`;
    case 'invalid_union':
      return issue.discriminator
        ? `expected a ${issue.discriminator} that Perch knows`
        : 'missing or not valid';
    default:
      return 'missing or not valid';
  }
};

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const quoted = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : String(value));

const sizeWords = (bound: string, count: number, origin: string): string => {
  if (origin === 'string') return `${bound} ${count} characters`;
  if (origin === 'array') return `${bound} ${count} entries`;
  return `${bound} ${count}`;
};
