import type { Language } from '@calepin/core';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { AuditContext } from '../../store/audit.ts';
import type { TargetRecord, TargetSettings } from '../../store/collection.ts';
import { auditContext } from '../audit-context.ts';
import type { ApiEnvironment } from '../environment.ts';
import { answerLongList } from '../long-list.ts';
import { presentRun } from '../present/run.ts';
import { presentTarget } from '../present/target.ts';
import { Problem } from '../problem.ts';
import {
  run,
  target,
  targetList,
  targetSettings,
  targetsAdded,
  targetsRequest,
} from '../schemas/collection.ts';
import type { TargetSettings as Requested, Target } from '../schemas/index.ts';
import type { Services } from '../services.ts';
import { siteFilter } from '../site-filter.ts';
import { siteNamed } from '../site-named.ts';
import { addTargets } from '../target-list.ts';
import { requestedSettings, settingsFaults } from '../target-settings.ts';
import { surroundings } from '../target-surroundings.ts';
import { accepted, body, created, empty, identified, json, router } from './answers.ts';

const list = createRoute({
  method: 'get',
  path: '/targets',
  tags: ['collection'],
  summary: 'Targets, and how each is doing',
  request: { query: z.object({ site: z.string().optional() }) },
  responses: json(targetList, 'Every target, by name.'),
});

const add = createRoute({
  method: 'post',
  path: '/targets',
  tags: ['collection'],
  summary: 'Add a target; it is read at once',
  request: { body: body(targetSettings) },
  responses: created(target, 'The target.'),
});

const addMany = createRoute({
  method: 'post',
  path: '/targets/list',
  tags: ['collection'],
  summary: 'Add many hosts with the same settings',
  request: { body: body(targetsRequest) },
  responses: json(targetsAdded, 'What was added, and what was not and why.'),
});

const get = createRoute({
  method: 'get',
  path: '/targets/{id}',
  tags: ['collection'],
  summary: 'One target',
  request: { params: identified },
  responses: json(target, 'The target.'),
});

const put = createRoute({
  method: 'put',
  path: '/targets/{id}',
  tags: ['collection'],
  summary: 'Change a target; when it is reached otherwise, it is read at once',
  request: { params: identified, body: body(targetSettings) },
  responses: json(target, 'The target, changed.'),
});

const remove = createRoute({
  method: 'delete',
  path: '/targets/{id}',
  tags: ['collection'],
  summary: 'Remove a target with its runs; what it brought stays',
  request: { params: identified },
  responses: empty('Removed.'),
});

const runNow = createRoute({
  method: 'post',
  path: '/targets/{id}/run',
  tags: ['collection'],
  summary: 'Read a target now',
  request: { params: identified },
  responses: accepted(run, 'The run; the one that goes on when there is one.'),
});

const pause = createRoute({
  method: 'post',
  path: '/targets/{id}/pause',
  tags: ['collection'],
  summary: 'Read a target no longer by itself',
  request: { params: identified },
  responses: json(target, 'The target, paused.'),
});

const resume = createRoute({
  method: 'post',
  path: '/targets/{id}/resume',
  tags: ['collection'],
  summary: 'Read a paused target by itself again, at once',
  request: { params: identified },
  responses: json(target, 'The target.'),
});

/** What decides how a target is reached and what is read: when one changes, the last run tells nothing any more. */
const REACHED_BY = [
  'name',
  'address',
  'transport',
  'port',
  'path',
  'authentication',
  'resourceStyle',
  'credentialId',
  'ca',
  'allowUnencrypted',
  'reads',
] as const satisfies readonly (keyof TargetSettings)[];

function reachedAlike(one: TargetSettings, other: TargetSettings): boolean {
  return REACHED_BY.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}

