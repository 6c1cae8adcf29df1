// Whether every post on a page wears what it should: one strip with the number of its own case, one quiet button, or nothing.
import { expect } from '@playwright/test';
import type { PostId } from '../../lib/care/ids.ts';
import { ownedHandles } from '../x-site/world/site-post.ts';
import { must } from './own-pages.ts';
import type { PerchOnX } from './perch-on-x.ts';
import type { Strips } from './strips.ts';

/** What is wrong on the page now, in a line each. Posts that the stand-in does not know are passed over. */
export const wrongs = async ({ own, site, inbound }: PerchOnX, strips: Strips): Promise<string[]> => {
  const worn = await strips.inside((pierce) =>
    // Without an action bar, as in the dialog of a reply, there is no place for anything.
    pierce
      .articles()
      .filter((article) => article.querySelector('[role="group"]'))
      .map((article) => ({
        id: pierce.idOf(article),
        hosts: pierce.hostsIn(article).map((host) => ({
          kind: host.localName,
          says:
            pierce.rootOf(host)?.querySelector('[data-feature="status"]')?.getAttribute('aria-label') ?? '',
        })),
      })),
  );
  const ids = [...new Set(worn.map(({ id }) => id).filter(Boolean))] as PostId[];
  const { badges } = await must(own, { ask: 'badges', postIds: ids.slice(0, 50) });
  return worn.flatMap(({ id, hosts }) => {
    const post = site?.world.postById.get(id);
    if (!post) return [];
    const number = badges[id as PostId]?.number;
    const due = number !== undefined || inbound.includes(post);
    const isOwn = ownedHandles.includes(post.handle);
    const expected = isOwn && !number ? '' : due ? 'perch-strip' : 'perch-button';
    const kinds = hosts.map(({ kind }) => kind).join(' ');
    if (kinds !== expected) return [`${id} (@${post.handle}) wears “${kinds}”, not “${expected}”`];
    const [host] = hosts;
    if (expected === 'perch-strip' && !host?.says.startsWith(`Case ${number} `))
      return [`${id} (@${post.handle}) should say case ${number}, and says “${host?.says}”`];
    return [];
  });
};

/** Waits until nothing is wrong. */
export const expectDressed = (perch: PerchOnX, strips: Strips, when: string): Promise<void> =>
  expect.poll(() => wrongs(perch, strips), { message: when, intervals: [20, 50, 100, 250] }).toEqual([]);
