import { useSettings } from '../../api/resources.ts';
import { May } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';
import { About } from './about.tsx';
import { AuditTrail } from './audit-trail.tsx';
import { Collector } from './collector.tsx';
import { Examples } from './examples.tsx';
import { PeopleSetting } from './people.tsx';
import { SettingsForm } from './settings-form.tsx';
import '../../document/document.css';
import './settings.css';

/** When findings open, and where things of this register are. */
export function SettingsPage() {
  const t = useText();
  const query = useSettings();
  useTitle(t('place.settings'));
  return (
    <div className="page settings">
      <header className="page-title">
        <h1>{t('place.settings')}</h1>
        <p className="soft">{t('settings.lead')}</p>
      </header>
      <Loaded query={query}>{(settings) => <SettingsForm saved={settings} />}</Loaded>
      <May right="operate">
        <Collector />
      </May>
      <May right="govern" site={null}>
        <PeopleSetting />
        <AuditTrail />
        <Examples />
      </May>
      <About />
    </div>
  );
}
