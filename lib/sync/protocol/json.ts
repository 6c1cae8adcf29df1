// JSON from elsewhere.
import type { Bytes } from './bytes.ts';
import { textOf } from './bytes.ts';

/** Undefined for what is no JSON: every schema refuses it, like the wrong JSON. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** The same of its UTF-8; undefined also for what is none. */
export const jsonIn = (bytes: Bytes): unknown => {
  try {
    return jsonOf(textOf(bytes));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};
