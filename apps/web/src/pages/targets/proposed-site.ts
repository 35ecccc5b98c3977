import { useRegisterState } from '../../api/resources.ts';
import { useScope } from '../../app/scope.ts';

/** The site to propose: the one looked at, else the first that is no example. */
export function useProposedSite(): string {
  const { site } = useScope();
  const sites = useRegisterState().data?.sites ?? [];
  return site ?? sites.find(({ example }) => !example)?.name ?? '';
}
