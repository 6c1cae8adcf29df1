// The one place where messages are checked: who sends, what they may ask, whether it holds up.
import type * as z from 'zod/mini';
import type { Result } from '../care/result.ts';
import { fail } from '../care/result.ts';
import type { Failure } from '../care/view.ts';
import type { Answer, Ask, RequestOf } from './messages.ts';
import { ownRequestSchema, pageRequestSchema } from './messages.ts';

/** What the browser says of a sender; nothing in the message itself is believed about that. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: unknown;
}

export type Handlers = { [A in Ask]: (request: RequestOf<A>) => Promise<Answer<A>> };

export interface GateDeps {
  /** Our extension's id and the origin of its pages, `chrome-extension://…`. */
  id: string;
  ownOrigin: string;
  /** Origins of X where our content script runs. */
  xOrigins: readonly string[];
  handlers: Handlers;
}

/** Characters of JSON: fifty posts of the longest kind, and a page of an import. */
const maxSize = { page: 4_000_000, own: 32_000_000 };

/** Answers every message; what may not be asked, or does not hold up, is answered with `refused`. */
export const createGate = (deps: GateDeps) => {
  return async (message: unknown, sender: Sender): Promise<Result<unknown, Failure>> => {
    const kind = kindOfSender(sender, deps);
    if (!kind) return refused('This sender may not ask Perch for anything.');
    if (!(sizeOf(message) <= maxSize[kind])) return refused('This message is too large.');
    const schema = kind === 'own' ? ownRequestSchema : pageRequestSchema;
    const request = schema.safeParse(message);
    if (!request.success) return refused(`This request does not hold up${placeOf(request.error.issues)}.`);
    return handle(deps.handlers, request.data);
  };
};

const handle = <A extends Ask>(handlers: Handlers, request: RequestOf<A> & { ask: A }): Promise<Answer<A>> =>
  handlers[request.ask](request);

/**
 * `page`: our content script in the top frame of X. `own`: a page of the extension, which the docked panel is too,
 * although it stands in a frame of a tab on X.
 */
const kindOfSender = (sender: Sender, { id, ownOrigin, xOrigins }: GateDeps): 'page' | 'own' | undefined => {
  if (sender.id !== id || !sender.url || !URL.canParse(sender.url)) return undefined;
  const { protocol, host } = new URL(sender.url);
  const origin = `${protocol}//${host}`;
  if (sender.origin !== undefined && sender.origin !== origin) return undefined;
  if (origin === ownOrigin) return 'own';
  return xOrigins.includes(origin) && sender.tab && sender.frameId === 0 ? 'page' : undefined;
};

/** NaN for what is not JSON at all. */
const sizeOf = (message: unknown): number => {
  try {
    return JSON.stringify(message)?.length ?? NaN;
  } catch {
    return NaN;
  }
};

/** Where it fails, without the words that stand there. */
const placeOf = (issues: readonly z.core.$ZodIssue[]): string => {
  const path = issues[0]?.path.map(String).join('.');
  return path ? ` at ${path}` : '';
};

const refused = (message: string): Result<never, Failure> => fail({ code: 'refused', message });
