import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { contextOf, type Reader, startChromium } from './chromium.ts';
import { type RunningServer, startServer } from './running-server.ts';

const PASSWORD = 'trois chevaux lisent dehors';
const OTHER = 'quatre mouettes comptent la neige';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([startChromium(), startServer({ examples: false, asks: true })]);
});
afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** A page whose faults of axe are told with what was looked at. */
async function opened(address: string, reader: Reader = {}) {
  const context = await contextOf(browser, reader);
  const page = await context.newPage();
  await page.goto(address);
  const clean = async (what: string): Promise<void> => {
    expect([what, ...(await faultsOf(page))]).toEqual([what]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect([what, wide]).toEqual([what, false]);
  };
  return { context, page, clean };
}

it('the first owner comes in through the link of the console, by keyboard, after a weak password', async () => {
  const without = await opened(server.url, { width: 320, language: 'fr', theme: 'dark' });
  await heading(without.page, /pas.encore de propriétaire/).waitFor();
  await without.clean('a register without an owner');
  await without.context.close();

  const link = /http:\S+\/welcome#\S+/.exec(server.said)?.[0] ?? '';
  const { page, context, clean } = await opened(link);
  await heading(page, 'Own this register').waitFor();
  // The token does not stay where it can be read over a shoulder, or be kept in the history.
  expect(page.url()).toBe(`${server.url}/welcome`);
  await clean('the first owner');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('name');
  await page.keyboard.type('Amélie Roux');
  await page.keyboard.press('Tab');
  await page.keyboard.type('amelie@valbrume.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('azertyuiop12');
  await page.keyboard.press('Enter');
  await page.getByText('It follows a pattern that is tried first.').waitFor();
  await clean('a weak password');
  await page.locator('input[autocomplete=new-password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Explore an example' }).click();
  await page
    .getByText(/invented/)
    .first()
    .waitFor();
  await context.close();

  const again = await opened(link);
  await heading(again.page, 'This link opens nothing').waitFor();
  await again.clean('a used link');
  await again.context.close();
}, 120_000);

it('who is not signed in sees the sign-in page wherever, and then what was asked for', async () => {
  const { page, context, clean } = await opened(`${server.url}/findings?state=all`, { width: 320 });
  await heading(page, 'Sign in').waitFor();
  await clean('sign-in');
  await page.locator('input[autocomplete=username]').fill('amelie@valbrume.example');
  await page.locator('input[autocomplete=current-password]').fill('wrong');
  await page.keyboard.press('Enter');
  const alert = page.getByRole('alert').filter({ hasText: 'The address or the password is wrong.' });
  await alert.waitFor();
  await clean('a wrong password');
  await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('table').first().waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/findings?state=all');
  await context.close();
}, 120_000);

it('an owner invites a viewer of one site, who sees that site, no names and no acts', async () => {
  const { page, context, clean } = await opened(`${server.url}/people`);
  await page.locator('input[autocomplete=username]').fill('amelie@valbrume.example');
  await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await heading(page, 'People').waitFor();
  await page.getByText('Amélie Roux').first().waitFor();
  await clean('people');
  await page.getByRole('button', { name: 'Add somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Paul Lecteur');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('paul@valbrume.example');
  const site = dialog.getByRole('combobox').first();
  const options = await site.locator('option').allTextContents();
  const ours = options.find((one) => one.includes('Valbrume')) ?? '';
  await site.selectOption({ label: ours });
  await dialog.getByRole('combobox').nth(1).selectOption('viewer');
  await clean('inviting');
  await dialog.getByRole('button', { name: 'Add, and make the link' }).click();
  const shown = dialog
    .locator('input[readonly], .mono')
    .filter({ hasText: /welcome#/ })
    .or(dialog.locator('input[readonly]'))
    .first();
  await shown.waitFor();
  const link = await shown.evaluate((element) =>
    element instanceof HTMLInputElement ? element.value : (element.textContent ?? ''),
  );
  expect(link).toMatch(/\/welcome#call_/);
  await clean('the link');
  await context.close();

  const paul = await opened(link, { language: 'fr' });
  await heading(paul.page, /Paul Lecteur/).waitFor();
  await paul.clean('an invitation');
  await paul.page.locator('input[autocomplete=new-password]').fill(OTHER);
  await paul.page.keyboard.press('Enter');
  await paul.page.getByRole('navigation').getByText('Serveurs').first().waitFor();
  await paul.page.goto(`${server.url}/license-servers`);
  await paul.page.getByRole('table').waitFor();
  expect(await paul.page.locator('body').textContent()).not.toMatch(/Brindacier|Nuagine/);
  expect(await paul.page.getByRole('link', { name: 'Importer des fichiers' }).count()).toBe(0);
  await paul.page.goto(`${server.url}/issued-licenses`);
  await paul.page
    .getByText(/propriétaire/)
    .first()
    .waitFor();
  await paul.clean('a page that is not theirs');
  await paul.page.goto(`${server.url}/account`);
  await heading(paul.page, 'Votre compte').waitFor();
  await paul.clean('one’s own account');
  await paul.context.close();
}, 120_000);

it('signing out leaves nothing behind', async () => {
  const { page, context } = await opened(server.url);
  await page.locator('input[autocomplete=username]').fill('paul@valbrume.example');
  await page.locator('input[autocomplete=current-password]').fill(OTHER);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Paul Lecteur' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await heading(page, 'Sign in').waitFor();
  expect(await context.cookies()).toEqual([]);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).not.toContain('Valbrume');
  await page.goto(`${server.url}/license-servers`);
  await heading(page, 'Sign in').waitFor();
  await context.close();
}, 120_000);
