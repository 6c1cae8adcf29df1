import { describe, expect, it } from 'vitest';
import type { Handle, PostId } from '../../../lib/care/ids.ts';
import type { Facts } from '../../../lib/x/payload/glean.ts';
import { enrich } from '../../../lib/overlay/enrich.ts';
import { post } from '../care/build.ts';

const id = (value: string) => value as PostId;
const shown = post({ id: '7', handle: 'ann', text: 'My order has not' });
const facts: Facts = { id: id('7'), handle: 'ann' as Handle };

describe('a post on the page', () => {
  it('gains what the page leaves out', () => {
    const more = {
      userId: id('42'),
      followers: 0,
      conversationId: id('3'),
      inReplyToId: id('3'),
    };
    expect(enrich(shown, { ...facts, ...more })).toEqual({ ...shown, ...more });
  });

  it('is told its versions where the page shows that it was edited', () => {
    const edited = { ...shown, edited: true };
    const versions = { editIds: [id('6'), id('7')] };
    expect(enrich(edited, { ...facts, ...versions })).toEqual({ ...edited, ...versions });
    expect(enrich(shown, { ...facts, ...versions })).toEqual(shown);
    expect(enrich(edited, { ...facts, editIds: [id('8'), id('9')] })).toEqual(edited);
  });

  it('keeps what the page shows', () => {
    const known = { ...shown, inReplyToId: id('5'), followers: 9 };
    expect(enrich(known, { ...facts, inReplyToId: id('4'), followers: 1 })).toEqual(known);
  });

  it('goes on where the page cuts it off, and nowhere else', () => {
    const text = 'My order has not come, and nobody answers.';
    expect(enrich(shown, { ...facts, text }).text).toBe(text);
    expect(enrich({ ...shown, text: 'My order has …' }, { ...facts, text }).text).toBe(text);
    expect(enrich({ ...shown, text: 'Your order' }, { ...facts, text }).text).toBe('Your order');
    expect(enrich({ ...shown, text: '' }, { ...facts, text }).text).toBe('');
    expect(enrich({ ...shown, text: '…' }, { ...facts, text }).text).toBe('…');
  });

  it('learns the id of what it quotes', () => {
    const quoting = { ...shown, quote: { handle: 'bob' as Handle, text: 'x' } };
    expect(enrich(quoting, { ...facts, quoteId: id('2') }).quote).toEqual({ ...quoting.quote, id: '2' });
    expect(enrich(shown, { ...facts, quoteId: id('2') })).toEqual(shown);
  });

  it.each([
    ['nothing is known', undefined],
    ['another post is meant', { ...facts, id: id('8'), userId: id('42') }],
    ['another author is named', { ...facts, handle: 'eve' as Handle, userId: id('42') }],
    ['it would answer itself', { ...facts, inReplyToId: id('7') }],
  ])('stays as it is where %s', (_, told) => expect(enrich(shown, told)).toEqual(shown));
});
