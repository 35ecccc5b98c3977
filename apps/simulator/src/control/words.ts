/** Texts of the control page. French is written, not translated. */
export interface ControlWords {
  readonly lang: 'en' | 'fr';
  readonly other: string;
  readonly title: string;
  readonly lead: string;
  readonly host: string;
  readonly role: string;
  readonly port: string;
  readonly state: string;
  readonly requests: string;
  readonly change: string;
  readonly roles: Readonly<Record<'license-server' | 'session-host' | 'both', string>>;
  readonly well: string;
  /** What the button of an act says, and what the state is then. */
  readonly acts: Readonly<Record<ActName, { readonly button: string; readonly state: string }>>;
  /** The state of a fault that no button makes. */
  readonly anotherFault: (kind: string) => string;
  readonly heal: string;
  readonly signIn: string;
  readonly clock: string;
  readonly now: (instant: string) => string;
  readonly speeds: Readonly<Record<'0' | '1' | '60' | '3600', string>>;
  readonly month: string;
}

export type ActName = 'stop' | 'cut' | 'hang' | 'deny' | 'password' | 'expired' | 'skew';

const en: ControlWords = {
  lang: 'en',
  other: 'Français',
  title: 'Hosts that do not exist',
  lead: 'This page belongs to the simulator. It plays Windows hosts so that live collection can be seen without any; what happens to them here, Calepin finds out at its next run.',
  host: 'Host',
  role: 'Role',
  port: 'Port',
  state: 'State',
  requests: 'Requests',
  change: 'Change',
  roles: { 'license-server': 'license server', 'session-host': 'session host', both: 'both' },
  well: 'answers',
  acts: {
    stop: { button: 'Stop', state: 'stopped' },
    cut: { button: 'Cut in the middle', state: 'cuts its answers' },
    hang: { button: 'Hang', state: 'does not answer' },
    deny: { button: 'Deny issued licences', state: 'denies the issued licences' },
    password: { button: 'Refuse the password', state: 'refuses the password' },
    expired: { button: 'Expire the password', state: 'the password has expired' },
    skew: { button: 'Set the clock wrong', state: 'its clock is an hour ahead' },
  },
  anotherFault: (kind) => `fault: ${kind}`,
  heal: 'Heal',
  signIn: 'Ten people sign in',
  clock: 'Their clock',
  now: (instant) => `It is ${instant} there.`,
  speeds: { 0: 'Stand still', 1: 'Real time', 60: 'An hour a minute', 3600: 'An hour a second' },
  month: '30 days later',
};

const fr: ControlWords = {
  lang: 'fr',
  other: 'English',
  title: 'Des hôtes qui n’existent pas',
  lead: 'Cette page est celle du simulateur. Il joue des hôtes Windows pour montrer la collecte en direct sans en avoir\u00a0; ce qui leur arrive ici, Calepin l’apprend à la collecte suivante.',
  host: 'Hôte',
  role: 'Rôle',
  port: 'Port',
  state: 'État',
  requests: 'Demandes',
  change: 'Changer',
  roles: { 'license-server': 'serveur de licences', 'session-host': 'hôte de session', both: 'les deux' },
  well: 'répond',
  acts: {
    stop: { button: 'Arrêter', state: 'arrêté' },
    cut: { button: 'Couper au milieu', state: 'coupe ses réponses' },
    hang: { button: 'Figer', state: 'ne répond pas' },
    deny: { button: 'Refuser les licences émises', state: 'refuse les licences émises' },
    password: { button: 'Refuser le mot de passe', state: 'refuse le mot de passe' },
    expired: { button: 'Faire expirer le mot de passe', state: 'mot de passe expiré' },
    skew: { button: 'Dérégler l’horloge', state: 'son horloge avance d’une heure' },
  },
  anotherFault: (kind) => `panne\u00a0: ${kind}`,
  heal: 'Rétablir',
  signIn: 'Dix personnes se connectent',
  clock: 'Leur horloge',
  now: (instant) => `Là-bas, nous sommes le ${instant}.`,
  speeds: { 0: 'Arrêter', 1: 'Temps réel', 60: 'Une heure par minute', 3600: 'Une heure par seconde' },
  month: '30 jours plus tard',
};

/** The language of a reader: the one asked for, else the first of `Accept-Language` that there is; English otherwise. */
export function wordsFor(asked: string | null, accepted: string | undefined): ControlWords {
  const wanted = [asked ?? '', ...(accepted ?? '').split(',')].map((tag) =>
    tag.trim().slice(0, 2).toLowerCase(),
  );
  return wanted.find((tag) => tag === 'fr' || tag === 'en') === 'fr' ? fr : en;
}
