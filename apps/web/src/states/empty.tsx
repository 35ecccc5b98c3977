import type { ReactNode } from 'react';

/** What will be here, and the one action that fills it. */
export function Empty({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children && <p className="soft">{children}</p>}
      {act}
    </div>
  );
}
