import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextOf, openPage, type Reader, settled, startChromium } from './chromium.ts';
import { EMPTY_PLACES, type Place, placesOf } from './places.ts';
import { type RunningServer, startServer } from './running-server.ts';

let browser: Browser;
let full: RunningServer;
let empty: RunningServer;
let places: readonly (Place & { readonly url: string })[];

beforeAll(async () => {
  [browser, full, empty] = await Promise.all([
    startChromium(),
    startServer({ examples: true }),
    startServer({ examples: false }),
  ]);
  places = [
    ...(await placesOf(full.url)).map((place) => ({ ...place, url: full.url })),
    ...EMPTY_PLACES.map((place) => ({ ...place, url: empty.url })),
  ];
});
afterAll(async () => {
  await browser.close();
  await Promise.all([full[Symbol.asyncDispose](), empty[Symbol.asyncDispose]()]);
});

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

/** Opens every page for a reader; what is wrong with each, by the name of the page. */
async function everyPage(
  reader: Reader,
  look: (page: Page) => Promise<string[]>,
): Promise<Record<string, string[]>> {
  const context = await contextOf(browser, reader);
  const wrong: Record<string, string[]> = {};
  for (const { name, path, url } of places) {
    const page = await openPage(context, url + path);
    const faults = await look(page);
    if (faults.length > 0) wrong[name] = faults;
    await page.close();
  }
  await context.close();
  return wrong;
}

describe('every page', () => {
  it.each<Reader>([
    { theme: 'light', language: 'en' },
    { theme: 'dark', language: 'fr' },
    { theme: 'light', language: 'fr', width: 390, height: 844 },
  ])('is clean for axe: $theme, $language, $width', async (reader) => {
    expect(await everyPage(reader, faultsOf)).toEqual({});
  });

  it('never scrolls sideways, not even on the narrowest phone', async () => {
    const wrong = await everyPage({ width: 320, height: 640, language: 'fr' }, (page) =>
      page.evaluate(() => {
        const wide = document.documentElement.scrollWidth;
        return wide > window.innerWidth ? [`${wide} wide`] : [];
      }),
    );
    expect(wrong).toEqual({});
  });

  it('has one title, one main heading, and its language', async () => {
    const wrong = await everyPage({ language: 'fr' }, (page) =>
      page.evaluate(() => {
        const faults: string[] = [];
        if (document.documentElement.lang !== 'fr') faults.push(`lang ${document.documentElement.lang}`);
        if (document.querySelectorAll('h1').length !== 1)
          faults.push(`${document.querySelectorAll('h1').length} h1`);
        if (!document.title.endsWith(' · Calepin')) faults.push(document.title);
        return faults;
      }),
    );
    expect(wrong).toEqual({});
  });
});

describe('what floats', () => {
  it.each<[string, (page: Page) => Promise<void>]>([
    ['the note of a figure', (page) => page.locator('.figure').first().hover()],
    ['the calendar', (page) => page.getByRole('button', { name: /^As of/ }).click()],
    ['the theme menu', (page) => page.getByRole('button', { name: 'Theme' }).click()],
    ['the search', (page) => page.getByRole('combobox').fill('RDLIC')],
    ['the keys', (page) => page.keyboard.press('?')],
  ])('is clean for axe: %s', async (_, open) => {
    for (const theme of ['light', 'dark'] as const) {
      const context = await contextOf(browser, { theme });
      const page = await openPage(context, full.url);
      await open(page);
      await page.locator('.floating, .dialog').first().waitFor();
      await settled(page);
      expect(await faultsOf(page)).toEqual([]);
      await context.close();
    }
  });
});
