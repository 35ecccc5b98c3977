import type { ImportRecord, ImportRequest, Inspection } from '@calepin/server/schemas';

const SOON = 50;

async function call<T>(url: string, path: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  // The server validates its answers against the schemas that these types come from.
  return (await answer.json()) as T;
}

/** Asks until something is over. */
async function over<T extends { readonly state: string }>(
  url: string,
  path: string,
  running: string,
): Promise<T> {
  for (;;) {
    const found = await call<T>(url, path);
    if (found.state !== running) return found;
    await new Promise((resolve) => setTimeout(resolve, SOON));
  }
}

/** Puts a document into a register without the page. */
export async function importText(
  url: string,
  name: string,
  text: string,
  site?: string,
): Promise<ImportRecord> {
  const { id } = await call<Inspection>(url, `/inspections?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: text,
  });
  await over<Inspection>(url, `/inspections/${id}`, 'reading');
  const body: ImportRequest = { inspectionIds: [id], ...(site === undefined ? {} : { site }) };
  const started = await call<ImportRecord>(url, '/imports', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return over<ImportRecord>(url, `/imports/${started.id}`, 'running');
}

const PACKS_HEADER =
  'Server,KeyPackId,ProductVersion,TypeAndModel,TotalLicenses,AvailableLicenses,IssuedLicenses,ProductType,KeyPackType,ProductVersionID,ExpirationDate';

/** One Per User pack of Windows Server 2022, over-issued when more is issued than there are. */
export function packsOf(host: string, total: number, issued: number): string {
  const available = Math.max(0, total - issued);
  return `${PACKS_HEADER}\n${host},3,Windows Server 2022,RDS Per User CAL,${total},${available},${issued},1,2,7,20380119031407.000000-000\n`;
}

/** Issued licences of one server: `POSTE-00001` …, every tenth of them temporary. */
export function issuedOf(host: string, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, '0');
    const status = (index + 1) % 10 === 0 ? 1 : 2;
    return `${host},${index + 1},3,,POSTE-${number},hw${number},${status},2026-03-02T08:11:00Z,2099-05-12T08:11:00Z`;
  });
  const header =
    'Server,LicenseId,KeyPackId,sIssuedToUser,sIssuedToComputer,sHardwareId,LicenseStatus,IssueDate,ExpirationDate';
  return `${header}\n${rows.join('\n')}\n`;
}

/** Users with a Per User CAL, as a directory exports them: every third account disabled. */
export function userCalsOf(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    return `user${number},user${number}@lab.test,${index % 3 === 2 ? 'False' : 'True'},2099-01-30T08:11:00Z,393218,C50-6.02-S,00377-70517-40386-AT629`;
  });
  return `SamAccountName,UserPrincipalName,Enabled,msTSExpireDate,msTSLicenseVersion,msTSLicenseVersion3,msTSManagingLS\n${rows.join('\n')}\n`;
}
