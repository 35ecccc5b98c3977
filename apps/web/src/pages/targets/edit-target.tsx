import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useChangeTarget, useTarget } from '../../api/collection.ts';
import { useMay } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../language/text.ts';
import { announce } from '../../states/announcer.tsx';
import { Denied } from '../../states/denied.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { draftOf } from './draft.ts';
import { TargetForm } from './target-form.tsx';
import '../settings/settings.css';
import './targets.css';

/** The settings of a target. */
export function EditTarget() {
  const t = useText();
  const { id } = useParams({ from: '/targets/$id/edit' });
  const navigate = useNavigate();
  const query = useTarget(id);
  const change = useChangeTarget(id);
  const allowed = useMay('operate', query.data?.siteId);
  useTitle(t('target.edit'));
  if (query.data && !allowed) return <Denied page={t('target.edit')} right="operate" />;
  return (
    <div className="page settings">
      <Loaded query={query} lines={8} whole>
        {(target) => (
          <>
            <header className="page-title">
              <p className="crumbs">
                <Link to="/targets">{t('place.targets')}</Link> ·{' '}
                <Link to="/targets/$id" params={{ id }}>
                  {target.name}
                </Link>
              </p>
              <h1>{t('target.edit.title', { name: target.name })}</h1>
            </header>
            <TargetForm
              initial={draftOf(target)}
              act={t('target.save')}
              save={change}
              onSaved={() => {
                announce(t('target.saved'));
                void navigate({ to: '/targets/$id', params: { id } });
              }}
            />
          </>
        )}
      </Loaded>
    </div>
  );
}
