import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextOf, openPage, startChromium } from './chromium.ts';
import { importText, packsOf } from './register.ts';
import { type RunningServer, startServer } from './running-server.ts';

describe('acts that change the register', { timeout: 120_000 }, () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ examples: false }), startChromium()]);
    await importText(server.url, 'packs.csv', packsOf('RDLIC01', 270, 301));
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });
  const open = async (path: string): Promise<Page> => openPage(await contextOf(browser), server.url + path);

  it('acknowledges a finding with a reason, keeps it in the history, and takes it back', async () => {
    const page = await open('/findings');
    await page.getByRole('link', { name: /^31 licences over-issued/ }).click();
    await page.getByText('301 issued of 270 installed').waitFor();
    await page.getByRole('button', { name: 'Acknowledge…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Acknowledge this finding' });
    const confirm = dialog.getByRole('button', { name: 'Acknowledge', exact: true });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel('Reason').fill('Order 4711 is on its way');
    await confirm.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Acknowledged by someone at this machine', { exact: false }).waitFor();
    await page.locator('.history').getByText('Order 4711 is on its way').waitFor();

    await page.getByRole('link', { name: 'Findings' }).first().click();
    await page
      .getByRole('row', { name: /31 licences over-issued/ })
      .getByText('Acknowledged')
      .waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Take the acknowledgement back' }).click();
    await page.locator('.history').getByText('Acknowledgement taken back').waitFor();
    await page.getByRole('button', { name: 'Acknowledge…' }).waitFor();
    await page.context().close();
  });

  it('keeps the focus in a dialog, closes it with Escape and gives the focus back', async () => {
    const page = await open('/findings');
    await page.getByRole('link', { name: /^31 licences over-issued/ }).click();
    const button = page.getByRole('button', { name: 'Acknowledge…' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('Tab');
      expect(await dialog.evaluate((it) => it.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => button.evaluate((it) => it === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('filters findings in the address', async () => {
    const page = await open('/findings?severity=info');
    await page.getByText('None of this severity.').waitFor();
    await page.getByRole('navigation', { name: 'Severity' }).getByRole('link', { name: 'Any' }).click();
    await page.getByRole('link', { name: /^31 licences over-issued/ }).waitFor();
    await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Closed' }).click();
    await page.getByRole('heading', { name: 'Nothing has closed yet' }).waitFor();
    expect(new URL(page.url()).search).toBe('?state=closed');
    await page.context().close();
  });

  it('changes a threshold, and the finding follows', async () => {
    await importText(server.url, 'low.csv', packsOf('RDLIC02', 1000, 820));
    const page = await open('/settings');
    await page.getByRole('button', { name: 'Add a threshold' }).click();
    const added = page
      .getByRole('listitem')
      .filter({ has: page.getByLabel('Threshold', { exact: true }) })
      .last();
    await added.getByLabel('CAL type').selectOption('per-user');
    await added.getByLabel('Threshold', { exact: true }).fill('mille');
    expect(await page.getByRole('button', { name: 'Save the settings' }).isDisabled()).toBe(true);
    await added.getByLabel('Threshold', { exact: true }).fill('500');
    await added.getByLabel('Unit').selectOption('licenses');
    await added.getByText('warns at 500 of 1,270').waitFor();
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await page.getByRole('button', { name: 'Save the settings' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Findings' }).click();
    await page.getByRole('link', { name: /^149 licences left of 1,270/ }).waitFor();
    await page.context().close();
  });

  it('undoes an import once its consequence was read', async () => {
    const record = await importText(server.url, 'wrong.csv', packsOf('WRONG01', 10, 3));
    const page = await open(`/imports/${record.id}`);
    await page.getByRole('button', { name: 'Undo the import' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 new license server').waitFor();
    await dialog.getByText('1 new key pack').waitFor();
    await dialog.getByText('Other imports stay', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await dialog.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByText('This import was undone', { exact: false }).waitFor();
    const { rows } = await (await fetch(`${server.url}/api/v1/license-servers`)).json();
    expect(rows.map((row: { host: string }) => row.host)).not.toContain('WRONG01');
    await page.getByRole('link', { name: 'Imports' }).first().click();
    await page
      .getByRole('row', { name: /WRONG|Undone/ })
      .first()
      .waitFor();
    await page.context().close();
  });
});
