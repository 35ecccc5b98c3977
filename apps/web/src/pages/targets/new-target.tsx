import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useAddTarget } from '../../api/collection.ts';
import { useRegisterState } from '../../api/resources.ts';
import { useMay } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../language/text.ts';
import { announce } from '../../states/announcer.tsx';
import { Denied } from '../../states/denied.tsx';
import { AddList } from './add-list.tsx';
import { newDraft } from './draft.ts';
import { FindHosts } from './find-hosts.tsx';
import { useProposedSite } from './proposed-site.ts';
import { TargetForm } from './target-form.tsx';
import '../settings/settings.css';
import './targets.css';

const route = getRouteApi('/targets/new');
const WAYS = ['host', 'list', 'find', 'directory'] as const;

/** Where targets come from: one host, a list, what can be found, a directory. */
export function NewTarget() {
  const t = useText();
  if (!useMay('operate')) return <Denied page={t('targets.add')} right="operate" />;
  return <Ways />;
}

function Ways() {
  const t = useText();
  const { from } = route.useSearch();
  const way = WAYS.find((one) => one === from) ?? 'host';
  useTitle(t(`targets.new.${way}`));
  return (
    <div className="page settings">
      <header className="page-title">
        <p className="crumbs">
          <Link to="/targets">{t('place.targets')}</Link>
        </p>
        <h1>{t(`targets.new.${way}`)}</h1>
        <p className="soft">{t(`targets.new.${way}.lead`)}</p>
      </header>
      <nav className="segments ways" aria-label={t('targets.new.ways')}>
        {WAYS.map((one) => (
          <Link
            key={one}
            to="/targets/new"
            search={(now) => ({ ...now, from: one === 'host' ? undefined : one })}
            replace
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`targets.way.${one}`)}
          </Link>
        ))}
      </nav>
      {way === 'list' && <AddList />}
      {way === 'find' && <FindHosts />}
      {(way === 'host' || way === 'directory') && <AddOne key={way} kind={way} />}
    </div>
  );
}

function AddOne({ kind }: { kind: 'host' | 'directory' }) {
  const t = useText();
  const navigate = useNavigate();
  const add = useAddTarget();
  const state = useRegisterState();
  const site = useProposedSite();
  if (!state.data) return null;
  return (
    <TargetForm
      initial={newDraft(kind, site)}
      act={t('target.add')}
      save={add}
      onSaved={({ id, name }) => {
        announce(t('target.added', { name }));
        void navigate({ to: '/targets/$id', params: { id } });
      }}
    />
  );
}
