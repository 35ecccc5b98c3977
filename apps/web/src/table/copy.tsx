import { useState } from 'react';
import { useText } from '../language/text.ts';
import { announce } from '../states/announcer.tsx';

const SHOWN_FOR = 1500;

/** An identifier with a button that copies it. */
export function Copyable({ value, children }: { value: string; children?: React.ReactNode }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    announce(t('copy.done', { value }));
    window.setTimeout(() => setCopied(false), SHOWN_FOR);
  };
  return (
    <span className="copyable">
      <span className="mono">{children ?? value}</span>
      <button
        type="button"
        className="copy"
        aria-label={t('copy.label', { value })}
        onClick={() => void copy()}
      >
        <svg
          width="14"
          height="14"
          viewBox="0 0 14 14"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
          aria-hidden="true"
        >
          {copied ? (
            <path d="M2.5 7.5l3 3 6-7" />
          ) : (
            <>
              <rect x="4.5" y="4.5" width="7" height="7" rx="1" />
              <path d="M9.5 4.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
            </>
          )}
        </svg>
      </button>
    </span>
  );
}