export function targetRoutes(services: Services) {
  const { workshop, collection, clock, identify } = services;
  const { reads, writesAs } = workshop;

  /** What the person chose, checked, with the site as the register knows it. */
  async function chosen(requested: Requested, c: Context<ApiEnvironment>): Promise<TargetSettings> {
    const settings = requestedSettings(requested, await c.req.json());
    const faults = settingsFaults(settings, await reads.credentials(), 'body');
    if (faults.length > 0) throw new Problem('invalid-request', { faults });
    return { ...settings, site: (await siteNamed(reads, writesAs(auditContext(c)), settings.site)).id };
  }

  async function known(id: string): Promise<TargetRecord> {
    const record = await reads.target(id);
    if (record === null) throw new Problem('unknown-resource');
    return record;
  }

  async function presented(record: TargetRecord, language: Language): Promise<Target> {
    return presentTarget(record, await surroundings(services, { site: record.site }, language));
  }

  /** After a write: the schedule and the page see the same. */
  async function saved(id: string, c: Context<ApiEnvironment>): Promise<Target> {
    const record = await known(id);
    await collection.saved([record]);
    return presented(record, c.get('language'));
  }

  async function setPaused(id: string, paused: boolean, by: AuditContext): Promise<void> {
    const {
      lastRun: _run,
      lastSuccessAt: _at,
      failures: _count,
      activeSince: _since,
      ...record
    } = await known(id);
    await writesAs(by).saveTarget({ ...record, paused, nextRunAt: paused ? null : clock() });
  }

  return router()
    .openapi(list, async (c) => {
      const filter = siteFilter(c.req.valid('query'), await reads.sites());
      const [records, around] = await Promise.all([
        reads.targets(filter),
        surroundings(services, filter, c.get('language')),
      ]);
      return answerLongList(c, records, (record) => presentTarget(record, around));
    })
    .openapi(addMany, async (c) => {
      const { hosts, origin, settings } = c.req.valid('json');
      const given: unknown = await c.req.json();
      const template =
        typeof given === 'object' && given !== null && 'settings' in given ? given.settings : null;
      return c.json(
        await addTargets(services, { hosts, origin, settings, template, by: auditContext(c) }, c.get('say')),
        200,
      );
    })
    .openapi(add, async (c) => {
      const settings = await chosen(c.req.valid('json'), c);
      const id = identify();
      const now = clock();
      const nextRunAt = settings.paused ? null : now;
      await writesAs(auditContext(c)).saveTarget({
        ...settings,
        id,
        origin: 'manual',
        createdAt: now,
        nextRunAt,
      });
      return c.json(await saved(id, c), 201, { location: `/api/v1/targets/${id}` });
    })
    .openapi(get, async (c) => {
      return c.json(await presented(await known(c.req.valid('param').id), c.get('language')), 200);
    })
    .openapi(put, async (c) => {
      const { id } = c.req.valid('param');
      const before = await known(id);
      const settings = await chosen(c.req.valid('json'), c);
      const { origin, createdAt } = before;
      const resumed = before.paused && !settings.paused;
      const soon = resumed || before.nextRunAt === null || !reachedAlike(before, settings);
      const nextRunAt = settings.paused ? null : soon ? clock() : before.nextRunAt;
      await writesAs(auditContext(c)).saveTarget({ ...settings, id, origin, createdAt, nextRunAt });
      return c.json(await saved(id, c), 200);
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid('param');
      const record = await known(id);
      await collection.forget(id);
      try {
        await writesAs(auditContext(c)).removeTarget(id);
      } catch (error) {
        await collection.saved([record]);
        throw error;
      }
      return c.body(null, 204);
    })
    .openapi(runNow, async (c) => {
      const { id } = c.req.valid('param');
      await known(id);
      const begun = await collection.run(id);
      const entry = collection.known(id);
      if (begun === null || entry === null) throw new Problem('unknown-resource');
      return c.json(presentRun(begun, entry, c.get('language')), 202, {
        location: `/api/v1/runs/${begun.id}`,
      });
    })
    .openapi(pause, async (c) => {
      const { id } = c.req.valid('param');
      await setPaused(id, true, auditContext(c));
      return c.json(await saved(id, c), 200);
    })
    .openapi(resume, async (c) => {
      const { id } = c.req.valid('param');
      await setPaused(id, false, auditContext(c));
      return c.json(await saved(id, c), 200);
    });
}
