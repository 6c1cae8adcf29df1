// Looks for secrets in what an endpoint keeps, says and sends, in every form that they may have there.

/** A text, or bytes. */
export type Secret = string | Uint8Array;

/** As it is, a text also in UTF-16, and in either base64, wherever in it the secret may begin. */
export const formsOf = (secret: Secret): Record<string, Buffer> => {
  const bytes = Buffer.from(secret);
  const inBase64 = [0, 1, 2].flatMap((before) => {
    const standard = base64At(bytes, before);
    const url = standard.replaceAll('+', '-').replaceAll('/', '_');
    const name = `base64 after ${before}`;
    return [[name, standard], ...(url === standard ? [] : [[`${name}, for URLs`, url]])];
  });
  const wide = typeof secret === 'string' ? Buffer.from(secret, 'utf16le') : undefined;
  return {
    plain: bytes,
    ...(wide && { 'UTF-16': wide, 'UTF-16, turned': Buffer.from(wide).swap16() }),
    ...Object.fromEntries(inBase64.map(([name, text]) => [name, Buffer.from(text!)])),
  };
};

/** The signs that are the same whatever stands around it, after so many bytes (of three). */
const base64At = (bytes: Buffer, before: number): string => {
  const all = Buffer.concat([Buffer.alloc(before), bytes]);
  return all.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6));
};

export interface Hit {
  secret: string;
  form: string;
  place: string;
}

/** Which secret is where, and in what form; places and secrets by what they are called. */
export const hitsOf = (
  places: Readonly<Record<string, Buffer>>,
  secrets: Readonly<Record<string, Secret>>,
): Hit[] =>
  Object.entries(secrets).flatMap(([secret, value]) =>
    Object.entries(formsOf(value)).flatMap(([form, needle]) =>
      Object.entries(places)
        .filter(([, bytes]) => bytes.includes(needle))
        .map(([place]) => ({ secret, form, place })),
    ),
  );
