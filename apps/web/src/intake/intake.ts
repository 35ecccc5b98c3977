import type { Inspection } from '@calepin/server/schemas';
import { useSyncExternalStore } from 'react';
import { request } from '../api/request.ts';
import { upload } from '../api/upload.ts';
import { type DroppedFile, MOST_FILES } from './dropped-files.ts';

/** A file on its way to the server. Once `inspectionId` is set, the server is reading it. */
export interface IntakeFile {
  readonly key: number;
  readonly name: string;
  readonly file: File;
  readonly sent: number;
  readonly inspectionId: string | null;
  readonly error: Error | null;
}

/** What the reader corrected in a document before importing it. */
export interface Correction {
  readonly include?: boolean;
  readonly host?: string;
  /** ISO 8601. */
  readonly observedAt?: string;
}

export interface RunningImport {
  readonly id: string;
  /** How many rows the preview counted. */
  readonly rows: number;
  /** The files that were there, and the inspections that went into it. */
  readonly files: readonly number[];
  readonly inspectionIds: readonly string[];
}

export interface Intake {
  readonly files: readonly IntakeFile[];
  /** By document (`documentKey`). */
  readonly corrections: Readonly<Record<string, Correction>>;
  /** The import that was confirmed and still runs. */
  readonly running: RunningImport | null;
  readonly site: string | undefined;
  /** Files left out because there were too many at once. */
  readonly leftOut: number;
}

const AT_ONCE = 2;
const NOTHING: Intake = { files: [], corrections: {}, running: null, site: undefined, leftOut: 0 };

let intake = NOTHING;
let nextKey = 1;
const aborts = new Map<number, AbortController>();
const listeners = new Set<() => void>();

function change(next: Intake): void {
  intake = next;
  for (const listener of listeners) listener();
}

function changeFile(key: number, part: Partial<IntakeFile>): void {
  change({ ...intake, files: intake.files.map((file) => (file.key === key ? { ...file, ...part } : file)) });
}

/** What was dropped and not yet imported; it outlives the page that shows it. */
export function useIntake(): Intake {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => intake,
  );
}

/** Takes files in: they leave for the server at once, a few at a time. */
export function takeIn(dropped: readonly DroppedFile[], site: string | undefined): void {
  const room = Math.max(0, MOST_FILES - intake.files.length);
  const files = dropped.slice(0, room).map(({ name, file }) => ({
    key: nextKey++,
    name,
    file,
    sent: 0,
    inspectionId: null,
    error: null,
  }));
  change({
    ...intake,
    site: intake.files.length > 0 ? intake.site : site,
    files: [...intake.files, ...files],
    leftOut: dropped.length - files.length,
  });
  startMore();
}

/** Reads everything again for another site: what would change depends on it. Corrections stay. */
export function changeSite(site: string | undefined): void {
  for (const file of intake.files) forget(file);
  change({
    ...intake,
    site,
    files: intake.files.map((file) => ({ ...file, sent: 0, inspectionId: null, error: null })),
  });
  startMore();
}

/** Sends a file that did not arrive, or that the server no longer has, once more. */
export function sendAgain(key: number): void {
  changeFile(key, { sent: 0, inspectionId: null, error: null });
  startMore();
}

/** A document is known by its file and its place in it. */
export const documentKey = (file: number, index: number): string => `${file}/${index}`;

/** Corrects a document; a part that is `undefined` goes back to what was read. */
export function correct(
  key: string,
  part: { [Name in keyof Correction]: Correction[Name] | undefined },
): void {
  const merged = Object.entries({ ...intake.corrections[key], ...part }).filter(
    ([, value]) => value !== undefined,
  );
  change({ ...intake, corrections: { ...intake.corrections, [key]: Object.fromEntries(merged) } });
}

/** The import was confirmed: the files present belong to it. */
export function beginImport(of: Omit<RunningImport, 'files'>): void {
  change({ ...intake, running: { ...of, files: intake.files.map((file) => file.key) } });
}

/** The import is over; files that were dropped meanwhile stay. */
export function endImport(): void {
  const taken = new Set(intake.running?.files);
  const imported = new Set<string | null>(intake.running?.inspectionIds);
  // Those that were left out of it are of no use to the server any more.
  for (const file of intake.files) if (taken.has(file.key) && !imported.has(file.inspectionId)) forget(file);
  change({ ...intake, running: null, files: intake.files.filter((file) => !taken.has(file.key)) });
}

export function leaveOut(key: number): void {
  const file = intake.files.find((one) => one.key === key);
  if (file) forget(file);
  change({ ...intake, files: intake.files.filter((one) => one.key !== key), leftOut: 0 });
  startMore();
}

/** Forgets every file; the server removes what it received. */
export function discardIntake(): void {
  for (const file of intake.files) forget(file);
  change(NOTHING);
}

function forget(file: IntakeFile): void {
  aborts.get(file.key)?.abort();
  aborts.delete(file.key);
  if (file.inspectionId === null) return;
  // The server forgets inspections by itself: failing to tell it costs nothing.
  request(`/inspections/${encodeURIComponent(file.inspectionId)}`, { method: 'DELETE' }).catch(
    () => undefined,
  );
}

function startMore(): void {
  const waiting = intake.files.filter(
    (file) => file.inspectionId === null && !file.error && !aborts.has(file.key),
  );
  for (const file of waiting.slice(0, Math.max(0, AT_ONCE - aborts.size))) void send(file);
}

async function send(file: IntakeFile): Promise<void> {
  const abort = new AbortController();
  aborts.set(file.key, abort);
  const parameters = {
    name: file.name,
    modified: new Date(file.file.lastModified).toISOString(),
    site: intake.site,
  };
  try {
    const onProgress = (sent: number): void => changeFile(file.key, { sent });
    const inspection = await upload<Inspection>(
      '/inspections',
      parameters,
      file.file,
      onProgress,
      abort.signal,
    );
    changeFile(file.key, { inspectionId: inspection.id, sent: file.file.size });
  } catch (error) {
    if (!abort.signal.aborted)
      changeFile(file.key, { error: error instanceof Error ? error : new Error(String(error)) });
  } finally {
    // The same file may be on its way again, for another site.
    if (aborts.get(file.key) === abort) aborts.delete(file.key);
    startMore();
  }
}
