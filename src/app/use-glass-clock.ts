import { useEffect, useState } from 'react';
import { type BrokenGlass, mendGlass } from './break-glass.ts';

/** When a page comes back from sleep or from behind others, the clock is asked before anything is read off it. */
const RETURNS = ['focus', 'pageshow'] as const;

/** Now, to the second, as long as emergency access is on screen; it ends with its time. */
export function useGlassClock(glass: BrokenGlass, now: () => Date): Date {
  const [second, setSecond] = useState(now);
  useEffect(() => {
    function look(): void {
      if (glass.left() === 0) mendGlass();
      setSecond(now());
    }
    const timer = setInterval(look, 1_000);
    for (const name of RETURNS) window.addEventListener(name, look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const name of RETURNS) window.removeEventListener(name, look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [now, glass]);
  return second;
}
