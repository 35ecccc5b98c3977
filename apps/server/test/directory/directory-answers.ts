/** A BER value of any tag, from its parts. */
export function ber(tag: number, ...parts: readonly (Uint8Array | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const { length } = content;
  const size =
    length < 0x80
      ? [length]
      : length < 0x10000
        ? [0x82, length >> 8, length & 0xff]
        : [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

export function message(id: number, operation: Uint8Array, ...controls: readonly Uint8Array[]): Buffer {
  const bytes = id < 0x80 ? [id] : [id >> 8, id & 0xff];
  const number = ber(0x02, Buffer.from(bytes));
  return ber(0x30, number, operation, ...(controls.length === 0 ? [] : [ber(0xa0, ...controls)]));
}

export function entry(
  id: number,
  dn: string,
  attributes: Readonly<Record<string, string | readonly string[]>>,
): Buffer {
  const list = Object.entries(attributes).map(([name, values]) =>
    ber(0x30, ber(0x04, name), ber(0x31, ...[values].flat().map((value) => ber(0x04, value)))),
  );
  return message(id, ber(0x64, ber(0x04, dn), ber(0x30, ...list)));
}

export function reference(id: number, uri: string): Buffer {
  return message(id, ber(0x73, ber(0x04, uri)));
}

/** The end of a search, a bind or StartTLS. `cookie`: the next page is at `page:<cookie>`. */
export function done(
  id: number,
  kind: 'search' | 'bind' | 'extended',
  code = 0,
  text = '',
  cookie: string | null = null,
): Buffer {
  const tag = { search: 0x65, bind: 0x61, extended: 0x78 }[kind];
  const operation = ber(tag, ber(0x0a, Buffer.from([code])), ber(0x04, ''), ber(0x04, text));
  if (cookie === null) return message(id, operation);
  const value = ber(0x30, ber(0x02, Buffer.from([0])), ber(0x04, `page:${cookie}`));
  return message(id, operation, ber(0x30, ber(0x04, '1.2.840.113556.1.4.319'), ber(0x04, value)));
}
