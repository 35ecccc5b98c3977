import { Mark } from '../../figures/mark.tsx';
import { useText } from '../../language/text.ts';
import { type Remark, TONE_OF_REMARK } from './host-state.ts';

/** One remark, with its shape and its words. */
export function RemarkMark({ remark }: { remark: Remark }) {
  const t = useText();
  return (
    <Mark tone={TONE_OF_REMARK[remark.code]}>
      {t(`session-host.remark.${remark.code}`, {
        days: remark.code === 'in-grace' ? remark.days : null,
        name: remark.code === 'unknown-license-server' ? remark.name : null,
      })}
    </Mark>
  );
}
