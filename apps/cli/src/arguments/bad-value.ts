import type { TextId } from '../messages/index.ts';

/** Why a value on the command line cannot be used; the sentence is `bad-value.<code>`. */
export class BadValue extends Error {
  override readonly name = 'BadValue';
  readonly text: Extract<TextId, `bad-value.${string}`>;
  readonly values: Readonly<Record<string, string | number>>;
  readonly nearest: string | null;

  constructor(text: BadValue['text'], values: BadValue['values'] = {}, nearest: string | null = null) {
    super(text);
    this.text = text;
    this.values = values;
    this.nearest = nearest;
  }
}
