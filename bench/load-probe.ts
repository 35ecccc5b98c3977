// Loaded before the server (`node --import`): tells how long its event loop was held up, and what it took, since it was last
// asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Milliseconds between two looks; the delay that is told is what came on top. */
const RESOLUTION = 5;

if (isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
  delays.enable();
  let before = process.cpuUsage();
  process.on('message', () => {
    const { user, system } = process.cpuUsage(before);
    const stall = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
    process.send?.({
      longestStall: stall(delays.max),
      usualStall: stall(delays.percentile(99)),
      seconds: (user + system) / 1e6,
    });
    before = process.cpuUsage();
    delays.reset();
  });
  // The channel alone keeps nobody awake.
  process.channel?.unref();
}
