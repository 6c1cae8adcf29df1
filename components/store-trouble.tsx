// One line at the top of a page of Perch whose store fails, and the way to the rescue page.
import { render } from 'preact';
import type { StoreFailure } from '../lib/care/view.ts';

export const StoreTrouble = ({ failure, rescueHref }: { failure: StoreFailure; rescueHref: string }) => (
  <p class="store-trouble">
    Something is wrong with Perch’s data in this browser.{' '}
    <a href={`${rescueHref}#${failure}`} target="_blank" rel="noopener">
      Save what can be read
    </a>
  </p>
);

/** Shows it in `place`, or nothing. */
export const createStoreTrouble =
  (place: Element | null, rescueHref: string) =>
  (failure: StoreFailure | undefined): void => {
    if (place) render(failure ? <StoreTrouble failure={failure} rescueHref={rescueHref} /> : null, place);
  };
