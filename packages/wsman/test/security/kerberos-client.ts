// Signs in with Kerberos and pulls everything, in a process whose environment the library of Kerberos reads when it is loaded.
// Prints what happened, as JSON.
import { readFileSync } from 'node:fs';
import { createClient, WsmanError } from '../../src/index.ts';

const [host = '', port = '', certificate = ''] = process.argv.slice(2);
const client = createClient({
  host,
  port: Number(port),
  transport: 'https',
  ca: readFileSync(certificate, 'utf8'),
  authentication: { method: 'kerberos' },
  resourceStyle: 'dmtf',
});
try {
  let count = 0;
  for await (const _ of client.enumerate({ namespace: 'root/test', className: 'Test_License' })) count++;
  console.log(JSON.stringify({ count }));
} catch (error) {
  if (!(error instanceof WsmanError)) throw error;
  console.log(JSON.stringify({ code: error.code, details: error.details }));
} finally {
  client.close();
}
