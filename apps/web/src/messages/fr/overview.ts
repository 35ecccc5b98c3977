import type { en } from '../en/overview.ts';

/** La vue d’ensemble et sa première ouverture. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'first-run.title': 'Êtes-vous couverts ?',
  'first-run.sentence':
    'Déposez ce que vous avez exporté de vos serveurs de licences : Calepin montre ce qui est installé, ce qui est émis et ce qui manque.',
  'first-run.live': 'Lire les serveurs en direct',
  'first-run.live.meaning': 'Calepin les interroge de lui-même, à intervalle régulier, sans agent.',
  'first-run.live.waiting':
    '{count, plural, one {# cible est connue ; rien n’en est encore venu.} other {# cibles sont connues ; rien n’en est encore venu.}}',
  'first-run.live.see': 'Voir où elles en sont',
  'first-run.example': 'Explorer un exemple',
  'first-run.example.adding': 'Lecture des exemples…',
  'first-run.example.meaning': 'Trois organisations inventées, retirées d’un clic.',
  'first-run.example.failed': 'Les exemples n’ont pas pu être lus. Le registre est inchangé.',
  'overview.as-of': 'Position au {date}',
  'overview.verdict.over-issued':
    '{count, plural, one {# licence émise en trop} other {# licences émises en trop}}',
  'overview.verdict.over-issued.rows': '{count} positions sur {rows} sont dépassées',
  'overview.verdict.exhausted':
    '{count, plural, one {# position sur {rows} n’a plus de licence} other {# positions sur {rows} n’ont plus de licence}}',
  'overview.verdict.low':
    '{count, plural, one {# position sur {rows} approche de sa limite} other {# positions sur {rows} approchent de leur limite}}',
  'overview.verdict.unknown':
    '{count, plural, one {# position sur {rows} est inconnue} other {# positions sur {rows} sont inconnues}}',
  'overview.verdict.covered':
    '{rows, plural, one {La position est couverte} other {Les # positions sont couvertes}}',
  'overview.verdict.nothing': 'Aucun pack n’est compté',
  'overview.nothing.meaning':
    'Ce qui a été lu ne contient aucun pack qui compte : seulement des packs intégrés, temporaires ou illimités, ou rien à cette date.',
  'tally.over-issued': '{count} en dépassement',
  'tally.exhausted': '{count, plural, one {# épuisée} other {# épuisées}}',
  'tally.low': '{count} bientôt à court',
  'tally.covered': '{count, plural, one {# couverte} other {# couvertes}}',
  'tally.unknown': '{count, plural, one {# inconnue} other {# inconnues}}',
  'position.caption': 'Position : une ligne par type de CAL et version',
  'position.what': 'Type de CAL et version',
  'position.bar': 'Émises sur installées',
  'position.gaps': '{count} informations n’ont pas été lues',
  'position.state': 'État',
  'overview.findings': 'Ce qui demande quelqu’un',
  'overview.findings.none': 'Rien ne demande personne.',
  'overview.findings.acknowledged':
    '{count, plural, one {Dont # pris en compte.} other {Dont # pris en compte.}}',
  'overview.findings.all': '{count, plural, one {Le constat} other {Les # constats}}',
  'overview.servers': 'Âge des données',
  'overview.servers.all': 'Les {count} serveurs',
  'overview.trend': 'Sur douze mois',
  'overview.trend.more': '{count, plural, one {En voir # de plus} other {En voir # de plus}}',
  'overview.imported': 'L’import est dans le registre.',
  'overview.imported.failed': 'L’import a échoué. Le registre est tel qu’il était avant.',
  'overview.imported.running': 'L’import est encore en cours.',
  'overview.imported.changes':
    '{added, plural, =0 {} one {# pack ajouté. } other {# packs ajoutés. }}{changed, plural, =0 {} one {# modifié. } other {# modifiés. }}{gone, plural, =0 {} one {# disparu.} other {# disparus.}}',
  'overview.imported.unchanged': 'Rien n’a changé : tout était déjà connu.',
  'overview.imported.see': 'Voir l’import',
  'overview.imported.close': 'Fermer cet avis',
};
