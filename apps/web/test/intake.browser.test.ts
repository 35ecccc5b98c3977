import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { contextOf, openPage, type Reader, startChromium } from './chromium.ts';
import { importText, packsOf } from './register.ts';
import { type RunningServer, startServer } from './running-server.ts';

const HEADER =
  'Server;KeyPackId;ProductVersion;TypeAndModel;TotalLicenses;AvailableLicenses;IssuedLicenses;ProductType;KeyPackType;ProductVersionID;ExpirationDate';
const NO_END = '20380119031407.000000-000';

/** Two good packs, one of them over-issued, and two rows that cannot be read. */
const INVENTORY = `${HEADER}
RDLIC01;3;Windows Server 2022;RDS Per User CAL;270;0;301;1;2;7;${NO_END}
RDLIC01;4;Windows Server 2019;RDS Per User CAL;deux;12;5;1;2;6;${NO_END}
RDLIC01;quatre;Windows Server 2019;RDS Per User CAL;20;12;8;1;2;6;${NO_END}
RDLIC01;5;Windows Server 2016;RDS Per Device CAL;40;1;39;0;2;5;${NO_END}
`;

/** A pack without the name of its server. */
const NAMELESS = INVENTORY.split('\n', 2)
  .map((line) => line.slice(line.indexOf(';') + 1))
  .join('\n');

interface Dropped {
  readonly name: string;
  readonly text: string;
}

const choose = async (page: Page, ...files: readonly Dropped[]): Promise<void> => {
  await page.getByTestId('files').setInputFiles(
    files.map(({ name, text }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(text),
    })),
  );
};

