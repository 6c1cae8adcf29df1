import { describe, expect, test } from 'vitest';
import { personalDataIn } from '../../../lib/care/personal-data.ts';
import { maskPersonalData } from '../../../lib/care/privacy.ts';
import { defaultTrackers } from '../../../lib/care/tracker.ts';

const trackers = defaultTrackers();

const table: [text: string, kind: string, masked: string, raw: string][] = [
  ['my card 4111 1111 1111 1111 was charged', 'card', '•••• 1111', '4111 1111 1111'],
  ['refund to GB82 WEST 1234 5698 7654 32 please', 'IBAN', '•••• 5432', 'WEST 1234'],
  ['write to jane.doe@mail.example', 'e-mail', 'j•••', 'jane.doe'],
  ['call me on +44 7700 900123', 'phone', '•••• 23', '7700 900'],
  ['order number 7734-2210 is late', 'order number', '•••• 10', '7734'],
  ['my order #AB-998211', 'order number', '•••• 11', '9982'],
  ['pedido nº 55012377', 'order number', '•••• 77', '550123'],
  ['ma commande n° 88123450', 'order number', '•••• 50', '881234'],
  ['Bestellnummer: 4455667', 'order number', '•••• 67', '44556'],
  ['encomenda 9923881', 'order number', '•••• 81', '99238'],
  ['注文番号は 20991234 です', 'order number', '•••• 34', '209912'],
  ['where is 1Z999AA10123456784', 'tracking number', '•••• 84', '999AA'],
  ['DHL parcel 5512345678', 'tracking number', '•••• 78', '551234'],
  ['I live in SW1A 1AA', 'postcode', 'SW•••', '1A 1AA'],
  ['PLZ 50667', 'postcode', '50•••', '50667'],
  ['code postal : 69003', 'postcode', '69•••', '69003'],
  ['CEP 01310-100', 'postcode', '01•••', '01310'],
  ['〒100-0001', 'postcode', '10•••', '0-0001'],
  ['Austin, TX 78701', 'postcode', '78•••', '78701'],
];

test.each(table)('%s', (text, kind, masked, raw) => {
  const found = personalDataIn(text, trackers);
  expect(found).toContainEqual({ kind, masked });
  expect(JSON.stringify(found)).not.toContain(raw);
});

test('a text as it is stored tells the same as the text as it was written', () => {
  for (const [text] of table) {
    const stored = maskPersonalData(text, trackers);
    expect(personalDataIn(stored, trackers)).toEqual(personalDataIn(text, trackers));
    for (const kept of table.filter(([same]) => same === text)) expect(stored).not.toContain(kept[3]);
  }
});

test('the gravest first, each once', () => {
  const text = 'order 123456, jane@mail.example, card 4111111111111111, again 4111111111111111';
  expect(personalDataIn(text).map(({ kind }) => kind)).toEqual(['card', 'e-mail', 'order number']);
});

describe('nothing in', () => {
  test.each([
    '@acme what time do you open on 24 December?',
    'error 503 since 10:30',
    'I paid 1,299.00 for two',
    'in order to get 10 of them',
    'order two of these',
    'https://x.com/acme/status/1590000000000000000',
    'the 2026 model weighs 1200 GR',
    'parcel 12345',
  ])('%s', (text) => {
    expect(personalDataIn(text, trackers)).toEqual([]);
  });
});
