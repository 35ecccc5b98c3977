import type { SessionState } from '@calepin/server/schemas';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useSession } from '../api/session.ts';
import { arriving } from '../app/arriving.ts';
import { Loaded, Skeleton } from '../states/loaded.tsx';
import { PlainPage } from './plain-page.tsx';
import { Shell } from './shell.tsx';

const SignIn = lazy(
  arriving(async () => ({ default: (await import('../pages/sign-in/sign-in.tsx')).SignIn })),
);
const NoOwner = lazy(
  arriving(async () => ({ default: (await import('../pages/sign-in/no-owner.tsx')).NoOwner })),
);
/** Where a link that was handed over leads: it is for somebody who cannot sign in yet. */
const WELCOME = '/welcome';

/** `unknown`: the server has not said yet who asks. */
const placeOf = (session: SessionState | undefined): 'unknown' | 'outside' | 'inside' => {
  if (!session) return 'unknown';
  return session.state === 'signed-in' ? 'inside' : 'outside';
};

/** Lets in who is signed in, to the address that was asked for; the others sign in first, and stay at that address. */
export function Gate() {
  const welcome = useRouterState({ select: (state) => state.location.pathname === WELCOME });
  const session = useSession();
  const place = welcome ? 'outside' : placeOf(session.data);
  const before = useRef(place);
  // The field that had the focus is gone: the keyboard goes on from the page.
  useEffect(() => {
    if (before.current === 'outside' && place === 'inside')
      document.getElementById('main')?.focus({ preventScroll: true });
    before.current = place;
  }, [place]);
  if (welcome) {
    return (
      <PlainPage>
        <Outlet />
      </PlainPage>
    );
  }
  if (place === 'inside') return <Shell />;
  return (
    <PlainPage>
      <Loaded query={session} lines={3} whole>
        {({ state }) => (
          <Suspense fallback={<Skeleton lines={3} />}>
            {state === 'setup' ? <NoOwner /> : <SignIn />}
          </Suspense>
        )}
      </Loaded>
    </PlainPage>
  );
}
