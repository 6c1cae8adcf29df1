// How tracking numbers look, and where they are looked up: data in the playbook.
import * as z from 'zod/mini';

/**
 * Not a regular expression, so that no playbook can make one that never ends: # is a digit, @ a letter, * either, a
 * space may be there or not, and any other letter or digit is itself. "1Z *** *** ** #### ####".
 */
const patternSchema = z.string().check(
  z.regex(
    /^[A-Za-z0-9#@* ]{5,60}$/,
    'write a pattern with # for a digit, @ for a letter, * for either, as in 1Z################',
  ),
  z.refine((pattern) => pattern.replaceAll(' ', '').length >= 5, 'a pattern has at least five signs'),
  z.refine((pattern) => /[#*]/.test(pattern), 'a pattern has at least one # or *'),
);

/** The number may stand anywhere behind the host, and nowhere else. */
const isTemplate = (template: string): boolean => {
  const [a, b] = ['1', '2'].map((number) => {
    const filled = template.replaceAll('{number}', number);
    return URL.canParse(filled) ? new URL(filled) : undefined;
  });
  return (
    a?.protocol === 'https:' && a.origin === b?.origin && a.href !== b.href && !a.username && !a.password
  );
};

export const trackerSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  pattern: patternSchema,
  /** One of these must stand in the post too; for patterns that other numbers fit. */
  near: z._default(z.array(z.string().check(z.minLength(2), z.maxLength(60))).check(z.maxLength(100)), []),
  url: z
    .string()
    .check(z.maxLength(500), z.refine(isTemplate, 'an address begins with https:// and has {number} in it')),
});
export type Tracker = z.infer<typeof trackerSchema>;

export const trackersSchema = z.array(trackerSchema).check(z.maxLength(50));

export const defaultTrackers = (): Tracker[] => [
  {
    name: 'UPS',
    pattern: '1Z *** *** ** #### ####',
    near: [],
    url: 'https://www.ups.com/track?tracknum={number}',
  },
  {
    name: 'DHL',
    pattern: '##########',
    near: 'dhl, tracking, waybill, shipment, parcel, package, delivery, guía, rastreo, envío, paquete, colis, suivi, livraison, sendung, sendungsnummer, paket, lieferung, rastreio, encomenda, entrega, 追跡, 荷物, 配送'.split(
      ', ',
    ),
    url: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id={number}',
  },
];
