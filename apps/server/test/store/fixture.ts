import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@calepin/core';
import { onTestFinished } from 'vitest';
import { openRegister, type Register } from '../../src/store/index.ts';
import { day, replay } from './documents.ts';

/** A folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A register of its own, closed when the test ends. */
export async function openTestRegister(
  folder?: string,
  clock: () => Instant = () => day(1000),
): Promise<Register> {
  const register = await openRegister({
    folder: folder ?? (await temporaryFolder()),
    mode: 'write',
    replay,
    clock,
  });
  onTestFinished(() => register.close());
  return register;
}
