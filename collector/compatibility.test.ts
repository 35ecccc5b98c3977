import { describe, expect, test } from 'vitest';
import { functions, nodes, parse, source } from './test/grammar.ts';

const root = parse(source);
const code = nodes(root, 'comment').reduceRight(
  (text, node) => text.slice(0, node.startIndex) + text.slice(node.endIndex),
  source,
);

describe('Windows PowerShell 5.1', () => {
  test('has no && and no ||', () => {
    expect(nodes(root, 'pipeline_chain_tail').map((node) => node.text)).toEqual([]);
  });

  test.each([
    ['null coalescing', /\?\?/],
    ['null-conditional access', /\}\?[.[]/],
    ['ternary', /\?\s+[^\n{}]+\s+:\s/],
    ['parallel loops', /-Parallel\b/i],
    ['background operator', /&\s*$/m],
    ['System.Text.Json', /System\.Text\.Json/i],
    ['JSON switches of PowerShell 7', /-AsHashtable|-EnumsAsStrings|Test-Json/i],
    ['encodings of PowerShell 7', /utf8NoBOM|utf8BOM/i],
    ['platform variables of PowerShell 7', /\$Is(Windows|Linux|MacOS|CoreCLR)\b/i],
    ['clean blocks', /^\s*clean\s*\{/im],
    ['File.Move with overwriting', /File\]::Move\([^()]*,[^()]*,/],
  ])('has no %s', (_, pattern) => {
    expect(code).not.toMatch(pattern);
  });

  test('is asked for, so that an older one says so', () => {
    expect(source).toMatch(/^#Requires -Version 5\.1$/m);
  });
});

describe('PowerShell 7', () => {
  test.each([
    ['cmdlets that it dropped', /\b(Get-WmiObject|Invoke-WmiMethod|Get-EventLog|New-WebServiceProxy)\b/i],
    ['accelerators of WMI', /\[(wmi|wmiclass|wmisearcher)\]/i],
  ])('lacks %s', (_, pattern) => {
    expect(code).not.toMatch(pattern);
  });
});

describe('the locale of the server', () => {
  test('does not reach the file: what becomes text says the invariant culture', () => {
    const bare = [...code.matchAll(/\.ToString\(([^()]*)\)/g)].filter(
      ([, inside = '']) => !inside.includes('$Invariant'),
    );
    expect(bare.map(([text]) => text)).toEqual(['.ToString()', '.ToString()']);
    // The two bare ones are of a StringBuilder.
    expect(code.match(/\$(builder|row)\.ToString\(\)/g)).toHaveLength(2);
    expect(code).not.toMatch(/\s-f\s/);
  });
});

describe('names', () => {
  const AUTOMATIC = [
    '_',
    'null',
    'true',
    'false',
    'PID',
    'PSVersionTable',
    'ExecutionContext',
    'PSUICulture',
    'PSCommandPath',
    'env:COMPUTERNAME',
    'env:USERDNSDOMAIN',
  ];
  const RESERVED = [
    'args',
    'error',
    'event',
    'foreach',
    'home',
    'host',
    'input',
    'matches',
    'myinvocation',
    'profile',
    'pwd',
    'sender',
    'switch',
    'this',
  ];
  const bare = (name: string): string =>
    name
      .replace(/^[$@]\{?/, '')
      .replace(/\}$/, '')
      .replace(/^script:/i, '');

  const assigned = new Set(
    [
      ...nodes(root, 'left_assignment_expression').flatMap((node) =>
        /^\$[\w:]+$/.test(node.text.trim()) ? [node.text.trim()] : [],
      ),
      ...nodes(root, 'foreach_statement').flatMap((node) => nodes(node, 'variable')[0]?.text ?? []),
      ...nodes(root, 'script_parameter').flatMap((node) => nodes(node, 'variable')[0]?.text ?? []),
    ].map((name) => bare(name).toLowerCase()),
  );

  test('every variable that is read is assigned somewhere', () => {
    const known = new Set([...assigned, ...AUTOMATIC.map((name) => name.toLowerCase())]);
    const unknown = nodes(root, 'variable')
      .map((node) => bare(node.text))
      .filter((name) => !known.has(name.toLowerCase()));
    expect(unknown).toEqual([]);
  });

  test('no automatic variable is overwritten', () => {
    expect([...assigned].filter((name) => RESERVED.includes(name))).toEqual([]);
  });

  test('no function is called with more values than it has parameters', () => {
    const own = functions(root);
    const tooMany = nodes(root, 'command').flatMap((node) => {
      const parameters = own.get(nodes(node, 'command_name')[0]?.text ?? '');
      const elements = node.children.find((child) => child?.type === 'command_elements');
      if (parameters === undefined || elements === null || elements === undefined) return [];
      const values = elements.children.filter(
        (child) => child?.isNamed && child.type !== 'command_argument_sep',
      );
      return values.length > parameters.length ? [node.text] : [];
    });
    expect(tooMany).toEqual([]);
  });
});
