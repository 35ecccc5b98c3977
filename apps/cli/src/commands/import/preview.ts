import type { InspectedDocument, Inspection } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { printLines } from '../../table/print-table.ts';
import { printable } from '../../terminal/printable.ts';
import { sayChanges } from '../imports/say-changes.ts';

const INDENT = '  ';
const DEEPER = '    ';

/** Prints what importing would change, document by document. */
export async function printPreview(
  inspections: readonly Inspection[],
  hostOf: (document: InspectedDocument) => string | null,
  context: Context,
): Promise<void> {
  const { say, output } = context;
  const [first] = inspections;
  if (first === undefined) return;
  await printLines(say('import.preview', { site: printable(first.site) }), context, 'strong');
  for (const document of inspections.flatMap((inspection) => inspection.documents)) {
    await output.line();
    await output.line(INDENT + printable(document.name));
    await printLines(
      document.alreadyImported === null ? sayChanges(document.changes, context) : say('import.already'),
      context,
      'quiet',
      DEEPER,
    );
    const host = hostOf(document);
    if (host !== null)
      await printLines(say('import.as-host', { host: printable(host) }), context, 'quiet', DEEPER);
    const { rejected } = document.counts;
    if (rejected > 0) {
      const text = `${output.style.glyphs.soon} ${say('inspect.rejected', { count: rejected })}`;
      await printLines(text, context, 'soon', DEEPER);
    }
  }
  await output.line();
}
