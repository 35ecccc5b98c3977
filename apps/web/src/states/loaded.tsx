import type { ReactNode } from 'react';
import { useText } from '../language/text.ts';
import { Failure } from './failure.tsx';

interface LoadedProps<Data> {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** How many lines the shape of what comes has. */
  readonly lines?: number;
  /** The page is nothing but this: what failed is then its heading. */
  readonly whole?: boolean;
  readonly children: (data: Data) => ReactNode;
}

/** What was asked for; until then the shape of it, or why it does not come. */
export function Loaded<Data>({ query, lines = 6, whole = false, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} whole={whole} retry={() => void query.refetch()} />;
  return <Skeleton lines={lines} />;
}

export function Skeleton({ lines }: { lines: number }) {
  const t = useText();
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // Lines have no identity of their own.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={line} />
      ))}
    </div>
  );
}
