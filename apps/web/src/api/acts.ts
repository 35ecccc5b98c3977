import type { Finding, ImportRecord, ImportRequest, RegisterState, Settings } from '@calepin/server/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from './request.ts';

/** An act that changes the register: every page asks again afterwards. */
function useAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries() });
}

export const useAcknowledge = (id: string) =>
  useAct((reason: string) =>
    request<Finding>(`/findings/${encodeURIComponent(id)}/acknowledgement`, {
      method: 'PUT',
      body: { reason },
    }),
  );

export const useRemoveAcknowledgement = (id: string) =>
  useAct(() => request<Finding>(`/findings/${encodeURIComponent(id)}/acknowledgement`, { method: 'DELETE' }));

export const useUndoImport = () =>
  useAct((id: string) => request<ImportRecord>(`/imports/${encodeURIComponent(id)}`, { method: 'DELETE' }));

export const useSaveSettings = () =>
  useAct((settings: Settings) => request<Settings>('/settings', { method: 'PUT', body: settings }));

export const useAddExamples = () =>
  useAct(() => request<RegisterState | null>('/examples', { method: 'POST' }));

export const useRemoveExamples = () =>
  useAct(() => request<RegisterState | null>('/examples', { method: 'DELETE' }));

/** Confirms a preview. The import runs on the server; `fetchImport` tells how far it is. */
export const startImport = (body: ImportRequest, lang: string) =>
  request<ImportRecord>('/imports', { method: 'POST', parameters: { lang }, body });
