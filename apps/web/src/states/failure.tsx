import { ApiProblem, ServerUnreachable } from '../api/request.ts';
import { useText } from '../language/text.ts';
import { Copyable } from '../table/copy.tsx';

interface FailureProps {
  readonly error: Error;
  readonly retry?: () => void;
  /** It takes the place of a page: its title is the main heading. */
  readonly whole?: boolean;
}

/** What happened, what is safe, what to do, and a code to quote. */
export function Failure({ error, retry, whole = false }: FailureProps) {
  const t = useText();
  const problem = error instanceof ApiProblem ? error.problem : null;
  const unreachable = error instanceof ServerUnreachable;
  const Heading = whole ? 'h1' : 'h2';
  return (
    <div className="state" role="alert">
      <Heading>
        {unreachable ? t('failure.unreachable') : (problem?.title ?? t('failure.unexpected'))}
      </Heading>
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
