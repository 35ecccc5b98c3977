import type { en } from '../en/session-hosts.ts';

/** Les hôtes de session, l’un d’eux, et les serveurs de licences qu’ils utilisent. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'session-hosts.lead':
    'Les serveurs qui ont besoin des licences, et les serveurs de licences qu’ils utilisent.',
  'session-hosts.caption': 'Hôtes de session et leur réglage de licence',
  'session-hosts.headline': '{count, plural, one {# hôte de session} other {# hôtes de session}}',
  'session-hosts.headline.bad':
    '{count, plural, one {1 hôte de session sur {total} ne peut pas obtenir de licences} other {{count} hôtes de session sur {total} ne peuvent pas obtenir de licences}}',
  'session-hosts.tally.grace-over': '{count} après le délai de grâce',
  'session-hosts.tally.no-mode': '{count} sans mode de licence',
  'session-hosts.tally.no-license-server': '{count} sans serveur de licences',
  'session-hosts.tally.in-grace': '{count} en délai de grâce',
  'session-hosts.tally.unknown-license-server':
    '{count, plural, one {# utilise un serveur de licences inconnu ici} other {# utilisent un serveur de licences inconnu ici}}',
  'session-hosts.tally.nla-off': '{count} sans NLA',
  'session-hosts.tally.clean': '{count} en ordre',
  'session-hosts.view': 'Vue',
  'session-hosts.view.list': 'Liste',
  'session-hosts.view.map': 'Carte',
  'session-hosts.none': 'Aucun hôte de session pour l’instant',
  'session-hosts.none.meaning':
    'Ils apparaissent ici dès qu’une cible les lit, ou avec un document du collecteur.',
  'session-host.host': 'Hôte de session',
  'session-host.state': 'État',
  'session-host.clean': 'En ordre',
  'session-host.more-remarks': '{count, plural, one {et # autre} other {et # autres}}',
  'session-host.remark.grace-over': 'Délai de grâce écoulé, aucune licence obtenue',
  'session-host.remark.no-mode': 'Aucun mode de licence',
  'session-host.remark.no-license-server': 'Aucun serveur de licences désigné',
  'session-host.remark.in-grace':
    '{days, plural, one {# jour de grâce restant} other {# jours de grâce restants}}, aucune licence obtenue',
  'session-host.remark.unknown-license-server': '{name} n’est pas au registre',
  'session-host.remark.nla-off': 'NLA est désactivée',
  'session-host.remedy.grace-over':
    'Il refuse les utilisateurs tant qu’il ne joint pas un serveur de licences qui en a. Vérifiez les serveurs désignés, le mode, et qu’une licence au moins est libre.',
  'session-host.remedy.no-mode':
    'Choisissez par utilisateur ou par périphérique, de préférence par stratégie : « Définir le mode de concession de licences des services Bureau à distance ».',
  'session-host.remedy.no-license-server':
    'Désignez-en un, de préférence par stratégie : « Utiliser les serveurs de licences Bureau à distance indiqués ».',
  'session-host.remedy.in-grace':
    'Il fonctionne sans licence jusque-là. D’ici là, il doit en obtenir une d’un serveur de licences.',
  'session-host.remedy.unknown-license-server':
    'Ajoutez-le comme cible, ou importez-en un inventaire. S’il n’existe plus, désignez-en un autre.',
  'session-host.remedy.nla-off':
    'Quiconque atteint le port voit l’écran d’ouverture de session. Activez l’authentification au niveau du réseau, de préférence par stratégie.',
  'session-host.licensing': 'Licences',
  'session-host.mode': 'Mode de licence',
  'session-host.mode.per-device': 'Par périphérique',
  'session-host.mode.per-user': 'Par utilisateur',
  'session-host.mode.personal': 'Administration',
  'session-host.mode.not-configured': 'Non configuré',
  'session-host.mode.unknown': 'Inconnu ({number})',
  'session-host.license-servers': 'Serveurs de licences',
  'session-host.names-none': 'aucun désigné',
  'session-host.source.policy': 'par stratégie',
  'session-host.source.local': 'réglé localement',
  'session-host.source.meaning': 'Là où les deux sont réglés, la stratégie l’emporte.',
  'session-host.ever-licensed': 'A déjà obtenu une licence',
  'session-host.grace': 'Délai de grâce',
  'session-host.grace.days': '{count, plural, =0 {écoulé} one {# jour restant} other {# jours restants}}',
  'session-host.grace.licensed': 'licence obtenue',
  'session-host.yes': 'Oui',
  'session-host.no': 'Non',
  'session-host.security': 'Sécurité',
  'session-host.nla': 'Authentification au niveau du réseau (NLA)',
  'session-host.security-layer': 'Couche de sécurité',
  'session-host.layer.rdp': 'RDP',
  'session-host.layer.negotiate': 'Négociée',
  'session-host.layer.tls': 'TLS',
  'session-host.layer.unknown': 'Inconnue',
  'session-host.build': 'Version de build',
  'session-host.seen': 'Vu pour la dernière fois',
  'session-host.details': 'Tel que lu sur l’hôte',
  'usage.caption': 'Les serveurs de licences que chaque groupe d’hôtes de session est réglé pour utiliser',
  'usage.hosts': '{count, plural, one {# hôte de session} other {# hôtes de session}}',
  'usage.others': '{count, plural, one {et # autre} other {et # autres}}',
  'usage.not-read': 'Serveurs de licences non lus',
  'usage.names-none': 'Aucun serveur de licences désigné',
  'usage.unknown':
    '{count, plural, one {absent du registre ; # hôte de session le désigne} other {absent du registre ; # hôtes de session le désignent}}',
  'usage.used-by':
    '{count, plural, =0 {aucun hôte de session ne le désigne} one {# hôte de session} other {# hôtes de session}}',
  'target-line.title': 'Lu en direct',
};
