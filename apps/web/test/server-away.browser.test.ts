import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextOf, openPage, startChromium } from './chromium.ts';
import { type RunningServer, startServer } from './running-server.ts';

describe('a server that went away', { timeout: 120_000 }, () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ examples: false }), startChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  it('is told in the page, in place of a page that was not loaded yet', async () => {
    const page = await openPage(await contextOf(browser), `${server.url}/findings`);
    await server.stop();
    await page.getByRole('link', { name: 'Settings' }).click();
    const told = page.locator('main').getByRole('alert');
    await told.getByRole('heading', { name: 'The server does not answer' }).waitFor();
    await told.getByText('The register is intact', { exact: false }).waitFor();
    await told.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(true);
    expect(new URL(page.url()).pathname).toBe('/settings');
    await page.context().close();
  });
});
