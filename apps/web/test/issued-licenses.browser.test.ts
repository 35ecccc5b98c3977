import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextOf, openPage, startChromium } from './chromium.ts';
import { importText, issuedOf, packsOf } from './register.ts';
import { type RunningServer, startServer } from './running-server.ts';

const MANY = 1_200;

describe('a long list of issued licences', { timeout: 120_000 }, () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ examples: false }), startChromium()]);
    await importText(server.url, 'packs.csv', packsOf('RDLIC01', 2_000, MANY));
    await importText(server.url, 'issued.csv', issuedOf('RDLIC01', MANY));
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });
  const open = async (path: string): Promise<Page> => openPage(await contextOf(browser), server.url + path);
  const drawn = (page: Page): Promise<number> => page.locator('.licenses tbody tr[aria-rowindex]').count();

  it('draws only what is in sight, and says how many there are', async () => {
    const page = await open('/issued-licenses');
    await page.getByRole('heading', { level: 1, name: '1,200 issued licences' }).waitFor();
    expect(await drawn(page)).toBeLessThan(80);
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(MANY + 1));
    await page.context().close();
  });

  it('fetches page after page on the way down, without a row twice or missing', async () => {
    const page = await open('/issued-licenses');
    const seen = new Set<string>();
    for (let step = 0; step < 400 && seen.size < MANY; step += 1) {
      for (const holder of await page.locator('.licenses tbody th .clip:first-child').allInnerTexts())
        seen.add(holder);
      const before = await page.evaluate(() => window.scrollY);
      await page.mouse.wheel(0, 700);
      await page.waitForFunction(
        (y) =>
          window.scrollY !== y ||
          document.querySelector('.licenses-end')?.textContent === 'The list ends here.',
        before,
      );
    }
    expect(seen.size).toBe(MANY);
    expect(await drawn(page)).toBeLessThan(80);
    await page.context().close();
  });

  it('sorts on the server, from the other end in one click', async () => {
    const page = await open('/issued-licenses');
    const header = page.getByRole('button', { name: 'Holder' });
    await header.click();
    await page.getByRole('row', { name: /POSTE-01200/ }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Holder' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    expect(new URL(page.url()).search).toContain('descending=true');
    await page.context().close();
  });

  it('searches and filters in the address, and says so when nothing matches', async () => {
    const page = await open('/issued-licenses');
    const field = page.getByRole('searchbox');
    await field.fill('poste-0001');
    await page.getByRole('heading', { level: 1, name: '10 issued licences match' }).waitFor();
    await page.getByLabel('Status').selectOption('temporary');
    await page.getByRole('heading', { level: 1, name: '1 issued licence matches' }).waitFor();
    await page.getByRole('row', { name: /POSTE-00010/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?search=poste-0001&status=temporary');
    const link = await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href');
    const csv = await (await fetch(server.url + link)).text();
    expect(csv.trim().split('\n')).toHaveLength(2);
    await field.fill('nobody');
    await page.getByText('Nothing begins with that', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('heading', { level: 1, name: '1,200 issued licences' }).waitFor();
    await page.context().close();
  });
});
