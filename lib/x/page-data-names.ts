// How the two halves of "page data" find each other. Both names are in the page's reach: what comes by them is forged
// until it has been read.

/** Out of the page's world: `detail` is the text of one response. */
export const dataEvent = 'perch-page-data';
/** Into it: `detail` is `on` or `off`. */
export const switchEvent = 'perch-page-data-switch';

/** X's responses reach a million characters; anything much longer is no timeline. */
export const maxResponse = 3_000_000;
