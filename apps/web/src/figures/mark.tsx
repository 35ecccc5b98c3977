import type { ReactNode } from 'react';

export type Tone = 'critical' | 'warning' | 'good' | 'info' | 'unknown';

const SHAPES: Readonly<Record<Tone, string>> = {
  critical: '■',
  warning: '▲',
  good: '✓',
  info: '●',
  unknown: '○',
};

/** A status: always a shape, a colour and a word. */
export function Mark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`mark mark-${tone}`}>
      <span aria-hidden="true">{SHAPES[tone]}</span>
      <span>{children}</span>
    </span>
  );
}
