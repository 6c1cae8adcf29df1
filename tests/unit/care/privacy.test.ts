import { describe, expect, test } from 'vitest';
import { maxTextLength } from '../../../lib/care/post-facts.ts';
import { postSchema } from '../../../lib/care/post.ts';
import { maskPersonalData, maskPost } from '../../../lib/care/privacy.ts';
import { defaultTrackers } from '../../../lib/care/tracker.ts';
import { noon, post } from './build.ts';

describe('masks', () => {
  test.each([
    ['a card', 'my card 4111 1111 1111 1111 ok?', 'my card [card •••• 1111] ok?'],
    ['a card with dashes', '4111-1111-1111-1111', '[card •••• 1111]'],
    ['a card without spaces', 'n° 4111111111111111.', 'n° [card •••• 1111].'],
    ['a card in fifteen digits', '3782 822463 10005', '[card •••• 0005]'],
    ['a card in pairs', '41 11 11 11 11 11 11 11', '[card •••• 1111]'],
    ['a card in full width', '番号は４１１１１１１１１１１１１１１１です', '番号は[card •••• 1111]です'],
    ['a card before its date', '4111 1111 1111 1111 12/28', '[card •••• 1111] 12/28'],
    ['a card after another number', '123 4111 1111 1111 1111', '123 [card •••• 1111]'],
    ['two cards in a row', '4111 1111 1111 1111 5555 5555 5555 4444', '[card •••• 1111] [card •••• 4444]'],
    ['an IBAN', 'to GB82 WEST 1234 5698 7654 32 please', 'to [IBAN •••• 5432] please'],
    ['an IBAN in one piece', 'de89370400440532013000', '[IBAN •••• 3000]'],
    ['an e-mail address', 'write to Jane.Doe+x@mail.example, ok', 'write to [e-mail J•••], ok'],
    ['an international phone', 'call +44 20 7946 0958 now', 'call [phone •••• 58] now'],
    ['a phone with brackets', '+1 (415) 555-2671.', '[phone •••• 71].'],
    ['an American phone', 'call (415) 555-2671', 'call [phone •••• 71]'],
    ['an American phone with dots', '415.555.2671', '[phone •••• 71]'],
    ['a toll-free phone', '1-800-555-1234', '[phone •••• 34]'],
    ['a French phone', 'au 06 12 34 56 78 svp', 'au [phone •••• 78] svp'],
    ['a French phone with dots', '06.12.34.56.78', '[phone •••• 78]'],
    ['a British phone', '020 7946 0958', '[phone •••• 58]'],
    ['a German phone', '0171/1234567', '[phone •••• 67]'],
    ['a Spanish phone', 'mi número es 612 345 678', 'mi número es [phone •••• 78]'],
    ['a Japanese phone', '電話090-1234-5678です', '電話[phone •••• 78]です'],
    ['a phone in one piece', 'ring 07911123456 please', 'ring [phone •••• 56] please'],
    ['an order number', 'my order #AB-998211 ok', 'my order #[order number •••• 11] ok'],
    ['an order number that ends like a card', 'it is 123-4567890-1234567', 'it is [order number •••• 67]'],
    ['an order number in words', 'pedido nº 55012377.', 'pedido nº [order number •••• 77].'],
    ['a tracking number', '1Z999AA10123456784', '[tracking number •••• 84]'],
    ['a tracking number in groups', 'at 1Z 999 AA1 01 2345 6784?', 'at [tracking number •••• 84]?'],
    ['ten digits beside “parcel”', 'DHL parcel 5512345678', 'DHL parcel [tracking number •••• 78]'],
    ['a phone beside “colis”', 'mon colis ? 0612345678', 'mon colis ? [phone •••• 78]'],
    ['a postcode', 'near SW1A 1AA', 'near [postcode SW•••]'],
    ['an American postcode', 'Austin, TX 78701', 'Austin, TX [postcode 78•••]'],
    ['a Japanese postcode', '〒100-0001', '〒[postcode 10•••]'],
    ['a named postcode', 'PLZ: 50667 Köln', 'PLZ: [postcode 50•••] Köln'],
    ['after a colon', 'Tel:0612345678', 'Tel:[phone •••• 78]'],
  ])('%s', (_, text, masked) => {
    expect(maskPersonalData(text, defaultTrackers())).toBe(masked);
  });
});

describe('leaves', () => {
  test.each([
    ['an id of a post', '1859921837472346112'],
    ['the address of a post', 'https://x.com/acme/status/4111111111111111'],
    ['a number that is no card', '4111 1111 1111 1112'],
    ['numbers that nothing names', '123456789 and #0123456789 and AB0123456789'],
    ['the day of a booking', 'booking 2026-11-18, order 18-11-2026'],
    ['prices', '£1,234,567.00 or 10.50 € or $0.99, 600 000 000 €, ¥0120 000 000'],
    ['per cent', '0.12345678 %'],
    ['dates', '2026-11-18 18-11-2026 06.12.26 06.12.2026 11/18/2026'],
    ['dates with times', '2026-11-18T10:00:00Z 01.02.2026 10:30:15 2026-11-18 10.30'],
    ['two dates side by side', '2026-11-18 2026-11-19'],
    ['handles', '@0612345678 and @acme'],
    ['a handle beside a site', '@acme.example'],
    ['scores and versions', '3-2, v10.0.19045, iOS 18.1.1, 24/7'],
    ['a year and a count', '2026 1000 times'],
    ['an address on the network', '192.168.100.200'],
    ['emoji and nothing', '🙃'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(maskPersonalData(text, defaultTrackers())).toBe(text);
  });
});

test('what one mask leaves does not make another number with what follows', () => {
  const masked = maskPersonalData('4111 1111 1111 1111 2222 3333 4444');
  expect(maskPersonalData(masked)).toBe(masked);
});

test('a post is masked in text, quote and links, and else left as it is', () => {
  const before = post({
    id: '4111111111111111',
    name: 'Jane 4111 1111 1111 1111',
    text: 'card 4111 1111 1111 1111',
    quote: { handle: 'friend', publishedAt: noon, text: 'mail me: jane@mail.example' },
    links: [
      { shown: 'jane@mail.example', href: 'mailto:jane@mail.example' },
      { shown: '+44 20 7946 0958', href: 'tel:+442079460958' },
      { shown: 'acme.example/0123456789', href: 'https://acme.example/0123456789' },
    ],
  });
  expect(maskPost(before, defaultTrackers())).toEqual({
    ...before,
    text: 'card [card •••• 1111]',
    quote: { ...before.quote, text: 'mail me: [e-mail j•••]' },
    links: [
      { shown: '[e-mail j•••]', href: 'mailto:[e-mail j•••]' },
      { shown: '[phone •••• 58]', href: 'tel:' },
      { shown: 'acme.example/0123456789', href: 'https://acme.example/0123456789' },
    ],
  });
});

test('a quote without text stays without', () => {
  expect(maskPost(post({ quote: { handle: 'friend' } }), []).quote).toEqual({ handle: 'friend' });
});

test('the longest text of all can still be stored when masks made it longer', () => {
  const text = '+12345678 '.repeat(maxTextLength / 10);
  expect(postSchema.safeParse(maskPost(post({ text }), [])).success).toBe(true);
});
