import { type Ref, useId } from 'react';

interface TextEntryProps {
  readonly label: string;
  readonly kind: 'email' | 'name' | 'other';
  readonly value: string;
  readonly ref?: Ref<HTMLInputElement>;
  /** Whether it is the reader's own: what the browser may fill in. */
  readonly own?: boolean;
  /** Where a dialog puts the focus. */
  readonly first?: boolean;
  /** Absent: it is shown, and cannot be changed. */
  onChange?(value: string): void;
}

const OWN = { email: 'username', name: 'name', other: 'off' } as const;
const MOST = { email: 254, name: 100, other: 100 } as const;

/** An e-mail address or a name. */
export function TextEntry({ label, kind, value, ref, own = false, first = false, onChange }: TextEntryProps) {
  const id = useId();
  return (
    <label className="labelled" htmlFor={id}>
      <span>{label}</span>
      <input
        ref={ref}
        id={id}
        className="field"
        type={kind === 'email' ? 'email' : 'text'}
        name={kind}
        autoComplete={own ? OWN[kind] : 'off'}
        autoCapitalize={kind === 'email' ? 'off' : undefined}
        spellCheck={false}
        required
        maxLength={MOST[kind]}
        readOnly={onChange === undefined}
        data-autofocus={first ? '' : undefined}
        value={value}
        onChange={(event) => onChange?.(event.currentTarget.value)}
      />
    </label>
  );
}
