import process from 'node:process';
import { isatty } from 'node:tty';
import { type Ending, runProgram } from './program.ts';

/** Once asked for, the first Ctrl-C (or polite end) aborts the signal; the second ends the process at once. */
function interruptible(): () => AbortSignal {
  let controller: AbortController | null = null;
  return () => {
    if (controller !== null) return controller.signal;
    const stop = new AbortController();
    controller = stop;
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(name, () => {
        received = name;
        stop.abort();
      });
    }
    return stop.signal;
  };
}

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
