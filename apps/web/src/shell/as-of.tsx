import { Popover } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { asOfInstant } from '../app/address.ts';
import { useText } from '../language/text.ts';
import { Skeleton } from '../states/loaded.tsx';
import { Icon } from './icon.tsx';

const DayPicker = lazy(async () => ({ default: (await import('./day-picker.tsx')).DayPicker }));

/** The as-of date: every page can be asked how things stood at the end of a day. */
export function AsOf() {
  const t = useText();
  const [opened, setOpened] = useState(false);
  const navigate = useNavigate();
  const { asOf } = useSearch({ from: '__root__' });
  const instant = asOfInstant(asOf);
  const choose = (day: string | undefined): void => {
    setOpened(false);
    void navigate({ to: '.', search: (now) => ({ ...now, asOf: day }) });
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" withRoles>
      <Popover.Target>
        <button
          type="button"
          className={instant ? 'choice choice-as-of choice-past' : 'choice choice-as-of'}
          aria-label={t('as-of.choose', { date: instant ? t.date(instant) : t('as-of.now') })}
          onClick={() => setOpened(!opened)}
        >
          <Icon name="calendar" />
          <span>{instant ? t.date(instant) : t('as-of.now')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('as-of.title')}>
        <Suspense fallback={<Skeleton lines={6} />}>
          <DayPicker
            day={instant ?? null}
            onChoose={choose}
            {...(instant ? { onNow: () => choose(undefined) } : {})}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
