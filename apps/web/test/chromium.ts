import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** How a reader has set their browser. */
export interface Reader {
  readonly language?: 'en' | 'fr';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
}

/** Debian's chromium, else the one that `CALEPIN_CHROMIUM` names. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CALEPIN_CHROMIUM'] ?? '/usr/bin/chromium',
    // The sandbox of chromium refuses to start for root, which containers are.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/** A window of this reader, in a time zone that does not change with the machine. */
export function contextOf(browser: Browser, reader: Reader = {}): Promise<BrowserContext> {
  const { language = 'en', theme = 'light', width = 1440, height = 900, reducedMotion = false } = reader;
  return browser.newContext({
    viewport: { width, height },
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: theme,
    timezoneId: 'Europe/Paris',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
}

/** Opens an address and waits until the page has what it asked for. */
export async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await settled(page);
  return page;
}

/** Nothing is being asked for, no shape of what comes is left. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('main :is(h1, h2)').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton') === null);
}
