// JSON from elsewhere.

/** Undefined for what is no JSON: every schema refuses it, like the wrong JSON. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
