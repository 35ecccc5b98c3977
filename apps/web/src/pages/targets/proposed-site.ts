import { useRegisterState } from '../../api/resources.ts';
import { useSession } from '../../api/session.ts';
import { allows } from '../../app/rights.ts';
import { useScope } from '../../app/scope.ts';

/** The site to propose: the one looked at, else the first that is no example and that the reader collects for. */
export function useProposedSite(): string {
  const { site } = useScope();
  const session = useSession().data;
  const sites = useRegisterState().data?.sites ?? [];
  return site ?? sites.find(({ id, example }) => !example && allows(session, 'operate', id))?.name ?? '';
}
