import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextOf, goWithKeys, openPage, startChromium } from './chromium.ts';
import { type RunningServer, startServer } from './running-server.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([startChromium(), startServer({ examples: true })]);
});
afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const cut = (context: BrowserContext): Promise<unknown> =>
  context.route(/\/(api|healthz)/, (route) => route.abort());
const API = '**/api/v1/position*';

describe('when answers do not come', () => {
  it('shows the shape of what comes, only after 200 ms', async () => {
    const context = await contextOf(browser);
    await context.route(API, () => undefined);
    const page = await context.newPage();
    await page.goto(server.url);
    // Asked in one go: the shape of the shell gives way to that of the page, and a detached element has no style.
    const seen = await page.waitForFunction(() => {
      const shape = document.querySelector('.skeleton');
      if (!shape) return null;
      const { animationDelay } = getComputedStyle(shape);
      return animationDelay === '' ? null : { animationDelay, label: shape.getAttribute('aria-label') };
    });
    expect(await seen.jsonValue()).toEqual({ animationDelay: '0.2s', label: 'Loading' });
    await context.close();
  });

  it('keeps what was read when the server is lost, says so, and resumes by itself', async () => {
    const context = await contextOf(browser);
    const page = await openPage(context, server.url);
    await cut(context);
    await goWithKeys(page, 'k', (path) => path === '/key-packs');
    const alert = page.getByRole('alert').filter({ hasText: 'The server does not answer' }).first();
    await alert.waitFor();
    await context.unroute(/\/(api|healthz)/);
    await page.getByRole('table').waitFor();
    await alert.waitFor({ state: 'hidden' });
    await context.close();
  });

  it('gives a code to quote when the server refuses', async () => {
    const context = await contextOf(browser);
    const page = await openPage(context, `${server.url}/key-packs/none`);
    const failure = page.getByRole('alert');
    expect(await failure.textContent()).toMatch(/The register is intact/);
    expect(await failure.locator('.mono').textContent()).toMatch(/^unknown-resource · .+/);
    await context.close();
  });
});

describe('the reader’s choices', () => {
  it('keeps the language and the theme', async () => {
    const context = await contextOf(browser);
    const page = await openPage(context, server.url);
    await page.getByRole('button', { name: 'Language EN' }).click();
    await page.getByRole('menuitemradio', { name: 'Français' }).click();
    await page.getByRole('heading', { name: '31 licences émises en trop' }).waitFor();
    await page.getByRole('button', { name: 'Thème' }).click();
    await page.getByRole('menuitemradio', { name: 'Sombre' }).click();
    await page.reload();
    await page.getByRole('heading', { name: '31 licences émises en trop' }).waitFor();
    expect(
      await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['theme']]),
    ).toEqual(['fr', 'dark']);
    await context.close();
  });

  it('keeps the site from page to page, and back works', async () => {
    const context = await contextOf(browser);
    const page = await openPage(context, server.url);
    await page.getByRole('button', { name: /^Site/ }).click();
    await page.getByRole('menuitemradio', { name: /Brindacier/ }).click();
    await page.waitForURL(/site=/);
    await goWithKeys(page, 's', (path) => path === '/license-servers');
    await page.waitForURL((url) => url.searchParams.has('site'));
    await page.getByRole('heading', { name: 'License servers' }).waitFor();
    await page.getByRole('link', { name: 'RDLIC01.brindacier.example', exact: true }).waitFor();
    expect(await page.getByText('RDMEDIA01').count()).toBe(0);
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/' && url.searchParams.has('site'));
    await context.close();
  });

  it('moves nothing when the system asks for less motion', async () => {
    const context = await contextOf(browser, { reducedMotion: true });
    const page = await openPage(context, server.url);
    const durations = await page.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll('body *')].map(
          (element) => getComputedStyle(element).transitionDuration,
        ),
      ),
    ]);
    expect(durations.filter((duration) => /[1-9]/.test(duration))).toEqual([]);
    await context.close();
  });

  it('prints the page alone, in black on white', async () => {
    const context = await contextOf(browser, { theme: 'dark' });
    const page = await openPage(context, server.url);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.rail').isVisible()).toBe(false);
    expect(await page.locator('.top-bar').isVisible()).toBe(false);
    expect(await page.locator('.position').isVisible()).toBe(true);
    await page
      .locator('.history-drawing path:is([stroke="#000"], [stroke="#000000"])')
      .first()
      .waitFor({ state: 'attached' });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    await context.close();
  });
});

describe('the examples', () => {
  it('come in one click and go in one click', async () => {
    await using own = await startServer({ examples: false });
    const context = await contextOf(browser);
    const page = await openPage(context, own.url);
    await page.getByRole('button', { name: 'Explore an example' }).click();
    await page.getByRole('heading', { name: '31 licences over-issued' }).waitFor();
    expect(await page.getByRole('img', { name: 'Installed 270, issued 301, 31 over-issued' }).count()).toBe(
      1,
    );
    await page.getByRole('button', { name: 'Remove the examples' }).click();
    await page.getByRole('heading', { name: 'Are you covered?' }).waitFor();
    await context.close();
  });
});
