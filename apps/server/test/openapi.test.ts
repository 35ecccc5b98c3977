import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROBLEM_STATUS } from '../src/api/problem.ts';
import { en } from '../src/messages/en.ts';
import { DescribedAnswers } from './described-answers.ts';
import { TestRegister } from './open-register.ts';

let register: TestRegister;
// biome-ignore lint/suspicious/noExplicitAny: the document is what is being checked.
let document: any;
beforeAll(async () => {
  register = await TestRegister.open();
  document = (await register.ask('/openapi.json')).json;
});
afterAll(() => register.close());

/** Everything in a document that has a key. */
function* values(node: unknown, key: string): Generator<unknown> {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === key) yield value;
    yield* values(value, key);
  }
}

/** The addresses of the brief: what the page, the command line and scripts rely on. */
const OPERATIONS = [
  'delete /accounts/{id}',
  'delete /session',
  'delete /session/sign-ins/{id}',
  'delete /tokens/{id}',
  'get /accounts',
  'get /session',
  'get /session/sign-ins',
  'get /tokens',
  'post /accounts',
  'post /accounts/owner-link',
  'post /accounts/{id}/link',
  'post /links',
  'post /links/look',
  'post /session',
  'post /setup',
  'post /tokens',
  'put /accounts/{id}',
  'put /session/password',
  'get /state',
  'get /audit',
  'get /audit/head',
  'get /audit/verification',
  'get /exports/audit',
  'get /sites',
  'get /position',
  'get /trend',
  'get /license-servers',
  'get /license-servers/{id}',
  'get /key-packs',
  'get /key-packs/{ref}',
  'get /issued-licenses',
  'get /findings',
  'get /findings/{id}',
  'put /findings/{id}/acknowledgement',
  'delete /findings/{id}/acknowledgement',
  'get /settings',
  'put /settings',
  'post /inspections',
  'get /inspections/{id}',
  'delete /inspections/{id}',
  'post /imports',
  'get /imports',
  'get /imports/{id}',
  'delete /imports/{id}',
  'post /observations',
  'post /examples',
  'delete /examples',
  'get /exports/inventory',
  'get /exports/key-packs',
  'get /exports/license-servers',
  'get /exports/position',
  'get /exports/findings',
  'get /exports/issued-licenses',
  'get /session-hosts',
  'get /session-hosts/{id}',
  'get /user-cals',
  'get /targets',
  'post /targets',
  'post /targets/list',
  'post /targets/test',
  'get /targets/{id}',
  'put /targets/{id}',
  'delete /targets/{id}',
  'post /targets/{id}/run',
  'post /targets/{id}/pause',
  'post /targets/{id}/resume',
  'get /runs',
  'get /runs/{id}',
  'get /runs/events',
  'get /credentials',
  'post /credentials',
  'put /credentials/{id}',
  'delete /credentials/{id}',
  'post /discovery',
  'get /openapi.json',
  'get /reference',
];

test('every operation is described, and nothing else', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(register.described.operations.sort()).toEqual([...OPERATIONS].sort());
});

test('every operation says what it does, in which group, and how it fails', () => {
  const tags = document.tags.map((tag: { name: string }) => tag.name);
  for (const methods of Object.values<Record<string, unknown>>(document.paths)) {
    for (const operation of Object.values(methods)) {
      expect(operation).toMatchObject({
        summary: expect.stringMatching(/./),
        tags: [expect.toBeOneOf(tags)],
      });
      expect(operation).toHaveProperty(['responses', 'default', 'content', 'application/problem+json']);
    }
  }
});

test('the parameters of every path are described', () => {
  for (const [path, methods] of Object.entries<
    Record<string, { parameters?: { name: string; in: string }[] }>
  >(document.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    for (const { parameters = [] } of Object.values(methods)) {
      expect(parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(named);
    }
  }
});

test('every reference leads somewhere, and every schema is one', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'api');
  for (const reference of values(document, '$ref'))
    expect(() => ajv.compile({ $ref: `api${reference}` })).not.toThrow();
  const schemas = [...values(document, 'schema'), ...Object.values(document.components.schemas)];
  expect(schemas.length).toBeGreaterThan(100);
  for (const schema of schemas) expect(ajv.validateSchema(schema as object)).toBe(true);
});

test('a wrong answer would be seen', () => {
  const described = new DescribedAnswers(document);
  const right = { rows: [{ id: 'a', name: 'A', example: false }] };
  expect(described.faults('GET', '/sites', 200, 'application/json', right)).toEqual([]);
  const wrong = { rows: [{ id: 'a', name: null, example: false }] };
  expect(described.faults('GET', '/sites', 200, 'application/json', wrong)).toHaveLength(1);
  expect(described.faults('GET', '/sites', 201, 'application/json', right)).toHaveLength(1);
  expect(described.faults('GET', '/sites', 200, 'text/html', right)).toHaveLength(1);
  expect(described.faults('GET', '/made-up', 200, 'application/json', right)).toHaveLength(1);
});

test('every problem has its texts', () => {
  for (const code of Object.keys(PROBLEM_STATUS)) {
    for (const part of ['title', 'detail', 'remedy']) expect(en).toHaveProperty([`problem.${code}.${part}`]);
  }
});

test.each(['en', 'fr'])('the reference page reads in %s, without anything from elsewhere', async (lang) => {
  const { text, headers } = await register.ask(`/reference?lang=${lang}`);
  expect(headers.get('content-language')).toBe(lang);
  expect(text).toContain(`<html lang="${lang}">`);
  for (const operation of OPERATIONS) {
    const [method = '', path] = operation.split(' ');
    expect(text).toContain(`${method.toUpperCase()} ${path}`);
  }
  for (const code of Object.keys(PROBLEM_STATUS)) expect(text).toContain(`id="problem-${code}"`);
  expect(text).not.toMatch(/<script|<link|<img|style=|\bon\w+=|https?:\/\//i);
  // Every link within the page has its target.
  for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${target}"`);
});
