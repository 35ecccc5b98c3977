import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StopSignals } from './stop-signals.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('the first signal asks, the same one again is the same, a later one insists', async () => {
  let insisted = 0;
  const before = process.listenerCount('SIGHUP');
  const signals = new StopSignals(() => {
    insisted += 1;
  });
  try {
    process.emit('SIGHUP');
    await signals.first;
    vi.advanceTimersByTime(100);
    process.emit('SIGHUP');
    expect(insisted).toBe(0);
    vi.advanceTimersByTime(1_000);
    process.emit('SIGHUP');
    expect(insisted).toBe(1);
  } finally {
    signals.release();
  }
  expect(process.listenerCount('SIGHUP')).toBe(before);
});
