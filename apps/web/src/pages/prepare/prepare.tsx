import { Link } from '@tanstack/react-router';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../language/text.ts';
import { Command } from '../../table/command.tsx';
import { PARTS, type Part, RIGHTS } from './parts.ts';
import '../settings/settings.css';
import './prepare.css';

/** What a host needs so that it can be read, each right with its reason, from the least to the most. */
export function Prepare() {
  const t = useText();
  useTitle(t('place.prepare'));
  return (
    <div className="page settings">
      <header className="page-title">
        <p className="crumbs">
          <Link to="/targets">{t('place.targets')}</Link>
        </p>
        <h1>{t('place.prepare')}</h1>
        <p className="soft">{t('prepare.lead')}</p>
      </header>
      <p className="notice prepare-short">{t('prepare.short')}</p>
      {PARTS.map((part) => (
        <PartSection key={part.id} part={part} />
      ))}
    </div>
  );
}

function PartSection({ part: { id, steps } }: { part: Part }) {
  const t = useText();
  return (
    <section className="setting" id={id} aria-labelledby={`prepare-${id}`}>
      <div className="setting-about">
        <h2 id={`prepare-${id}`}>{t(`prepare.${id}`)}</h2>
        <p className="soft">{t(`prepare.${id}.meaning`)}</p>
      </div>
      <div className="prepare-content">
        <ol className="steps">
          {steps.map(({ says, command }) => (
            <li key={says}>
              <p>{t(says)}</p>
              {command !== undefined && <Command text={command} />}
            </li>
          ))}
        </ol>
        {id === 'rights' && <Rights />}
      </div>
    </section>
  );
}

/** Each right, what it is for, and what happens without it. */
function Rights() {
  const t = useText();
  return (
    <table className="ledger rights">
      <caption>{t('prepare.right.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('prepare.right')}</th>
          <th scope="col">{t('prepare.right.for')}</th>
          <th scope="col">{t('prepare.right.without')}</th>
        </tr>
      </thead>
      <tbody>
        {RIGHTS.map((right) => (
          <tr key={right}>
            <th scope="row">{t(`prepare.right.${right}`)}</th>
            <td>{t(`prepare.right.${right}.for`)}</td>
            <td>{t(`prepare.right.${right}.without`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
