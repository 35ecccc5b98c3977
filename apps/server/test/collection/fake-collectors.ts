import type { CollectStepOutcome } from '@calepin/core';
import type { CollectOutcome, CollectWatch, HostRequest, WriteText } from '../../src/collect/collected.ts';
import type { Collectors } from '../../src/jobs/collection/collectors.ts';

/** What a host of the test does when it is read. */
export type Behaviour =
  | { readonly kind: 'good'; readonly total?: number }
  | { readonly kind: 'partial' }
  | { readonly kind: 'refuses' }
  /** Never answers; ends when it is stopped. */
  | { readonly kind: 'hangs' }
  | { readonly kind: 'throws'; readonly message: string };

const passed = (step: CollectStepOutcome['step'], subject: string | null, rows: number | null) =>
  ({ step, subject, state: 'passed', durationMs: 1, rows, problem: null }) as const;

/** Hosts that are none: each behaves as the test says, and everything that is asked of them is written down. */
export class FakeCollectors implements Collectors {
  readonly behaviour = new Map<string, Behaviour>();
  readonly requests: HostRequest[] = [];
  /** How many are being read, and how many were at most. */
  reading = 0;
  mostReading = 0;

  readonly collectHost = async (
    request: HostRequest,
    write: WriteText,
    watch?: CollectWatch,
  ): Promise<CollectOutcome> => {
    this.requests.push(request);
    this.reading += 1;
    this.mostReading = Math.max(this.mostReading, this.reading);
    try {
      return await this.#act(request, write, watch);
    } finally {
      this.reading -= 1;
    }
  };

  readonly testHost = (request: HostRequest, watch?: CollectWatch): Promise<CollectOutcome> =>
    this.#act(request, async () => undefined, watch);

  readonly collectDirectory: Collectors['collectDirectory'] = async ({ name }, write, watch) => {
    await write(JSON.stringify(documentOf(name, { kind: 'good' })));
    const step = passed('class', 'ActiveDirectory', 0);
    watch?.onStep?.(step);
    return { state: 'done', steps: [step], rows: 0 };
  };

  readonly testDirectory: Collectors['testDirectory'] = async () => ({
    state: 'done',
    steps: [passed('name', null, null)],
    rows: 0,
  });

  readonly discoverFromDirectory: Collectors['discoverFromDirectory'] = async () => ({
    found: [],
    steps: [],
  });

  readonly discoverByName: Collectors['discoverByName'] = async (name) => ({
    found: [{ host: name, reasons: [{ code: 'dns', facts: { addresses: 1, example: '192.0.2.1' } }] }],
    steps: [passed('name', name, null)],
  });

  readonly discoverFromSessionHosts: Collectors['discoverFromSessionHosts'] = async () => ({
    found: [],
    steps: [],
  });

  async #act(request: HostRequest, write: WriteText, watch?: CollectWatch): Promise<CollectOutcome> {
    const { name } = request;
    const behaviour = this.behaviour.get(name) ?? { kind: 'good' };
    const steps: CollectStepOutcome[] = [];
    const step = (one: CollectStepOutcome): void => {
      steps.push(one);
      watch?.onStep?.(one);
    };
    step(passed('name', null, null));
    switch (behaviour.kind) {
      case 'throws':
        throw new Error(behaviour.message);
      case 'refuses':
        step({
          ...passed('port', null, null),
          state: 'failed',
          problem: {
            code: 'connection-refused',
            serverCode: 'ECONNREFUSED',
            serverText: null,
            facts: { host: name, port: request.port ?? 5985 },
          },
        });
        return { state: 'failed', steps, rows: 0 };
      case 'hangs':
        await new Promise<void>((_resolve, reject) => {
          const stop = (): void => reject(new DOMException('stopped', 'AbortError'));
          if (watch?.signal?.aborted) stop();
          watch?.signal?.addEventListener('abort', stop);
        });
        break;
      default:
    }
    step(passed('port', null, null));
    step(passed('class', 'Win32_TSLicenseKeyPack', 1));
    if (behaviour.kind === 'partial')
      step({
        ...passed('class', 'Win32_TSIssuedLicense', null),
        state: 'failed',
        problem: {
          code: 'class-access-denied',
          serverCode: '0x80041003',
          serverText: 'Accès refusé',
          facts: { host: name, class: 'Win32_TSIssuedLicense' },
        },
      });
    watch?.onRows?.(1);
    await write(JSON.stringify(documentOf(name, behaviour)));
    return { state: behaviour.kind === 'partial' ? 'partial' : 'done', steps, rows: 1 };
  }
}

/** The collector's document of a license server with one key pack. */
function documentOf(host: string, behaviour: Behaviour) {
  const total = behaviour.kind === 'good' ? (behaviour.total ?? 50) : 50;
  return {
    calepin: { schema: 1, collector: '1.0.0' },
    collectedAt: null,
    host: { name: 'calepin' },
    keyPacks: [
      {
        host,
        KeyPackId: 3,
        Description: 'C50-10.02-S',
        KeyPackType: 2,
        ProductType: 1,
        ProductVersion: 'Windows Server 2022',
        ProductVersionID: 7,
        TotalLicenses: total,
        IssuedLicenses: 10,
        AvailableLicenses: total - 10,
        ExpirationDate: null,
        AccessRights: 1,
        TypeAndModel: 'RDS Per User CAL',
      },
    ],
    read: [{ host, class: 'Win32_TSLicenseKeyPack', complete: true, count: 1 }],
    unread: [],
  };
}
