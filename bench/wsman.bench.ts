import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchResult } from './result.ts';

/** A whole number of full envelopes, about 100,000. */
const INSTANCES = 100_100;
const RUNS = 5;
const WAYS = [
  { way: 'plain', name: 'in the clear', goal: 0.5 },
  { way: 'sealed', name: 'sealed with NTLM', goal: 0.3 },
] as const;

interface Measured {
  readonly own: readonly number[];
  readonly peer: readonly number[];
  readonly megabytes: number | null;
}

/** What the client takes of the processor for issued licences, beside the bare tokenizer, and whether memory stays. */
export async function run(): Promise<readonly BenchResult[]> {
  const results: BenchResult[] = [];
  for (const { way, name, goal } of WAYS) {
    const { own, peer } = await measure(INSTANCES, way, RUNS);
    const figure = INSTANCES / Math.min(...own);
    const bare = INSTANCES / Math.min(...peer);
    results.push({
      name: `WS-Management, ${INSTANCES.toLocaleString('en')} issued licences pulled, ${name}`,
      figure,
      unit: 'instances per second of processor',
      peer: { name: 'saxes alone, same bytes', figure: bare },
      target: `≥ ${goal * 100} %`,
      met: figure >= bare * goal,
    });
  }
  const one = (await measure(INSTANCES, 'sealed', 0)).megabytes ?? Number.NaN;
  const five = (await measure(INSTANCES * 5, 'sealed', 0)).megabytes ?? Number.NaN;
  results.push({
    name: `Peak memory of the client, ${(INSTANCES * 5).toLocaleString('en')} licences, sealed`,
    figure: five,
    unit: 'MB',
    peer: { name: `${INSTANCES.toLocaleString('en')} licences`, figure: one },
    target: '< 1.5 ×',
    met: five < one * 1.5,
  });
  return results;
}

async function measure(instances: number, way: string, runs: number): Promise<Measured> {
  const { process: server, port } = await startServer(instances);
  try {
    const script = join(import.meta.dirname, 'wsman-client.ts');
    const options = [script, String(port), String(instances), way, String(runs)];
    const { stdout } = await promisify(execFile)(process.execPath, options);
    return JSON.parse(stdout);
  } finally {
    server.stdin?.end();
    await once(server, 'exit');
  }
}

async function startServer(
  instances: number,
): Promise<{ readonly process: ChildProcess; readonly port: number }> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'wsman-server.ts'), String(instances)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(server.stdout, 'data');
  return { process: server, port: Number(String(line)) };
}