describe('a dropped inventory', { timeout: 120_000 }, () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ examples: false }), startChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });
  const open = async (path: string, reader: Reader = {}): Promise<Page> =>
    openPage(await contextOf(browser, reader), server.url + path);

  it('is taken wherever it is dropped, and read before anything is stored', async () => {
    const page = await open('/settings');
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'CAL_Inventory_20260114_0730.csv'));
      return data;
    }, INVENTORY);
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
    await page.getByText('Drop to read').waitFor();
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await page.getByRole('heading', { level: 1, name: '1 new license server and 2 new key packs' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/import');
    const state = await (await fetch(`${server.url}/api/v1/state`)).json();
    expect(state).toMatchObject({ empty: true });
    await page.context().close();
  });

  it('shows how it reads: format, encoding, instant, packs, rows set aside', async () => {
    const page = await open('/import');
    await choose(page, { name: 'CAL_Inventory_20260114_0730.csv', text: INVENTORY });
    const preview = page.getByRole('region', { name: 'CAL_Inventory_20260114_0730.csv' });
    await preview.getByText('CSV of key packs').waitFor();
    await preview.getByText('14 Jan 2026, 08:30').waitFor();
    await preview.getByText('from the file name').waitFor();
    await preview.getByText('separated by ;').waitFor();
    const over = preview.getByRole('row', { name: /Windows Server 2022/ });
    await over.getByText('270', { exact: true }).waitFor();
    await over.getByText('301', { exact: true }).waitFor();
    await over.getByText('31 over').waitFor();
    await preview.getByRole('heading', { name: '2 rows set aside' }).waitFor();
    const [total, pack] = [
      preview.getByRole('row', { name: /deux/ }),
      preview.getByRole('row', { name: /quatre/ }),
    ];
    expect(await total.locator('td').allTextContents()).toEqual([
      '3',
      'TotalLicenses',
      'deux',
      'not a number',
    ]);
    expect(await pack.locator('td').allTextContents()).toEqual(['4', 'KeyPackId', 'quatre', 'not a number']);
    await page.context().close();
  });

  it('asks for the name of a server that the document does not say, and takes a corrected date', async () => {
    const page = await open('/import', { language: 'fr' });
    await choose(page, { name: 'export.csv', text: NAMELESS });
    const field = page.getByLabel('Serveur de licences', { exact: true });
    expect(await field.inputValue()).toBe('export');
    await page.getByText('Le document ne le nomme pas').waitFor();
    await field.fill('RDLIC07');
    await page.getByRole('button', { name: 'Corriger' }).click();
    await page.getByLabel('Vu le').fill('2026-02-03T09:15');
    await page.getByText('indiqué par vous').waitFor();
    await page.getByRole('button', { name: 'Importer le document' }).click();
    await page.waitForURL(/imported=/);
    const { rows } = await (await fetch(`${server.url}/api/v1/license-servers`)).json();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ host: 'RDLIC07', lastSeen: { observedAt: '2026-02-03T08:15:00Z' } });
    await page.context().close();
  });

  it('refuses what is no inventory, says what was tried and what to do, and imports the rest', async () => {
    const page = await open('/import');
    await choose(
      page,
      { name: 'packs.csv', text: packsOf('RDLIC02', 100, 40) },
      { name: 'minutes.txt', text: 'Minutes of the meeting of Tuesday.\n' },
      { name: 'empty.csv', text: '' },
    );
    const refused = page.getByRole('region', { name: 'minutes.txt' });
    await refused.getByText('This is none of the inventories that Calepin reads.').waitFor();
    await refused.getByText(/Get-WmiObject Win32_TSLicenseKeyPack/).waitFor();
    await refused.getByText(/What was tried: \d+ formats/).click();
    await refused.getByText('Checkmk section').waitFor();
    await page.getByRole('region', { name: 'empty.csv' }).getByText('The file is empty.').waitFor();
    await page.getByText('1 document · 2 files not read').waitFor();
    await page.getByRole('button', { name: 'Import the document' }).click();
    await page.waitForURL(/imported=/);
    await page.getByText('RDLIC02').first().waitFor();
    await page.context().close();
  });

  it('knows a document again and leaves it out until told otherwise', async () => {
    const text = packsOf('RDLIC03', 50, 10);
    const page = await open('/import');
    // The instant comes from the name: at another instant the same document is another reading.
    await importText(server.url, 'packs_20260114_0730.csv', text);
    await choose(page, { name: 'packs_20260114_0730.csv', text });
    await page.getByRole('heading', { level: 1, name: 'Already in the register' }).waitFor();
    await page.getByRole('button', { name: 'Nothing to import' }).waitFor();
    await page.getByRole('checkbox', { name: 'Import packs_20260114_0730.csv' }).check();
    expect(await page.getByRole('button', { name: 'Import the document' }).isEnabled()).toBe(true);
    await page.getByRole('link', { name: 'See that import' }).click();
    await page.getByRole('heading', { level: 1, name: /^Import of/ }).waitFor();
    await page.context().close();
  });

  it('goes to the site that is chosen, and is compared with that one', async () => {
    const page = await open('/import');
    await choose(page, { name: 'other.csv', text: packsOf('RDLIC02', 100, 41) });
    await page.getByRole('heading', { level: 1, name: '1 key pack changed' }).waitFor();
    await page.getByLabel('Site', { exact: true }).selectOption({ label: 'New site…' });
    await page.getByLabel('Name of the new site').fill('Agence de Lyon');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '1 new license server and 1 new key pack' }).waitFor();
    await page.getByRole('button', { name: 'Import the document' }).click();
    await page.waitForURL(/imported=/);
    const { rows } = await (await fetch(`${server.url}/api/v1/sites`)).json();
    expect(rows.map((site: { name: string }) => site.name)).toContain('Agence de Lyon');
    await page.context().close();
  });

  it('is told to a screen reader, and the page that follows has the focus', async () => {
    const page = await open('/import');
    const said = page.locator('[role="status"][aria-live="polite"]');
    await choose(page, { name: 'said.csv', text: packsOf('RDLIC05', 10, 1) });
    await expect.poll(async () => (await said.allInnerTexts()).join(' ')).toContain('1 document recognised');
    await page.getByRole('button', { name: 'Import the document' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/imported=/);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.context().close();
  });

  it.each<Reader>([
    { theme: 'light', language: 'en' },
    { theme: 'dark', language: 'fr', width: 320, height: 640 },
  ])(
    'is previewed without a fault for axe and without scrolling sideways: $theme, $width',
    async (reader) => {
      const page = await open('/import', reader);
      await choose(
        page,
        { name: 'CAL_Inventory_20260114_0730.csv', text: INVENTORY },
        { name: 'export.csv', text: NAMELESS },
        { name: 'minutes.txt', text: 'Minutes of the meeting of Tuesday.\n' },
      );
      await page.getByRole('region', { name: 'minutes.txt' }).locator('summary').click();
      await page.locator('.correctable .link-button').first().click();
      await page.locator('.intake-bar .button-main:enabled').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );

  it('can be sent again when the server was started anew in between', async () => {
    const page = await open('/import');
    await choose(page, { name: 'lost.csv', text: packsOf('RDLIC09', 10, 1) });
    const confirm = page.getByRole('button', { name: 'Import the document' });
    await confirm.waitFor();
    // A restart forgets what was received; forgetting it by hand looks the same from here.
    const forgotten = page.waitForResponse(
      (answer) => answer.url().endsWith('/api/v1/inspections') || answer.url().includes('/inspections/'),
    );
    await page.evaluate(async () => {
      const { href } = performance
        .getEntriesByType('resource')
        .map((entry) => new URL(entry.name))
        .findLast(({ pathname }) => /\/inspections\/[^/]+$/.test(pathname)) ?? { href: '' };
      await fetch(href, { method: 'DELETE' });
    });
    await forgotten;
    await confirm.click();
    await page.getByRole('alert').getByRole('button', { name: 'Send it again' }).click();
    await confirm.click();
    await page.waitForURL(/imported=/);
    await page.context().close();
  });

  it('is discarded without a trace', async () => {
    const page = await open('/import');
    await choose(page, { name: 'away.csv', text: packsOf('RDLIC06', 10, 1) });
    await page.getByRole('button', { name: 'Import the document' }).waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('heading', { level: 1, name: 'Import files' }).waitFor();
    const { rows } = await (await fetch(`${server.url}/api/v1/license-servers`)).json();
    expect(rows.map((row: { host: string }) => row.host)).not.toContain('RDLIC06');
    await page.context().close();
  });
});
