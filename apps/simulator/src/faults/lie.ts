import type { CimValues } from '../cim/schema.ts';
import type { Fault } from './fault.ts';

/** The instances as the host tells them: as they are, unless it lies or has no end. */
export function told(
  fault: Fault | null,
  className: string,
  read: () => Iterable<CimValues>,
): Iterable<CimValues> {
  if (fault?.kind === 'endless' && fault.by === 'pulls') return forever(read);
  const instances = read();
  if (fault?.kind !== 'lie') return instances;
  const about = fault.about ?? 'counts';
  if (about === 'name' && className === 'Win32_ComputerSystem')
    return changed(instances, { Name: 'IMPOSTOR', DNSHostName: 'IMPOSTOR', Caption: 'IMPOSTOR' });
  if (about === 'product-id' && className === 'Win32_TSLicenseServer')
    return changed(instances, { ProductId: '00252-20000-35572-AT477' });
  if (about === 'counts' && className === 'Win32_TSLicenseKeyPack')
    return changed(instances, { IssuedLicenses: 4_294_967_294, TotalLicenses: 1 });
  if (about === 'list' && className === 'Win32_TSIssuedLicense') return everySecond(instances);
  return instances;
}

function* changed(instances: Iterable<CimValues>, lies: CimValues): Iterable<CimValues> {
  for (const values of instances) yield { ...values, ...lies };
}

/** Rows are missing without a sign: the list still ends as a whole one does. */
function* everySecond(instances: Iterable<CimValues>): Iterable<CimValues> {
  let even = false;
  for (const values of instances) {
    even = !even;
    if (even) yield values;
  }
}

/** The same instances again and again. A class without any has an end after all. */
function* forever(read: () => Iterable<CimValues>): Iterable<CimValues> {
  for (let any = true; any; ) {
    any = false;
    for (const values of read()) {
      any = true;
      yield values;
    }
  }
}
