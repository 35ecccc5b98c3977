import type { Instant } from '@calepin/core';
import type { Context } from 'hono';
import { type Cell, csvFile, EXCEL_FR_CSV, PLAIN_CSV } from '../report/csv.ts';
import { exportFileName } from '../report/file-name.ts';
import type { Page } from '../store/register.ts';
import type { ApiEnvironment } from './environment.ts';
import { keepContext } from './keep-context.ts';

/** Rows asked of the register at once while a file is written. */
const AT_ONCE = 10_000;

export interface CsvExport {
  readonly subject: string;
  readonly asOf: Instant;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>;
  readonly excelFr: boolean;
}

/** Answers with a CSV file that is made while it is sent. What fails before the first byte is a problem like any other. */
export async function answerCsv(c: Context<ApiEnvironment>, file: CsvExport): Promise<Response> {
  const pieces = keepContext(csvFile(file.header, file.rows, file.excelFr ? EXCEL_FR_CSV : PLAIN_CSV));
  const header = await pieces.next();
  const first = await pieces.next();
  const encoder = new TextEncoder();
  const begun = [header, first];
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = begun.shift() ?? (await pieces.next());
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return c.body(stream, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${exportFileName(file.subject, file.asOf)}"`,
    'cache-control': 'no-store',
  });
}

/** Everything of a paged list, page by page; the next page is asked for when the one before it was taken. */
export async function* everyPage<T>(
  ask: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let cursor: string | null = null;
  do {
    const page: Page<T> = await ask({ limit: AT_ONCE, ...(cursor === null ? {} : { cursor }) });
    yield page.rows;
    cursor = page.next;
  } while (cursor !== null);
}
