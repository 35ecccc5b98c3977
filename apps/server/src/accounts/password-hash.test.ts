import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argon2id } from './argon2id.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

const PASSWORD = 'correct horse battery staple';
const OURS = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/;
/** Of the least cost, so that a case takes no time; made by Debian's argon2: `argon2 somesalt12345678 -id -e -k 8 -t 1 -p 1`. */
const cheap = stock(PASSWORD, '-k', '8', '-t', '1', '-p', '1');

/** Debian's `argon2`: the reference implementation, from the authors of Argon2. */
function stock(password: string, ...options: string[]): string {
  const all = ['somesalt12345678', '-id', '-e', ...options];
  return execFileSync('argon2', all, { input: password, encoding: 'utf8' }).trim();
}

/** The tag that it makes with a nonce of ours. */
function stockTag(password: string, salt: string): string {
  const script = 'argon2 "$(printf %s "$1" | base64 -d)" -id -r -k 19456 -t 2 -p 1';
  const all = ['-c', script, 'sh', salt.padEnd(24, '=')];
  return execFileSync('sh', all, { input: password, encoding: 'utf8' }).trim();
}

/** A hash of ours whose nonce can be an argument: that ends at a zero byte, and the shell drops a last line feed. */
async function hashedForCommand(password: string): Promise<string> {
  for (;;) {
    const stored = await hashPassword(password);
    const nonce = Buffer.from(stored.split('$')[4] ?? '', 'base64');
    if (!nonce.includes(0) && nonce.at(-1) !== 0x0a) return stored;
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

describe('Argon2id', () => {
  it('gives the tag of RFC 9106, 5.3', async () => {
    const tag = await argon2id({
      message: Buffer.alloc(32, 1),
      nonce: Buffer.alloc(16, 2),
      secret: Buffer.alloc(8, 3),
      associatedData: Buffer.alloc(12, 4),
      memory: 32,
      passes: 3,
      parallelism: 4,
      tagLength: 32,
    });
    expect(tag.toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  it('goes on after one that fails', async () => {
    const wrong = {
      message: 'x',
      nonce: Buffer.alloc(1),
      memory: 8,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    };
    for (let n = 0; n < 5; n += 1) await expect(argon2id(wrong)).rejects.toThrow(RangeError);
    expect(await verifyPassword(PASSWORD, cheap)).toBe(true);
  });

  it('gives every one of a crowd its own answer', async () => {
    const crowd = Array.from({ length: 40 }, (_, n) => verifyPassword(n % 2 ? PASSWORD : 'another', cheap));
    expect(await Promise.all(crowd)).toEqual(crowd.map((_, n) => n % 2 === 1));
  });
});

describe('a hashed password', () => {
  it('is verified, and no other is', async () => {
    const stored = await hashPassword(PASSWORD);
    expect(stored).toMatch(OURS);
    expect(await verifyPassword(PASSWORD, stored)).toBe(true);
    expect(await verifyPassword(`${PASSWORD} `, stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  });

  it('is never the same twice', async () => {
    expect(await hashPassword(PASSWORD)).not.toBe(await hashPassword(PASSWORD));
  });

  it.each([
    ['é composed and decomposed', 'cr\u00e8me br\u00fbl\u00e9e', 'cre\u0300me bru\u0302le\u0301e', true],
    ['² is not 2', 'x\u00b2 + y\u00b2 = r\u00b2', 'x2 + y2 = r2', false],
    ['capitals count', 'Correct horse', 'correct horse', false],
    ['spaces at the ends count', ' correct horse', 'correct horse', false],
    ['a zero character ends nothing', 'correct horse\0a', 'correct horse\0b', false],
  ])('is compared as Unicode: %s', async (_, chosen, typed, same) => {
    expect(await verifyPassword(typed, await hashPassword(chosen))).toBe(same);
  });

  it('is the same to the stock command, in both directions', async () => {
    for (const password of [PASSWORD, 'crème brûlée à la française', '🔑 пароль 密码']) {
      const theirs = stock(password, '-k', '19456', '-t', '2', '-p', '1');
      expect(await verifyPassword(password, theirs)).toBe(true);
      expect(await verifyPassword(`${password}!`, theirs)).toBe(false);

      const [, , , , salt = '', tag = ''] = (await hashedForCommand(password)).split('$');
      expect(stockTag(password, salt)).toBe(Buffer.from(tag, 'base64').toString('hex'));
    }
  });

  it('is read at the cost that it was stored with, and made anew', async () => {
    for (const options of [
      ['-k', '65536', '-t', '3', '-p', '4'],
      ['-k', '8', '-t', '1', '-p', '1'],
      ['-k', '19456', '-t', '2', '-p', '1', '-l', '64'],
    ]) {
      const stored = stock(PASSWORD, ...options);
      expect(await verifyPassword(PASSWORD, stored)).toBe(true);
    }
  });
});

describe('what is stored', () => {
  const salt = 'c29tZXNhbHQxMjM0NTY3OA';
  const tag = cheap.split('$')[5] ?? '';

  it.each([
    ['nothing', ''],
    ['another function', '$2b$12$abcdefghijklmnopqrstuv'],
    ['another variant', cheap.replace('argon2id', 'argon2i')],
    ['another version', cheap.replace('v=19', 'v=16')],
    ['no version', cheap.replace('$v=19', '')],
    ['another order', `$argon2id$v=19$t=1,m=8,p=1$${salt}$${tag}`],
    ['no pass', `$argon2id$v=19$m=8,t=0,p=1$${salt}$${tag}`],
    ['a number with a zero before it', `$argon2id$v=19$m=08,t=1,p=1$${salt}$${tag}`],
    ['less memory than lanes need', `$argon2id$v=19$m=8,t=1,p=2$${salt}$${tag}`],
    ['four terabytes', `$argon2id$v=19$m=4294967295,t=1,p=1$${salt}$${tag}`],
    ['a little more than the most', `$argon2id$v=19$m=262145,t=1,p=1$${salt}$${tag}`],
    ['passes for a day', `$argon2id$v=19$m=8,t=9999999,p=1$${salt}$${tag}`],
    ['a thread for each', `$argon2id$v=19$m=262144,t=1,p=17$${salt}$${tag}`],
    ['a short nonce', `$argon2id$v=19$m=8,t=1,p=1$c29tZQ$${tag}`],
    ['a short tag', `$argon2id$v=19$m=8,t=1,p=1$${salt}$${tag.slice(0, 8)}`],
    ['no tag', `$argon2id$v=19$m=8,t=1,p=1$${salt}$`],
    ['padding', `${cheap}=`],
    ['a line feed', `${cheap}\n`],
    ['bits left over', `${cheap.slice(0, -1)}${cheap.endsWith('B') ? 'C' : 'B'}`],
  ])('is nobody’s password: %s', async (_, stored) => {
    expect(await verifyPassword(PASSWORD, stored)).toBe(false);
  });

  it('never throws, whatever it is', async () => {
    const damaged = fc
      .tuple(fc.nat(cheap.length), fc.nat(8), fc.string())
      .map(([at, count, put]) => cheap.slice(0, at) + put + cheap.slice(at + count));
    const stored = fc.oneof(fc.string(), damaged);
    const check = fc.asyncProperty(fc.string({ unit: 'binary' }), stored, async (password, text) => {
      expect(await verifyPassword(password, text)).toBe(false);
    });
    await fc.assert(check, { numRuns: 40 });
  });
});

describe('what it costs', () => {
  it('without an account as much as with one', async () => {
    const stored = await hashPassword(PASSWORD);
    const times = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
    // The least of a few: what the machine does meanwhile only adds.
    for (let n = 0; n < 9; n += 1) {
      times.known = Math.min(times.known, await milliseconds(() => verifyPassword('another', stored)));
      times.unknown = Math.min(times.unknown, await milliseconds(() => verifyPassword('another', null)));
    }
    expect(await verifyPassword('', null)).toBe(false);
    expect(times.unknown / times.known).toBeGreaterThan(0.5);
    expect(times.unknown / times.known).toBeLessThan(2);
  });

  it('next to nothing for a megabyte', async () => {
    for (const unit of ['a', '\u0344', '\ufdfa', '🔑']) {
      const megabyte = unit.repeat(1_000_000 / unit.length);
      expect(await milliseconds(() => verifyPassword(megabyte, cheap))).toBeLessThan(50);
      await expect(hashPassword(megabyte)).rejects.toThrow(RangeError);
    }
  });

  it('takes 200 characters of any kind and no more', async () => {
    for (const unit of ['a', 'é', '密', '🔑']) {
      const longest = unit.repeat(200);
      expect(await verifyPassword(longest, await hashPassword(longest))).toBe(true);
      await expect(hashPassword(`${longest}a`)).rejects.toThrow(RangeError);
    }
  });
});
