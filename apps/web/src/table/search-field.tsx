import { useEffect, useRef, useState } from 'react';

const TYPING_PAUSE = 250;

interface SearchFieldProps {
  readonly label: string;
  readonly words: string;
  onSearch(words: string): void;
}

/** Asks once the typing pauses. */
export function SearchField({ label, words, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(words);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // The address changed by itself: back, a link, or the filters were cleared.
  const asked = useRef(words);
  useEffect(() => {
    if (words === asked.current) return;
    asked.current = words;
    setTyped(words);
  }, [words]);
  return (
    <input
      type="search"
      className="field search-words"
      value={typed}
      maxLength={256}
      spellCheck={false}
      autoComplete="off"
      placeholder={label}
      aria-label={label}
      onChange={(event) => {
        const now = event.currentTarget.value;
        setTyped(now);
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => {
          asked.current = now.trim();
          onSearch(now.trim());
        }, TYPING_PAUSE);
      }}
    />
  );
}
