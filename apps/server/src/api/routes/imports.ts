import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type ImportJob, registerId } from '../../jobs/imports.ts';
import { inTime } from '../../jobs/in-time.ts';
import type { InspectionRecord } from '../../jobs/inspections.ts';
import type { DocumentChoice } from '../../jobs/workshop.ts';
import type { Say } from '../../messages/index.ts';
import type { Site } from '../../store/register.ts';
import type { Scope } from '../access/guarded-reads.ts';
import { requireSiteNamed } from '../access/guarded-workshop.ts';
import { identityKey } from '../access/identity.ts';
import { auditContext } from '../audit-context.ts';
import type { ApiEnvironment } from '../environment.ts';
import { presentImport, presentJob } from '../present/import.ts';
import { toInstant } from '../present/instant.ts';
import { namesOf } from '../present/names.ts';
import { Problem } from '../problem.ts';
import { importPage, importRecord, importRequest } from '../schemas/imports.ts';
import type { ImportRecord, ImportRequest } from '../schemas/index.ts';
import { pageQuery, siteQuery } from '../schemas/shapes.ts';
import type { Services } from '../services.ts';
import { findSite, siteCalled, sitesAndFilter } from '../site-filter.ts';
import { accepted, body, identified, json, router, settled } from './answers.ts';

const post = createRoute({
  method: 'post',
  path: '/imports',
  tags: ['imports'],
  summary: 'Import inspected files into the register',
  request: { body: body(importRequest) },
  responses: accepted(importRecord, 'The import has begun, or waits for its turn.'),
});

const list = createRoute({
  method: 'get',
  path: '/imports',
  tags: ['imports'],
  summary: 'Imports, the newest first',
  request: { query: siteQuery.pick({ site: true }).extend(pageQuery.shape) },
  responses: json(importPage, 'A page of imports.'),
});

const get = createRoute({
  method: 'get',
  path: '/imports/{id}',
  tags: ['imports'],
  summary: 'One import',
  request: { params: identified },
  responses: json(importRecord, 'The import as it stands.'),
});

const undo = createRoute({
  method: 'delete',
  path: '/imports/{id}',
  tags: ['imports'],
  summary: 'Take an import back, as if it had never been',
  request: { params: identified },
  responses: settled(importRecord, 'The import, undone.'),
});

type Correction = NonNullable<ImportRequest['documents']>[number];

/** The documents to take from one inspected file, with what the person corrected. */
function choicesOf(inspection: InspectionRecord, corrections: readonly Correction[]): DocumentChoice[] {
  const documents = inspection.result?.documents ?? [];
  return documents.flatMap((document) => {
    const correction = corrections.find(
      (one) => one.inspectionId === inspection.id && one.index === document.index,
    );
    if (correction?.include === false) return [];
    // The name that was proposed is the one that the preview was worked out for.
    const host = correction?.host ?? document.suggestedHost ?? undefined;
    return [
      {
        upload: inspection.upload,
        index: document.index,
        // Read as it was shown, whatever the clock or a later detection would make of it.
        as: document.header.format,
        ...(host === undefined ? {} : { host }),
        ...(correction?.observedAt === undefined ? {} : { observedAt: toInstant(correction.observedAt) }),
      },
    ];
  });
}

/** Presents an import of this server's life, with the register's record where it has one. */
export async function presentFound(services: Services, job: ImportJob, say: Say): Promise<ImportRecord> {
  const { reads } = services.workshop;
  const stored = registerId(job);
  const [record, sites] = await Promise.all([
    stored === null ? null : reads.importRecord(stored),
    reads.sites(),
  ]);
  if (record !== null) return presentImport(record, job, namesOf(sites), say);
  return presentJob(job, findSite(sites, job.task.site.name)?.id ?? null, say);
}

