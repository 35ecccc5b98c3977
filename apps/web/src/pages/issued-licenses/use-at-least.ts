import { useSyncExternalStore } from 'react';

/** Whether the window is at least so wide, in rem; the same measure as the style sheets. */
export function useAtLeast(rem: number): boolean {
  const query = `(width >= ${rem}rem)`;
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
