import type {
  Credential,
  CredentialList,
  CredentialRequest,
  Discovery,
  DiscoveryRequest,
  Run,
  RunDetail,
  RunPage,
  SessionHost,
  SessionHostList,
  Target,
  TargetList,
  TargetSettings,
  TargetsAdded,
  TargetsRequest,
  TargetTest,
  TargetTestRequest,
  UserCalPage,
} from '@calepin/server/schemas';
import { useMutation } from '@tanstack/react-query';
import { useText } from '../language/text.ts';
import { useAct } from './acts.ts';
import { at, request } from './request.ts';
import { EVERYWHERE, usePages, useResource } from './resources.ts';

/** Paths of the resources that change by themselves: what their queries are found by. */
export const TARGETS = '/targets';
export const RUNS = '/runs';

/** What is collected is of today, whatever day the register is looked at from. */
const NOW = { asOf: undefined };

export const useTargets = (enabled = true) => useResource<TargetList>(TARGETS, NOW, { enabled });
/** Every target of every site, for what stands around the pages. */
export const useAllTargets = (enabled = true) => useResource<TargetList>(TARGETS, EVERYWHERE, { enabled });
export const useTarget = (id: string) => useResource<Target>(at(TARGETS, id), EVERYWHERE);

export interface RunQuestion {
  readonly target?: string | undefined;
  readonly state?: string | undefined;
}
export const useRuns = (question: RunQuestion, limit = 50) =>
  usePages<RunPage>(RUNS, { ...NOW, ...question, limit });
/** Runs of every site, for what stands around the pages. */
export const useEveryRun = (question: RunQuestion, limit: number) =>
  usePages<RunPage>(RUNS, { ...EVERYWHERE, ...question, limit });
export const useRun = (id: string) => useResource<RunDetail>(at(RUNS, id), EVERYWHERE);

export const useCredentials = () => useResource<CredentialList>('/credentials', EVERYWHERE);
export const useSessionHosts = () => useResource<SessionHostList>('/session-hosts');
export const useSessionHost = (id: string) =>
  useResource<SessionHost>(at('/session-hosts', id), { site: undefined });

export interface UserCalQuestion {
  readonly search?: string | undefined;
  readonly account?: string | undefined;
}
export const useUserCals = (question: UserCalQuestion) =>
  usePages<UserCalPage>('/user-cals', { ...question, limit: 200 });

export const useAddTarget = () =>
  useAct((body: TargetSettings) => request<Target>(TARGETS, { method: 'POST', body }));
export const useChangeTarget = (id: string) =>
  useAct((body: TargetSettings) => request<Target>(at(TARGETS, id), { method: 'PUT', body }));
export const useRemoveTarget = () =>
  useAct((id: string) => request<null>(at(TARGETS, id), { method: 'DELETE' }));
export const useRunNow = () =>
  useAct((id: string) => request<Run>(`${at(TARGETS, id)}/run`, { method: 'POST' }));
export const usePause = () =>
  useAct(({ id, paused }: { id: string; paused: boolean }) =>
    request<Target>(`${at(TARGETS, id)}/${paused ? 'pause' : 'resume'}`, { method: 'POST' }),
  );
/** A whole list at once; the texts of what is refused come in the reader's language. */
export function useAddTargets() {
  const { language: lang } = useText();
  return useAct((body: TargetsRequest) =>
    request<TargetsAdded>(`${TARGETS}/list`, { method: 'POST', parameters: { lang }, body }),
  );
}

/** Tries a connection; stores nothing, so nothing is asked anew. */
export function useTestTarget() {
  const { language: lang } = useText();
  return useMutation({
    mutationFn: (body: TargetTestRequest) =>
      request<TargetTest>(`${TARGETS}/test`, { method: 'POST', parameters: { lang }, body }),
  });
}

/** Looks for hosts; stores nothing. */
export function useDiscovery() {
  const { language: lang } = useText();
  return useMutation({
    mutationFn: (body: DiscoveryRequest) =>
      request<Discovery>('/discovery', { method: 'POST', parameters: { lang }, body }),
  });
}

export const useAddCredential = () =>
  useAct((body: CredentialRequest) => request<Credential>('/credentials', { method: 'POST', body }));
export const useChangeCredential = () =>
  useAct(({ id, body }: { id: string; body: CredentialRequest }) =>
    request<Credential>(at('/credentials', id), { method: 'PUT', body }),
  );
export const useRemoveCredential = () =>
  useAct((id: string) => request<null>(at('/credentials', id), { method: 'DELETE' }));
