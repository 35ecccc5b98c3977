import { useText } from '../../language/text.ts';
import { Command } from '../../table/command.tsx';
import { Copyable } from '../../table/copy.tsx';

/** How inventories come in by themselves, and where the token for it is. */
export function Collector() {
  const t = useText();
  const address = `${window.location.origin}/api/v1/observations`;
  return (
    <section className="setting">
      <div className="setting-about">
        <h2>{t('settings.collector')}</h2>
        <p className="soft">{t('settings.collector.meaning')}</p>
      </div>
      <ol className="steps">
        <li>
          <p>{t('settings.collector.run')}</p>
          <Command text=".\Calepin-Collect.ps1" />
        </li>
        <li>
          <p>{t('settings.collector.token')}</p>
          <Copyable value="push-token" />
        </li>
        <li>
          <p>{t('settings.collector.push')}</p>
          <Command text=".\Calepin-Collect.ps1 -PushUrl https://calepin.example/api/v1/observations -TokenFile C:\ProgramData\Calepin\token.txt" />
          <p className="small soft">{t('settings.collector.address', { address })}</p>
        </li>
        <li>
          <p>{t('settings.collector.guide')}</p>
          <Copyable value={`docs/guide/collector.${t.language}.md`} />
        </li>
      </ol>
    </section>
  );
}
