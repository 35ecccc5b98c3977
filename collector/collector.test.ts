import { describe, expect, test } from 'vitest';
import { bytes, faults, functions, nodes, parse, source } from './test/grammar.ts';

const root = parse(source);

describe('the syntax', () => {
  test('is understood by the grammar, whole', () => {
    expect(faults(root)).toEqual([]);
    expect(functions(root).size).toBeGreaterThan(30);
  });

  test.each<readonly [string, (text: string) => string]>([
    [
      'a brace too few',
      (text) => text.replace("    Start-List 'read'", "    if ($true) {\n    Start-List 'read'"),
    ],
    ['a brace too many', (text) => text.replace("    Start-List 'read'", "    }\n    Start-List 'read'")],
    ['a quote too few', (text) => text.replace("Start-List 'userCals'", "Start-List 'userCals")],
    ['a parenthesis too few', (text) => text.replace('Write-Note (Get-Text', 'Write-Note ((Get-Text')],
    [
      'an operator without its right side',
      (text) => text.replace('$count -gt 0 -or $Target.Trusted', '$count -gt 0 -or'),
    ],
    [
      'an unfinished table',
      (text) => text.replace("'GetMultiStringValue' = 'sValue'", "'GetMultiStringValue' = "),
    ],
    [
      'a try without catch',
      (text) =>
        text.replace(
          / catch \[System\.IO\.IOException\] \{[^}]*\} catch \{[^}]*\}\n {4}# An empty/,
          '\n    # An empty',
        ),
    ],
    ['an else that continues nothing', (text) => text.replace('exit $code', 'else { exit $code }')],
    ['a foreach over nothing', (text) => text.replace('foreach ($json in $ReadList)', 'foreach ($json in )')],
  ])('%s is noticed', (_, damage) => {
    const damaged = damage(source);
    expect(damaged).not.toBe(source);
    expect(faults(parse(damaged))).not.toEqual([]);
  });
});

describe('the encoding', () => {
  test('begins with a byte order mark, without which Windows PowerShell 5.1 reads the local code page', () => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toThrow();
    expect(source).not.toContain('\uFEFF');
  });

  test('is ASCII but for comments and messages', () => {
    const allowed = [...nodes(root, 'comment'), ...nodes(root, 'expandable_string_literal')];
    const accents = [...source.matchAll(/[^\t\n\x20-\x7e]/g)].filter(
      ({ index }) => !allowed.some((node) => node.startIndex <= index && index < node.endIndex),
    );
    expect(accents.map(({ 0: character, index }) => `${character} at ${index}`)).toEqual([]);
  });

  test('survives the loss of its mark: read as Windows-1252 it is still the same program', () => {
    const misread = parse(new TextDecoder('windows-1252').decode(bytes.subarray(3)));
    expect(faults(misread)).toEqual([]);
    // PowerShell takes typographic quotes for quotes.
    for (const text of nodes(misread, 'expandable_string_literal'))
      expect(text.text).not.toMatch(/[\u2018-\u201e]/);
  });

  test('typographic quotes that end a string are in no string', () => {
    for (const text of nodes(root, 'expandable_string_literal'))
      expect(text.text).not.toMatch(/[\u201c-\u201e]/);
    for (const text of nodes(root, 'verbatim_string_characters'))
      expect(text.text).not.toMatch(/[\u2018-\u201b]/);
  });
});
