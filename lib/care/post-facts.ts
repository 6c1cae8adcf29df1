// Facts about X's posts that the reader needs without the schema.

/** X allows 25,000 characters to Premium accounts; a longer text is cut by the reader. */
export const maxTextLength = 25_000;

/** The longest that is kept of what X says in the place of a post, characters. */
export const maxSaid = 200;

/** X allows five edits within the hour; more versions than this are not X's. */
export const maxEdits = 10;

/** X's epoch: ids issued from November 2010 on carry their time of creation. */
const snowflakeEpoch = 1_288_834_974_657n;

/** When a post id was issued, UTC ms; undefined for ids older than the scheme (below 2^22 ticks they carry no time). */
export const instantOfPostId = (id: string): number | undefined => {
  if (!/^[0-9]{12,20}$/.test(id)) return undefined;
  return Number((BigInt(id) >> 22n) + snowflakeEpoch);
};
