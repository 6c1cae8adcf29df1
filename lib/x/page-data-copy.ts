// Runs in the page's own world, before X: copies what X fetches for itself to the overlay, and changes nothing for X.
// What fails here is passed over in silence: an error would turn up among X's own.
import { dataEvent, maxResponse, switchEvent } from './page-data-names.ts';

/** `/i/api/graphql/<query id, new every week>/<operation>`. */
const operation = /\/graphql\/[^/?]+\/(\w+)/;
/** What people say in private stays where it is. */
const isPrivate = /dm|chat|message|inbox|conversation|grok/i;

export const isWanted = (url: string): boolean => {
  const name = operation.exec(url)?.[1];
  return name !== undefined && !isPrivate.test(name);
};

/** Starts copying. `page` is the window of the page's own world; call it once, before any script of the page. */
export const copyResponses = (page: Window & typeof globalThis): void => {
  // Kept, for the page may put its own in their place.
  const { document, setTimeout, CustomEvent, XMLHttpRequest, Request, URL } = page;
  const listen = page.EventTarget.prototype.addEventListener;
  const dispatch = page.EventTarget.prototype.dispatchEvent;
  let isOn = true;

  const quietly = (work: () => void): void => {
    try {
      work();
    } catch {
      // X goes on as if nothing had been there.
    }
  };
  /** In a task of its own: X has the response first. */
  const handOver = (textOf: () => unknown): void =>
    void setTimeout(
      () =>
        quietly(() => {
          const text = isOn && textOf();
          if (typeof text === 'string' && text.length <= maxResponse)
            Reflect.apply(dispatch, document, [new CustomEvent(dataEvent, { detail: text })]);
        }),
      0,
    );

  const onLoad = (event: Event): void =>
    quietly(() => {
      const request = event.currentTarget as XMLHttpRequest;
      if (isOn && isWanted(request.responseURL)) handOver(() => textOf(request));
    });
  wrap(page.XMLHttpRequest.prototype, 'open', (_, request) => {
    // The same listener again is none: a request may be opened more than once.
    if (isOn && request instanceof XMLHttpRequest) Reflect.apply(listen, request, ['load', onLoad]);
  });

  wrap(page, 'fetch', (answer, _, [target]) => {
    const url = target instanceof Request ? target.url : target instanceof URL ? target.href : target;
    if (!isOn || typeof url !== 'string' || !isWanted(url)) return;
    (answer as Promise<Response>)
      // Copied before X can have begun to read it; X's own promise is another, and is not kept waiting.
      .then((response) => response.clone().text())
      .then((text) => handOver(() => text))
      .catch(() => undefined);
  });

  Reflect.apply(listen, document, [
    switchEvent,
    (event: Event) => quietly(() => void (isOn = (event as CustomEvent<unknown>).detail !== 'off')),
  ]);
};

const textOf = (request: XMLHttpRequest): unknown => {
  if (request.responseType === 'json') return JSON.stringify(request.response);
  return request.responseType === '' || request.responseType === 'text' ? request.responseText : undefined;
};

/**
 * Puts `after` behind a function of the page. Name, length, `toString` and what it gives and throws stay as they are;
 * so does the property, which the page and other extensions may go on to replace.
 */
const wrap = <K extends string>(
  holder: Record<K, (...args: never[]) => unknown>,
  key: K,
  after: (given: unknown, self: unknown, args: readonly unknown[]) => void,
): void => {
  const property = Object.getOwnPropertyDescriptor(holder, key);
  if (typeof property?.value !== 'function' || !property.configurable) return;
  const value = new Proxy(property.value as (...args: unknown[]) => unknown, {
    apply: (target, self, args) => {
      const given: unknown = Reflect.apply(target, self, args);
      try {
        after(given, self, args);
      } catch {
        // X goes on as if nothing had been there.
      }
      return given;
    },
  });
  Object.defineProperty(holder, key, { ...property, value });
};
