import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { Failure, OutputClosed } from '../failure.ts';
import { Output } from './output.ts';

function collecting(
  written: string[],
  failure?: { readonly after: number; readonly code: string },
): Writable {
  return new Writable({
    highWaterMark: 8,
    write(chunk, _encoding, done) {
      if (failure && written.length >= failure.after) {
        done(Object.assign(new Error(failure.code), { code: failure.code }));
        return;
      }
      written.push(String(chunk));
      setImmediate(done);
    },
  });
}

test('gathers lines and writes them in order', async () => {
  const written: string[] = [];
  const output = new Output(collecting(written));
  await output.line('one');
  await output.line('two');
  expect(written).toEqual([]);
  await output.writeBytes(new TextEncoder().encode('bytes'));
  await output.flush();
  expect(written).toEqual(['one\ntwo\n', 'bytes']);
});

test('a closed pipe ends the writing', async () => {
  const output = new Output(collecting([], { after: 0, code: 'EPIPE' }));
  await expect(output.writeBytes('text')).rejects.toThrow(OutputClosed);
  expect(() => output.write('more')).toThrow(OutputClosed);
});

test('a full disk behind the output is told', async () => {
  const output = new Output(collecting([], { after: 0, code: 'ENOSPC' }));
  await expect(output.writeBytes('text')).rejects.toThrow(Failure);
});
