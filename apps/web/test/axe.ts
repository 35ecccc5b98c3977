import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { still } from './chromium.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

/** What axe, which a document keeps once it was put there, finds in it: rule and elements. */
export async function faultsOf(page: Page): Promise<string[]> {
  await still(page);
  const again = await page.evaluate(async (): Promise<readonly Violation[] | null> => {
    const { axe } = window as { axe?: { run(): Promise<{ violations: readonly Violation[] }> } };
    return axe === undefined ? null : (await axe.run()).violations;
  });
  // Legacy is without a second window for frames, of which there are none.
  const violations = again ?? (await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations;
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}
