// WebDriver BiDi, as Firefox speaks it: commands and events over one socket (https://w3c.github.io/webdriver-bidi/).
import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface Bidi {
  /** Rejects with the browser's words where it refuses. The caller knows what the answer is. */
  send: <T>(method: string, params?: object) => Promise<T>;
  /** Events must be subscribed to before. */
  on: <T>(method: string, hear: (params: T) => void) => void;
  close: () => void;
}

interface Message {
  id?: number;
  type: 'success' | 'error' | 'event';
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: string;
  message?: string;
}

export const connectBidi = async (url: string): Promise<Bidi> => {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const answers = new Map<number, (message: Message) => void>();
  const hearers: { method: string; hear: (params: never) => void }[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) answers.get(message.id)?.(message);
    for (const { method, hear } of hearers) if (method === message.method) hear(message.params as never);
  });
  let last = 0;
  return {
    send: <T>(method: string, params: object = {}) =>
      new Promise<T>((done, failed) => {
        const id = ++last;
        answers.set(id, ({ type, result, error, message }) => {
          answers.delete(id);
          if (type === 'success') done(result as T);
          else failed(new Error(`${method}: ${error}: ${message}`));
        });
        socket.send(JSON.stringify({ id, method, params }));
      }),
    on: (method, hear) => void hearers.push({ method, hear }),
    close: () => socket.close(),
  };
};
