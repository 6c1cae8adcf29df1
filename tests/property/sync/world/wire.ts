// Between a browser and the endpoint: what gets lost, comes late, comes twice, or is answered by half.

export type Fault =
  | 'none'
  /** The request never arrives. */
  | 'lost'
  /** It arrives when nobody waits for the answer any more. */
  | 'late'
  /** It arrives twice. */
  | 'doubled'
  /** It is done, and the answer never arrives. */
  | 'unanswered'
  /** The connection breaks in the middle of the answer's body. */
  | 'cut'
  /** Half of the answer's body arrives and passes for the whole. */
  | 'short'
  /** Not the wire's: the disk has no room for the next thing to be committed. */
  | 'full';

export interface Wire {
  /** Answers as the endpoint does. Rejects with a TypeError where there is none. */
  deliver: (request: Request) => Promise<Response>;
  /** Keeps it, to be delivered when nobody waits for the answer any more. */
  keepForLater: (request: Request) => void;
}

/** `pass` is where the world can stop the browser, between the deed and its answer too. */
export const sendOver = async (
  wire: Wire,
  request: Request,
  fault: Fault,
  pass: () => Promise<void>,
): Promise<Response> => {
  if (fault === 'lost') throw new TypeError('lost');
  if (fault === 'late') {
    wire.keepForLater(request);
    throw new TypeError('timed out');
  }
  const second = fault === 'doubled' ? request.clone() : undefined;
  let response = await wire.deliver(request);
  if (second) response = await wire.deliver(second);
  await pass();
  if (fault === 'unanswered') throw new TypeError('connection lost');
  return fault === 'cut' || fault === 'short' ? halfOf(response, fault === 'cut') : response;
};

const halfOf = async (response: Response, breaks: boolean): Promise<Response> => {
  const { status, headers } = response;
  const whole = new Uint8Array(await response.arrayBuffer());
  const half = new ReadableStream({
    pull: (stream) => {
      if (whole.length > 1) stream.enqueue(whole.subarray(0, whole.length >> 1));
      if (breaks) stream.error(new TypeError('terminated'));
      else stream.close();
    },
  });
  return new Response(half, { status, headers });
};
