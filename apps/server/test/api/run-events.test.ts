import { afterAll, beforeAll, expect, test } from 'vitest';
import { runEvent } from '../../src/api/schemas/collection.ts';
import { FakeCollectors } from '../collection/fake-collectors.ts';
import { TestRegister } from '../open-register.ts';

const collectors = new FakeCollectors();
let register: TestRegister;
beforeAll(async () => {
  register = await TestRegister.open({ collectors });
});
afterAll(() => register.close());

/** Someone who follows the runs. */
class Follower {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #text = '';
  ended = false;

  constructor(response: Response) {
    if (response.body === null) throw new Error('no stream');
    this.#reader = response.body.getReader();
  }

  static async open(path = '/api/v1/runs/events', headers: Record<string, string> = {}): Promise<Follower> {
    const response = await register.fetch(path, { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    return new Follower(response);
  }

  /** What was told so far, once it holds a text or the stream has ended. */
  async until(text: string): Promise<string> {
    while (!this.#text.includes(text) && !this.ended) {
      const { done, value } = await this.#reader.read();
      if (done) this.ended = true;
      else this.#text += new TextDecoder().decode(value);
    }
    return this.#text;
  }

  /** The events so far, each held against the description. */
  get events() {
    return this.#text.split('\n\n').flatMap((block) => {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data === undefined) return [];
      const event = runEvent.parse(JSON.parse(data));
      expect(block).toContain(`event: ${event.type}\n`);
      return [event];
    });
  }

  leave(): Promise<void> {
    return this.#reader.cancel();
  }
}

async function target(name: string): Promise<string> {
  return (await register.send('POST', '/targets', { site: 'Mairie', name })).json.id;
}

test('a run is told from its beginning to its end, in the language of the one who follows it', async () => {
  collectors.behaviour.set('told.lab.test', { kind: 'partial' });
  const id = await target('told.lab.test');
  const [english, french] = [await Follower.open(), await Follower.open('/api/v1/runs/events?lang=fr')];
  // Each begins to listen at once, before anything happens.
  await Promise.all([english.until('retry:'), french.until('retry:')]);
  const { json } = await register.send('POST', `/targets/${id}/run`);
  await Promise.all([english.until('event: run-ended'), french.until('event: run-ended')]);
  expect(english.events.map(({ type }) => type)).toEqual([
    'run-started',
    'run-step',
    'run-step',
    'run-step',
    'run-step',
    'run-ended',
  ]);
  expect(english.events[0]).toMatchObject({
    run: { id: json.id, target: 'told.lab.test', state: 'running' },
  });
  expect(english.events.at(-1)).toMatchObject({
    run: { id: json.id, state: 'partial', problem: { code: 'class-access-denied' } },
  });
  const remedy = (follower: Follower) => {
    const last = follower.events.at(-1);
    return last?.type === 'run-ended' ? last.run.problem?.remedy : null;
  };
  expect(remedy(french)).not.toBe(remedy(english));
  await Promise.all([english.leave(), french.leave()]);
});

test('a change of the targets is told, and nothing is compressed or kept back', async () => {
  const follower = await Follower.open('/api/v1/runs/events', { 'accept-encoding': 'br, gzip' });
  await follower.until('retry:');
  await target('another.lab.test');
  await follower.until('event: targets-changed');
  expect(follower.events).toEqual([{ type: 'targets-changed' }]);
  await follower.leave();
});

test('followers beyond a bound are refused; when one leaves, another may come', async () => {
  const followers: Follower[] = [];
  for (let place = 0; place < 64; place += 1) followers.push(await Follower.open());
  const refused = await register.ask('/runs/events');
  expect([refused.status, refused.json.code]).toEqual([429, 'too-many-streams']);
  await followers.pop()?.leave();
  await (await Follower.open()).leave();
  await Promise.all(followers.map((follower) => follower.leave()));
});

test('a foreign page may not follow', async () => {
  const response = await register.fetch('/api/v1/runs/events', {
    headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
  });
  expect(response.status).toBe(403);
});

test('when the register closes, the stream ends', async () => {
  const other = await TestRegister.open({ collectors });
  const response = await other.fetch('/api/v1/runs/events');
  const follower = new Follower(response);
  await follower.until('retry:');
  await other.close();
  await follower.until('never told');
  expect(follower.ended).toBe(true);
});
