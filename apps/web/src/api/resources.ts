import type {
  FindingDetail,
  FindingPage,
  ImportPage,
  ImportRecord,
  Inspection,
  IssuedLicensePage,
  KeyPackDetail,
  KeyPackList,
  LicenseServer,
  LicenseServerList,
  Position,
  RegisterState,
  Settings,
  Trend,
} from '@calepin/server/schemas';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useScope } from '../app/scope.ts';
import { useText } from '../language/text.ts';
import { type Parameters, request } from './request.ts';

/** One resource of the register, in the reader's language, for the site and the instant of the address. */
export function useResource<T>(path: string, own: Parameters = {}, options: { enabled?: boolean } = {}) {
  const { language } = useText();
  const parameters = { ...useScope(), lang: language, ...own };
  return useQuery({
    queryKey: [path, parameters],
    queryFn: ({ signal }) => request<T>(path, { parameters, signal }),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}

export const EVERYWHERE: Parameters = { site: undefined, asOf: undefined };

export const useRegisterState = () => useResource<RegisterState>('/state', EVERYWHERE);
export const usePosition = () => useResource<Position>('/position');
export const useTrend = () => useResource<Trend>('/trend');
export const useLicenseServers = (enabled = true) =>
  useResource<LicenseServerList>('/license-servers', {}, { enabled });
export const useLicenseServer = (id: string) =>
  useResource<LicenseServer>(`/license-servers/${encodeURIComponent(id)}`, { site: undefined });
export const useKeyPacks = (licenseServer?: string, enabled = true) =>
  useResource<KeyPackList>('/key-packs', { licenseServer }, { enabled });
export const useKeyPack = (ref: string) =>
  useResource<KeyPackDetail>(`/key-packs/${encodeURIComponent(ref)}`, { site: undefined });
export const useFinding = (id: string) =>
  useResource<FindingDetail>(`/findings/${encodeURIComponent(id)}`, EVERYWHERE);
export const useSettings = () => useResource<Settings>('/settings', EVERYWHERE);
export const useImport = (id: string) =>
  useResource<ImportRecord>(`/imports/${encodeURIComponent(id)}`, EVERYWHERE);

/** Pages of rows, fetched as the reader goes down. */
export function usePages<T extends { rows: readonly unknown[]; next: string | null }>(
  path: string,
  own: Parameters,
  enabled = true,
) {
  const { language } = useText();
  const parameters = { ...useScope(), lang: language, ...own };
  return useInfiniteQuery({
    queryKey: [path, 'pages', parameters],
    queryFn: ({ pageParam, signal }) =>
      request<T>(path, { parameters: { ...parameters, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export interface IssuedLicenseQuestion {
  readonly licenseServer?: string | undefined;
  readonly keyPack?: string | undefined;
  readonly status?: string | undefined;
  readonly search?: string | undefined;
  readonly sort?: string | undefined;
  readonly descending?: string | undefined;
}

export const useIssuedLicenses = (question: IssuedLicenseQuestion, limit = 200, enabled = true) =>
  usePages<IssuedLicensePage>('/issued-licenses', { ...question, limit }, enabled);
export const useFindings = (state: string) => usePages<FindingPage>('/findings', { state, limit: 200 });
export const useImports = () => usePages<ImportPage>('/imports', { asOf: undefined, limit: 50 });

/** How an inspection or an import stands; asked again while it runs. */
export const fetchInspection = (id: string, lang: string, signal?: AbortSignal) =>
  request<Inspection>(`/inspections/${encodeURIComponent(id)}`, {
    parameters: { lang },
    ...(signal ? { signal } : {}),
  });
export const fetchImport = (id: string, lang: string) =>
  request<ImportRecord>(`/imports/${encodeURIComponent(id)}`, { parameters: { lang } });
