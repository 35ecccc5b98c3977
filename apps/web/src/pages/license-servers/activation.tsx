import type { LicenseServer } from '@calepin/server/schemas';
import { Mark } from '../../figures/mark.tsx';
import { useText } from '../../language/text.ts';

/** Whether a license server is activated; nothing is guessed when it was not read. */
export function Activation({ server }: { server: Pick<LicenseServer, 'activation'> }) {
  const t = useText();
  const { activation } = server;
  if (activation === null) return <Mark tone="unknown">{t('servers.activation.unknown')}</Mark>;
  const tone = activation === 'activated' ? 'good' : 'critical';
  return <Mark tone={tone}>{t(`activation.${activation}`)}</Mark>;
}
