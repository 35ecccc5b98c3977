import type { FindingDetail } from '@calepin/server/schemas';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useFinding } from '../../api/resources.ts';
import { useTitle } from '../../app/use-title.ts';
import { versionName } from '../../figures/names.ts';
import { PositionBar } from '../../figures/position-bar.tsx';
import { type Text, useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';
import { Acknowledgement } from './acknowledgement.tsx';
import { factsOf } from './finding-facts.ts';
import { History } from './history.tsx';
import { ruleName } from './rule-name.ts';
import { Severity } from './severity.tsx';
import '../../document/document.css';
import './findings.css';

const route = getRouteApi('/findings/$id');

/** One finding: what it says, what to do, on what it stands, and what happened to it. */
export function FindingPage() {
  const { id } = route.useParams();
  const query = useFinding(id);
  return <Loaded query={query}>{(finding) => <Finding finding={finding} />}</Loaded>;
}

function Finding({ finding }: { finding: FindingDetail }) {
  const t = useText();
  useTitle(finding.title);
  const { installed, issued } = finding.facts;
  const bar =
    typeof installed === 'number'
      ? { bought: null, installed, issued: typeof issued === 'number' ? issued : usedOf(finding) }
      : null;
  return (
    <article className="page finding">
      <header className="page-title">
        <p className="crumbs">
          <Link to="/findings">{t('place.findings')}</Link> · {ruleName(t, finding.rule)}
        </p>
        <h1>{finding.title}</h1>
        <p className="finding-line">
          <Severity severity={finding.severity} />
          <span>
            {finding.closed === null
              ? t('finding.open-since', { date: t.date(finding.opened) })
              : t('finding.closed', { date: t.date(finding.closed) })}
          </span>
        </p>
      </header>
      {bar && bar.issued !== null && (
        <div className="finding-bar">
          <PositionBar figures={bar} height={24} />
          <p className="small soft">{t('finding.bar', { issued: bar.issued, installed: bar.installed })}</p>
        </div>
      )}
      <div className="finding-columns">
        <section className="section">
          <h2>{t('finding.remedy')}</h2>
          <p className="finding-remedy">{finding.remedy}</p>
          <Acknowledgement finding={finding} />
        </section>
        <section className="section">
          <h2>{t('finding.facts')}</h2>
          <dl className="document-facts">
            <Subject finding={finding} />
            {factsOf(t, finding.facts).map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <section className="section">
        <h2>{t('finding.history')}</h2>
        <History events={finding.history} />
      </section>
    </article>
  );
}

/** What is used, where the finding tells what is left. */
function usedOf({ facts: { installed, available } }: FindingDetail): number | null {
  return typeof installed === 'number' && typeof available === 'number' ? installed - available : null;
}

/** What the finding is about, with the way there. */
function Subject({ finding: { subject, facts } }: { finding: FindingDetail }) {
  const t = useText();
  return (
    <>
      <div>
        <dt>{t('site.label')}</dt>
        <dd>{subject.site}</dd>
      </div>
      {subject.licenseServer !== null && (
        <div>
          <dt>{t('finding.server')}</dt>
          <dd>
            {subject.licenseServerId === null ? (
              subject.licenseServer
            ) : (
              <Link to="/license-servers/$id" params={{ id: subject.licenseServerId }}>
                {subject.licenseServer}
              </Link>
            )}
          </dd>
        </div>
      )}
      {subject.targetId !== null && (
        <div>
          <dt>{t('finding.target')}</dt>
          <dd>
            <Link to="/targets/$id" params={{ id: subject.targetId }}>
              {typeof facts['target'] === 'string' ? facts['target'] : subject.targetId}
            </Link>
          </dd>
        </div>
      )}
      {subject.keyPackId !== null && (
        <div>
          <dt>{t('finding.pack')}</dt>
          <dd>
            {subject.keyPackRef === null ? (
              subject.keyPackId
            ) : (
              <Link to="/key-packs/$ref" params={{ ref: subject.keyPackRef }}>
                {t('intake.pack.number', { id: subject.keyPackId })}
              </Link>
            )}
          </dd>
        </div>
      )}
      {kindOf(t, subject) !== null && (
        <div>
          <dt>{t('finding.kind')}</dt>
          <dd>{kindOf(t, subject)}</dd>
        </div>
      )}
    </>
  );
}

function kindOf(t: Text, { calType, productVersion }: FindingDetail['subject']): string | null {
  const parts = [
    ...(calType === null ? [] : [t(`cal-type.${calType}`)]),
    ...(productVersion === null ? [] : [versionName(t, productVersion)]),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}
