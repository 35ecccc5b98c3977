import type { Target } from '@calepin/server/schemas';
import { useRunNow } from '../../api/collection.ts';
import { useMay } from '../../app/may.tsx';
import { useText } from '../../language/text.ts';
import { Icon } from '../../shell/icon.tsx';
import { announce } from '../../states/announcer.tsx';

/** Reads a target now, whatever its schedule says. */
export function RunNow({ target, compact = false }: { target: Target; compact?: boolean }) {
  const t = useText();
  const run = useRunNow();
  const allowed = useMay('operate', target.siteId);
  const busy = run.isPending || target.health === 'running';
  const start = (): void =>
    run.mutate(target.id, {
      onSuccess: () => announce(t('target.run.started', { name: target.name })),
      onError: () => announce(t('target.run.refused', { name: target.name })),
    });
  if (!allowed) return null;
  if (compact) {
    return (
      <button
        type="button"
        className="icon-button"
        disabled={busy}
        aria-label={t('target.run-now.of', { name: target.name })}
        title={run.error ? run.error.message : t('target.run-now')}
        onClick={start}
      >
        <Icon name="run" />
      </button>
    );
  }
  return (
    <button type="button" className="button" disabled={busy} onClick={start}>
      {busy ? t('target.running') : t('target.run-now')}
    </button>
  );
}
