import { useText } from '../../language/text.ts';

const READS = ['csv', 'console', 'powershell', 'tools', 'collector', 'zip'] as const;

/** What can be dropped, in the words of those who have it. */
export function Formats() {
  const t = useText();
  return (
    <section className="section">
      <h2>{t('intake.formats')}</h2>
      <dl className="facts">
        {READS.map((what) => (
          <div key={what}>
            <dt>{t(`intake.formats.${what}`)}</dt>
            <dd>{t(`intake.formats.${what}.how`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
