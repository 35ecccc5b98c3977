import { DatePicker, DatesProvider } from '@mantine/dates';
import { useEffect, useState } from 'react';
import { useText } from '../language/text.ts';
import './day-picker.css';

interface DayPickerProps {
  readonly day: string | null;
  onChoose(day: string): void;
  onNow?(): void;
}

/** `2026-01-14`, in the reader's time zone. */
const localDay = (instant: string | number): string => {
  const at = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};

export function DayPicker({ day, onChoose, onNow }: DayPickerProps) {
  const t = useText();
  const [locale, setLocale] = useState('en');
  useEffect(() => {
    if (t.language === 'fr') void import('dayjs/locale/fr').then(() => setLocale('fr'));
    else setLocale('en');
  }, [t.language]);
  const today = localDay(Date.now());
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: 1, consistentWeeks: true }}>
      <div className="day-picker">
        <p className="small soft">{t('as-of.hint')}</p>
        <DatePicker
          value={day === null ? null : localDay(day)}
          onChange={(chosen) => chosen !== null && onChoose(chosen)}
          maxDate={today}
          ariaLabels={{
            nextMonth: t('calendar.next-month'),
            previousMonth: t('calendar.previous-month'),
            nextYear: t('calendar.next-year'),
            previousYear: t('calendar.previous-year'),
            nextDecade: t('calendar.next-decade'),
            previousDecade: t('calendar.previous-decade'),
          }}
          getDayProps={(date) => ({ 'aria-current': date === today ? 'date' : undefined })}
          classNames={{
            calendarHeader: 'calendar-header',
            calendarHeaderControl: 'icon-button calendar-step',
            calendarHeaderLevel: 'button button-plain calendar-level',
            month: 'calendar-grid',
            weekday: 'calendar-weekday',
            day: 'calendar-day',
            monthsList: 'calendar-grid',
            monthsListControl: 'calendar-day calendar-wide',
            yearsList: 'calendar-grid',
            yearsListControl: 'calendar-day calendar-wide',
          }}
        />
        {onNow && (
          <button type="button" className="button" onClick={onNow}>
            {t('as-of.leave')}
          </button>
        )}
      </div>
    </DatesProvider>
  );
}
