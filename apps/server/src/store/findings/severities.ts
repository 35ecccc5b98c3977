import type { Severity } from '@calepin/core';

/** Severities in the order of the list; the register holds their rank. */
export const SEVERITIES: readonly Severity[] = ['critical', 'warning', 'info'];
