import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { misused } from '../../failure.ts';
import { openingFailure } from '../inspect/sources.ts';

/** Windows takes 127 characters, as everybody does who types them. */
const LONGEST = 1_000;
const MOST_BYTES = 64 * 1024;

/**
 * The password, from a file or from the standard input: the first line, whatever ends it. `null` when neither was named. It never
 * stands on the command line, where other users of the machine and the history of the shell would see it.
 */
export async function readPassword(
  given: { readonly passwordFile: string | undefined; readonly passwordStdin: boolean | undefined },
  context: Context,
): Promise<string | null> {
  const { passwordFile, passwordStdin } = given;
  if (passwordFile !== undefined && passwordStdin === true) throw misused('password-twice');
  if (passwordFile !== undefined) return passwordOf(await bytesOf(passwordFile), passwordFile);
  if (passwordStdin !== true) return null;
  if (context.streams.inputIsTerminal) throw misused('password-terminal');
  return passwordOf(await inputOf(context), null);
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw openingFailure(path, reason, resolve('.'));
  }
}

async function inputOf({ input }: Context): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of input) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > MOST_BYTES) break;
  }
  return Buffer.concat(pieces);
}

/** `path` is `null` for the standard input. */
function passwordOf(bytes: Uint8Array, path: string | null): string {
  const values = { from: path === null ? 'input' : 'file', path };
  if (bytes.length > MOST_BYTES) throw misused('password-long', values);
  // `echo secret > file` in Windows PowerShell makes UTF-16 with a byte order mark.
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const [password = ''] = new TextDecoder(encoding).decode(bytes).split(/\r\n|\r|\n/, 1);
  if (password === '') throw misused('password-empty', values);
  if (password.length > LONGEST) throw misused('password-long', values);
  return password;
}
