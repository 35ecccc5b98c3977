import type { Finding, FindingPage } from '@calepin/server/schemas';
import type { InfiniteData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Mark } from '../../figures/mark.tsx';
import { FindingLines } from '../../findings/finding-lines.tsx';
import { useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';

const SHOWN = 6;

interface FindingsBriefProps {
  readonly query: {
    readonly data: InfiniteData<FindingPage> | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
}

/** The findings that nobody has taken up, the most severe first. */
export function FindingsBrief({ query }: FindingsBriefProps) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="findings-brief">
      <h2 id="findings-brief">{t('overview.findings')}</h2>
      <Loaded query={query} lines={5}>
        {({ pages }) => <Brief findings={pages.flatMap((page) => page.rows)} />}
      </Loaded>
    </section>
  );
}

function Brief({ findings }: { findings: readonly Finding[] }) {
  const t = useText();
  const waiting = findings.filter((finding) => finding.acknowledgement === null);
  const acknowledged = findings.length - waiting.length;
  return (
    <div>
      <FindingLines findings={waiting.slice(0, SHOWN)} />
      {waiting.length === 0 && (
        <p className="brief-none">
          <Mark tone="good">{t('overview.findings.none')}</Mark>
        </p>
      )}
      <p className="brief-more">
        {findings.length > 0 && (
          <Link to="/findings">{t('overview.findings.all', { count: findings.length })}</Link>
        )}
        {acknowledged > 0 && (
          <span className="soft"> {t('overview.findings.acknowledged', { count: acknowledged })}</span>
        )}
      </p>
    </div>
  );
}
