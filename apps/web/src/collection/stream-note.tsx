import { useStream } from '../api/run-events.ts';
import { Mark } from '../figures/mark.tsx';
import { useText } from '../language/text.ts';

/** Says when what is shown no longer follows by itself, and what happens instead. */
export function StreamNote() {
  const t = useText();
  const stream = useStream();
  if (stream !== 'lost') return null;
  return (
    <p className="small stream-note" role="status">
      <Mark tone="warning">{t('stream.lost')}</Mark>
    </p>
  );
}
