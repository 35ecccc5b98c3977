import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';

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

/** A window that goes from page to page without a new document, as a reader does who follows links. */
export async function openWalk(
  context: BrowserContext,
  url: string,
): Promise<{ readonly page: Page; goTo(path: string): Promise<void> }> {
  const page = await context.newPage();
  const asked = new Set<Request>();
  page.on('request', (request) => {
    // The stream of news never ends.
    if (request.resourceType() !== 'eventsource') asked.add(request);
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  await page.goto(url);
  await settled(page);
  return {
    page,
    async goTo(path) {
      await page.evaluate((to) => history.pushState({}, '', to), path);
      do await page.evaluate(unchanged, 250);
      while (asked.size > 0);
      await settled(page);
    },
  };
}

/** In the page: ends when nothing of the document has changed for so many milliseconds. */
const unchanged = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(end, milliseconds);
    });
    const end = (): void => {
      observer.disconnect();
      resolve();
    };
    let timer = setTimeout(end, milliseconds);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });

/** Presses `g` and a letter until the page is there: on a busy machine the second key may come too late to count. */
export async function goWithKeys(
  page: Page,
  letter: string,
  arrived: (path: string) => boolean,
): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    const there = await page
      .waitForURL((url) => arrived(url.pathname), { timeout: 5_000 })
      .then(() => true)
      .catch(() => false);
    if (there) return;
  }
  throw new Error(`g ${letter} leads nowhere`);
}

/** Colours are at their end: a transition under way is neither of the two states that it joins. */
export async function still(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (animation) =>
          animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity,
      ),
  );
}
