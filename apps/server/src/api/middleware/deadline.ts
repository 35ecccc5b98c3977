import type { MiddlewareHandler } from 'hono';
import type { ApiEnvironment } from '../environment.ts';
import { Problem } from '../problem.ts';

/** Answers with a problem when a handler takes longer than it may. */
export function deadline(milliseconds: number): MiddlewareHandler<ApiEnvironment> {
  return async (_, next) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () =>
          reject(new Problem('deadline-exceeded', { values: { seconds: Math.round(milliseconds / 1000) } })),
        milliseconds,
      );
    });
    try {
      await Promise.race([next(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
