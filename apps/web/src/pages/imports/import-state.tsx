import type { ImportRecord } from '@calepin/server/schemas';
import { Mark, type Tone } from '../../figures/mark.tsx';
import { useText } from '../../language/text.ts';

const TONES: Readonly<Record<ImportRecord['state'], Tone>> = {
  running: 'info',
  done: 'good',
  failed: 'critical',
  undone: 'unknown',
};

export function ImportState({ state }: { state: ImportRecord['state'] }) {
  const t = useText();
  return <Mark tone={TONES[state]}>{t(`imports.state.${state}`)}</Mark>;
}
