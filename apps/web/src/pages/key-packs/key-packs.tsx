import type { KeyPack } from '@calepin/server/schemas';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useKeyPacks } from '../../api/resources.ts';
import { May } from '../../app/may.tsx';
import { useScope } from '../../app/scope.ts';
import { useTitle } from '../../app/use-title.ts';
import { versionName } from '../../figures/names.ts';
import { type Text, useText } from '../../language/text.ts';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { ExportLink } from '../../table/export-link.tsx';
import { useAddressSort } from '../../table/use-address-sort.ts';
import { PackLedger } from './pack-ledger.tsx';

/** Every key pack, those that are not counted included. */
export function KeyPacks() {
  const t = useText();
  useTitle(t('packs.title'));
  const packs = useKeyPacks();
  return (
    <div className="page">
      <header className="page-title">
        <h1>{t('packs.title')}</h1>
      </header>
      <Loaded query={packs} lines={10}>
        {({ rows }) => <Packs rows={rows} />}
      </Loaded>
    </div>
  );
}

type Choice = 'calType' | 'version' | 'kind';

const choiceValue: Readonly<Record<Choice, (pack: KeyPack) => string>> = {
  calType: (pack) => pack.calType,
  version: ({ productVersion: { id, name } }) => String(id ?? name ?? ''),
  kind: (pack) => pack.kind,
};

function Packs({ rows }: { rows: readonly KeyPack[] }) {
  const t = useText();
  const search = useSearch({ from: '/key-packs' });
  const { site, asOf } = useScope();
  const sorting = useAddressSort();
  const navigate = useNavigate();
  const choices: readonly Choice[] = ['calType', 'version', 'kind'];
  const shown = rows.filter((pack) =>
    choices.every((choice) => search[choice] === undefined || choiceValue[choice](pack) === search[choice]),
  );
  if (rows.length === 0 && site === undefined && asOf === undefined) {
    return (
      <Empty
        title={t('packs.empty.title')}
        act={
          <May right="operate">
            <Link to="/import" className="button button-main">
              {t('import.start')}
            </Link>
          </May>
        }
      >
        {t('packs.empty.meaning')}
      </Empty>
    );
  }
  const choose = (choice: Choice, value: string): void =>
    void navigate({
      to: '/key-packs',
      search: (now) => ({ ...now, [choice]: value === '' ? undefined : value }),
    });
  const filtered = choices.some((choice) => search[choice] !== undefined);
  return (
    <div>
      <div className="table-bar">
        {choices.map((choice) => (
          <label key={choice} className="inline-label">
            <span>{t(FILTER_NAMES[choice])}</span>
            <select
              className="field"
              value={search[choice] ?? ''}
              onChange={(event) => choose(choice, event.currentTarget.value)}
            >
              <option value="">{t('packs.filter.every')}</option>
              {optionsOf(t, rows, choice).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
        {filtered && (
          <Link
            to="/key-packs"
            search={(now) => ({ ...now, calType: undefined, version: undefined, kind: undefined })}
          >
            {t('packs.filter.clear')}
          </Link>
        )}
        <span className="soft" role="status">
          {filtered
            ? t('packs.count.filtered', { count: shown.length, total: rows.length })
            : t('packs.count', { count: rows.length })}
        </span>
        <ExportLink table="key-packs" />
      </div>
      <PackLedger rows={shown} sorting={sorting} none={t('packs.none')} />
    </div>
  );
}

const FILTER_NAMES = {
  calType: 'packs.filter.type',
  version: 'packs.filter.version',
  kind: 'packs.filter.kind',
} as const;

/** The values that occur, named, newest version first. */
function optionsOf(
  t: Text,
  rows: readonly KeyPack[],
  choice: Choice,
): readonly (readonly [string, string])[] {
  const names: Readonly<Record<Choice, (pack: KeyPack) => string>> = {
    calType: (pack) => t(`cal-type.${pack.calType}`),
    version: (pack) => versionName(t, pack.productVersion),
    kind: (pack) => t(`kind.${pack.kind}`),
  };
  const options = new Map(rows.map((pack) => [choiceValue[choice](pack), names[choice](pack)]));
  const order = choice === 'version' ? -1 : 1;
  return [...options].sort((a, b) => order * a[0].localeCompare(b[0], undefined, { numeric: true }));
}
