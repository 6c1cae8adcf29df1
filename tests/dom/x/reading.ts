// Reads a fixture as the tests do.
import type { Post } from '../../../lib/care/post.ts';
import { readPost, type Reading, type ReadingContext } from '../../../lib/x/read-post.ts';
import { element, post, someTimeLater, type Fixture } from './fixture.ts';

export const at = (path: string): ReadingContext => ({
  url: new URL(path, 'https://x.com'),
  now: someTimeLater,
});

export const read = (options: Fixture = {}, path = '/home'): Reading =>
  readPost(element(post(options)), at(path));

export const fieldsOf = (options: Fixture, path?: string): Partial<Post> => read(options, path).fields;
