import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextOf, openPage, type Reader, startChromium } from './chromium.ts';
import { type LivingServer, SPARE, startLiving } from './living-server.ts';

let browser: Browser;
let living: LivingServer;

beforeAll(async () => {
  [browser, living] = await Promise.all([startChromium(), startLiving()]);
});
afterAll(async () => {
  await browser.close();
  await living[Symbol.asyncDispose]();
});

async function visit(
  path: string,
  look: (page: Page, context: BrowserContext) => Promise<void>,
  reader: Reader = {},
): Promise<void> {
  const context = await contextOf(browser, reader);
  await look(await openPage(context, living.url + path), context);
  await context.close();
}

const spare = () => living.fleet.host(SPARE);
const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name });

describe('targets', { timeout: 120_000 }, () => {
  it('come with what fares worst first, the problem in one line, and narrow in the address', () =>
    visit('/targets', async (page) => {
      await page.getByRole('heading', { level: 1, name: '1 target of 6 is not read' }).waitFor();
      const first = page.getByRole('row').nth(1);
      expect(await first.textContent()).toMatch(
        /rdlic03\.lab\.test[\s\S]+refuses LAB\\calepin[\s\S]+Failing/,
      );
      await page.getByLabel('State').selectOption('partial');
      await page.waitForURL(/health=partial/);
      await page.getByRole('row', { name: /rdlic02/ }).waitFor();
      expect(await page.getByRole('row').count()).toBe(2);
      await page.getByRole('searchbox').fill('nothing like it');
      await page.getByText('No target answers to these choices.').waitFor();
    }));

  it('are tested step by step before they are added, and read at once', () =>
    visit('/targets/new', async (page) => {
      const add = button(page, 'Add the target');
      expect(await add.isDisabled()).toBe(true);
      await page.getByLabel('Name', { exact: true }).fill('rdlic04.lab.test');
      await page.getByLabel('Address to connect to').fill(spare().address);
      await button(page, 'HTTP, 5985').click();
      await page.getByText('Port, path, certificates').click();
      await page.getByLabel('Port', { exact: true }).fill(String(spare().port));
      await page.getByLabel('Credentials').selectOption({ label: 'New ones…' });
      await page.getByLabel('User', { exact: true }).fill('LAB\\calepin');
      const password = page.getByLabel('Password');
      expect(await password.getAttribute('autocomplete')).toBe('new-password');
      await password.fill('not this one');

      // Basic over plain HTTP is a choice that someone makes.
      await page.getByLabel('Authentication').selectOption('basic');
      await page.getByText('the password and everything read travel readable', { exact: false }).waitFor();
      expect(await add.isDisabled()).toBe(true);
      await page.getByLabel('Send the password readable all the same').check();
      expect(await add.isDisabled()).toBe(false);
      await page.getByLabel('Authentication').selectOption('ntlm');

      await button(page, 'Test').click();
      await page.getByRole('heading', { name: 'The test failed' }).waitFor();
      const steps = page.getByRole('list', { name: 'Test' }).getByRole('listitem');
      expect(await steps.filter({ hasText: 'Port' }).first().textContent()).toMatch(
        /passed[\s\S]*something answers there/,
      );
      const refused = steps.filter({ hasText: 'Authentication' });
      expect(await refused.textContent()).toMatch(/the name or the password is wrong[\s\S]+Check both/);

      await password.fill('calepin');
      await page.getByText('Something was changed since this test.').waitFor();
      await button(page, 'Test').click();
      await page.getByRole('heading', { name: 'The test passed: everything can be read' }).waitFor();
      await steps.filter({ hasText: 'Key packs' }).waitFor();

      await add.click();
      await page.getByRole('heading', { level: 1, name: 'rdlic04.lab.test' }).waitFor();
      // Nothing is asked for by hand: the page follows the run to its end.
      await page.getByRole('heading', { name: 'What went wrong' }).waitFor({ state: 'hidden' });
      await page.locator('.page-title').getByText('Read', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'License server', exact: true }).waitFor();

      await page.getByRole('link', { name: 'Edit' }).click();
      await page.getByRole('heading', { level: 1, name: 'Edit rdlic04.lab.test' }).waitFor();
      expect(await page.locator('input[type="password"]').count()).toBe(0);
      expect(await page.getByLabel('Credentials').locator('option:checked').textContent()).toBe(
        'LAB\\calepin',
      );
    }));

  it('come from a list, one host a line; what is refused says why', () =>
    visit('/targets/new?from=list', async (page) => {
      await page
        .getByLabel(/^One host a line/)
        .fill('# the old farm\nrdsh90.lab.test\nRDSH90.lab.test\n\nrdlic01.lab.test\n');
      await page.getByText('2 hosts', { exact: true }).waitFor();
      await page.getByLabel('Credentials').selectOption({ label: 'Lab reader (LAB\\calepin)' });
      await page.getByLabel('Paused: read only when asked').check();
      await button(page, 'Add 2 hosts').click();
      await page.getByRole('main').getByText('1 target added.').waitFor();
      await page.getByText('rdlic01.lab.test is a target already.').waitFor();
    }));

  it('are proposed from what session hosts name, with the reason', () =>
    visit('/targets/new?from=find', async (page) => {
      await button(page, 'Look').click();
      await page.getByRole('heading', { name: '3 hosts found' }).waitFor();
      const known = page.getByRole('checkbox', { name: 'rdlic01.lab.test' });
      expect(await known.isDisabled()).toBe(true);
      const fresh = page.getByRole('checkbox', { name: 'oldlic.lab.test' });
      expect(await fresh.isChecked()).toBe(true);
      await page.getByText('rdsh02.lab.test is configured to use it locally.').waitFor();
      await button(page, 'Add 1 host').waitFor();
      await fresh.uncheck();
      await button(page, /^Add 1/).waitFor({ state: 'hidden' });
    }));

  it('pause, resume and leave, the register staying as it is', () =>
    visit('/targets?search=rdsh90', async (page) => {
      await page.getByRole('link', { name: 'rdsh90.lab.test' }).click();
      await page.getByRole('heading', { level: 1, name: 'rdsh90.lab.test' }).waitFor();
      await page.locator('.page-title').getByText('Paused', { exact: true }).waitFor();
      await button(page, 'Remove').focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Remove rdsh90.lab.test?' });
      await dialog.getByText('What was read stays in the register', { exact: false }).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await button(page, 'Remove').click();
      await button(dialog, 'Remove').click();
      await page.waitForURL((url) => url.pathname === '/targets');
      await page.getByRole('link', { name: 'rdlic01.lab.test' }).waitFor();
      expect(await page.getByRole('row', { name: /rdsh90/ }).count()).toBe(0);

      await page.getByRole('link', { name: 'rdsh01.lab.test' }).click();
      await button(page, 'Pause').click();
      await button(page, 'Resume').click();
      await button(page, 'Pause').waitFor();
    }));
});

