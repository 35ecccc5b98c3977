import type { CalType } from '../domain/cal-type.ts';
import type { Instant } from '../domain/instant.ts';
import type { KeyPackKind } from '../domain/key-pack-kind.ts';
import type { ReadWarning } from '../domain/observation.ts';
import type { ProductVersion } from '../domain/product-version.ts';

/** A key pack after classification: the shape of `keyPacks[]` in `calepin inspect`. */
export interface ClassifiedKeyPack {
  readonly keyPackId: number;
  readonly calType: CalType;
  readonly kind: KeyPackKind;
  readonly productVersion: ProductVersion;
  /** Installed licences; `null` when unknown and when unlimited. */
  readonly total: number | null;
  readonly issued: number | null;
  readonly available: number | null;
  readonly unlimited: boolean;
  /** A real expiry; `null` when there is none (`perpetual`) or when it is unknown. */
  readonly expires: Instant | null;
  /** `true`: a sentinel date; `false`: a real one; `null`: not read. */
  readonly perpetual: boolean | null;
  /** Enters sums and ratios. Built-in, temporary, unlimited and over-issue packs do not. */
  readonly counted: boolean;
  /** `TypeAndModel` as read, shown and never parsed. */
  readonly label: string | null;
  readonly productCode: string | null;
  /** Disagreements between the sources, undocumented numbers. */
  readonly warnings: readonly ReadWarning[];
}
