import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sameToken } from '../accounts/one-time-token.ts';

const FILE = 'push-token';

/**
 * The token that a collector pushes with: made at the first start, kept in the data folder for its owner only. Whoever
 * writes a token of their own into the file keeps it.
 */
export async function pushTokenOf(folder: string): Promise<string> {
  const path = join(folder, FILE);
  const known = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  if (known.trim() !== '') {
    await chmod(path, 0o600);
    return known.trim();
  }
  const token = randomBytes(32).toString('base64url');
  await writeFile(path, `${token}\n`, { mode: 0o600 });
  await chmod(path, 0o600);
  return token;
}

/** Whether an `Authorization` header carries the token. The time it takes tells nothing of the token. */
export function isAuthorized(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  return given !== undefined && sameToken(given, token);
}
