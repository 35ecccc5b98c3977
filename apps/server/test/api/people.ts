import type { Grant } from '@calepin/core';
import { expect } from 'vitest';
import type { CalepinOptions } from '../../src/app.ts';
import { type Answer, TestRegister } from '../open-register.ts';

export const PASSWORD = 'trois chevaux lisent dehors';

/** Somebody who asks, with what proves who it is. */
export interface Somebody {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const NOBODY: Somebody = { name: 'nobody', headers: {} };

/** Asks as somebody. */
export function askAs(
  register: TestRegister,
  { headers }: Somebody,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  return register.ask(path, {
    method,
    headers: { ...headers, ...json },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The session cookie that an answer sets. */
export function cookieOf(answer: Answer): string {
  return (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
}

/** Signs somebody in whom the console invited. */
export async function enter(register: TestRegister, name: string, link: string): Promise<Somebody> {
  const token = new URL(link).hash.slice(1);
  const entered = await askAs(register, NOBODY, 'POST', '/links', { token, password: PASSWORD });
  expect(entered.status).toBe(200);
  return { name, headers: { cookie: cookieOf(entered) } };
}

/** Invites somebody, as the console does, and returns the link. */
export async function invite(
  register: TestRegister,
  name: string,
  grants: readonly Grant[],
): Promise<string> {
  const invited = await register.send('POST', '/accounts', { email: `${name}@lab.test`, name, grants });
  expect(invited.status).toBe(201);
  return invited.json.url;
}

/** The same register, which from now on asks who asks. */
export async function reopen(
  register: TestRegister,
  options: Partial<CalepinOptions> = {},
): Promise<TestRegister> {
  await register.closeOnly();
  return TestRegister.open({ ...options, folder: register.folder, asksWho: true });
}