describe('runs', { timeout: 120_000 }, () => {
  it('are followed while they go on, wherever one looks', () =>
    visit('/runs', async (page) => {
      const host = living.fleet.host('RDLIC01');
      await host.fault({ kind: 'slow', delayMs: 100, pieceBytes: 1_024 });
      const { id } = await living.target('rdlic01.lab.test');
      await living.call('POST', `/targets/${id}/run`);
      await page.getByText('1 run under way').first().waitFor();
      await page.getByText('followed as it happens', { exact: false }).waitFor();
      await page.getByRole('navigation', { name: 'Pages' }).locator('.collecting').waitFor();
      await page.locator('.ledger .lead').first().click();
      await page.getByRole('heading', { level: 1, name: 'Run of rdlic01.lab.test' }).waitFor();
      await page.getByRole('progressbar', { name: 'Under way' }).waitFor();
      await host.fault(null);
      await page.getByRole('progressbar', { name: 'Under way' }).waitFor({ state: 'detached' });
      await page
        .locator('.page-title')
        .getByText(/^(Done|In part|Failed)$/)
        .waitFor();
      await page.locator('.collecting').waitFor({ state: 'detached' });
    }));

  it('read as a log: each step, what the server itself said, what to do', async () => {
    const { lastRun } = await living.target('rdlic02.lab.test');
    await visit(`/runs/${lastRun?.id}`, async (page) => {
      const denied = page.getByRole('listitem').filter({ hasText: 'Win32_TSIssuedLicense' });
      const words = await denied.textContent();
      expect(words).toMatch(/does not let the account read Win32_TSIssuedLicense/);
      expect(words).toMatch(/The server said\s*2147749891/);
      await page.getByRole('link', { name: 'See what it brought' }).click();
      await page.waitForURL(/\/imports\//);
    });
  });

  it('are asked for again and again once the stream is lost, and the page says so', async () => {
    const context = await contextOf(browser);
    await context.route('**/runs/events*', (route) => route.abort());
    const page = await openPage(context, `${living.url}/runs`);
    await page.getByText('asked again every 10 seconds', { exact: false }).waitFor();
    await context.close();
  });
});

describe('session hosts', { timeout: 120_000 }, () => {
  it('stand on a map with the license servers that they use, those that nobody knows included', () =>
    visit('/session-hosts?view=map', async (page) => {
      const lines = page.locator('.usage-lines g');
      await expect.poll(() => lines.count()).toBe(3);
      await page.getByText('not in the register; 1 session host names it').waitFor();
      expect(await page.locator('.usage-line-unknown').count()).toBe(1);
      await page.getByRole('link', { name: 'rdsh02.lab.test' }).focus();
      await page.locator('.usage-line-active.usage-line-unknown').waitFor({ state: 'attached' });
      expect(await page.locator('.usage-line-quiet').count()).toBe(2);
      // The same in words, for who does not see the lines.
      const row = page.getByRole('row', { name: /rdsh01/ });
      expect(await row.textContent()).toMatch(/rdlic01\.lab\.test and rdlic02\.lab\.test/);
    }));

  it('say by whose word they are licensed, in either language', () =>
    visit(
      '/session-hosts',
      async (page) => {
        await page.getByRole('heading', { level: 1, name: /^1 hôte de session sur 3/ }).waitFor();
        await page.getByRole('link', { name: 'rdsh02.lab.test' }).click();
        await page.getByText('oldlic.lab.test n’est pas au registre').waitFor();
        await page.getByText('réglé localement').first().waitFor();
        await page.getByRole('heading', { name: 'Lu en direct' }).waitFor();
      },
      { language: 'fr' },
    ));
});

describe('credentials', { timeout: 120_000 }, () => {
  it('never come back once kept, and stay while a target uses them', () =>
    visit('/credentials', async (page) => {
      await button(page, 'Change: Lab reader').click();
      const dialog = page.getByRole('dialog', { name: 'Change Lab reader' });
      expect(await dialog.getByLabel('Password').inputValue()).toBe('');
      await dialog.getByLabel('Name', { exact: true }).fill('Reader of the lab');
      await button(dialog, 'Keep the credentials').click();
      await dialog.waitFor({ state: 'detached' });
      await button(page, 'Remove: Reader of the lab').click();
      const removal = page.getByRole('dialog', { name: 'Remove Reader of the lab?' });
      await removal.getByText(/targets use them/).waitFor();
      expect(await button(removal, 'Remove').isDisabled()).toBe(true);
    }));
});

describe('who holds a Per User CAL', { timeout: 120_000 }, () => {
  it('is listed with the state of the account, and found by name', () =>
    visit('/issued-licenses', async (page) => {
      await page.getByRole('link', { name: 'Per User, in the directory' }).click();
      await page
        .getByRole('row', { name: /user03/ })
        .getByText('Disabled')
        .waitFor();
      await page.getByLabel('Account').selectOption('disabled');
      await page.getByRole('row', { name: /user01/ }).waitFor({ state: 'detached' });
      await page.getByRole('searchbox').fill('user0');
      await page.waitForURL(/search=user0&account=disabled|account=disabled&search=user0/);
      await page.getByRole('row', { name: /user03/ }).waitFor();
    }));
});
