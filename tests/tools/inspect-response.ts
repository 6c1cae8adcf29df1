// What a saved file of X's responses holds: the posts, and what there is to say about the rest.
import { readPayload, type Payload } from '../../lib/x/payload/read-payload.ts';

export type ResponseReport = Pick<Payload, 'readings' | 'isResponse'> & {
  /** For the person, one line each. */
  remarks: string[];
};

/** `now`: when the posts count as seen, UTC ms. */
export const inspectResponse = (responses: readonly unknown[], now: number): ResponseReport => {
  const payloads = responses.map((response) => readPayload(response, now));
  const readings = payloads.flatMap((payload) => payload.readings);
  const withheld = payloads.flatMap((payload) => payload.withheld);
  const refusals = payloads.flatMap((payload) => payload.refusals);
  const people = payloads.reduce((sum, payload) => sum + payload.people, 0);
  const isResponse = payloads.length > 0 && payloads.every((payload) => payload.isResponse);
  const none =
    people > 0 ? `holds no post, but ${people} ${people === 1 ? 'person' : 'people'}` : 'holds no post';
  return {
    readings,
    isResponse,
    remarks: [
      ...(isResponse ? [] : ['is JSON, but no response of X']),
      // Quoted, so that a response cannot write to the terminal.
      ...refusals.map((refusal) => `X says ${JSON.stringify(refusal)}`),
      ...withheld.map((reason) => `X withholds a post: ${reason}`),
      ...(isResponse && readings.length === 0 ? [none] : []),
    ],
  };
};
