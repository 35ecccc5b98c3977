import { expect, test } from 'vitest';
import { enumerated, envelope, fault, instance, pulled } from './envelopes.ts';
import type { Received } from './peer.ts';
import { all, failure, start } from './start.ts';

const one = instance('X', { A: '1' });
const isPull = ({ action }: Received): boolean => action?.endsWith('/Pull') === true;
const isRelease = ({ action }: Received): boolean => action?.endsWith('/Release') === true;
const cut = (response: { socket: { resetAndDestroy(): unknown } | null }): void =>
  void response.socket?.resetAndDestroy();

test('a connection that the server closed meanwhile is opened again, for anything', async () => {
  const { peer, client } = await start((request) =>
    envelope(request, `<M_OUTPUT><ReturnValue>0</ReturnValue></M_OUTPUT>`),
  );
  for (let count = 0; count < 3; count++) {
    expect((await client.invoke('X', 'M')).returnCode).toBe(0);
    const [socket] = peer.sockets.slice(-1);
    socket?.end();
    // Both ends have seen it closed when the peer's is.
    await new Promise((resolve) => socket?.once('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect([peer.connections, peer.received.length]).toEqual([3, 3]);
});

test.each([
  ['get', true],
  ['enumerate', true],
  ['identify', true],
  ['invoke', false],
] as const)('%s is sent again after a cut without an answer: %s', async (call, isRepeated) => {
  let seen = 0;
  const { peer, client } = await start((request) => {
    // The first exchange makes the connection one that was used: the second is cut as an idle connection is.
    if (++seen === 2) return cut;
    if (call === 'invoke' || seen === 1)
      return envelope(request, '<M_OUTPUT><ReturnValue>0</ReturnValue></M_OUTPUT>');
    if (call === 'enumerate') return enumerated(request, null, one);
    if (call === 'get') return envelope(request, one);
    return envelope(
      request,
      '<i:IdentifyResponse xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"/>',
    );
  });
  await client.invoke('X', 'M');
  const calls = {
    get: () => client.get('X'),
    enumerate: () => all(client.enumerate('X')),
    identify: () => client.identify(),
    invoke: () => client.invoke('X', 'M'),
  };
  if (isRepeated) await calls[call]();
  else expect((await failure(calls[call]())).code).toBe('connection-cut');
  expect(peer.received.length).toBe(isRepeated ? 3 : 2);
});

test('a pull that was cut is not sent again: its instances would be lost', async () => {
  const { peer, client } = await start((request) => (isPull(request) ? cut : enumerated(request, 'c', one)));
  const found: unknown[] = [];
  const reading = async (): Promise<void> => {
    for await (const item of client.enumerate('X')) found.push(item);
  };
  expect((await failure(reading())).code).toBe('connection-cut');
  expect([found.length, peer.received.filter(isPull).length]).toEqual([1, 1]);
  expect(peer.received.some(isRelease)).toBe(false);
});

test('a pull that timed out on the server is sent again, with patience but not for ever', async () => {
  let timeouts = 0;
  const { client } = await start((request) => {
    if (!isPull(request)) return enumerated(request, 'c');
    return ++timeouts <= 3 ? fault(request, 'w:TimedOut', 2150858793) : pulled(request, null, one);
  });
  expect(await all(client.enumerate('X', { patience: 3 }))).toHaveLength(1);
  timeouts = 0;
  expect(await failure(all(client.enumerate('X', { patience: 2 })))).toMatchObject({
    code: 'server-timeout',
    serverCode: '2150858793',
    details: { class: 'X' },
  });
  expect(timeouts).toBe(3);
});

test('a row of empty pulls without end is given up', async () => {
  const { peer, client } = await start((request) =>
    isPull(request) ? pulled(request, 'c', '') : enumerated(request, 'c'),
  );
  expect((await failure(all(client.enumerate('X', { patience: 1 })))).code).toBe('server-timeout');
  expect(peer.received.filter(isPull).length).toBe(11);
});

test('instances that do not fit are asked for in smaller portions, down to one', async () => {
  const sizes: number[] = [];
  const { client } = await start((request) => {
    const size = Number(/MaxElements>(\d+)</.exec(request.body)?.[1]);
    sizes.push(size);
    if (size > 3) return fault(request, 'w:EncodingLimit', 2150858824);
    return isPull(request) ? pulled(request, null, one) : enumerated(request, 'c', one);
  });
  expect(await all(client.enumerate('X', { maxElements: 50 }))).toHaveLength(2);
  expect(sizes).toEqual([50, 12, 3, 3]);
});

test('one instance that does not fit at all is an error', async () => {
  const { client } = await start((request) => fault(request, 'w:EncodingLimit', null));
  expect((await failure(all(client.enumerate('X')))).code).toBe('envelope-too-small');
});

test.each(['break', 'throw'] as const)(
  'whoever leaves with %s frees the context of the server',
  async (way) => {
    const { peer, client } = await start((request) =>
      isRelease(request)
        ? envelope(request, '<n:ReleaseResponse/>')
        : enumerated(request, 'uuid:c &lt; 1', one + one),
    );
    const reading = async (): Promise<void> => {
      for await (const _ of client.enumerate('X')) {
        if (way === 'throw') throw new RangeError('mine');
        break;
      }
    };
    if (way === 'throw') await expect(reading()).rejects.toThrow('mine');
    else await reading();
    const release = peer.received.find(isRelease);
    expect(release?.body).toContain(
      '<n:Release><n:EnumerationContext>uuid:c &lt; 1</n:EnumerationContext></n:Release>',
    );
    expect(peer.received.length).toBe(2);
  },
);

test('nothing is freed when all was read, and nothing is asked before the first instance is', async () => {
  const { peer, client } = await start((request) => enumerated(request, null, one));
  const instances = client.enumerate('X');
  expect(peer.received.length).toBe(0);
  await all(instances);
  expect(peer.received.length).toBe(1);
});

test('another call may be made for each instance', async () => {
  const { client } = await start((request) => {
    if (request.action?.endsWith('/Get') === true) return envelope(request, instance('Y', { B: '2' }));
    return isPull(request) ? pulled(request, null, one) : enumerated(request, 'c', one + one);
  });
  const found: string[] = [];
  for await (const item of client.enumerate('X'))
    found.push(`${item.text('A')}${(await client.get('Y')).text('B')}`);
  expect(found).toEqual(['12', '12', '12']);
});

test('two enumerations at once share the connection, one exchange at a time', async () => {
  const { peer, client } = await start((request) =>
    isPull(request) ? pulled(request, null, one) : enumerated(request, 'c', one),
  );
  const [some, others] = await Promise.all([all(client.enumerate('X')), all(client.enumerate('X'))]);
  expect([some.length, others.length, peer.connections]).toEqual([2, 2, 1]);
});
