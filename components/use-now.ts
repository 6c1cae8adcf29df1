import { useEffect, useState } from 'preact/hooks';

/** The time, UTC ms, renewed each second while the page is visible. */
export const useNow = (now: () => number): number => {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) setAt(now());
    }, 1_000);
    return () => clearInterval(timer);
  }, [now]);
  return at;
};
