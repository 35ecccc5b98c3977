import type {
  Account,
  AccountList,
  AccountRequest,
  ApiTokenList,
  ApiTokenRequest,
  HandedLink,
  InvitationRequest,
  NewApiToken,
  PasswordRequest,
  SignInList,
} from '@calepin/server/schemas';
import { useText } from '../language/text.ts';
import { useAct } from './acts.ts';
import { at, request } from './request.ts';
import { EVERYWHERE, useResource } from './resources.ts';

const ACCOUNTS = '/accounts';
const TOKENS = '/tokens';
const SIGN_INS = '/session/sign-ins';

export const useAccounts = () => useResource<AccountList>(ACCOUNTS, EVERYWHERE);
export const useApiTokens = () => useResource<ApiTokenList>(TOKENS, EVERYWHERE);
/** Where the reader is signed in. */
export const useSignIns = () => useResource<SignInList>(SIGN_INS, EVERYWHERE);

/** An act whose refusal is told in the reader's language. */
function useTold<Input, Output>(
  act: (input: Input) => { path: string; method: 'POST' | 'PUT' | 'DELETE'; body?: unknown },
) {
  const { language: lang } = useText();
  return useAct((input: Input) => {
    const { path, ...rest } = act(input);
    return request<Output>(path, { ...rest, parameters: { lang } });
  });
}

/** Adds somebody; the link that is answered is shown once. */
export const useInvite = () =>
  useTold<InvitationRequest, HandedLink>((body) => ({ path: ACCOUNTS, method: 'POST', body }));
export const useChangeAccount = () =>
  useTold<{ id: string; body: AccountRequest }, Account>(({ id, body }) => ({
    path: at(ACCOUNTS, id),
    method: 'PUT',
    body,
  }));
/** A new link to choose a password with; the present password stays until it is used. */
export const useNewLink = () =>
  useTold<string, HandedLink>((id) => ({ path: `${at(ACCOUNTS, id)}/link`, method: 'POST' }));
export const useRemoveAccount = () =>
  useTold<string, null>((id) => ({ path: at(ACCOUNTS, id), method: 'DELETE' }));

export const useChangePassword = () =>
  useTold<PasswordRequest, null>((body) => ({ path: '/session/password', method: 'PUT', body }));
export const useEndSignIn = () =>
  useTold<string, null>((id) => ({ path: at(SIGN_INS, id), method: 'DELETE' }));

export const useAddApiToken = () =>
  useTold<ApiTokenRequest, NewApiToken>((body) => ({ path: TOKENS, method: 'POST', body }));
export const useRemoveApiToken = () =>
  useTold<string, null>((id) => ({ path: at(TOKENS, id), method: 'DELETE' }));
