import { useEffect, useId, useRef } from 'react';
import { useText } from '../language/text.ts';
import { announce } from '../states/announcer.tsx';
import './shown-once.css';

interface ShownOnceProps {
  readonly label: string;
  readonly value: string;
  /** What the button that copies it says. */
  readonly act: string;
}

/** A link or a token that is shown this once: it can be read, and taken along with one button. */
export function ShownOnce({ label, value, act }: ShownOnceProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // It takes the place of the form that had the focus.
  useEffect(() => button.current?.focus(), []);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      announce(t('once.copied'));
    } catch {
      // Without HTTPS there is no clipboard to write to: what is selected can be copied by hand.
      field.current?.select();
      announce(t('once.not-copied'));
    }
  };
  return (
    <div className="shown-once">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        className="field mono"
        rows={2}
        readOnly
        spellCheck={false}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button ref={button} type="button" className="button button-main" onClick={() => void copy()}>
        {act}
      </button>
    </div>
  );
}
