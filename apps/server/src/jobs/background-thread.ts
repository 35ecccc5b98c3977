import { setPriority } from 'node:os';

/** Half of what a process can be lowered by: it gets what others leave, and a ninth of a processor that all want. */
const NICE = 10;

/**
 * Lets the thread that calls this work behind the one that answers requests. Only where a thread has a priority of its own:
 * Linux sets that of the calling thread (setpriority(2), "C library/kernel differences"), other systems that of the whole process.
 */
export function workInBackground(): void {
  if (process.platform === 'linux') setPriority(0, NICE);
}
