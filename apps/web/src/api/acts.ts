import type { Finding, ImportRecord, ImportRequest, RegisterState, Settings } from '@calepin/server/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, ServerUnreachable } from './request.ts';

/** An act that changes the register: every page asks again afterwards. */
export function useAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess() {
      // A page that is opened next would show for a moment what was read before the act: a target that is gone, say.
      client.removeQueries({ type: 'inactive' });
      return client.invalidateQueries();
    },
  });
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

const LOOK_EVERY = 1_000;
const LOOKS = 900;

/** Takes an import back. The server accepts a large one before it is gone: this waits until it is. */
async function undoImport(id: string): Promise<ImportRecord> {
  const path = `/imports/${encodeURIComponent(id)}`;
  let record = await request<ImportRecord>(path, { method: 'DELETE' });
  for (let look = 0; record.state !== 'undone'; look += 1) {
    if (look === LOOKS) throw new ServerUnreachable();
    await new Promise((resolve) => window.setTimeout(resolve, LOOK_EVERY));
    record = await request<ImportRecord>(path);
  }
  return record;
}

export const useUndoImport = () => useAct(undoImport);

export const useSaveSettings = () =>
  useAct((settings: Settings) => request<Settings>('/settings', { method: 'PUT', body: settings }));

export const useAddExamples = () =>
  useAct(() => request<RegisterState | null>('/examples', { method: 'POST' }));

export const useRemoveExamples = () =>
  useAct(() => request<RegisterState | null>('/examples', { method: 'DELETE' }));

/** Confirms a preview. The import runs on the server; `fetchImport` tells how far it is. */
export const startImport = (body: ImportRequest, lang: string) =>
  request<ImportRecord>('/imports', { method: 'POST', parameters: { lang }, body });
