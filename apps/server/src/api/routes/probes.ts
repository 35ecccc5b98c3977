import type { Language } from '@calepin/core';
import { createRoute } from '@hono/zod-openapi';
import type { Login } from '../../collect/collected.ts';
import type { CollectTask, DiscoveryQuestion } from '../../jobs/collection/collecting.ts';
import { failedStep } from '../../jobs/collection/failed-step.ts';
import { TooManyProbes } from '../../jobs/collection/probes.ts';
import { collectTask } from '../../jobs/collection/target-request.ts';
import type { TargetSettings } from '../../store/collection.ts';
import type { Site } from '../../store/register.ts';
import { HostIndex } from '../host-index.ts';
import { presentCollectStep } from '../present/collect-step.ts';
import { presentFound } from '../present/found-host.ts';
import { type FieldFault, Problem } from '../problem.ts';
import { discovery, discoveryRequest, targetTest, targetTestRequest } from '../schemas/collection.ts';
import type { DiscoveryRequest, TargetTest } from '../schemas/index.ts';
import type { Services } from '../services.ts';
import { findSite } from '../site-filter.ts';
import { isHost, requestedSettings, settingsFaults } from '../target-settings.ts';
import { body, json, router } from './answers.ts';

const test = createRoute({
  method: 'post',
  path: '/targets/test',
  tags: ['collection'],
  summary: 'Try settings, step by step; nothing is stored',
  request: { body: body(targetTestRequest) },
  responses: json(targetTest, 'What each step said.'),
});

const discover = createRoute({
  method: 'post',
  path: '/discovery',
  tags: ['collection'],
  summary: 'Look for hosts: in the directory, in what session hosts are configured to use, under a DNS name',
  request: { body: body(discoveryRequest) },
  responses: json(discovery, 'Hosts that could be targets, and why.'),
});

/** Someone waits: an answer that takes longer is as good as none. */
const ANSWER_TIMEOUT_MS = 20_000;

/** A credential that cannot be opened is an outcome of the test, not a fault of the request. */
function unreadable(host: string, language: Language): TargetTest {
  const step = failedStep('authentication', 'credential-unreadable', { host });
  return { state: 'failed', steps: [presentCollectStep(step, language)] };
}

export function probeRoutes(services: Services) {
  const { workshop, probes, logins, log } = services;
  const { reads } = workshop;

  async function login(credentialId: string | null): Promise<Login | null | 'unreadable'> {
    try {
      return await logins.of(credentialId);
    } catch (error) {
      log.error({ err: error }, 'a credential could not be opened');
      return 'unreadable';
    }
  }

  return router()
    .openapi(test, async (c) => {
      const request = c.req.valid('json');
      const given: unknown = await c.req.json();
      const raw = typeof given === 'object' && given !== null && 'settings' in given ? given.settings : null;
      const settings = requestedSettings(request.settings, raw);
      // The login that came along takes the place of the saved one.
      const tried = request.login === null ? settings : { ...settings, credentialId: null };
      const faults = settingsFaults(tried, await reads.credentials(), 'body.settings');
      if (faults.length > 0) throw new Problem('invalid-request', { faults });
      const opened =
        request.login === null
          ? await login(settings.credentialId)
          : ({ kind: 'password', ...request.login } as const);
      const language = c.get('language');
      if (opened === 'unreadable') return c.json(unreadable(settings.name, language), 200);
      const task = collectTask(tried, opened, ANSWER_TIMEOUT_MS);
      const outcome = await probes.test(task, c.req.raw.signal).catch(tooMany);
      const steps = outcome.steps.map((step) => presentCollectStep(step, language));
      return c.json({ state: outcome.state, steps }, 200);
    })
    .openapi(discover, async (c) => {
      const request = c.req.valid('json');
      const site = findSite(await reads.sites(), request.site);
      if (!site) throw new Problem('unknown-resource');
      const question = await questionOf(request, site);
      const language = c.get('language');
      if (question === 'unreadable') {
        const { steps } = unreadable(request.name ?? '', language);
        return c.json({ found: [], steps }, 200);
      }
      const [found, targets] = await Promise.all([
        probes.discover(question, c.req.raw.signal).catch(tooMany),
        reads.targets({ site: site.id }),
      ]);
      const hosts = targets.filter(({ kind }) => kind === 'host');
      const known = new HostIndex(hosts.map(({ id, name }) => ({ id, site: site.id, host: name })));
      return c.json(
        {
          found: found.found.map((one) => presentFound(one, known.find(site.id, one.host), c.get('say'))),
          steps: found.steps.map((step) => presentCollectStep(step, language)),
        },
        200,
      );
    });

  async function questionOf(
    { source, target, name }: DiscoveryRequest,
    site: Site,
  ): Promise<DiscoveryQuestion | 'unreadable'> {
    switch (source) {
      case 'session-hosts':
        return { source, hosts: await reads.sessionHosts({ site: site.id }) };
      case 'dns':
        if (!name) throw invalid('name', 'missing');
        if (!isHost(name)) throw invalid('name', 'wrong-format', 'host');
        return { source, name };
      case 'directory': {
        if (target === null) throw invalid('target', 'missing');
        const directory = await reads.target(target);
        if (directory === null || directory.site !== site.id) throw invalid('target', 'not-known');
        const task = await directoryTask(directory);
        return task === 'unreadable' ? task : { source, request: task.request };
      }
    }
  }

  async function directoryTask(
    settings: TargetSettings,
  ): Promise<Extract<CollectTask, { kind: 'directory' }> | 'unreadable'> {
    const opened = await login(settings.credentialId);
    if (opened === 'unreadable') return opened;
    const task = collectTask(settings, opened, ANSWER_TIMEOUT_MS);
    if (task.kind !== 'directory') throw invalid('target', 'not-possible');
    return task;
  }
}

function invalid(field: string, code: FieldFault['code'], expected = ''): Problem {
  const values = { expected, other: 'source = directory' };
  return new Problem('invalid-request', { faults: [{ field: `body.${field}`, code, values }] });
}

function tooMany(error: unknown): never {
  if (error instanceof TooManyProbes)
    throw new Problem('too-many-tests', { headers: { 'retry-after': '10' }, cause: error });
  throw error;
}
