import { describe, expect, it } from 'vitest';
import { hostsOf } from './host-list.ts';

describe('hostsOf', () => {
  it.each<[string, string, readonly string[]]>([
    ['one a line, however lines end', 'a\r\nb\nc\rd', ['a', 'b', 'c', 'd']],
    ['without blank lines and comments', '# farm\n\n a  # old\n', ['a']],
    ['each once, as it was written first', 'RDLIC01\nrdlic01\nRdLic01', ['RDLIC01']],
    ['with an address after a comma', 'a,192.0.2.1', ['a,192.0.2.1']],
    ['none', '', []],
  ])('takes %s', (_, text, hosts) => {
    expect(hostsOf(text)).toEqual(hosts);
  });

  it('takes as many as one request may carry', () => {
    const text = Array.from({ length: 5_001 }, (_, index) => `host${index}`).join('\n');
    expect(hostsOf(text)).toHaveLength(5_000);
  });
});
