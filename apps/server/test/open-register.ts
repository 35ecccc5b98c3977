import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { ImportRecord, Inspection } from '../src/api/schemas/index.ts';
import { type Calepin, type CalepinOptions, openCalepin } from '../src/app.ts';
import { DescribedAnswers } from './described-answers.ts';

const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));
const ORIGIN = 'http://127.0.0.1:7355';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed; its shape was held against the OpenAPI document. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly json: any;
}

/** A register of a test, asked through its HTTP API. Every answer is held against the OpenAPI document. */
export class TestRegister {
  readonly folder: string;
  readonly #calepin: Calepin;
  readonly #described: DescribedAnswers;

  private constructor(folder: string, calepin: Calepin, described: DescribedAnswers) {
    this.folder = folder;
    this.#calepin = calepin;
    this.#described = described;
  }

  static async open(options: Partial<CalepinOptions> = {}): Promise<TestRegister> {
    const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'calepin-test-')));
    const calepin = await openCalepin({ ...options, folder });
    const document = await calepin.fetch(new Request(`${ORIGIN}/api/v1/openapi.json`));
    // The document is checked by itself in openapi.test.ts.
    const described = new DescribedAnswers(
      (await document.json()) as ConstructorParameters<typeof DescribedAnswers>[0],
    );
    return new TestRegister(folder, calepin, described);
  }

  get described(): DescribedAnswers {
    return this.#described;
  }

  /** Any request, answer as it is. */
  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const streamed = init.body instanceof ReadableStream ? { duplex: 'half' } : {};
    return this.#calepin.fetch(new Request(`${ORIGIN}${path}`, { ...init, ...streamed } as RequestInit));
  }

  /** A request to the API. Fails when the answer is not as described. */
  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await this.fetch(`/api/v1${path}`, init);
    // `text()` would swallow a byte order mark.
    const text = Buffer.from(await response.arrayBuffer()).toString();
    const type = response.headers.get('content-type') ?? '';
    const isJson = /\bjson(?:;|$)/.test(type);
    const json: unknown = isJson ? JSON.parse(text) : null;
    const [address = ''] = path.split('?', 1);
    const body = isJson ? json : text;
    const faults = this.#described.faults(init.method ?? 'GET', address, response.status, type, body);
    expect(faults).toEqual([]);
    return { status: response.status, headers: response.headers, text, json };
  }

  send(method: string, path: string, body?: unknown): Promise<Answer> {
    if (body === undefined) return this.ask(path, { method });
    return this.ask(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Sends a file and waits until it is read. */
  async inspect(
    name: string,
    bytes: Uint8Array | string,
    query: Record<string, string> = {},
  ): Promise<Inspection> {
    const parameters = new URLSearchParams({ name, ...query });
    const sent = await this.ask(`/inspections?${parameters}`, { method: 'POST', body: bytes });
    expect(sent.status).toBe(202);
    let inspection = sent.json as Inspection;
    while (inspection.state === 'reading') {
      await new Promise((resolve) => setTimeout(resolve, 5));
      inspection = (await this.ask(`/inspections/${inspection.id}`)).json;
    }
    return inspection;
  }

  /** Imports what was inspected and waits until it is over. */
  async import(request: Record<string, unknown>): Promise<ImportRecord> {
    const sent = await this.send('POST', '/imports', request);
    expect(sent.status).toBe(202);
    let record = sent.json as ImportRecord;
    while (record.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 5));
      record = (await this.ask(`/imports/${record.id}`)).json;
    }
    return record;
  }

  async importFile(
    name: string,
    bytes: Uint8Array | string,
    query: Record<string, string> = {},
  ): Promise<ImportRecord> {
    const { id } = await this.inspect(name, bytes, query);
    return this.import({ inspectionIds: [id] });
  }

  /** Closes the register and leaves its folder. */
  closeOnly(): Promise<void> {
    return this.#calepin.close();
  }

  async close(): Promise<void> {
    await this.#calepin.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A file of the checkout. */
export function checkoutFile(path: string): Promise<Buffer> {
  return readFile(join(CHECKOUT, path));
}

/** Key packs as administrators export them, one line per pack. */
export function packsCsv(...rows: readonly string[]): string {
  const header =
    'PSComputerName,KeyPackId,Description,KeyPackType,ProductType,ProductVersion,ProductVersionID,TotalLicenses,IssuedLicenses,AvailableLicenses,ExpirationDate,TypeAndModel';
  return `${[header, ...rows].join('\r\n')}\r\n`;
}

/** A Per User pack of Windows Server 2022. */
export function perUserPack(host: string, id: number, total: number, issued: number): string {
  const available = Math.max(0, total - issued);
  return `${host},${id},C50-10.02-S,2,1,Windows Server 2022,7,${total},${issued},${available},2038-01-01T00:00:00Z,RDS Per User CAL`;
}
