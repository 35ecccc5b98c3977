import type { AuditEvent, AuditHead, AuditPage, AuditVerification } from '@calepin/server/schemas';
import { useMutation } from '@tanstack/react-query';
import { useText } from '../language/text.ts';
import { request } from './request.ts';
import { usePages, useResource } from './resources.ts';

/** What was done is of today, whatever day the register is looked at from. */
const NOW = { asOf: undefined };

export interface AuditQuestion {
  readonly act?: AuditEvent['act'] | undefined;
}

export const useAudit = (question: AuditQuestion) =>
  usePages<AuditPage>('/audit', { ...NOW, ...question, limit: 50 });
export const useAuditHead = () =>
  useResource<AuditHead | null>('/audit/head', { site: undefined, asOf: undefined });

/** Verifies the whole chain, now; against a receipt when there is one. */
export function useVerifyAudit() {
  const { language: lang } = useText();
  return useMutation({
    mutationFn: (receipt: string) =>
      request<AuditVerification>('/audit/verification', {
        parameters: { lang, receipt: receipt === '' ? undefined : receipt },
      }),
  });
}
