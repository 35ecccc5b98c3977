import { expect, test } from 'vitest';
import { typeText } from './schema-text.ts';

test.each([
  [{ type: 'integer' }, 'integer'],
  [{ type: ['integer', 'null'] }, 'integer | null'],
  [{ type: 'string', format: 'date-time' }, 'date-time'],
  [{ type: 'string', enum: ['open', 'closed'] }, '"open" | "closed"'],
  [{ $ref: '#/components/schemas/KeyPack' }, 'KeyPack'],
  [{ type: 'array', items: { $ref: '#/components/schemas/KeyPack' } }, 'KeyPack[]'],
  [{ type: 'array', items: { type: ['string', 'null'] } }, '(string | null)[]'],
  [{ anyOf: [{ $ref: '#/components/schemas/Source' }, { type: 'null' }] }, 'Source | null'],
  [{ type: 'object', additionalProperties: { type: 'string' } }, '{ … : string }'],
  [{}, 'any'],
])('%j reads %j', (schema, text) => {
  expect(typeText(schema)).toBe(text);
});
