import { useSyncExternalStore } from 'react';

export type Theme = 'auto' | 'light' | 'dark';
const KEY = 'calepin.theme';
const listeners = new Set<() => void>();

function read(): Theme {
  const set = document.documentElement.dataset['theme'];
  return set === 'light' || set === 'dark' ? set : 'auto';
}

/** `theme.js` sets the attribute before the first paint; this changes and keeps it. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'auto') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be forbidden: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');
const printing = window.matchMedia('print');

/** The theme on the screen or on paper: what follows the system is light or dark too. Drawings that copy inks draw again with it. */
export function useShownTheme(): 'light' | 'dark' | 'print' {
  const theme = useTheme();
  const onPaper = useMedia(printing);
  const dark = useMedia(systemIsDark);
  if (onPaper) return 'print';
  if (theme !== 'auto') return theme;
  return dark ? 'dark' : 'light';
}

function useMedia(media: MediaQueryList): boolean {
  return useSyncExternalStore(
    (listener) => {
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => media.matches,
  );
}
