/**
 * What can still be issued from the counted packs of one row without issuing more than is installed: what the license servers
 * offer (`AvailableLicenses` as read), at most what is installed and not issued. The two differ when one Per User pack is
 * over-issued: the room of another pack of the same type and version covers it, since a CAL is owned by the organisation and
 * not by a pack, so that room is no longer free although its server would still hand it out. `null` when neither is known.
 * Source: Microsoft, "License Remote Desktop Services with client access licenses": over-allocation breaches the terms.
 */
export function availableOf(figures: {
  readonly installed: number | null;
  readonly issued: number | null;
  readonly offered: number | null;
}): number | null {
  const { installed, issued, offered } = figures;
  if (installed === null || issued === null) return offered;
  const notIssued = Math.max(0, installed - issued);
  return offered === null ? notIssued : Math.min(offered, notIssued);
}

/**
 * Licences issued beyond what is installed, over all packs of the row: those of one pack are covered by another's room (see
 * `availableOf`). `null` when either figure is unknown.
 */
export function overIssuedOf(installed: number | null, issued: number | null): number | null {
  return installed === null || issued === null ? null : Math.max(0, issued - installed);
}
