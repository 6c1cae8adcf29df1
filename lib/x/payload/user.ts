// A person as X writes them, in three generations: all under `legacy` (to 2025-03), handle and name under `core` (from
// 2025-05), no `legacy` at all (from 2026-08).
import * as z from 'zod/mini';
import { handleSchema, postIdSchema, type Handle, type PostId } from '../../care/ids.ts';
import { tidyName } from '../read-text.ts';
import { countSchema, fieldsOf, isNode, known, maybe, stampSchema } from './tolerant.ts';

const fieldsSchema = z.object({
  rest_id: maybe(postIdSchema),
  screen_name: maybe(handleSchema),
  name: maybe(z.string()),
  created_at: maybe(stampSchema),
  followers_count: maybe(countSchema),
  relationship_counts: maybe(z.object({ followers: maybe(countSchema) })),
  description: maybe(z.string()),
  profile_bio: maybe(z.object({ description: maybe(z.string()) })),
  verified: maybe(z.boolean()),
  verified_type: maybe(z.string()),
  verification: maybe(z.object({ verified: maybe(z.boolean()), verified_type: maybe(z.string()) })),
  is_blue_verified: maybe(z.boolean()),
});

/** Parts of `legacy` have moved to `core`; some answers have all of it at the top. */
export const userSchema = z.pipe(
  z.transform((user: unknown) =>
    isNode(user) ? fieldsOf(fieldsSchema.shape, user['core'], user['legacy'], user) : user,
  ),
  fieldsSchema,
);

export type VerifiedKind = 'blue' | 'business' | 'government';

export interface Author {
  handle?: Handle;
  userId?: PostId;
  name?: string;
  verified: boolean;
  verifiedKind?: VerifiedKind;
  followers?: number;
  /** UTC ms. */
  accountCreatedAt?: number;
  bio?: string;
}

const kinds = new Map<string, VerifiedKind>([
  ['Business', 'business'],
  ['Government', 'government'],
]);

/** X's own limit is 160; a longer one is not X's. */
const maxBio = 500;

export const authorOf = (user: z.infer<typeof userSchema>): Author => {
  const { name, verification } = user;
  const bio = user.profile_bio?.description ?? user.description;
  const marked = verification?.verified ?? user.verified ?? false;
  const type = verification?.verified_type ?? user.verified_type ?? '';
  const verifiedKind = kinds.get(type) ?? (user.is_blue_verified || marked ? 'blue' : undefined);
  return {
    verified: verifiedKind !== undefined,
    ...known({
      handle: user.screen_name,
      userId: user.rest_id,
      name: name === undefined ? undefined : tidyName(name),
      verifiedKind,
      followers: user.relationship_counts?.followers ?? user.followers_count,
      accountCreatedAt: user.created_at,
      bio: bio?.slice(0, maxBio),
    }),
  };
};
