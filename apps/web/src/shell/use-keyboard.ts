import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { PLACES } from './places.ts';

const PATIENCE = 1200;
export const SEARCH_FIELD = 'search-field';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null;

/** `g` then a letter goes to a page, `/` searches, `?` shows the keys. */
export function useKeyboard(onHelp: () => void): void {
  const navigate = useNavigate();
  // Outlives the listener: a page that renders anew between the two keys would otherwise forget the first.
  const since = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const place = PLACES.find(({ letter }) => letter === event.key);
      if (place && event.timeStamp - since.current < PATIENCE) {
        since.current = 0;
        event.preventDefault();
        void navigate({ to: place.to });
        return;
      }
      since.current = event.key === 'g' ? event.timeStamp : 0;
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
