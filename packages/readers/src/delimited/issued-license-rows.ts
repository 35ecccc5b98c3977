import { EMPTY_BATCH, type ReadBatch } from '@calepin/core';
import type { ReadContext } from '../reader.ts';
import type { Dialect } from './dialect.ts';
import { IssuedLicenseSink } from './issued-license-sink.ts';
import { surveyDates } from './survey-dates.ts';
import { DelimitedTokenizer } from './tokenizer.ts';

/** A batch holds at most a few thousand rows. */
const BATCH = 4000;

/** Issued licences, read in place without an object per cell: a million rows cost about as much as cutting them. */
export async function* readIssuedLicenseRows(
  context: ReadContext,
  dialect: Dialect,
): AsyncGenerator<ReadBatch> {
  const orders = await surveyDates(context, dialect);
  const sink = new IssuedLicenseSink(context, dialect, orders);
  const tokenizer = new DelimitedTokenizer(dialect.delimiter, sink, dialect.lineEnd);
  for await (const piece of context.text()) {
    tokenizer.push(piece);
    for (let rows = sink.take(BATCH); rows.length > 0; rows = sink.take(BATCH)) {
      yield { ...EMPTY_BATCH, issuedLicenses: rows };
    }
  }
  tokenizer.end();
  for (let rows = sink.take(BATCH); rows.length > 0; rows = sink.take(BATCH)) {
    yield { ...EMPTY_BATCH, issuedLicenses: rows };
  }
  sink.finish();
}
