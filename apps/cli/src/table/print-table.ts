import type { Context } from '../context.ts';
import type { Tone } from '../terminal/style.ts';
import { indented, wrap } from '../terminal/wrap.ts';
import { renderTable } from './render-table.ts';
import type { Table } from './table.ts';

/** Prints a table as wide as the terminal, and notes which columns did not fit. */
export async function printTable<Row>(table: Table<Row>, context: Context, indent = ''): Promise<void> {
  const { output } = context;
  const { lines, dropped } = renderTable(table, { style: output.style, width: output.width, indent });
  for (const line of lines) await output.line(line);
  if (dropped.length > 0) await note(context, context.say('table.dropped', { columns: dropped.join(', ') }));
}

/** Says something about the results, beside them: nothing that a program reads gets into its way. */
export async function note(context: Context, text: string): Promise<void> {
  if (context.quiet) return;
  const { notes, output } = context;
  await output.flush();
  for (const line of wrap(text, notes.width)) await notes.line(notes.style.paint('quiet', line));
  await notes.flush();
}

/** Prints a text among the results, broken where the terminal ends. */
export async function printLines(
  text: string,
  { output }: Context,
  tone: Tone = 'plain',
  indent = '',
): Promise<void> {
  for (const line of indented(text, indent, output.width)) await output.line(output.style.paint(tone, line));
}
