import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { escapeXml, isXmlText } from './escape.ts';

test('a text that XML can hold comes back from a parser as it was, as content and as attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }).filter(isXmlText), (text) => {
      const parser = new SaxesParser();
      let content = '';
      let attribute: string | undefined;
      parser.on('text', (piece) => {
        content += piece;
      });
      parser.on('opentag', ({ attributes }) => {
        attribute = String(attributes['a']);
      });
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(`<x a="${escapeXml(text)}">${escapeXml(text)}</x>`).close();
      expect([content, attribute]).toEqual([text, text]);
    }),
  );
});

test.each([
  '\u0000',
  '\u0008',
  '\u000b',
  '\u001f',
  '\ufffe',
  '\uffff',
  '\ud800',
  '\udc00',
  'a\ud800b',
  '\udc00\ud800',
])('%o cannot be written', (text) => {
  expect(isXmlText(text)).toBe(false);
});

test.each(['', '\t\n\r', 'é€', '\u{1f600}', '\u{10ffff}', '\u007f'])('%o can', (text) => {
  expect(isXmlText(text)).toBe(true);
});
