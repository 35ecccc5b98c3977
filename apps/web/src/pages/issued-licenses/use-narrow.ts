import { useSyncExternalStore } from 'react';

/** The width under which tables drop columns and rows take two lines, as in the style sheets. */
const QUERY = '(width < 48rem)';

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(QUERY);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(QUERY).matches,
  );
}
