// The page's way to its server: XMLHttpRequest, as on X, so that an observer in the page's world has something to observe.
import { getState } from './store.ts';

// X's query ids change weekly; nobody may rely on them.
const queryId = (operation: string): string =>
  `q${[...operation].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) >>> 0, 7).toString(36)}_stand-in`;

/** Resolves with the parsed answer; rejects when the server does not answer with 200. */
export const ask = (
  operation: string,
  variables: Record<string, unknown>,
  method: 'GET' | 'POST' = 'GET',
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const all = JSON.stringify({ ...variables, viewer: variables['viewer'] ?? getState().account });
    const path = `/i/api/graphql/${queryId(operation)}/${operation}`;
    request.open(
      method,
      method === 'GET' ? `${path}?variables=${encodeURIComponent(all)}&features=%7B%7D` : path,
    );
    if (method === 'POST') request.setRequestHeader('content-type', 'application/json');
    const refuse = (why: string): void => reject(new Error(`${operation}: ${why}`));
    request.addEventListener('load', () =>
      request.status === 200 ? resolve(JSON.parse(request.responseText)) : refuse(String(request.status)),
    );
    request.addEventListener('error', () => refuse('no answer'));
    request.send(method === 'POST' ? JSON.stringify({ variables: JSON.parse(all) as unknown }) : null);
  });
