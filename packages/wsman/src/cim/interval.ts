/** A length of time, as CIM tells it. */
export class CimInterval {
  readonly kind = 'interval';
  /** As it was written. */
  readonly text: string;
  /** `null` when it is not exact: months and years have no fixed length, and a part can be unknown (`*`). */
  readonly totalMicroseconds: bigint | null;

  constructor(text: string, totalMicroseconds: bigint | null) {
    this.text = text;
    this.totalMicroseconds = totalMicroseconds;
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}

const DMTF = /^([\d*]{8})([\d*]{2})([\d*]{2})([\d*]{2})\.([\d*]{6}):000$/;
const DURATION =
  /^(-)?P(?=.)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})(?:\.(\d{1,12}))?S)?)?$/;

/**
 * Reads `P1DT2H` (XML Schema `duration`) and `00000001020000.000000:000` (the DMTF form: days, hours, minutes, seconds).
 * `null` for what is neither. Sources: DSP0004, 5.3.1; XML Schema part 2, 3.2.6.
 */
export function parseInterval(written: string): CimInterval | null {
  const text = written.trim();
  const dmtf = DMTF.exec(text);
  if (dmtf !== null) {
    const [, days = '', hours = '', minutes = '', seconds = '', fraction = ''] = dmtf;
    return new CimInterval(text, text.includes('*') ? null : total(days, hours, minutes, seconds, fraction));
  }
  const duration = DURATION.exec(text);
  if (duration === null) return null;
  const [
    ,
    sign,
    years = '0',
    months = '0',
    days = '0',
    hours = '0',
    minutes = '0',
    seconds = '0',
    fraction = '',
  ] = duration;
  if (Number(years) !== 0 || Number(months) !== 0) return new CimInterval(text, null);
  const length = total(days, hours, minutes, seconds, fraction);
  return new CimInterval(text, sign === '-' ? -length : length);
}

function total(days: string, hours: string, minutes: string, seconds: string, fraction: string): bigint {
  const whole = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  return whole * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
}
