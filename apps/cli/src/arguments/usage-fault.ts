import type { SayableId } from '../messages/index.ts';
import type { BadValue } from './bad-value.ts';

type UsageText = Extract<SayableId, `usage.${string}`>;

/** What is wrong with a command line; the sentence is made where it is printed. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
  readonly text: UsageText;
  readonly values: Readonly<Record<string, string>>;
  /** What was probably meant. */
  readonly nearest: string | null;
  /** The command whose help says more; `null` for the list of all. */
  readonly command: string | null;
  /** Why a value cannot be used: fills `reason`. */
  readonly reason: BadValue | null;
  /** What to do instead. */
  readonly more: UsageText | null;

  constructor(
    text: UsageText,
    values: UsageFault['values'],
    about: {
      readonly command: string | null;
      readonly nearest?: string | null;
      readonly reason?: BadValue;
      readonly more?: UsageText;
    },
  ) {
    super(text);
    this.text = text;
    this.values = values;
    this.nearest = about.nearest ?? null;
    this.command = about.command;
    this.reason = about.reason ?? null;
    this.more = about.more ?? null;
  }
}
