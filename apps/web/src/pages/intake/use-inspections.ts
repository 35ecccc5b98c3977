import type { Inspection } from '@calepin/server/schemas';
import { useQueries } from '@tanstack/react-query';
import { fetchInspection } from '../../api/resources.ts';
import type { IntakeFile } from '../../intake/intake.ts';
import { useText } from '../../language/text.ts';

const ASK_EVERY = 350;

/** A dropped file with what the server has read of it so far. */
export interface ReadFile {
  readonly file: IntakeFile;
  /** `null` until the server has the file. */
  readonly inspection: Inspection | null;
  readonly error: Error | null;
}

/** Follows the reading of every file until it is over. */
export function useInspections(files: readonly IntakeFile[]): readonly ReadFile[] {
  const { language } = useText();
  return useQueries({
    queries: files.map(({ key, inspectionId }) => ({
      queryKey: ['/inspections', inspectionId ?? key, language],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchInspection(inspectionId ?? '', language, signal),
      enabled: inspectionId !== null,
      refetchInterval: (query: { state: { data: Inspection | undefined } }) =>
        query.state.data === undefined || query.state.data.state === 'reading' ? ASK_EVERY : false,
    })),
    combine: (answers) =>
      files.map((file, index) => ({
        file,
        inspection: answers[index]?.data ?? null,
        // What was read stays true when the server is asked again in vain.
        error:
          file.error ?? (answers[index]?.data?.state === 'ready' ? null : (answers[index]?.error ?? null)),
      })),
  });
}
