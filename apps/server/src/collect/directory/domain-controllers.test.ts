import { describe, expect, it } from 'vitest';
import { domainControllersOf, type NameService } from './domain-controllers.ts';

const names: NameService = {
  servers: async (name) =>
    name === '_ldap._tcp.dc._msdcs.lab.test' ? ['dc1.lab.test', 'gone.lab.test', 'dc.evil.test'] : [],
  addresses: async (host) =>
    ({
      'dc1.lab.test': ['192.0.2.1', '192.0.2.2'],
      'dc.evil.test': ['192.0.2.66'],
      'plain.test': ['192.0.2.9'],
    })[host] ?? [],
};
const broken: NameService = {
  servers: () => Promise.reject(Object.assign(new Error('x'), { code: 'ESERVFAIL' })),
  addresses: () => Promise.reject(Object.assign(new Error('x'), { code: 'EAI_AGAIN' })),
};

describe('the domain controllers of a domain', () => {
  it('are those that DNS names; one outside the domain must prove the name of the domain', async () => {
    expect(await domainControllersOf('lab.test', null, names)).toEqual([
      { host: 'dc1.lab.test', addresses: ['192.0.2.1', '192.0.2.2'], names: ['dc1.lab.test', 'lab.test'] },
      { host: 'dc.evil.test', addresses: ['192.0.2.66'], names: ['lab.test'] },
    ]);
  });

  it.each([
    ['the one that is named', 'lab.test', 'dc1.lab.test', 'dc1.lab.test', ['dc1.lab.test', 'lab.test']],
    ['an address as it is', 'lab.test', '192.0.2.7', '192.0.2.7', ['192.0.2.7', 'lab.test']],
    ['an address of IPv6', 'lab.test', '2001:db8::7', '2001:db8::7', ['2001:db8::7', 'lab.test']],
    ['else whoever answers to the domain’s name', 'plain.test', null, 'plain.test', ['plain.test']],
  ])('are %s', async (_what, domain, address, host, certified) => {
    expect(await domainControllersOf(domain, address, names)).toMatchObject([{ host, names: certified }]);
  });

  it.each([
    ['nobody bears the name', 'lab.test', 'nobody.test', names, 'name-not-found', null],
    ['the name service does not answer', 'lab.test', null, broken, 'name-lookup-failed', 'ESERVFAIL'],
    [
      'it does not answer for the host',
      'lab.test',
      'dc1.lab.test',
      broken,
      'name-lookup-failed',
      'EAI_AGAIN',
    ],
  ])('are not found when %s', async (_why, domain, address, service, code, serverCode) => {
    await expect(domainControllersOf(domain, address, service)).rejects.toMatchObject({
      problem: { code, serverCode },
    });
  });
});
