/** The largest count that the licensing classes hold; it stands for "unlimited". */
const LARGEST_COUNT = 4_294_967_295;

/** Groups of three behind a separator that stays the same: `1,050` `1.050` `1'050` `1 050` (plain, no-break, narrow or thin space). */
const GROUPED = /^-?\d{1,3}([,.'’ \u00a0\u2009\u202f])\d{3}(?:\1\d{3})*(?:([.,])0{1,2})?$/;
const PLAIN_WITH_FRACTION = /^-?\d+[.,]0{1,2}$/;

/**
 * Reads a whole number as scripts, consoles and spreadsheets print it, French and German forms included.
 * `NaN` when the text is anything else: `12,5` is not a count, and `deux` is not guessed.
 */
export function parseInteger(text: string): number {
  const plain = parseDigits(text);
  if (!Number.isNaN(plain)) return plain;
  const trimmed = text.trim().replace(/^−/, '-');
  if (trimmed.length === 0 || trimmed.length > 24) return Number.NaN;
  const digits = parseDigits(trimmed);
  if (!Number.isNaN(digits)) return digits;
  // Too large for any count, yet a number.
  if (/^-?\d+$/.test(trimmed)) return Number(trimmed);
  const grouped = GROUPED.exec(trimmed);
  if (grouped !== null) {
    // 1.050.00 repeats its separator as a decimal point: nobody writes that.
    if (grouped[2] !== undefined && grouped[2] === grouped[1]) return Number.NaN;
    const whole = grouped[2] === undefined ? trimmed : trimmed.slice(0, trimmed.lastIndexOf(grouped[2]));
    return signed(whole);
  }
  if (PLAIN_WITH_FRACTION.test(trimmed)) return signed(trimmed.slice(0, trimmed.search(/[.,]/)));
  return Number.NaN;
}

/** Whether a number is one that a licensing count can hold: 0 to 2^32 − 1, and −1 as scripts print the latter. */
export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= -1 && value <= LARGEST_COUNT;
}

/** The common case without a regular expression: an optional hyphen and 1 to 15 ASCII digits. */
function parseDigits(text: string): number {
  const negative = text.charCodeAt(0) === 45;
  const start = negative ? 1 : 0;
  const length = text.length;
  if (length === start || length > 15 + start) return Number.NaN;
  let value = 0;
  for (let index = start; index < length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return negative && value !== 0 ? -value : value;
}

function signed(text: string): number {
  const value = Number(text.replace(/\D/g, ''));
  return text.startsWith('-') ? -value : value;
}
