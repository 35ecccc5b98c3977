import type {
  LinkInformation,
  SessionState,
  SetupRequest,
  SignInRequest,
  UsedLinkRequest,
} from '@calepin/server/schemas';
import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../language/text.ts';
import { ApiProblem, request } from './request.ts';

const SESSION = '/session';
const LOOK = '/links/look';
/** What is not of one session or the other: who asks, and the link that is being followed. */
const OF_NO_SESSION: ReadonlySet<unknown> = new Set([SESSION, LOOK]);

/** Who asks. It answers everybody, and is the same in every language and for every site. */
export const sessionQuery = queryOptions({
  queryKey: [SESSION],
  queryFn: ({ signal }) => request<SessionState>(SESSION, { signal }),
});

export const useSession = () => useQuery(sessionQuery);

/** What an answer says of the session: that it is over, or that its rights are not what the page believes. */
const TELLING = new Set(['sign-in-needed', 'not-allowed']);

/** Asks anew who asks, when an answer says that it changed: what stands around the pages follows. */
export function heedRefusal(client: QueryClient, error: Error): void {
  if (!(error instanceof ApiProblem) || !TELLING.has(error.problem.code)) return;
  // Many questions are refused at once: the first asks for all of them.
  void client.invalidateQueries({ queryKey: sessionQuery.queryKey }, { cancelRefetch: false });
}

/** Takes a session for the present one. Whatever was read in another one is forgotten. */
async function takeSession(client: QueryClient, session: SessionState): Promise<void> {
  // An answer that is still under way is of the session before.
  await client.cancelQueries({ queryKey: sessionQuery.queryKey });
  client.setQueryData(sessionQuery.queryKey, session);
  client.removeQueries({ predicate: ({ queryKey: [path] }) => !OF_NO_SESSION.has(path) });
}

function useEntrance<Input>(path: string) {
  const client = useQueryClient();
  const { language: lang } = useText();
  return useMutation({
    mutationFn: (body: Input) => request<SessionState>(path, { method: 'POST', parameters: { lang }, body }),
    onSuccess: (session) => takeSession(client, session),
  });
}

export const useSignIn = () => useEntrance<SignInRequest>(SESSION);
/** The first owner, by the link that the console printed. */
export const useSetUp = () => useEntrance<SetupRequest>('/setup');
/** A first or a new password, by the link that an owner handed over. */
export const useFollowLink = () => useEntrance<UsedLinkRequest>('/links');

const NOBODY: SessionState = {
  state: 'signed-out',
  kind: null,
  account: null,
  everywhere: [],
  sites: {},
};

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<null>(SESSION, { method: 'DELETE' }),
    onSuccess: () => takeSession(client, NOBODY),
  });
}

/** Whose link it is. Asking does not use it up. */
export function useLink(token: string) {
  const { language: lang } = useText();
  return useQuery({
    queryKey: [LOOK, token, lang],
    queryFn: ({ signal }) =>
      request<LinkInformation>(LOOK, {
        method: 'POST',
        parameters: { lang },
        body: { token },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
