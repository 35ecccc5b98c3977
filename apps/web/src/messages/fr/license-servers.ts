import type { en } from '../en/license-servers.ts';

/** Les serveurs de licences, un serveur. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'servers.title': 'Serveurs de licences',
  'servers.caption': 'Serveurs de licences et âge de ce que l’on en sait',
  'servers.count': '{count, plural, one {# serveur} other {# serveurs}}',
  'servers.host': 'Serveur',
  'servers.activation': 'Activation',
  'servers.activation.unknown': 'non lue',
  'servers.role': 'Étendue',
  'servers.os': 'Système',
  'servers.key-packs': 'Packs',
  'servers.issued': 'Licences énumérées',
  'servers.read': 'Packs lus',
  'servers.none': 'Aucun serveur à cette date ou sur ce site.',
  'servers.empty.title': 'Aucun serveur de licences pour l’instant',
  'servers.empty.meaning': 'Chaque serveur apparaît ici avec le premier inventaire qui le nomme.',
  'server.facts': 'Ce que l’on sait',
  'server.license-server-id': 'Identifiant du serveur de licences',
  'server.product-id': 'Identifiant du produit',
  'server.activation-read': 'Activation lue',
  'server.last-seen': 'Vu pour la dernière fois',
  'server.findings': 'Ce qui demande quelqu’un',
  'server.packs': 'Packs de licences',
  'server.packs.none': 'Aucun pack n’a été lu sur ce serveur.',
  'server.issued': 'Ses licences émises',
  'server.details': 'Tel que lu sur le serveur',
};
