// A person as X writes them, in three generations: all under `legacy` (to 2025-03), handle and name under `core` (from
// 2025-05), no `legacy` at all (from 2026-08).
import * as z from 'zod/mini';
import { handleSchema, postIdSchema, type Handle, type PostId } from '../../care/ids.ts';
import { tidyName } from '../read-text.ts';
import { countSchema, known, maybe, stampSchema } from './tolerant.ts';

/** What stood side by side under `legacy`; parts of it have moved to `core`, and some answers have it at the top. */
const plain = {
  screen_name: maybe(handleSchema),
  name: maybe(z.string()),
  created_at: maybe(stampSchema),
  followers_count: maybe(countSchema),
  description: maybe(z.string()),
  verified: maybe(z.boolean()),
  verified_type: maybe(z.string()),
};

export const userSchema = z.object({
  ...plain,
  rest_id: maybe(postIdSchema),
  legacy: maybe(z.object(plain)),
  core: maybe(z.object(plain)),
  relationship_counts: maybe(z.object({ followers: maybe(countSchema) })),
  profile_bio: maybe(z.object({ description: maybe(z.string()) })),
  is_blue_verified: maybe(z.boolean()),
  verification: maybe(z.object({ verified: maybe(z.boolean()), verified_type: maybe(z.string()) })),
});

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

const kinds: Readonly<Record<string, VerifiedKind>> = { Business: 'business', Government: 'government' };

/** X's own limit is 160; a longer one is not X's. */
const maxBio = 500;

export const authorOf = (user: z.infer<typeof userSchema>): Author => {
  const { core, legacy, verification } = user;
  const name = core?.name ?? legacy?.name ?? user.name;
  const bio = user.profile_bio?.description ?? legacy?.description ?? user.description;
  const marked = verification?.verified ?? legacy?.verified ?? user.verified ?? false;
  const type = verification?.verified_type ?? legacy?.verified_type ?? user.verified_type ?? '';
  const verifiedKind = kinds[type] ?? (user.is_blue_verified || marked ? 'blue' : undefined);
  return {
    verified: verifiedKind !== undefined,
    ...known({
      handle: core?.screen_name ?? legacy?.screen_name ?? user.screen_name,
      userId: user.rest_id,
      name: name === undefined ? undefined : tidyName(name),
      verifiedKind,
      followers: user.relationship_counts?.followers ?? legacy?.followers_count ?? user.followers_count,
      accountCreatedAt: core?.created_at ?? legacy?.created_at ?? user.created_at,
      bio: bio?.slice(0, maxBio),
    }),
  };
};
