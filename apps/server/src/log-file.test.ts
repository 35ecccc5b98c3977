import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LogFile } from './log-file.ts';

test('is for its owner only, goes on where it was, and turns over when it is large', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-test-'));
  const path = join(folder, 'calepin.log');
  try {
    const first = new LogFile(path);
    first.write('one\n');
    first.close();
    const second = new LogFile(path);
    second.write('two\n');
    expect(await readFile(path, 'utf8')).toBe('one\ntwo\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    second.write(`${'x'.repeat(11 * 1024 * 1024)}\n`);
    second.write('three\n');
    expect(await readFile(path, 'utf8')).toBe('three\n');
    expect((await stat(`${path}.1`)).size).toBeGreaterThan(11 * 1024 * 1024);
    second.close();
    // A line that comes after the end is lost, not thrown.
    second.write('four\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
