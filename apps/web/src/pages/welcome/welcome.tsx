import type { LinkInformation } from '@calepin/server/schemas';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ApiProblem } from '../../api/request.ts';
import { useFollowLink, useLink, useSetUp } from '../../api/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { type Text, useText } from '../../language/text.ts';
import { Loaded, Skeleton } from '../../states/loaded.tsx';
import { Command } from '../../table/command.tsx';
import { EntranceForm } from './entrance-form.tsx';

/** Where a link that was handed over leads: its one-time token makes an owner, or lets a password be chosen. */
export function Welcome() {
  const hash = useRouterState({ select: (state) => state.location.hash });
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    if (hash === '') return;
    setToken(hash);
    // Neither the address bar nor the history keeps what lets somebody in.
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [hash]);
  if (token !== null) return <Followed key={token} token={token} />;
  return hash === '' ? <NoUse /> : <Skeleton lines={3} />;
}

function Followed({ token }: { token: string }) {
  const query = useLink(token);
  if (query.error instanceof ApiProblem && query.error.problem.status < 500) return <NoUse />;
  return (
    <Loaded query={query} lines={3} whole>
      {(link) => (link.purpose === 'owner' ? <Owner token={token} /> : <Known token={token} link={link} />)}
    </Loaded>
  );
}

/** The first owner says who they are. */
function Owner({ token }: { token: string }) {
  const t = useText();
  const navigate = useNavigate();
  const setUp = useSetUp();
  useTitle(t('welcome.owner'));
  return (
    <div className="entrance">
      <header className="page-title">
        <h1>{t('welcome.owner')}</h1>
        <p className="soft">{t('welcome.owner.meaning')}</p>
      </header>
      <EntranceForm
        email={null}
        act={t('welcome.owner.act')}
        pending={setUp.isPending}
        error={setUp.error}
        onSubmit={(typed) =>
          setUp.mutate({ token, ...typed }, { onSuccess: () => void navigate({ to: '/', replace: true }) })
        }
      />
    </div>
  );
}

/** Somebody who has an account chooses its password. */
function Known({ token, link }: { token: string; link: LinkInformation }) {
  const t = useText();
  const navigate = useNavigate();
  const follow = useFollowLink();
  const title = greetingOf(t, link);
  useTitle(title);
  return (
    <div className="entrance">
      <header className="page-title">
        <h1>{title}</h1>
        <p className="soft">{t(link.purpose === 'reset' ? 'welcome.reset.meaning' : 'welcome.meaning')}</p>
      </header>
      <EntranceForm
        email={link.email ?? ''}
        act={t(link.purpose === 'reset' ? 'welcome.reset.act' : 'welcome.act')}
        pending={follow.isPending}
        error={follow.error}
        onSubmit={({ password }) =>
          follow.mutate({ token, password }, { onSuccess: () => void navigate({ to: '/', replace: true }) })
        }
      />
    </div>
  );
}

function greetingOf(t: Text, { purpose, name, email }: LinkInformation): string {
  const who = name ?? email ?? '';
  if (purpose === 'reset') return t('welcome.reset');
  return who === '' ? t('welcome.nameless') : t('welcome.title', { name: who });
}

/** The link was used, is too old, or was cut short. */
function NoUse() {
  const t = useText();
  useTitle(t('welcome.no-use'));
  return (
    <div className="entrance">
      <header className="page-title">
        <h1>{t('welcome.no-use')}</h1>
        <p>{t('welcome.no-use.meaning')}</p>
      </header>
      <div>
        <p className="small soft">{t('welcome.no-use.owner')}</p>
        <Command text="npx calepin accounts owner-link" />
      </div>
      <p>
        <Link to="/">{t('welcome.to-sign-in')}</Link>
      </p>
    </div>
  );
}
