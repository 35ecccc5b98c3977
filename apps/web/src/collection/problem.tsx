import type { CollectProblem } from '@calepin/server/schemas';
import { useText } from '../language/text.ts';
import './problem.css';

/** What went wrong and what to do, then the server's own words: those are what one searches for. */
export function Problem({ problem }: { problem: CollectProblem }) {
  const t = useText();
  const { message, remedy, serverCode, serverText, code } = problem;
  return (
    <div className="problem">
      <p className="problem-message">{message}</p>
      {remedy !== '' && <p>{remedy}</p>}
      <p className="problem-said small">
        {(serverCode ?? serverText) !== null && <span className="soft">{t('problem.server-said')}</span>}
        {serverCode !== null && <code>{serverCode}</code>}
        {serverText !== null && <q lang="">{serverText}</q>}
        <code className="soft problem-code">{code}</code>
      </p>
    </div>
  );
}
