import { ApiProblem } from '../api/request.ts';
import { useText } from '../language/text.ts';

/** Why an act was refused, beside what was acted on: what happened, what to do, and each field that is wrong. */
export function Refusal({ error }: { error: Error | null }) {
  const t = useText();
  if (!error) return null;
  if (!(error instanceof ApiProblem)) {
    return (
      <p className="notice notice-critical" role="alert">
        {t('refusal.unreachable')}
      </p>
    );
  }
  const { title, detail, remedy, errors } = error.problem;
  return (
    <div className="notice notice-critical" role="alert">
      <p>{[detail ?? title, remedy].filter(Boolean).join(' ')}</p>
      {errors && errors.length > 0 && (
        <ul>
          {errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <code>{field}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
