// @vitest-environment happy-dom
// Whatever is torn out of a post, what is read is what it said or nothing: never something else in its place.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOfPostId } from '../../../lib/care/post-facts.ts';
import { postSchema } from '../../../lib/care/post.ts';
import { readPost } from '../../../lib/x/read-post.ts';
import { aPostId, aTime, element, post, quote, someTimeLater } from './fixture.ts';

const context = { url: new URL('https://x.com/home'), now: someTimeLater };
const quotedTime = '2026-01-19T20:00:00.000Z';

const whole = (): HTMLElement =>
  element(
    post({
      verified: true,
      above: '<a href="/cat"><span data-testid="socialContext">Cat reposted</span></a>',
      between: '<div dir="ltr">Replying to <a href="/dan">@dan</a></div>',
      text: '<span>Hello </span><a href="/eve">@eve</a><a href="/fay/status/6">fay</a>',
      below: quote('ann', quotedTime, 'Quoted', '<a href="/ann/status/5/photo/1"></a>'),
    }),
  );

const count = whole().querySelectorAll('*').length;
const attributes = ['data-testid', 'href', 'role', 'tabindex', 'datetime', 'aria-label'];

const wound = fc.record({
  at: fc.nat({ max: count - 1 }),
  how: fc.constantFrom('remove', 'unwrap', ...attributes),
});

const inflict = (article: Element, wounds: readonly { at: number; how: string }[]): void => {
  const elements = [...article.querySelectorAll('*')];
  for (const { at, how } of wounds) {
    const target = elements[at]!;
    if (how === 'remove') target.remove();
    else if (how === 'unwrap') target.replaceWith(...target.childNodes);
    else target.removeAttribute(how);
  }
};

it('is what was there, or nothing', () => {
  fc.assert(
    fc.property(fc.array(wound, { maxLength: 12 }), (wounds) => {
      const article = whole();
      inflict(article, wounds);
      const { fields, post: read } = readPost(article, context);
      expect([undefined, aPostId]).toContain(fields.id);
      expect([undefined, 'cat']).toContain(fields.repostedBy);
      expect([undefined, '5']).toContain(fields.quote?.id);
      expect([undefined, 'ann']).toContain(fields.quote?.handle);
      for (const handle of fields.replyingTo ?? []) expect(handle).toBe('dan');
      expect(read === undefined || postSchema.safeParse(read).success).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('does not take a mention for a reply where neither the words nor the quote are marked', () => {
  const article = whole();
  const words = [...article.querySelectorAll('[data-testid="tweetText"]')];
  article.querySelector('div[role="link"]')!.replaceWith(words[1]!);
  words[0]!.replaceWith(...words[0]!.childNodes);
  for (const handle of readPost(article, context).fields.replyingTo ?? []) expect(handle).toBe('dan');
});

it('names the author and the time of the post itself as long as its quote is in one piece', () => {
  fc.assert(
    fc.property(fc.array(wound, { maxLength: 12 }), (wounds) => {
      const article = whole();
      const block = article.querySelector('div[role="link"]')!;
      const inBlock = new Set([block, ...block.querySelectorAll('*')]);
      const elements = [...article.querySelectorAll('*')];
      inflict(
        article,
        wounds.filter(({ at }) => !inBlock.has(elements[at]!)),
      );
      const { fields } = readPost(article, context);
      expect([undefined, 'bob']).toContain(fields.handle);
      expect([undefined, Date.parse(aTime), instantOfPostId(aPostId)]).toContain(fields.publishedAt);
      expect(fields.text).not.toContain('Quoted');
    }),
    { numRuns: 300 },
  );
});
