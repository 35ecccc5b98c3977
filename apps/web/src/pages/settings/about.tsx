import { addressOf } from '../../api/request.ts';
import { useRegisterState } from '../../api/resources.ts';
import { useText } from '../../language/text.ts';
import { Copyable } from '../../table/copy.tsx';

/** Which Calepin this is, and what other programs can ask it. */
export function About() {
  const t = useText();
  const version = useRegisterState().data?.version;
  return (
    <section className="setting">
      <div className="setting-about">
        <h2>{t('settings.about')}</h2>
        <p className="soft">{t('settings.about.meaning')}</p>
      </div>
      <dl className="document-facts">
        <div>
          <dt>{t('settings.version')}</dt>
          <dd>{version ? <Copyable value={`Calepin ${version}`} /> : '–'}</dd>
        </div>
        <div>
          <dt>{t('settings.api')}</dt>
          <dd>
            <a href={addressOf('/reference', { lang: t.language })}>{t('settings.api.reference')}</a>
            {' · '}
            <a href={addressOf('/openapi.json')}>OpenAPI 3.1</a>
          </dd>
        </div>
        <div>
          <dt>{t('settings.monitoring')}</dt>
          <dd>
            <a href="/metrics">/metrics</a>
            {' · '}
            <a href="/healthz">/healthz</a>
            {' · '}
            <a href="/readyz">/readyz</a>
          </dd>
        </div>
        <div>
          <dt>{t('settings.license')}</dt>
          <dd>Apache-2.0</dd>
        </div>
      </dl>
    </section>
  );
}
