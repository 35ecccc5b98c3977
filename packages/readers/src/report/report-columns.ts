import { normalizeName } from '../instances/property.ts';

/**
 * Columns of the report's tables. `User`, `ExpirationDate`, `CALType`, `ProductVersion`, `ProductVersionID` and `TriedIssuanceOn`
 * are documented as the properties behind the report; the other names are variants and translations that are accepted without
 * having been seen in a real file.
 */
const COLUMNS = {
  User: [
    'User',
    'User Name',
    'Issued To',
    'Issued To User',
    'Utilisateur',
    "Nom d'utilisateur",
    "Émis pour l'utilisateur",
    "Délivrée à l'utilisateur",
    'Benutzer',
    'Benutzername',
    'Ausgestellt für Benutzer',
    'Usuario',
    'Nombre de usuario',
    'Utente',
    'Nome utente',
    'Usuário',
    'Gebruiker',
    'ユーザー',
    'ユーザー名',
  ],
  ProductVersion: [
    'ProductVersion',
    'CAL Version',
    'License Version',
    'Version',
    'Version du produit',
    'Version de la licence',
    "Version de la licence d'accès client",
    'Version de CAL',
    'Produktversion',
    'Lizenzversion',
    'Versión de CAL',
    'Versione CAL',
    'CAL のバージョン',
  ],
  ProductVersionID: ['ProductVersionID'],
  CALType: [
    'CALType',
    'CAL Type',
    'License Type',
    'Type de licence',
    "Type de licence d'accès client",
    'Type de CAL',
    'CAL-Typ',
    'Lizenztyp',
    'Tipo de CAL',
    'Tipo CAL',
    'Tipo di licenza',
    'CAL の種類',
  ],
  ExpirationDate: [
    'ExpirationDate',
    'Expiration',
    'Expires',
    'Expires On',
    'Expiry Date',
    'Expire le',
    'Expiration le',
    "Date d'expiration",
    'Ablaufdatum',
    'Läuft ab am',
    'Gültig bis',
    'Fecha de expiración',
    'Fecha de caducidad',
    'Data di scadenza',
    'Scadenza',
    '有効期限',
  ],
  TriedIssuanceOn: ['TriedIssuanceOn', 'Tried Issuance On'],
  Computer: [
    'Computer',
    'Device',
    'Issued To Computer',
    'Ordinateur',
    'Périphérique',
    'Computername',
    'Gerät',
  ],
} as const;

/** Lines above the tables. None of these labels was seen in a real file. */
const LABELS = {
  host: [
    'License Server',
    'License Server Name',
    'RD License Server',
    'Server',
    'Serveur',
    'Serveur de licences',
    'Lizenzserver',
    'Servidor de licencias',
    'Server licenze',
  ],
  date: [
    'GenerationDateTime',
    'Report Date',
    'Report Created On',
    'Report Generated On',
    'Created On',
    'Date du rapport',
    'Date de création',
    'Créé le',
    'Berichtsdatum',
    'Erstellt am',
    'Fecha del informe',
    'Data del report',
  ],
} as const;

export type ReportColumn = keyof typeof COLUMNS;
type ReportLabel = keyof typeof LABELS;

const columns = byName<ReportColumn>(COLUMNS);
const labels = byName<ReportLabel>(LABELS);

export function reportColumn(name: string): ReportColumn | null {
  return columns.get(normalizeName(name)) ?? null;
}

export function reportLabel(name: string): ReportLabel | null {
  return labels.get(normalizeName(name)) ?? null;
}

function byName<Key extends string>(
  names: Readonly<Record<Key, readonly string[]>>,
): ReadonlyMap<string, Key> {
  const known = new Map<string, Key>();
  // Object.keys forgets the type of the keys.
  for (const key of Object.keys(names) as Key[]) {
    for (const name of names[key]) known.set(normalizeName(name), key);
  }
  return known;
}
