import { useEffect } from 'react';
import { ServerUnreachable } from '../api/request.ts';
import { answers } from '../app/arriving.ts';
import { Failure } from './failure.tsx';

const PROBE_EVERY = 3_000;

/** A page that could not be drawn. When only the server was missing, the page comes by itself once it is back. */
export function PageFailure({ error }: { error: unknown }) {
  const cause = error instanceof Error ? error : new Error(String(error));
  const away = cause instanceof ServerUnreachable;
  useEffect(() => {
    if (!away) return;
    const timer = window.setInterval(async () => {
      if (await answers()) window.location.reload();
    }, PROBE_EVERY);
    return () => window.clearInterval(timer);
  }, [away]);
  return <Failure error={cause} retry={() => window.location.reload()} />;
}
