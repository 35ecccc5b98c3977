import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { contextOf, openPage, openWalk, type Reader, settled, startChromium } from './chromium.ts';
import { type LivingServer, startLiving } from './living-server.ts';
import { EMPTY_PLACES, livingPlacesOf, type Place, placesOf } from './places.ts';
import { type RunningServer, startServer } from './running-server.ts';

let browser: Browser;
let full: RunningServer;
let empty: RunningServer;
let living: LivingServer;
let places: readonly (Place & { readonly url: string })[];

beforeAll(async () => {
  [browser, full, empty, living] = await Promise.all([
    startChromium(),
    startServer({ examples: true }),
    startServer({ examples: false }),
    startLiving(),
  ]);
  places = [
    ...(await placesOf(full.url)).map((place) => ({ ...place, url: full.url })),
    ...(await livingPlacesOf(living.url)).map((place) => ({ ...place, url: living.url })),
    ...EMPTY_PLACES.map((place) => ({ ...place, url: empty.url })),
  ];
});
afterAll(async () => {
  await browser.close();
  await Promise.all([full, empty, living].map((server) => server[Symbol.asyncDispose]()));
});

/** One title, one main heading, the reader's language, nothing beyond the right edge. */
const shapeFaultsOf = (page: Page, language: string): Promise<string[]> =>
  page.evaluate((wanted) => {
    const faults: string[] = [];
    const headings = document.querySelectorAll('h1').length;
    const wide = document.documentElement.scrollWidth;
    if (document.documentElement.lang !== wanted) faults.push(`lang is ${document.documentElement.lang}`);
    if (headings !== 1) faults.push(`${headings} main headings`);
    if (!document.title.endsWith(' · Calepin')) faults.push(`title is ${document.title}`);
    if (wide > window.innerWidth) faults.push(`${wide} pixels wide in a window of ${window.innerWidth}`);
    return faults;
  }, language);

describe('every page and state', () => {
  // Each page in both themes, both languages and both widths; the dark rail, which is the same everywhere, on a few.
  it.each<Required<Pick<Reader, 'theme' | 'language' | 'width'>> & { readonly few?: readonly string[] }>([
    { theme: 'light', language: 'en', width: 1440 },
    { theme: 'dark', language: 'fr', width: 320 },
    {
      theme: 'dark',
      language: 'fr',
      width: 1440,
      few: ['overview', 'session-hosts-map'],
    },
  ])(
    'is clean for axe and holds its shape: $theme, $language, $width pixels',
    { timeout: 600_000 },
    async (reader) => {
      const context = await contextOf(browser, reader);
      const complaints = new Map<Page | null, string[]>();
      const complain = (page: Page | null, text: string): void => {
        complaints.set(page, [...(complaints.get(page) ?? []), text]);
      };
      context.on('weberror', (event) => complain(event.page(), event.error().message));
      context.on('console', (message) => {
        // A missing resource is one of the states: the browser says so by itself.
        if (message.type() === 'error' && !message.text().includes('404'))
          complain(message.page(), message.text());
      });
      const wrong: Record<string, string[]> = {};
      const look = async (page: Page, name: string): Promise<void> => {
        const faults = [
          ...(await faultsOf(page)),
          ...(await shapeFaultsOf(page, reader.language)),
          ...(complaints.get(page) ?? []),
        ];
        if (faults.length > 0) wrong[name] = faults;
        complaints.delete(page);
      };
      const waiting = places.filter(({ name }) => reader.few?.includes(name) ?? true);
      // One window a server, which walks from page to page as a reader does; a page waits for its data most of the time.
      const walk = async (url: string): Promise<void> => {
        const { page, goTo } = await openWalk(context, url);
        for (const place of waiting.filter((one) => one.url === url)) {
          await goTo(place.path);
          await look(page, place.name);
        }
        await page.close();
      };
      await Promise.all([full, empty, living].map(({ url }) => walk(url)));
      await context.close();
      expect(wrong).toEqual({});
    },
  );
});

describe('what floats', () => {
  it.each<[string, (page: Page) => Promise<void>]>([
    ['the note of a figure', (page) => page.locator('.figure').first().hover()],
    ['the calendar', (page) => page.getByRole('button', { name: /^As of/ }).click()],
    ['the theme menu', (page) => page.getByRole('button', { name: 'Theme' }).click()],
    ['the search', (page) => page.getByRole('combobox').fill('RDLIC')],
    ['the keys', (page) => page.keyboard.press('?')],
  ])('is clean for axe: %s', async (_, open) => {
    const context = await contextOf(browser);
    const page = await openPage(context, full.url);
    await open(page);
    await page.locator('.floating, .dialog').first().waitFor();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });
});
