import type { TargetTest } from '@calepin/server/schemas';
import { Steps } from '../../collection/steps.tsx';
import { useText } from '../../language/text.ts';
import { Refusal } from '../../states/refusal.tsx';

interface TestPanelProps {
  readonly test: {
    readonly data: TargetTest | undefined;
    readonly error: Error | null;
    readonly isPending: boolean;
  };
  /** What was tried is no longer what is typed. */
  readonly outdated: boolean;
}

/** What a test answered, step by step, before anything is saved. */
export function TestPanel({ test, outdated }: TestPanelProps) {
  const t = useText();
  const { data, error, isPending } = test;
  if (!data && !error && !isPending) return null;
  return (
    <section className="section test-panel" aria-labelledby="test-title" aria-busy={isPending}>
      <h2 id="test-title" aria-live="polite">
        {isPending ? t('test.running') : data ? t(`test.${data.state}`) : t('test.title')}
      </h2>
      <Refusal error={error} />
      {isPending && <Steps label={t('test.title')} steps={[]} running />}
      {data && !isPending && (
        <>
          {outdated && <p className="small soft">{t('test.outdated')}</p>}
          <Steps label={t('test.title')} steps={data.steps} explained />
        </>
      )}
    </section>
  );
}
