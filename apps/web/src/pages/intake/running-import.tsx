import type { ImportRecord } from '@calepin/server/schemas';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { fetchImport } from '../../api/resources.ts';
import { endImport } from '../../intake/intake.ts';
import { useText } from '../../language/text.ts';
import { announce } from '../../states/announcer.tsx';
import { Failure } from '../../states/failure.tsx';

const ASK_EVERY = 350;

/** The import under way; when it is over, the page that tells where the licences stand now. */
export function RunningImport({ id, rows }: { id: string; rows: number }) {
  const t = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['running import', id, t.language],
    queryFn: () => fetchImport(id, t.language),
    refetchInterval: (query) =>
      query.state.data === undefined || query.state.data.state === 'running' ? ASK_EVERY : false,
  });
  const over = data !== undefined && data.state !== 'running' ? data : null;
  useEffect(() => {
    announce(t('importing.title'));
  }, [t]);
  useEffect(() => {
    if (over === null) return;
    void client.invalidateQueries();
    const whole = over.state === 'done' && over.failure === null && over.notImported.length === 0;
    announce(whole ? t('importing.done') : t('importing.fell-short'));
    const left = whole
      ? navigate({
          to: '/',
          search: (now) => ({ ...now, asOf: undefined, imported: over.id }),
          replace: true,
        })
      : navigate({ to: '/imports/$id', params: { id: over.id }, replace: true });
    void left.then(endImport);
  }, [over, client, navigate, t]);
  if (error && data === undefined) return <Failure error={error} retry={() => void refetch()} />;
  const progress = data?.progress ?? null;
  return (
    <div className="page">
      <header className="page-title">
        <h1>{t('importing.title')}</h1>
        <p className="soft">
          {t(`importing.${progress?.phase ?? 'waiting'}`, { rows: progress?.rows ?? 0 })}
        </p>
      </header>
      <ImportProgress progress={progress} rows={rows} />
      <p className="soft">{t('importing.safe')}</p>
    </div>
  );
}

interface ImportProgressProps {
  readonly progress: ImportRecord['progress'];
  readonly rows: number;
}

/** Reading is a share of the rows that the preview counted; how long the rest takes cannot be told. */
function ImportProgress({ progress, rows }: ImportProgressProps) {
  const t = useText();
  const measured = progress?.phase === 'reading' && rows > 0;
  const share = measured ? { max: rows, value: Math.min(progress.rows, rows) } : {};
  return <progress className="progress" aria-label={t('importing.title')} {...share} />;
}
