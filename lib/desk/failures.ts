// The two failures that a command of a person meets.
import { fail } from '../care/result.ts';
import type { Failure } from '../care/view.ts';

export const notFound = (message: string): { ok: false; error: Failure } =>
  fail({ code: 'not-found', message });

export const notAllowed = (message: string): { ok: false; error: Failure } =>
  fail({ code: 'not-allowed', message });

export const noSuchCase = notFound('There is no such case.');

/** What a viewer hears who asks for more. */
export const onlyLooks = notAllowed('You are here to look. Ask a manager for another role.');
