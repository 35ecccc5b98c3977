import { Ajv } from 'ajv';

// The shapes that other programs rely on, written by hand: what the code builds is checked against them. More is allowed.

type Schema = Readonly<Record<string, unknown>>;

const string: Schema = { type: 'string', minLength: 1 };
/** Unknown is null, never an empty text. */
const text: Schema = { type: ['string', 'null'], minLength: 1 };
const anyText: Schema = { type: ['string', 'null'] };
const whole: Schema = { type: 'integer' };
const figure: Schema = { type: ['integer', 'null'] };
const yesOrNo: Schema = { type: 'boolean' };
const instant: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$',
};
const instantOrNull: Schema = { anyOf: [instant, { type: 'null' }] };
const oneOf = (...values: readonly string[]): Schema => ({ enum: values });
const list = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});

const productVersion = object({ id: figure, name: text });
const calType = oneOf('per-user', 'per-device', 'unknown');

const KEY_PACK = {
  keyPackId: whole,
  calType,
  kind: oneOf('retail', 'volume', 'concurrent', 'temporary', 'open', 'built-in', 'unknown'),
  productVersion,
  total: figure,
  issued: figure,
  available: figure,
  unlimited: yesOrNo,
  expires: instantOrNull,
  perpetual: { type: ['boolean', 'null'] },
  counted: yesOrNo,
  label: text,
} as const;

const issuedLicense = object({
  licenseId: whole,
  keyPackId: figure,
  user: text,
  computer: text,
  hardwareId: text,
  status: string,
  issued: instantOrNull,
  expires: instantOrNull,
});

const readDocument = object({
  name: string,
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  bytes: whole,
  format: string,
  encoding: string,
  delimiter: text,
  licenseServers: list(
    object({
      host: text,
      activation: text,
      licenseServerId: text,
      osVersion: text,
      keyPacks: list(object(KEY_PACK)),
      issuedLicenses: list(issuedLicense),
    }),
  ),
  userCals: list(object({ user: string, productVersion, expires: instantOrNull })),
  rejected: list(object({ line: figure, column: text, value: anyText, reason: string })),
  warnings: list(object({ code: string, message: string })),
});

const refusedDocument = object({
  name: string,
  format: { type: 'null' },
  error: object({ code: string, message: string, remedy: string }),
});

const SCHEMAS = {
  inspection: object({ documents: list({ anyOf: [readDocument, refusedDocument] }) }),
  position: object({
    asOf: instant,
    rows: list(
      object({
        site: string,
        calType,
        productVersion,
        bought: figure,
        installed: figure,
        issued: figure,
        available: figure,
        overIssued: figure,
        reclaimable: figure,
        shortfall: figure,
        confidence: oneOf('complete', 'partial'),
        gaps: list(string),
      }),
    ),
  }),
  findings: object({
    rows: list(
      object({
        id: string,
        rule: string,
        severity: oneOf('critical', 'warning', 'info'),
        subject: { type: 'object' },
        opened: instant,
        facts: { type: 'object' },
        remedy: string,
      }),
    ),
  }),
  servers: object({ rows: list(object({ site: string, host: string, activation: text })) }),
  packs: object({ rows: list(object({ site: string, host: string, ...KEY_PACK })) }),
} as const;

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/** What a command printed, which must be one JSON document of the contract on one line. */
export function documentOf<Row>(
  shape: keyof typeof SCHEMAS,
  stdout: string,
): { documents: Row[]; rows: Row[] } {
  if (stdout.trimEnd().includes('\n')) throw new Error('more than one line');
  const document = JSON.parse(stdout);
  if (!ajv.validate(SCHEMAS[shape], document)) throw new Error(ajv.errorsText());
  // Checked just above.
  return document as { documents: Row[]; rows: Row[] };
}
