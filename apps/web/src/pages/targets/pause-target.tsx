import type { Target } from '@calepin/server/schemas';
import { usePause } from '../../api/collection.ts';
import { useText } from '../../language/text.ts';
import { announce } from '../../states/announcer.tsx';

/** Holds the schedule of a target, or lets it go on. */
export function PauseTarget({ target: { id, name, paused } }: { target: Target }) {
  const t = useText();
  const pause = usePause();
  return (
    <button
      type="button"
      className="button"
      disabled={pause.isPending}
      onClick={() =>
        pause.mutate(
          { id, paused: !paused },
          { onSuccess: () => announce(t(paused ? 'target.resumed' : 'target.paused.done', { name })) },
        )
      }
    >
      {t(paused ? 'target.resume' : 'target.pause')}
    </button>
  );
}
