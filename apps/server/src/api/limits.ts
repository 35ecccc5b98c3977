/** Bounds on what one request may cost. Sizes in bytes, durations in milliseconds. */
export interface Limits {
  readonly jsonBytes: number;
  readonly uploadBytes: number;
  /** An observation pushed by a collector: as sent, and once expanded. */
  readonly observationBytes: number;
  readonly observationExpandedBytes: number;
  readonly observationsPerMinute: number;
  /** Files being received at the same time. */
  readonly concurrentUploads: number;
  /** Files received and neither imported nor discarded. */
  readonly waitingUploads: number;
  readonly headerBytes: number;
  /** From the request's first byte to its last. */
  readonly receiveMs: number;
  readonly headersMs: number;
  /** From the request to its answer; uploads, pushes and exports apart. */
  readonly answerMs: number;
  /** How long a test of a target, or a search for hosts, may take. */
  readonly probeMs: number;
  /** How long an undo or a push is waited for before the answer says that it goes on. */
  readonly patienceMs: number;
}

const MEBIBYTE = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  jsonBytes: MEBIBYTE,
  uploadBytes: 2048 * MEBIBYTE,
  observationBytes: 128 * MEBIBYTE,
  observationExpandedBytes: 1024 * MEBIBYTE,
  observationsPerMinute: 60,
  concurrentUploads: 6,
  waitingUploads: 500,
  headerBytes: 16 * 1024,
  receiveMs: 10 * 60_000,
  headersMs: 15_000,
  answerMs: 30_000,
  probeMs: 60_000,
  patienceMs: 20_000,
};
