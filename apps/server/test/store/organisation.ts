import { covers, day, LICENSE, PACK, type TestDocument } from './documents.ts';

/** Documents of one import, about a license server that no other import names: whether it is there whole shows at once. */
export function organisation(number: number, licenses: number): TestDocument[] {
  const host = hostOf(number);
  return [1, 2, 3].map((visit) => ({
    at: day(number * 3 + visit),
    name: `${host}-${visit}.json`,
    batch: {
      keyPacks: [{ ...PACK, host, issuedLicenses: visit }],
      issuedLicenses: Array.from({ length: licenses * visit }, (_, index) => ({
        ...LICENSE,
        host,
        licenseId: index + 1,
        computer: `POSTE-${index}`,
        hardwareId: `0x${number}-${index}`,
      })),
    },
    coverage: [covers('key-packs', host), covers('issued-licenses', host)],
  }));
}

export const hostOf = (number: number): string => `rdl${String(number).padStart(5, '0')}`;
