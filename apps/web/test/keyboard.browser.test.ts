import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLACES } from '../src/shell/places.ts';
import { contextOf, goWithKeys, openPage, startChromium } from './chromium.ts';
import { type RunningServer, startServer } from './running-server.ts';

let browser: Browser;
let server: RunningServer;
let context: BrowserContext;

beforeAll(async () => {
  [browser, server] = await Promise.all([startChromium(), startServer({ examples: true })]);
  context = await contextOf(browser);
});
afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '');

describe('without a mouse', () => {
  it('goes to every page with g and its letter, and reads on from there', async () => {
    const page = await openPage(context, `${server.url}/nowhere`);
    for (const { to, letter } of PLACES) {
      await goWithKeys(page, letter, (path) => path === to);
      await page.waitForFunction(() => document.activeElement?.id === 'main');
    }
    await page.close();
  });

  it('skips to the page with the first Tab', async () => {
    const page = await openPage(context, server.url);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('main');
    await page.close();
  });

  it('searches with /, chooses with the arrows, opens with Enter', async () => {
    const page = await openPage(context, server.url);
    await page.keyboard.press('/');
    await page.keyboard.type('rdlic02');
    const option = page.getByRole('option', { name: /RDLIC02/ }).first();
    await option.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/license-servers\/./);
    await page.getByRole('heading', { level: 1, name: /RDLIC02/ }).waitFor();
    await page.close();
  });

  it('opens a menu beside its button, moves in it, and closes it', async () => {
    const page = await openPage(context, server.url);
    await page.getByRole('button', { name: 'Theme' }).focus();
    await page.keyboard.press('Enter');
    const dark = page.getByRole('menuitemradio', { name: 'Dark' });
    expect((await dark.boundingBox())?.y).toBeLessThan(300);
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('Dark');
    await page.keyboard.press('Escape');
    await dark.waitFor({ state: 'hidden' });
    await page.close();
  });

  it('leaves a letter typed into a field alone', async () => {
    const page = await openPage(context, server.url);
    await page.keyboard.press('/');
    await page.keyboard.type('gs/?');
    expect(await page.getByRole('combobox').inputValue()).toBe('gs/?');
    expect(new URL(page.url()).pathname).toBe('/');
    await page.close();
  });

  it('shows the keys with ?, and gives the focus back', async () => {
    const page = await openPage(context, server.url);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.close();
  });

  it('says where a figure comes from when it takes the focus', async () => {
    const page = await openPage(context, server.url);
    const figure = page.locator('.position .figure').first();
    await figure.focus();
    const note = page.getByRole('tooltip');
    await note.waitFor();
    expect(await note.textContent()).toContain('CSV of key packs');
    expect(await figure.getAttribute('aria-describedby')).toBe(await note.getAttribute('id'));
    await page.keyboard.press('Escape');
    await note.waitFor({ state: 'hidden' });
    await page.close();
  });

  it('sorts a table from its header and keeps the sort in the address', async () => {
    const page = await openPage(context, `${server.url}/key-packs`);
    const header = page.getByRole('columnheader', { name: 'Issued', exact: true });
    await header.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=issued/);
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    await page.waitForURL(/descending=true/);
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    await page.close();
  });

  it('chooses the day looked from in the calendar', async () => {
    const page = await openPage(context, server.url);
    await page.getByRole('button', { name: /^As of/ }).focus();
    await page.keyboard.press('Enter');
    const today = page.locator('.calendar-day[aria-current="date"]');
    expect((await today.boundingBox())?.y).toBeLessThan(900);
    await today.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/asOf=\d{4}-\d{2}-\d{2}/);
    await page.locator('.strip-past').waitFor();
    await page.close();
  });
});
