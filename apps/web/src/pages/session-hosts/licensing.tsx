import type { SessionHost } from '@calepin/server/schemas';
import { type Text, useText } from '../../language/text.ts';

/** The licensing mode in the field's words; one that is not known keeps its number. */
export function modeName(t: Text, { licensingMode, licensingModeNumber }: SessionHost): string {
  if (licensingMode === null) return `○ ${t('figure.unknown')}`;
  return t(`session-host.mode.${licensingMode}`, { number: licensingModeNumber });
}

/** Where a setting comes from: the policy wins over what is set on the host. */
export function SourceOf({ source }: { source: 'policy' | 'local' | null }) {
  const t = useText();
  return source === null ? null : (
    <span className="small soft nowrap">{t(`session-host.source.${source}`)}</span>
  );
}
