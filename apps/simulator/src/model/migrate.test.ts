import { describe, expect, it } from 'vitest';
import { LicensingModel } from './licensing-model.ts';
import { migratePacks } from './migrate.ts';
import { seededRandom } from './random.ts';

const AT = Date.UTC(2026, 0, 14);

function server(version: number): LicensingModel {
  return new LicensingModel(version, true, seededRandom(1));
}

function bought(model: LicensingModel) {
  return model
    .keyPacks(AT)
    .filter((pack) => pack.kind === 'volume')
    .map(({ id, total, issued }) => ({ id, total, issued }));
}

describe('moving packs to another license server', () => {
  it.each([
    { title: 'with clean-up leaves nothing bought behind', cleanUp: true, left: [] },
    {
      title: 'without clean-up leaves the same CALs on both',
      cleanUp: false,
      left: [{ id: 3, total: 50, issued: 1 }],
    },
  ])('$title', ({ cleanUp, left }) => {
    const source = server(6);
    const target = server(7);
    source.installPack({ kind: 'volume', calType: 'per-user', version: 6, total: 50 });
    source.signIn('LAB\\amelie', 6, true, AT);
    target.installPack({ kind: 'volume', calType: 'per-device', version: 7, total: 10 });
    expect(migratePacks(source, target, { cleanUp, at: AT })).toEqual([{ from: 3, to: 4 }]);
    expect(bought(source)).toEqual(left);
    expect(bought(target)).toEqual([
      { id: 3, total: 10, issued: 0 },
      { id: 4, total: 50, issued: 0 },
    ]);
    expect(source.keyPacks(AT).map((pack) => pack.kind)).toContain('built-in');
  });

  it('is refused as a whole when the target is older than a pack', () => {
    const source = server(7);
    const target = server(6);
    source.installPack({ kind: 'volume', calType: 'per-user', version: 6, total: 50 });
    source.installPack({ kind: 'volume', calType: 'per-user', version: 7, total: 50 });
    expect(() => migratePacks(source, target, { cleanUp: true, at: AT })).toThrow('newer-than-server');
    expect(bought(source)).toHaveLength(2);
    expect(bought(target)).toEqual([]);
  });
});
