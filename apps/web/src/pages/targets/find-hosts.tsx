import type { Discovery, DiscoveryRequest } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useDiscovery, useTargets } from '../../api/collection.ts';
import { useRegisterState } from '../../api/resources.ts';
import { Steps } from '../../collection/steps.tsx';
import { useText } from '../../language/text.ts';
import { Refusal } from '../../states/refusal.tsx';
import { Choice } from './choice.tsx';
import { useProposedSite } from './proposed-site.ts';
import { SharedSettings } from './shared-settings.tsx';
import { SiteField } from './site-field.tsx';
import { FormPart } from './target-form.tsx';

type Source = DiscoveryRequest['source'];
const ORIGINS = { directory: 'directory', 'session-hosts': 'session-host', dns: 'dns' } as const;

/** Hosts that something already names: looked for, proposed with the reason, chosen. */
export function FindHosts() {
  const state = useRegisterState();
  const site = useProposedSite();
  return state.data ? <Find proposed={site} /> : null;
}

function Find({ proposed }: { proposed: string }) {
  const t = useText();
  const [site, setSite] = useState(proposed);
  const [source, setSource] = useState<Source>('session-hosts');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const discovery = useDiscovery();
  const look = (where: Pick<DiscoveryRequest, 'target' | 'name'>): void =>
    discovery.mutate(
      { site, source, ...where },
      {
        onSuccess: ({ found }) =>
          setChosen(new Set(found.filter(({ targetId }) => targetId === null).map(({ host }) => host))),
      },
    );
  return (
    <SharedSettings
      site={site}
      hosts={[...chosen]}
      origin={ORIGINS[source]}
      onAdded={() => {
        setChosen(new Set());
        discovery.reset();
      }}
    >
      <FormPart title={t('find.where')} meaning={t(`find.${source}.meaning`)}>
        <div className="setting-content">
          <SiteField value={site} onChange={setSite} />
          <Choice<Source>
            label={t('find.where')}
            value={source}
            options={[
              ['session-hosts', t('find.session-hosts')],
              ['directory', t('find.directory')],
              ['dns', t('find.dns')],
            ]}
            onChoose={(one) => {
              setSource(one);
              setChosen(new Set());
              discovery.reset();
            }}
          />
          <Where source={source} disabled={site.trim() === '' || discovery.isPending} onLook={look} />
          {discovery.isPending && <progress className="progress" aria-label={t('find.looking')} />}
        </div>
      </FormPart>
      <Refusal error={discovery.error} />
      {discovery.data && <Found discovery={discovery.data} chosen={chosen} onChoose={setChosen} />}
    </SharedSettings>
  );
}

interface WhereProps {
  readonly source: Source;
  readonly disabled: boolean;
  onLook(where: Pick<DiscoveryRequest, 'target' | 'name'>): void;
}

/** What the source needs to be asked. */
function Where({ source, disabled, onLook }: WhereProps) {
  const t = useText();
  const id = useId();
  const [name, setName] = useState('');
  const [picked, setPicked] = useState('');
  const directories = (useTargets().data?.rows ?? []).filter(({ kind }) => kind === 'directory');
  const target = picked || (directories[0]?.id ?? '');
  if (source === 'directory' && directories.length === 0) {
    return (
      <p className="small">
        {t('find.no-directory')}{' '}
        <Link to="/targets/new" search={(now) => ({ ...now, from: 'directory' })}>
          {t('targets.new.directory')}
        </Link>
      </p>
    );
  }
  const lacks = source === 'dns' && name.trim() === '';
  return (
    <div className="acts">
      {source === 'directory' && (
        <select
          className="field"
          aria-label={t('find.directory')}
          value={target}
          onChange={(event) => setPicked(event.currentTarget.value)}
        >
          {directories.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
      {source === 'dns' && (
        <input
          id={id}
          className="field"
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={255}
          aria-label={t('find.dns.name')}
          placeholder="rdlic.lab.test"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <button
        type="button"
        className="button"
        disabled={disabled || lacks}
        onClick={() =>
          onLook({
            target: source === 'directory' ? target : null,
            name: source === 'dns' ? name.trim() : null,
          })
        }
      >
        {t('find.look')}
      </button>
    </div>
  );
}

interface FoundProps {
  readonly discovery: Discovery;
  readonly chosen: ReadonlySet<string>;
  onChoose(hosts: ReadonlySet<string>): void;
}

/** What was found, each host with the reason for it; those that are targets already are shown as such. */
function Found({ discovery: { found, steps }, chosen, onChoose }: FoundProps) {
  const t = useText();
  const failed = steps.some(({ state }) => state === 'failed');
  return (
    <section className="section" aria-labelledby="found">
      <h2 id="found" aria-live="polite">
        {t('find.found', { count: found.length })}
      </h2>
      {failed && <Steps label={t('find.steps')} steps={steps} explained />}
      {found.length === 0 && !failed && <p className="soft">{t('find.none')}</p>}
      {found.length > 0 && (
        <ul className="lines found">
          {found.map(({ host, reasons, targetId }) => (
            <li key={host}>
              <label className="tick">
                <input
                  type="checkbox"
                  disabled={targetId !== null}
                  checked={chosen.has(host)}
                  onChange={(event) => {
                    const now = new Set(chosen);
                    if (event.currentTarget.checked) now.add(host);
                    else now.delete(host);
                    onChoose(now);
                  }}
                />
                <span className="found-host">{host}</span>
              </label>
              <span className="small soft">{reasons.map(({ message }) => message).join(' · ')}</span>
              {targetId !== null && (
                <Link to="/targets/$id" params={{ id: targetId }} className="small">
                  {t('find.already')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
