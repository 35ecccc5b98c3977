import { Link } from '@tanstack/react-router';
import { May } from '../../app/may.tsx';
import { useText } from '../../language/text.ts';
import { Empty } from '../../states/empty.tsx';
import { Command } from '../../table/command.tsx';

const COMMAND =
  'Get-WmiObject Win32_TSIssuedLicense | Export-Csv issued.csv -NoTypeInformation -Encoding UTF8';

/** Nothing was read: what brings issued licences in. */
export function NoLicenses() {
  const t = useText();
  return (
    <Empty
      title={t('licenses.none')}
      act={
        <May right="operate">
          <Link to="/import" className="button">
            {t('import.start')}
          </Link>
        </May>
      }
    >
      {t('licenses.none.meaning')}
      <span className="no-licenses-command">
        <Command text={COMMAND} />
      </span>
    </Empty>
  );
}
