import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Says a sentence to screen readers, without moving anything. */
export function announce(sentence: string): void {
  // A repeated sentence must still be a change, or it is not read again.
  said = said === sentence ? `${sentence} ` : sentence;
  for (const listener of listeners) listener();
}

/** The page's live region; once, in the shell. */
export function Announcer() {
  const sentence = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  return (
    <div className="hidden-text" role="status" aria-live="polite">
      {sentence}
    </div>
  );
}
