import { describe, expect, test } from 'vitest';
import { hostOfCommand, pastedLine } from './pasted-line.ts';

describe('what a paste adds is taken off', () => {
  test.each([
    ['a quotation', '> KeyPackId : 3', 'KeyPackId : 3'],
    ['a quotation of a quotation', '> >  KeyPackId : 3', ' KeyPackId : 3'],
    ['a bar', ' | KeyPackId : 3', 'KeyPackId : 3'],
    ['a comment', '  //   [mail] => x', '  [mail] => x'],
    ['colours of a terminal', '\u001b[32;1mKeyPackId : \u001b[0m3', 'KeyPackId : 3'],
    ['invisible marks', '\u200bKeyPackId\u200e : 3', 'KeyPackId : 3'],
    ['nothing', '  KeyPackId : 3 > 2', '  KeyPackId : 3 > 2'],
  ])('%s', (_, line, expected) => expect(pastedLine(line)).toBe(expected));
});

describe('the host that a command names', () => {
  test.each<[string, string | null | undefined]>([
    ['[RDLIC01]: PS C:\\Users\\admin> Get-CimInstance Win32_TSLicenseKeyPack', 'RDLIC01'],
    ['PS C:\\> gwmi Win32_TSLicenseKeyPack -ComputerName rdlic01.lab.test | fl *', 'rdlic01.lab.test'],
    ['PS C:\\> gwmi Win32_TSLicenseKeyPack -ComputerName "RDLIC01"|fl', 'RDLIC01'],
    ['Get-WmiObject -ComputerName RDLIC01 Win32_TSLicenseKeyPack', 'RDLIC01'],
    ['C:\\>wmic /node:RDLIC01 path Win32_TSLicenseKeyPack get * /value', 'RDLIC01'],
    ['PS C:\\> gwmi Win32_TSLicenseKeyPack -ComputerName $servers', null],
    ['PS C:\\> gwmi Win32_TSLicenseKeyPack -ComputerName A,B', null],
    ['PS C:\\> gwmi Win32_TSLicenseKeyPack', null],
    ['KeyPackId : 3', undefined],
    ['The PS team says > hello', undefined],
  ])('%s', (line, expected) => expect(hostOfCommand(line)).toBe(expected));
});
