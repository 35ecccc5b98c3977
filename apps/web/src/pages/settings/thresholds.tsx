import { type CalType, KNOWN_PRODUCT_VERSIONS } from '@calepin/core';
import { useRef } from 'react';
import { usePosition, useRegisterState } from '../../api/resources.ts';
import { useText } from '../../language/text.ts';
import { Icon } from '../../shell/icon.tsx';
import { levelOf, type ThresholdDraft } from './draft.ts';
import { effectOf } from './threshold-effect.ts';

interface ThresholdsProps {
  readonly drafts: readonly ThresholdDraft[];
  onChange(drafts: readonly ThresholdDraft[]): void;
}

const TYPES: readonly CalType[] = ['per-user', 'per-device'];
/** The newest first. */
const VERSIONS = [...KNOWN_PRODUCT_VERSIONS].reverse();

/** From which point on few licences are too few: everywhere, and where it is set otherwise. */
export function Thresholds({ drafts, onChange }: ThresholdsProps) {
  const t = useText();
  const next = useRef(drafts.length);
  const add = useRef<HTMLButtonElement>(null);
  const everywhere = drafts.some(
    (one) => one.site === null && one.calType === null && one.productVersionId === null,
  );
  return (
    <div className="thresholds">
      <ul>
        {drafts.map((draft) => (
          <Threshold
            key={draft.key}
            draft={draft}
            all={drafts}
            onChange={(part) =>
              onChange(drafts.map((one) => (one.key === draft.key ? { ...one, ...part } : one)))
            }
            onRemove={() => {
              onChange(drafts.filter((one) => one.key !== draft.key));
              add.current?.focus();
            }}
          />
        ))}
      </ul>
      {!everywhere && <p className="small soft">{t('threshold.none-everywhere')}</p>}
      <button
        ref={add}
        type="button"
        className="button"
        onClick={() => {
          next.current += 1;
          onChange([
            ...drafts,
            {
              key: next.current,
              site: null,
              calType: null,
              productVersionId: null,
              unit: 'percent',
              value: '10',
            },
          ]);
        }}
      >
        {t('threshold.add')}
      </button>
    </div>
  );
}

interface ThresholdProps {
  readonly draft: ThresholdDraft;
  readonly all: readonly ThresholdDraft[];
  onChange(part: Partial<ThresholdDraft>): void;
  onRemove(): void;
}

function Threshold({ draft, all, onChange, onRemove }: ThresholdProps) {
  const t = useText();
  const sites = useRegisterState().data?.sites ?? [];
  const rows = usePosition().data?.rows ?? [];
  const level = levelOf(draft);
  return (
    <li className="threshold">
      <div className="threshold-where">
        <select
          className="field"
          aria-label={t('site.label')}
          value={draft.site ?? ''}
          onChange={(event) => onChange({ site: event.currentTarget.value || null })}
        >
          <option value="">{t('site.all')}</option>
          {sites.map((site) => (
            <option key={site.id} value={site.id}>
              {site.name}
            </option>
          ))}
        </select>
        <select
          className="field"
          aria-label={t('threshold.type')}
          value={draft.calType ?? ''}
          onChange={(event) =>
            onChange({ calType: TYPES.find((type) => type === event.currentTarget.value) ?? null })
          }
        >
          <option value="">{t('threshold.type.any')}</option>
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {t(`cal-type.${type}`)}
            </option>
          ))}
        </select>
        <select
          className="field"
          aria-label={t('threshold.version')}
          value={draft.productVersionId ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ productVersionId: value === '' ? null : Number(value) });
          }}
        >
          <option value="">{t('threshold.version.any')}</option>
          {VERSIONS.map((version) => (
            <option key={version.id} value={version.id ?? ''}>
              {version.name}
            </option>
          ))}
        </select>
      </div>
      <div className="threshold-level">
        <span>{t('threshold.at')}</span>
        <input
          className="field number-field"
          type="text"
          inputMode="decimal"
          aria-label={t('threshold.level')}
          aria-invalid={level === null}
          value={draft.value}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        />
        <select
          className="field"
          aria-label={t('threshold.unit')}
          value={draft.unit}
          onChange={(event) =>
            onChange({ unit: event.currentTarget.value === 'licenses' ? 'licenses' : 'percent' })
          }
        >
          <option value="percent">{t('threshold.percent')}</option>
          <option value="licenses">{t('threshold.licenses')}</option>
        </select>
        <button type="button" className="icon-button" aria-label={t('threshold.remove')} onClick={onRemove}>
          <Icon name="close" />
        </button>
      </div>
      <p className="small soft threshold-effect">
        {level === null ? t(`threshold.wrong.${draft.unit}`) : effectOf(t, draft, all, rows)}
      </p>
    </li>
  );
}
