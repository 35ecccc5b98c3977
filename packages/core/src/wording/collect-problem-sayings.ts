import type { CollectProblemCode } from '../collection/problem.ts';

/**
 * What is said of one problem. `{name}` is a fact; where it is not known, its substitute. What stands in brackets is said only
 * when its facts are known.
 */
export interface Saying {
  readonly message: string;
  readonly remedy: string;
  /** Said instead of a directory, where other commands help. */
  readonly directory?: { readonly message?: string; readonly remedy?: string };
}

export type Sayings = Readonly<Record<CollectProblemCode, Saying>>;

/** Facts without which a sentence would have a hole. */
export type Substitutes = Readonly<
  Record<'host' | 'port' | 'user' | 'class' | 'method' | 'expected', string>
>;
