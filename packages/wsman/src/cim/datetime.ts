/**
 * A moment, as CIM tells it. Microseconds do not fit a JavaScript date and a moment can be partly unknown (`*` in the DMTF
 * form), so the text is kept beside what it means.
 */
export class CimDateTime {
  readonly kind = 'datetime';
  /** As it was written. */
  readonly text: string;
  /** Milliseconds since 1970 in UTC; `null` when a part of the moment is unknown, or when it is a date or a time alone. */
  readonly epochMilliseconds: number | null;
  /** What is below the millisecond, 0 to 999. */
  readonly microseconds: number;
  /** Offset from UTC in minutes as written; `null` when none was written, and the moment was taken to be in UTC. */
  readonly offsetMinutes: number | null;

  constructor(
    text: string,
    epochMilliseconds: number | null,
    microseconds = 0,
    offsetMinutes: number | null = null,
  ) {
    this.text = text;
    this.epochMilliseconds = epochMilliseconds;
    this.microseconds = microseconds;
    this.offsetMinutes = offsetMinutes;
  }

  toDate(): Date | null {
    return this.epochMilliseconds === null ? null : new Date(this.epochMilliseconds);
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}

const XML_DATE_TIME = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,12}))?(Z|[+-]\d\d:\d\d)?$/;
const XML_DATE = /^(\d{4})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?$/;
const XML_TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d{1,12})?(?:Z|[+-]\d\d:\d\d)?$/;
const DMTF = /^([\d*]{4})([\d*]{2})([\d*]{2})([\d*]{2})([\d*]{2})([\d*]{2})\.([\d*]{6})([+-])(\d{3}|\*{3})$/;

/**
 * Reads `2026-01-14T07:30:00.123456+01:00` (XML Schema `dateTime`, `date`, `time`) and `20260114073000.123456+060` (the DMTF
 * form, offset in minutes). `null` for what is neither, or no such day.
 * Sources: DSP0004, 5.3.1 (datetime); DSP0230, mapping of datetime; XML Schema part 2, 3.2.7.
 */
export function parseDateTime(written: string): CimDateTime | null {
  const plain = plainMoment(written);
  if (plain !== null) return plain;
  const text = written.trim();
  const xml = XML_DATE_TIME.exec(text);
  if (xml !== null) return moment(text, xml, xml[8] === undefined ? null : minutesOf(xml[8]));
  const dmtf = DMTF.exec(text);
  if (dmtf !== null) {
    const [, , , , , , , , sign, offset = ''] = dmtf;
    // An unknown part leaves the rest to be shown; no instant is made up of it.
    if (text.includes('*')) return new CimDateTime(text, null);
    return moment(text, dmtf, Number(offset) * (sign === '-' ? -1 : 1));
  }
  const date = XML_DATE.exec(text);
  const time = XML_TIME.exec(text);
  const isPart =
    (date !== null && isDay(Number(date[1]), Number(date[2]), Number(date[3]))) ||
    (time !== null && isTime(Number(time[1]), Number(time[2]), Number(time[3])));
  return isPart ? new CimDateTime(text, null) : null;
}

const DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) + (isLeap ? 1 : 0);
}

/** 24:00:00 is the end of the day, second 60 a leap second. */
function isTime(hour: number, minute: number, second: number): boolean {
  return minute <= 59 && second <= 60 && (hour < 24 || (hour === 24 && minute === 0 && second === 0));
}

function minutesOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** `2026-01-14T07:30:00Z`, nearly every moment there is, at a quarter of the cost; `null` leaves it to the others. */
function plainMoment(text: string): CimDateTime | null {
  if (text.length !== 20 || text.charCodeAt(19) !== 0x5a || text.charCodeAt(10) !== 0x54) return null;
  if (text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return null;
  if (text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return null;
  const year = digits(text, 0) * 100 + digits(text, 2);
  const [month, day] = [digits(text, 5), digits(text, 8)];
  const [hour, minute, second] = [digits(text, 11), digits(text, 14), digits(text, 17)];
  if (!(year >= 100) || !isDay(year, month, day) || !isTime(hour, minute, second)) return null;
  return new CimDateTime(text, Date.UTC(year, month - 1, day, hour, minute, second), 0, 0);
}

/** Two figures as a number; not a number for anything else. */
function digits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 0x30, text.charCodeAt(at + 1) - 0x30];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function moment(text: string, parts: RegExpExecArray, offset: number | null): CimDateTime | null {
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Number(parts[6])];
  if (!isDay(year, month, day) || !isTime(hour, minute, second)) return null;
  const fraction = parts[7] === undefined ? 0 : Number(parts[7].slice(0, 6).padEnd(6, '0'));
  // Years below 100 are taken for 1900 and more; 400 years are a whole number of days, whatever the year.
  const later = Date.UTC(year + 400, month - 1, day, hour, minute, second, Math.floor(fraction / 1000));
  const epoch = later - FOUR_CENTURIES - (offset ?? 0) * 60_000;
  return Number.isNaN(epoch) ? null : new CimDateTime(text, epoch, fraction % 1000, offset);
}

const FOUR_CENTURIES = 146_097 * 86_400_000;
