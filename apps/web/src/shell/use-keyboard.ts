import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PLACES } from './places.ts';

const PATIENCE = 1200;
export const SEARCH_FIELD = 'search-field';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null;

/** `g` then a letter goes to a page, `/` searches, `?` shows the keys. */
export function useKeyboard(onHelp: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let since = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const place = PLACES.find(({ letter }) => letter === event.key);
      if (place && event.timeStamp - since < PATIENCE) {
        since = 0;
        event.preventDefault();
        void navigate({ to: place.to });
        return;
      }
      since = event.key === 'g' ? event.timeStamp : 0;
      if (event.key === '/') {
        event.preventDefault();
        document.getElementById(SEARCH_FIELD)?.focus();
      }
      if (event.key === '?') onHelp();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, onHelp]);
}
