import { type IssuedLicenseFacts, toIso } from '@calepin/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issuedLicenseJson } from './issued-license-json.ts';

test('says what JSON.stringify says, whatever the texts and instants', () => {
  const text = fc.option(fc.string({ unit: 'binary', maxLength: 12 }));
  const instant = fc.option(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }));
  const seconds = instant.map((value) => (value === null ? null : Math.floor(value / 1000) * 1000));
  fc.assert(
    fc.property(
      fc.nat(),
      text,
      text,
      text,
      instant,
      seconds,
      (licenseId, user, computer, hardwareId, issueDate, expirationDate) => {
        const facts: IssuedLicenseFacts = {
          host: null,
          licenseId,
          keyPackId: null,
          user,
          computer,
          hardwareId,
          licenseStatus: 2,
          issueDate,
          expirationDate,
        };
        const expected = {
          licenseId,
          keyPackId: null,
          user,
          computer,
          hardwareId,
          status: 'active',
          issued: toIso(issueDate),
          expires: toIso(expirationDate),
        };
        expect(JSON.parse(issuedLicenseJson(facts))).toEqual(JSON.parse(JSON.stringify(expected)));
      },
    ),
    { numRuns: 500 },
  );
});
