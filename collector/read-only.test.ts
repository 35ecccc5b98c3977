import { expect, test } from 'vitest';
import { commandNames, functions, methodNames, nodes, parse, source, tableKeys } from './test/grammar.ts';

const root = parse(source);

/**
 * Methods of WMI that read. Source: Microsoft, "Win32_TSLicenseServer class", "Win32_TerminalServiceSetting class", "StdRegProv
 * class". Every other method of these classes changes the server.
 */
const READING_METHODS = [
  'GetActivationStatus',
  'GetLicenseServerId',
  'IsLSinTSLSGroup',
  'IsLSonDC',
  'IsLSPublished',
  'IsLSRegisteredToSCP',
  'IsLSPreventUpgradeGPEnabled',
  'IsLSSecGrpGPEnabled',
  'IsSecureAccessAllowed',
  'IsTSinTSCGroup',
  'GetGracePeriodDays',
  'GetSpecifiedLicenseServerList',
  'FindLicenseServers',
  'GetDWORDValue',
  'GetStringValue',
  'GetMultiStringValue',
];

/** Cmdlets that read, compute or display. */
const HARMLESS_COMMANDS = [
  'Add-Type',
  'ForEach-Object',
  'Get-CimInstance',
  'Get-Help',
  'Invoke-CimMethod',
  'New-CimSession',
  'New-CimSessionOption',
  'New-Object',
  'Remove-CimSession',
  'Select-Object',
  'Start-Sleep',
  'Where-Object',
  'Write-Host',
  'Write-Output',
  'Write-Verbose',
  'Write-Warning',
];

/** Methods of .NET, by name. Those on files concern the file that the script writes and the token that it reads. */
const HARMLESS_METHODS = [
  '.Add',
  '.Append',
  '.Contains',
  '.ContainsKey',
  '.CopyTo',
  '.Dispose',
  '.EndsWith',
  '.EnumerateInstances',
  '.FindAll',
  '.FindOne',
  '.GetAwaiter',
  '.GetNetworkCredential',
  '.GetResult',
  '.GetType',
  '.GetUnresolvedProviderPathFromPSPath',
  '.IsInRole',
  '.IsMatch',
  '.Replace',
  '.SendAsync',
  '.Split',
  '.Substring',
  '.ToCharArray',
  '.ToLocalTime',
  '.ToLowerInvariant',
  '.ToString',
  '.ToUniversalTime',
  '.Trim',
  '.Write',
  '.WriteLine',
  '[Math]::Max',
  '[Math]::Min',
  '[System.Convert]::ToString',
  '[System.DirectoryServices.DirectoryEntry]::new',
  '[System.IO.Directory]::CreateDirectory',
  '[System.IO.File]::Create',
  '[System.IO.File]::Delete',
  '[System.IO.File]::Exists',
  '[System.IO.File]::Move',
  '[System.IO.File]::OpenRead',
  '[System.IO.File]::ReadAllText',
  '[System.IO.File]::Replace',
  '[System.IO.Path]::Combine',
  '[System.IO.Path]::GetDirectoryName',
  '[System.Security.Principal.WindowsIdentity]::GetCurrent',
  '[datetime]::SpecifyKind',
  '[string]::Format',
  '[timespan]::FromMinutes',
  '[timespan]::FromSeconds',
  '[uri]::TryCreate',
];

const sorted = (names: Iterable<string>): string[] => [...names].sort();

test('the table of methods holds those that read, and no other', () => {
  expect(sorted(tableKeys(root, 'ReadOnlyMethods'))).toEqual(sorted(READING_METHODS));
});

test('WMI methods are called in one place, which refuses what the table does not hold', () => {
  const calls = nodes(root, 'command').filter((node) => node.text.startsWith('Invoke-CimMethod'));
  expect(calls.map((call) => call.text.trim())).toEqual(['Invoke-CimMethod @call']);
  const body =
    nodes(root, 'function_statement').find((node) => node.text.includes('Invoke-CimMethod'))?.text ?? '';
  expect(body.indexOf('if (-not $ReadOnlyMethods.ContainsKey($MethodName)) { throw')).toBeGreaterThan(0);
  expect(body.indexOf('ContainsKey')).toBeLessThan(body.indexOf('Invoke-CimMethod @call'));
});

test('every command that is called reads, computes or displays', () => {
  const own = new Set(functions(root).keys());
  expect(sorted([...commandNames(root)].filter((name) => !own.has(name)))).toEqual(sorted(HARMLESS_COMMANDS));
});

test('every .NET method that is called is known here', () => {
  expect(sorted(methodNames(root))).toEqual(sorted(HARMLESS_METHODS));
});

test('the only command invoked through a variable is the action of an enumeration', () => {
  const through = nodes(root, 'command').filter((node) => /^[&.]\s*\$/.test(node.text));
  expect(through.map((node) => node.text.trim())).toEqual(['& $Action $found']);
});

test('a report is never generated, a licence never revoked, the grace period never reset', () => {
  // Assembled here so that this file does not trip a search for them.
  for (const [start, end] of [
    ['Generate', 'Report'],
    ['Rev', 'oke'],
    ['Reset', 'GracePeriod'],
    ['Set', 'DWORDValue'],
    ['Change', 'Mode'],
  ]) {
    expect(source).not.toContain(`${start}${end}`);
  }
});

test('the token goes into a header and nowhere else', () => {
  const uses = nodes(root, 'variable').filter((node) => node.text === '$Token');
  const lines = uses.map((node) => source.split('\n')[node.startPosition.row]?.trim() ?? '');
  for (const line of lines) {
    expect(line).toMatch(/^(function |\$request\.Headers\.Authorization = |\$problem = Send-Once )/);
  }
});
