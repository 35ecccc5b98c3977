import { describe, expect, it } from 'vitest';
import { type Changes, isUnchanged, rowsOf, sumOf } from './change-counts.ts';

const NONE = { added: 0, changed: 0, gone: 0, unchanged: 0 };
const changesOf = (part: Partial<Changes>): Changes => ({
  licenseServers: { added: 0, changed: 0, unchanged: 0 },
  keyPacks: NONE,
  issuedLicenses: NONE,
  userCals: NONE,
  sessionHosts: NONE,
  ...part,
});

describe('what a document changes', () => {
  it('speaks only of the kinds that the document holds', () => {
    const rows = rowsOf(changesOf({ keyPacks: { ...NONE, unchanged: 4 } }));
    expect(rows).toEqual([{ kind: 'keyPacks', added: 0, changed: 0, gone: 0, unchanged: 4 }]);
  });

  it('never says that a license server is gone', () => {
    const [row] = rowsOf(changesOf({ licenseServers: { added: 1, changed: 0, unchanged: 0 } }));
    expect(row?.gone).toBeNull();
  });

  it.each([
    ['nothing', changesOf({}), true],
    ['what was there already', changesOf({ issuedLicenses: { ...NONE, unchanged: 321 } }), true],
    ['an addition', changesOf({ userCals: { ...NONE, added: 1 } }), false],
    ['a change', changesOf({ licenseServers: { added: 0, changed: 1, unchanged: 0 } }), false],
    ['a loss', changesOf({ keyPacks: { ...NONE, gone: 1 } }), false],
  ])('tells whether the register stays as it is: %s', (_, changes, unchanged) => {
    expect(isUnchanged(changes)).toBe(unchanged);
  });

  it('adds up documents that came one after the other', () => {
    const first = changesOf({
      keyPacks: { ...NONE, added: 4 },
      licenseServers: { added: 1, changed: 0, unchanged: 0 },
    });
    const second = changesOf({ keyPacks: { ...NONE, changed: 2, unchanged: 2 } });
    expect(sumOf([first, second])).toEqual(
      changesOf({
        keyPacks: { added: 4, changed: 2, gone: 0, unchanged: 2 },
        licenseServers: { added: 1, changed: 0, unchanged: 0 },
      }),
    );
  });
});
