import { useText } from '../language/text.ts';
import { Copyable } from '../table/copy.tsx';
import './document.css';

interface ReadingProps {
  readonly encoding: string;
  readonly delimiter?: string | null;
}

const DELIMITERS: Readonly<Record<string, string>> = { '\t': 'tab', ' ': 'space' };

/** How the bytes were read: the encoding, and what separates the columns. */
export function Reading({ encoding, delimiter = null }: ReadingProps) {
  const t = useText();
  if (delimiter === null) return encoding;
  const sign = DELIMITERS[delimiter];
  return (
    <>
      {encoding}
      <span className="soft"> · </span>
      {sign === undefined
        ? t('document.separator', { sign: delimiter })
        : t(sign === 'tab' ? 'document.tab' : 'document.space')}
    </>
  );
}

/** The beginning of a hash; all of it is copied. */
export function Hash({ sha256 }: { sha256: string }) {
  return <Copyable value={sha256}>{sha256.slice(0, 12)}…</Copyable>;
}