/** Whether an import is one of the sites that may be asked of; with every site, also one whose site is still to be made. */
function isTheirs({ task }: ImportJob, sites: readonly Site[], scope: Scope): boolean {
  return scope === null || siteCalled(sites, task.site.name) !== undefined;
}

export function importRoutes(services: Services) {
  const { inspections, imports, workshop, limits, identify, log } = services;
  const { reads, writesAs } = workshop;

  /** An import of this server's life; that of a site which is not theirs is not found. */
  async function theirJob(id: string, scope: Scope): Promise<ImportJob | null> {
    const job = imports.find(id);
    return job !== null && isTheirs(job, await reads.sites(), scope) ? job : null;
  }

  async function presentById(id: string, c: Context<ApiEnvironment>): Promise<ImportRecord> {
    const say = c.get('say');
    const job = await theirJob(id, c.get('scope'));
    if (job && registerId(job) === null) return presentFound(services, job, say);
    const [record, sites] = await Promise.all([
      reads.importRecord(job ? (registerId(job) ?? id) : id),
      reads.sites(),
    ]);
    if (!record) throw new Problem('unknown-resource');
    return presentImport(record, job, namesOf(sites), say);
  }

  return router()
    .openapi(post, async (c) => {
      const request = c.req.valid('json');
      const chosen = [...new Set(request.inspectionIds)].map((id) => {
        const inspection = inspections.find(id);
        if (!inspection || inspection.owner !== identityKey(c.get('identity')))
          throw new Problem('unknown-resource');
        if (inspection.state !== 'ready') throw new Problem('inspection-not-ready');
        return inspection;
      });
      const documents = chosen.flatMap((inspection) => choicesOf(inspection, request.documents));
      if (documents.length === 0) throw new Problem('nothing-to-import');
      const name = request.site?.trim() || (chosen[0]?.site ?? '');
      const known = findSite(await reads.sites(), name);
      await requireSiteNamed(reads, known?.name ?? name, c.get('scope'));
      const job = imports.start(
        identify(),
        {
          site: { name: known?.name ?? name, example: known?.example ?? false },
          origin: 'file',
          by: auditContext(c),
          documents,
        },
        async () => {
          await Promise.all(chosen.map((inspection) => inspections.discard(inspection.id)));
        },
      );
      return c.json(await presentFound(services, job, c.get('say')), 202, {
        location: `/api/v1/imports/${job.id}`,
      });
    })
    .openapi(list, async (c) => {
      const { site, limit, cursor } = c.req.valid('query');
      const { sites, filter } = await sitesAndFilter(reads, { site });
      const page = await reads.imports({ ...filter, limit, ...(cursor === undefined ? {} : { cursor }) });
      const names = namesOf(sites);
      const say = c.get('say');
      const rows = page.rows.map((record) => presentImport(record, imports.find(record.id), names, say));
      // Those that wait for their turn are in no page of the register yet.
      const running = cursor === undefined ? imports.running : [];
      const named = running
        .filter((job) => registerId(job) === null && isTheirs(job, sites, c.get('scope')))
        .map((job) => presentJob(job, findSite(sites, job.task.site.name)?.id ?? null, say))
        .filter((job) => site === undefined || job.siteId === filter.site);
      return c.json({ rows: [...named.reverse(), ...rows], next: page.next }, 200);
    })
    .openapi(get, async (c) => c.json(await presentById(c.req.valid('param').id, c), 200))
    .openapi(undo, async (c) => {
      const { id } = c.req.valid('param');
      const job = await theirJob(id, c.get('scope'));
      const stored = job ? registerId(job) : id;
      if (stored === null || (job && imports.running.includes(job))) throw new Problem('import-not-undoable');
      const undone = writesAs(auditContext(c)).undoImport(stored);
      if (await inTime(undone, limits.patienceMs)) return c.json(await presentById(stored, c), 200);
      undone.catch((error: unknown) => log.error({ err: error }, 'undo failed after it was accepted'));
      return c.json(await presentById(stored, c), 202);
    });
}
