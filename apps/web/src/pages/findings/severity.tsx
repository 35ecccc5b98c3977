import type { Finding } from '@calepin/server/schemas';
import { Mark } from '../../figures/mark.tsx';
import { useText } from '../../language/text.ts';

/** How urgent a finding is: shape, colour, word. */
export function Severity({ severity }: { severity: Finding['severity'] }) {
  const t = useText();
  return <Mark tone={severity}>{t(`severity.${severity}`)}</Mark>;
}
