// Where customers write, as match patterns of the manifest.

/** All named from version 1: adding one later would disable Perch until the user agrees again. */
export const xHosts = [
  'https://x.com/*',
  'https://twitter.com/*',
  'https://mobile.x.com/*',
  'https://mobile.twitter.com/*',
  'https://pro.x.com/*',
  'https://pro.twitter.com/*',
];
