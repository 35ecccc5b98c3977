import { useFindings, usePosition, useRegisterState } from '../../api/resources.ts';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';
import { FindingsBrief } from './findings-brief.tsx';
import { FirstRun } from './first-run.tsx';
import { Headline } from './headline.tsx';
import { ImportedNotice } from './imported-notice.tsx';
import { PositionLedger } from './position-ledger.tsx';
import { ServersBrief } from './servers-brief.tsx';
import { Trends } from './trends.tsx';
import './overview.css';

/** The state of the licences, what needs someone, the age of the data, the trend. An empty register: how to begin. */
export function Overview() {
  const t = useText();
  useTitle(t('place.overview'));
  const state = useRegisterState();
  return (
    <Loaded query={state} lines={8}>
      {({ empty }) => (empty ? <FirstRun /> : <Register />)}
    </Loaded>
  );
}

function Register() {
  const position = usePosition();
  const open = useFindings('open');
  const findings = open.data?.pages.flatMap((page) => page.rows);
  return (
    <div className="page">
      <ImportedNotice />
      <Loaded query={position} lines={8}>
        {({ asOf, rows }) => (
          <section className="hero" aria-labelledby="verdict">
            <Headline asOf={asOf} rows={rows} findings={findings ?? []} />
            {rows.length > 0 && <PositionLedger rows={rows} findings={findings ?? []} />}
          </section>
        )}
      </Loaded>
      <div className="overview-pair">
        <FindingsBrief query={open} />
        <ServersBrief />
      </div>
      <Trends findings={findings ?? []} />
    </div>
  );
}
