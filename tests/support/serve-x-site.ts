// Serves the stand-in at X's real URLs inside one browser context: nothing leaves the machine, and every request is written down.
import type { BrowserContext, Request, Route } from '@playwright/test';
import type { Variables } from '../x-site/api/respond.ts';
import type { SiteWorld } from '../x-site/world/site-post.ts';
import { createXSite, type ServeOptions } from './x-site.ts';

export interface SiteRequest {
  method: string;
  url: string;
  type: string;
  /** The page of the stand-in asks for such things itself; whatever is not `expected` came from elsewhere. */
  expected: boolean;
}

export interface ServedSite {
  world: SiteWorld;
  /** Every request to X's hosts, oldest first. */
  requests: SiteRequest[];
  /** Addresses of other hosts that somebody tried to reach; all of them were refused. */
  refused: string[];
}

const hosts = /^https:\/\/((mobile|pro|www)\.)?(x|twitter)\.com\//;
const elsewhere = /^(https?|wss?):\/\/(?!localhost[:/]|127\.0\.0\.1[:/]|\[::1\][:/])/;

/** Routes x.com, twitter.com and pro.x.com of this context to the stand-in and refuses every other host but loopback. */
export const serveXSite = async (
  context: BrowserContext,
  options: ServeOptions = {},
): Promise<ServedSite> => {
  const { world, answer } = await createXSite(options);
  const site: ServedSite = { world, requests: [], refused: [] };
  await context.route(elsewhere, (route, request) => {
    site.refused.push(request.url());
    return route.abort('blockedbyclient');
  });
  await context.route(hosts, (route: Route, request: Request) => {
    const [url, method] = [request.url(), request.method()];
    const { expected, ...answered } = answer({
      url: new URL(url),
      isNavigation: request.isNavigationRequest(),
      ...(method === 'POST' && { variables: variablesOf(request) }),
    });
    site.requests.push({ method, url, type: request.resourceType(), expected });
    return route.fulfill(answered);
  });
  return site;
};

const variablesOf = (request: Request): Variables =>
  ((request.postDataJSON() ?? {}) as { variables?: Variables }).variables ?? {};
