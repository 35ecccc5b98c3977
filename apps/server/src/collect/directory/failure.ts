import type { CollectProblem, CollectProblemCode } from '@calepin/core';

/** The longest text of a server that is kept. */
const LONGEST_TEXT = 500;

/** A step of a directory collection that failed: what the sentence and its remedy are made of. */
export class DirectoryFailure extends Error {
  override readonly name = 'DirectoryFailure';
  readonly problem: CollectProblem;

  constructor(
    code: CollectProblemCode,
    facts: CollectProblem['facts'] = {},
    server: { readonly code: string; readonly text: string } | null = null,
  ) {
    super(code);
    const text = server?.text.trim().slice(0, LONGEST_TEXT) ?? '';
    this.problem = {
      code,
      serverCode: server?.code ?? null,
      serverText: text === '' ? null : text,
      facts,
    };
  }
}

/** What a step gives; `null` when it failed, which its own record tells. */
export async function unlessFailed<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DirectoryFailure) return null;
    throw error;
  }
}
