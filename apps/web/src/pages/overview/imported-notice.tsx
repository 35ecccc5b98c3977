import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useImport } from '../../api/resources.ts';
import { type Text, useText } from '../../language/text.ts';
import { Icon } from '../../shell/icon.tsx';

type ImportRecord = NonNullable<ReturnType<typeof useImport>['data']>;

/** After an import, what it brought, until the reader closes it. */
export function ImportedNotice() {
  const { imported } = useSearch({ from: '/' });
  return imported === undefined ? null : <Notice id={imported} />;
}

function Notice({ id }: { id: string }) {
  const t = useText();
  const navigate = useNavigate();
  const { data } = useImport(id);
  if (!data) return null;
  const failed = data.state === 'failed';
  return (
    <div className={failed ? 'notice notice-critical' : 'notice notice-good'} role="status">
      <strong>{said(t, data.state)}</strong>
      {data.state === 'done' && <span>{changesOf(t, data)}</span>}
      <Link to="/imports/$id" params={{ id }}>
        {t('overview.imported.see')}
      </Link>
      <button
        type="button"
        className="icon-button notice-close"
        aria-label={t('overview.imported.close')}
        onClick={() =>
          void navigate({ to: '/', search: (now) => ({ ...now, imported: undefined }), replace: true })
        }
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

function said(t: Text, state: ImportRecord['state']): string {
  if (state === 'failed') return t('overview.imported.failed');
  return state === 'running' ? t('overview.imported.running') : t('overview.imported');
}

function changesOf(t: Text, { observations }: ImportRecord): string {
  const sum = (kind: 'added' | 'changed' | 'gone'): number =>
    observations.reduce((total, { changes }) => total + changes.keyPacks[kind], 0);
  const [added, changed, gone] = [sum('added'), sum('changed'), sum('gone')];
  if (added + changed + gone === 0) return t('overview.imported.unchanged');
  return t('overview.imported.changes', { added, changed, gone });
}
