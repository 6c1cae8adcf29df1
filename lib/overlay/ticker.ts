// One tick a second for the whole page, running only while a clock is on it and the page can be seen.

export interface Ticker {
  /** Starts or stops it; call whenever a clock may have come or gone. */
  update: () => void;
}

/** `needed` tells whether anything on the page ticks; `onTick` draws. Stops for good with `signal`. */
export const createTicker = (needed: () => boolean, onTick: () => void, signal: AbortSignal): Ticker => {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const update = (): void => {
    const wanted = !signal.aborted && document.visibilityState === 'visible' && needed();
    if (wanted && timer === undefined) timer = setInterval(tick, 1_000);
    if (!wanted) stop();
  };
  const tick = (): void => {
    onTick();
    if (!needed()) stop();
  };
  document.addEventListener(
    'visibilitychange',
    () => {
      update();
      if (timer !== undefined) onTick();
    },
    { signal },
  );
  signal.addEventListener('abort', stop);
  return { update };
};
