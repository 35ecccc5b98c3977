import { expect, test } from 'vitest';
import { csvRecord } from './csv.ts';

test.each([
  [['RDLIC01', 3, true, null], 'RDLIC01,3,true,\r\n'],
  [['a,b', 'say "yes"', 'two\nlines'], '"a,b","say ""yes""","two\nlines"\r\n'],
  [['=HYPERLINK("x")', '+1', '-1', '@SUM', '\tx'], `"'=HYPERLINK(""x"")",'+1,'-1,'@SUM,'\tx\r\n`],
  [[-31, 0], '-31,0\r\n'],
  [['', ' padded '], ', padded \r\n'],
])('%j', (values, record) => {
  expect(csvRecord(values)).toBe(record);
});
