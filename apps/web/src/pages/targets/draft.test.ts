import { describe, expect, it } from 'vitest';
import { newDraft, settingsOf, type TargetDraft, testOf, type Wrong, wrongOfTarget } from './draft.ts';

const WHOLE: TargetDraft = {
  ...newDraft('host', 'Lab'),
  name: 'rdlic01.lab.test',
  login: { from: 'kept', credentialId: 'c1' },
};

describe('a target that is typed', () => {
  it.each<[string, Partial<TargetDraft>, readonly Wrong[]]>([
    ['is whole', {}, []],
    ['needs a name', { name: ' ' }, ['name']],
    ['needs a site', { site: '' }, ['site']],
    ['takes a port that exists', { port: '65536' }, ['port']],
    ['takes a port that is a number', { port: '59 86' }, ['port']],
    ['takes a path from the root', { path: 'wsman' }, ['path']],
    ['needs credentials', { login: { from: 'kept', credentialId: null } }, ['login']],
    [
      'needs a password with new ones',
      { login: { from: 'new', name: '', user: 'LAB\\calepin', password: '' } },
      ['login'],
    ],
    [
      'may use the tickets of the machine with Kerberos',
      { authentication: 'kerberos', login: { from: 'kept', credentialId: null } },
      [],
    ],
    ['reads something', { reads: [] }, ['reads']],
    [
      'sends no readable password by accident',
      { transport: 'http', authentication: 'basic' },
      ['unencrypted'],
    ],
    [
      'sends a readable password when told so',
      { transport: 'http', authentication: 'basic', allowUnencrypted: true },
      [],
    ],
    [
      'shows a certificate over HTTPS only',
      { transport: 'http', authentication: 'certificate' },
      ['certificate-needs-https'],
    ],
  ])('%s', (_, part, wrong) => {
    expect(wrongOfTarget({ ...WHOLE, ...part })).toEqual(wrong);
  });

  it('leaves to the server what is usual', () => {
    expect(settingsOf({ ...WHOLE, port: ' 443 ' }, 'c1')).toMatchObject({
      name: 'rdlic01.lab.test',
      address: null,
      port: 443,
      path: null,
      ca: null,
      credentialId: 'c1',
    });
  });

  it('forgets the readable password once it is sealed after all', () => {
    const changed: TargetDraft = {
      ...WHOLE,
      transport: 'https',
      authentication: 'basic',
      allowUnencrypted: true,
    };
    expect(settingsOf(changed, 'c1').allowUnencrypted).toBe(false);
  });

  it('is tried with the login as typed, before anything is kept', () => {
    const login = { from: 'new', name: '', user: ' LAB\\calepin ', password: ' with spaces ' } as const;
    const { settings, login: sent } = testOf({ ...WHOLE, login });
    expect(settings.credentialId).toBeNull();
    expect(sent).toEqual({ user: 'LAB\\calepin', password: ' with spaces ' });
    expect(testOf(WHOLE)).toMatchObject({ settings: { credentialId: 'c1' }, login: null });
  });
});
