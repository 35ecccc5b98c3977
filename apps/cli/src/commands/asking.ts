import { toIso } from '@calepin/core';
import type { RegisterState } from '@calepin/server/schemas';
import type { Api, Query } from '../api/api.ts';
import { openApi } from '../api/open-api.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { printableJson } from '../terminal/printable.ts';
import type { ASKING } from './asking-options.ts';
import type { Given } from './definition.ts';

/** What the API is asked for by them. */
export function askedOf(given: Partial<Given<typeof ASKING>>): Query {
  const { site, asOf } = given;
  return { site, ...(asOf === undefined ? {} : { asOf: toIso(asOf) }) };
}

/** How the texts of an empty answer tell the present from the past. */
export function moment(asOf: number | undefined): 'now' | 'then' {
  return asOf === undefined ? 'now' : 'then';
}

/** Opens the register for reading, for as long as a question takes. */
export async function ask<T>(
  context: Context,
  site: string | undefined,
  question: (api: Api) => Promise<T>,
): Promise<T> {
  await using api = await openApi(context, 'read');
  if (site !== undefined) await checkSite(api, site);
  return await question(api);
}

/** A site that nobody knows is told with those that there are. */
async function checkSite(api: Api, site: string): Promise<void> {
  const { sites } = await api.get<RegisterState>('/state');
  const name = site.toLocaleLowerCase();
  if (sites.some((known) => known.id === site || known.name.toLocaleLowerCase() === name)) return;
  throw new Failure('unknown-site', { site, known: sites.map((known) => known.name).join(', ') || 'none' });
}

/** Prints the one JSON document of a command. */
export async function printJson(document: unknown, context: Context): Promise<void> {
  const { outputIsTerminal } = context.streams;
  const json = JSON.stringify(document, null, outputIsTerminal ? 2 : undefined);
  await context.output.line(outputIsTerminal ? printableJson(json) : json);
}

/** Prints a file of the API as it comes. */
export async function printFile(api: Api, path: string, query: Query, context: Context): Promise<void> {
  for await (const bytes of api.file(path, query)) await context.output.writeBytes(bytes);
}
