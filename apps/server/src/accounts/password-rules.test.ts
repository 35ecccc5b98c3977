import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonPasswords } from './common-passwords.ts';
import { passwordFault } from './password-rules.ts';

const marie = { email: 'marie.durand@contoso.example', name: 'Marie Durand-Lefèvre' };

/** What is said of a password: its code and, where there are several, the reason. */
function said(password: string, person = marie): string {
  const fault = passwordFault(password, person);
  if (fault === null) return 'good';
  if (fault.code === 'common') return fault.values.reason;
  return fault.code === 'personal' ? fault.values.of : fault.code;
}

describe('a new password', () => {
  it.each([
    // Length, in characters as people count them.
    ['', 'too-short'],
    ['zV9!kq2#Lw7', 'too-short'],
    ['zV9!kq2#Lw7x', 'good'],
    ['zV9!kq2#Lwe\u0301', 'too-short'],
    ['🔑🚲🌵🎈🥁🧭🪁🍉🦉🎲🧵🪐', 'good'],
    ['密码'.repeat(6), 'sequence'],
    ['correct horse battery staple '.repeat(6), 'good'],
    ['x'.repeat(201), 'too-long'],
    // No composition: letters, digits or signs alone do.
    ['hautboisviolettes', 'good'],
    ['tournesol cheval agrafe', 'good'],
    ['correct horse battery staple', 'good'],
    ['correcthorsebattery', 'good'],
    ['840275193662', 'good'],
    ['Le 3 mai, il neige.', 'good'],
    // In the list as they are.
    ['qwerasdfzxcv', 'sequence'],
    ['chickenwing101', 'listed'],
    ['1q2w3e4r5t6y', 'sequence'],
    ['unbelievable', 'listed'],
    ['UNBELIEVABLE', 'listed'],
    ['développement', 'listed'],
    // In the list under what people put around it.
    ['Password2026!', 'listed'],
    ['!!Password2026', 'listed'],
    ['P@ssw0rd2026!', 'listed'],
    ['Azerty123456!', 'sequence'],
    ['Soleil123456', 'sequence'],
    ['Motdepasse2026!', 'listed'],
    ['M0tdepasse2026', 'listed'],
    ['Mot de passe 2026', 'listed'],
    ['mot-de-passe-1', 'listed'],
    ['Bienvenue2026!', 'listed'],
    ['Printemps2026!', 'listed'],
    ['Février2026!!', 'listed'],
    ['Administrateur1', 'listed'],
    ['Administrator1!', 'listed'],
    ['Marseille2026!', 'listed'],
    ['Welcome1234567890', 'listed'],
    ['sunshine-sunshine', 'listed'],
    ['dragonmaster1', 'listed'],
    // Enough stands beside it.
    ['Password-8402751936', 'good'],
    ['dragon84027519', 'good'],
    // Sequences and repetitions.
    ['aaaaaaaaaaaa', 'sequence'],
    ['zzzzzzzzzzzzzzzzzzzzzz', 'sequence'],
    ['111222333444', 'sequence'],
    ['azertyuiopqs', 'sequence'],
    ['qsdfghjklmwx', 'sequence'],
    ['poiuytrezaml', 'sequence'],
    ['abcd1234efgh', 'sequence'],
    ['x7!x7!x7!x7!', 'sequence'],
    ['k8#123456789', 'sequence'],
    ['tttt uuuu vvvv wwww', 'sequence'],
    ['k8#vQ!p1234567', 'good'],
    // The person, the address, the product.
    ['Marie2026Lefevre', 'name'],
    ['MarieDurand2026', 'email'],
    ['marie durand 26!', 'email'],
    ['Durand-Lefevre', 'name'],
    ['marie.durand@contoso.example', 'email'],
    ['Contoso2026!!', 'email'],
    ['Calepin2026!!', 'product'],
    ['calepincalepin', 'product'],
    ['Calepin-tournesol', 'good'],
    ['le mari de la durandiere', 'good'],
  ])('%j: %s', (password, expected) => {
    expect(said(password)).toBe(expected);
  });

  it('is judged whatever the person is called', () => {
    for (const person of [
      { email: '', name: '' },
      { email: '@', name: '-' },
      { email: 'a@b.c', name: 'Li X' },
    ]) {
      expect(said('zV9!kq2#Lw7x', person)).toBe('good');
      expect(said('Password2026!', person)).toBe('listed');
    }
  });

  it('carries figures and reasons, never the password', () => {
    expect(passwordFault('court', marie)).toEqual({ code: 'too-short', values: { minimum: 12 } });
    expect(passwordFault('x'.repeat(300), marie)).toEqual({ code: 'too-long', values: { maximum: 200 } });
  });

  it('never throws, and no random one is refused', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    const anything = fc.property(text, text, text, (password, email, name) => {
      passwordFault(password, { email, name });
    });
    fc.assert(anything, { numRuns: 300 });
    const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789');
    const random = fc.array(letters, { minLength: 16, maxLength: 40 });
    // fast-check likes small and equal values: those are sequences, and rightly refused.
    const varied = random.filter((password) => new Set(password).size >= 12);
    const good = fc.property(varied, (password) => {
      expect(said(password.join(''))).toBe('good');
    });
    fc.assert(good, { numRuns: 300 });
  });

  it('takes next to no time for a megabyte, and little for the worst of 200 characters', () => {
    commonPasswords();
    const worst = ['a'.repeat(199), '\ufdfa'.repeat(200), 'ab'.repeat(100), '0'.repeat(199), 'ǆ'.repeat(200)];
    for (const password of [...worst, 'a'.repeat(1_000_000), '\ufdfa'.repeat(1_000_000)]) {
      const start = performance.now();
      passwordFault(password, { email: 'a.'.repeat(500_000), name: 'ab '.repeat(300_000) });
      expect(performance.now() - start).toBeLessThan(250);
    }
  });
});

describe('the lists', () => {
  it('are as long as the decision says', () => {
    const { passwords, all } = commonPasswords();
    expect(passwords.size).toBeGreaterThan(49_000);
    expect(all.size).toBeGreaterThan(70_000);
  });

  it('are not read by a process that only knows the rules', () => {
    const rules = new URL('./password-rules.ts', import.meta.url).href;
    const script = `await import(${JSON.stringify(rules)});
      const { createRequire } = await import('node:module');
      console.log(Object.keys(createRequire(import.meta.url).cache ?? {}).join());`;
    const read = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(read).not.toContain('zxcvbn');
  });
});
