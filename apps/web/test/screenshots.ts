// Takes every page into a folder, to be looked at: `node apps/web/test/screenshots.ts FOLDER [NAME…]`.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { contextOf, openPage, type Reader, startChromium } from './chromium.ts';
import { startLiving } from './living-server.ts';
import { EMPTY_PLACES, livingPlacesOf, type Place, placesOf } from './places.ts';
import { startServer } from './running-server.ts';

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to write to');
await mkdir(folder, { recursive: true });

const READERS: readonly Required<Pick<Reader, 'language' | 'theme' | 'width'>>[] = (
  ['en', 'fr'] as const
).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => [1440, 390].map((width) => ({ language, theme, width }))),
);

await using full = await startServer({ examples: true });
await using empty = await startServer({ examples: false });
await using living = await startLiving();
const browser = await startChromium();
try {
  for (const reader of READERS) {
    const context = await contextOf(browser, { ...reader, height: reader.width < 600 ? 844 : 900 });
    const take = async (url: string, place: Place): Promise<void> => {
      if (names.length > 0 && !names.includes(place.name)) return;
      const page = await openPage(context, url + place.path);
      const { language, theme, width } = reader;
      const file = `${place.name}-${language}-${theme}-${width < 600 ? 'narrow' : 'wide'}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: true });
      await page.close();
    };
    for (const place of await placesOf(full.url)) await take(full.url, place);
    for (const place of await livingPlacesOf(living.url)) await take(living.url, place);
    for (const place of EMPTY_PLACES) await take(empty.url, place);
    await context.close();
  }
} finally {
  await browser.close();
}
