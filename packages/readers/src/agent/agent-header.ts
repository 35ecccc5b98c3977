/** A header in an agent's output: of a section, or of the host on whose behalf the next sections are sent. */
export type AgentHeader =
  | { readonly kind: 'section'; readonly name: string; readonly separator: string | null }
  | { readonly kind: 'piggyback'; readonly host: string | null };

const PIGGYBACK = /^<<<<([^<>]{0,255})>>>>\s*$/;
const SECTION = /^<<<([^<>:]{0,255})((?::[^<>]{0,255})?)>>>\s*$/;
const SEPARATOR = /:sep\((\d{1,3})\)/;

/**
 * Reads a line as an agent's header; `null` when it is none. `<<<rds_licenses:sep(44)>>>` states its separator as a character
 * code; without one, cells are separated by blanks. `<<<<>>>>` ends what was sent for another host.
 */
export function agentHeader(line: string): AgentHeader | null {
  const piggyback = PIGGYBACK.exec(line);
  if (piggyback !== null) {
    const host = (piggyback[1] ?? '').trim();
    return { kind: 'piggyback', host: host === '' ? null : host };
  }
  const section = SECTION.exec(line);
  if (section === null) return null;
  const code = SEPARATOR.exec(section[2] ?? '')?.[1];
  return {
    kind: 'section',
    name: (section[1] ?? '').trim(),
    separator: code === undefined ? null : String.fromCharCode(Number(code)),
  };
}
