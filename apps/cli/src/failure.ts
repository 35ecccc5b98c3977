import { EXIT, type ExitCode } from './exit-code.ts';
import type { TextId } from './messages/index.ts';

export type TextValues = Readonly<Record<string, string | number | boolean | null>>;

type CodeOf<Id> = Id extends `failure.${infer Code}.remedy` ? Code : never;

/** Everything that can end a command early; its texts are `failure.<code>` and `failure.<code>.remedy`. */
export type FailureCode = CodeOf<TextId>;

/** The command could not be done, or was asked for in a wrong way. The sentence is made where it is printed. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly values: TextValues;
  readonly exitCode: ExitCode;

  constructor(
    code: FailureCode,
    values: TextValues = {},
    options: { readonly exitCode?: ExitCode; readonly cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause });
    this.code = code;
    this.values = values;
    this.exitCode = options.exitCode ?? EXIT.failed;
  }
}

/** Wrong usage: exit code 2. */
export function misused(code: FailureCode, values: TextValues = {}): Failure {
  return new Failure(code, values, { exitCode: EXIT.usage });
}

/** What the server answered, in the language that it was asked for. */
export class ServerFailure extends Error {
  override readonly name = 'ServerFailure';
  readonly code: string;
  readonly remedy: string | null;
  /** The code to quote. */
  readonly requestId: string | null;
  readonly status: number;

  constructor(problem: {
    readonly code: string;
    readonly message: string;
    readonly remedy: string | null;
    readonly requestId: string | null;
    readonly status: number;
  }) {
    super(problem.message);
    this.code = problem.code;
    this.remedy = problem.remedy;
    this.requestId = problem.requestId;
    this.status = problem.status;
  }
}

/** Whoever read the output has closed it (`| head`): the command ends without a word. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

/** Ctrl-C, after which a command says what was kept. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** What was kept, said by the command. */
  readonly said: TextId;

  constructor(said: TextId) {
    super(said);
    this.said = said;
  }
}
