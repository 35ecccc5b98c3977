import { ApiProblem, ServerUnreachable } from '../api/request.ts';
import { useText } from '../language/text.ts';
import { Copyable } from '../table/copy.tsx';

interface FailureProps {
  readonly error: Error;
  readonly retry?: () => void;
}

/** What happened, what is safe, what to do, and a code to quote. */
export function Failure({ error, retry }: FailureProps) {
  const t = useText();
  const problem = error instanceof ApiProblem ? error.problem : null;
  const unreachable = error instanceof ServerUnreachable;
  return (
    <div className="state" role="alert">
      <h2>{unreachable ? t('failure.unreachable') : (problem?.title ?? t('failure.unexpected'))}</h2>
      {problem?.detail && <p>{problem.detail}</p>}
      <p>{t('failure.safe')}</p>
      <p>{problem?.remedy ?? (unreachable ? t('failure.unreachable.remedy') : t('failure.remedy'))}</p>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          {t('failure.retry')}
        </button>
      )}
      {problem && (
        <p className="small soft">
          {t('failure.quote')}{' '}
          <Copyable value={[problem.code, problem.requestId].filter((part) => part !== '').join(' · ')} />
        </p>
      )}
    </div>
  );
}
