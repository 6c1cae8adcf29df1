// The live line to the endpoint: hears at once that there is more to read, and who is where. Everything works without
// it, later.
import { delayAfter } from './backoff.ts';
import type { Identity, News } from './ports.ts';
import { jsonOf } from './protocol/json.ts';
import { liveFromEndpoint } from './protocol/messages.ts';

/** Close code: removed, or unknown to the endpoint. The next round finds out which, and what to do. */
const notLetIn = 4001;

/** A WebSocket, as far as it is needed. */
export interface Socket {
  send: (text: string) => void;
  close: () => void;
}

export interface SocketListener {
  onOpen: () => void;
  onText: (text: string) => void;
  /** `code` is the protocol's, see docs/protocol.md. */
  onClose: (code: number) => void;
}

export interface LivePorts {
  /** Opens a WebSocket. `onClose` comes once, also where it never opened. */
  open: (url: string, on: SocketListener) => Socket;
  /** Calls `then` after so many ms, unless what it gives is called before. */
  after: (ms: number, then: () => void) => () => void;
  /** From 0 to 1. */
  chance: () => number;
  /** The endpoint has more than when it was last read, or the line is there (again). What is small comes along. */
  onNews: (news?: News) => void;
  /** We are not let in any more. Until asked again the line stays closed. */
  onShut: () => void;
  /** What a colleague's device says of where they are; sealed. */
  onPresence: (device: string, box: string) => void;
}

export interface Live {
  /** Opens the line and keeps it open. Asked again with the same identity, it changes nothing. */
  connect: (identity: Pick<Identity, 'endpoint' | 'workspace' | 'token'>) => void;
  disconnect: () => void;
  /** The endpoint has just answered: what waits before it opens the line again waits no longer. */
  retry: () => void;
  /** Says where we are, if the line is open. */
  say: (box: string) => void;
}

export const createLive = (ports: LivePorts): Live => {
  let address = '';
  let socket: Socket | undefined;
  let isReady = false;
  let failures = 0;
  let forget: (() => void) | undefined;
  /** Opens the line again before its bell rings; only while it waits for one. */
  let openNow: (() => void) | undefined;

  const disconnect = (): void => {
    address = '';
    isReady = false;
    forget?.();
    forget = undefined;
    openNow = undefined;
    socket?.close();
    socket = undefined;
  };

  const hear = (text: string): void => {
    const message = liveFromEndpoint.safeParse(jsonOf(text)).data;
    if (message?.type === 'presence') ports.onPresence(message.device, message.box);
    if (message?.type === 'ready') {
      isReady = true;
      failures = 0;
    }
    if (message?.type === 'ready') ports.onNews();
    if (message?.type === 'poke') {
      const { after, page } = message;
      ports.onNews(after && page ? { after, page } : undefined);
    }
  };

  const open = (url: string, token: string): void => {
    const mine = ports.open(url, {
      onOpen: () => {
        if (socket === mine) mine.send(JSON.stringify({ type: 'hello', token }));
      },
      onText: (text) => {
        if (socket === mine) hear(text);
      },
      onClose: (code) => {
        if (socket !== mine) return;
        isReady = false;
        if (code === notLetIn) {
          address = '';
          return ports.onShut();
        }
        failures += 1;
        openNow = () => {
          forget?.();
          openNow = undefined;
          open(url, token);
        };
        forget = ports.after(delayAfter(failures, ports.chance()), openNow);
      },
    });
    socket = mine;
  };

  return {
    connect: ({ endpoint, workspace, token }) => {
      const wanted = `${endpoint} ${workspace} ${token}`;
      if (wanted === address) return;
      disconnect();
      address = wanted;
      open(`${endpoint.replace(/^http/, 'ws')}/v1/w/${workspace}/live`, token);
    },
    disconnect,
    retry: () => openNow?.(),
    say: (box) => {
      if (isReady) socket?.send(JSON.stringify({ type: 'presence', box }));
    },
  };
};
