// The initials that agents end a reply with: "^JK", "-JK", "/JK", "(JK)".

const atTheEnd = /(?:^|\s)(?:\^\s?(\p{L}{1,4})|[-–—/]\s?(\p{Lu}{1,4})|\((\p{Lu}{1,4})\))\s*$/u;

/** The initials without their mark; undefined if the text ends otherwise. Small letters count after ^ only. */
export const signatureOf = (text: string): string | undefined => {
  const found = atTheEnd.exec(text);
  return found?.[1] ?? found?.[2] ?? found?.[3];
};
