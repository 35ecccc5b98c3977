import process from 'node:process';
import { isatty } from 'node:tty';
import { type Ending, runProgram } from './program.ts';

/** A terminal and whoever started the command (npx) may both pass one Ctrl-C on: that is one, not two. */
const SAME_WITHIN_MS = 500;

/** Once asked for, the first Ctrl-C (or polite end) aborts the signal; a later one ends the process at once. */
function interruptible(): () => AbortSignal {
  let controller: AbortController | null = null;
  return () => {
    if (controller !== null) return controller.signal;
    const stop = new AbortController();
    controller = stop;
    let firstAt = Number.POSITIVE_INFINITY;
    for (const name of SIGNALS) {
      process.on(name, () => {
        const now = performance.now();
        if (now - firstAt > SAME_WITHIN_MS) end({ interrupted: true });
        received = name;
        firstAt = Math.min(firstAt, now);
        stop.abort();
      });
    }
    return stop.signal;
  };
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let received: NodeJS.Signals = 'SIGINT';

/** A command that Ctrl-C ended says so to its shell by ending of that very signal. */
function end(ending: Ending): void {
  if ('exitCode' in ending) process.exit(ending.exitCode);
  process.removeAllListeners(received);
  process.kill(process.pid, received);
  // Windows has no signals to end of.
  setTimeout(() => process.exit(130), 100);
}

end(
  await runProgram(process.argv.slice(2), {
    output: process.stdout,
    errors: process.stderr,
    get input() {
      return process.stdin;
    },
    streams: {
      outputIsTerminal: isatty(1),
      errorsIsTerminal: isatty(2),
      inputIsTerminal: isatty(0),
      columns: process.stdout.columns ?? process.stderr.columns,
    },
    environment: process.env,
    platform: process.platform,
    folder: process.cwd(),
    interruption: interruptible(),
  }),
);
