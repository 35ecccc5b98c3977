import { useText } from '../language/text.ts';

/** When something was or will be, in words; the exact instant on hover. */
export function Instant({ at, never }: { at: string | null; never: string }) {
  const t = useText();
  if (at === null) return <span className="soft">{never}</span>;
  return (
    <time className="nowrap" dateTime={at} title={t.dateTime(at)}>
      {t.age(at, Date.now())}
    </time>
  );
}
