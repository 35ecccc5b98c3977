import { useId, useState } from 'react';
import { useAuditHead, useVerifyAudit } from '../../api/audit.ts';
import { addressOf } from '../../api/request.ts';
import { Mark } from '../../figures/mark.tsx';
import { useText } from '../../language/text.ts';
import { Failure } from '../../states/failure.tsx';
import { Copyable } from '../../table/copy.tsx';

/** Verifies the chain, gives the receipt to keep elsewhere, and the file for an auditor. */
export function ChainCheck() {
  const t = useText();
  const head = useAuditHead().data ?? null;
  const verify = useVerifyAudit();
  const [receipt, setReceipt] = useState('');
  const field = useId();
  return (
    <section className="chain-check" aria-label={t('audit.chain')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          verify.mutate(receipt.trim());
        }}
      >
        <label htmlFor={field}>{t('audit.receipt.held')}</label>
        <input
          id={field}
          className="field mono"
          value={receipt}
          placeholder={t('audit.receipt.placeholder')}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setReceipt(event.currentTarget.value)}
        />
        <button type="submit" className="button button-main" disabled={verify.isPending}>
          {t('audit.verify')}
        </button>
        <a className="button button-plain" href={addressOf('/exports/audit')} download>
          {t('audit.export')}
        </a>
      </form>
      <div aria-live="polite">
        {verify.data && (
          <p>
            {verify.data.fault === null ? (
              <Mark tone="good">{t('audit.sound', { count: verify.data.sound })}</Mark>
            ) : (
              <Mark tone="critical">
                {verify.data.fault.message} {t('audit.sound-until', { count: verify.data.sound })}
              </Mark>
            )}
          </p>
        )}
        {verify.error && <Failure error={verify.error} />}
      </div>
      {head !== null && (
        <p className="soft">
          {t('audit.receipt')}{' '}
          <Copyable value={`${head.seq}:${head.hash}`}>
            {head.seq}:{head.hash.slice(0, 16)}…
          </Copyable>{' '}
          {t('audit.receipt.meaning')}
        </p>
      )}
    </section>
  );
}
