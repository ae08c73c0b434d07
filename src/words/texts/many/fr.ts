import type { ManyTexts } from './en.js';

/** French. */
export const manyFr: ManyTexts = {
  'many.title': 'Vérification de plusieurs attestations',
  'many.how':
    'Plusieurs à la fois : choisissez ou déposez jusqu’à {limit} fichiers ou un dossier entier, ou collez sur chaque ligne une attestation, un jeton ou un lien.',
  'many.folder': 'Choisir un dossier',
  'many.lines':
    'Chaque ligne peut contenir une attestation, un jeton ou un lien. Les liens de ce service sont ouverts ici, et la personne qui les a partagés voit qu’ils ont été consultés ; les liens qui mènent ailleurs sont nommés et ne sont pas suivis.',
  'many.checking.one': '{count} en cours de vérification',
  'many.checking.many': '{count} en cours de vérification',
  'many.checking.other': '{count} en cours de vérification',
  'many.checked.one': '{count} vérification faite',
  'many.checked.many': '{count} de vérifications faites',
  'many.checked.other': '{count} vérifications faites',
  'many.stopped': 'Arrêt : {done} vérifications faites sur {total}',
  'many.progress': '{done} sur {total}',
  'many.stop': 'Arrêter',
  'many.show': 'Afficher',
  'many.all': 'Toutes',
  'many.unreadable': 'Illisible',
  'many.repeated': 'Déjà remises',
  'many.repeats': 'La même chose se trouve dans {name}.',
  'many.caption': '{shown} sur {total} sont affichées.',
  'many.opens': 'Chaque nom ouvre la réponse complète.',
  'many.name': 'Fichier ou ligne',
  'many.line': 'Ligne {number}',
  'many.reason': 'Raison',
  'many.more.one': '{title} et une autre',
  'many.more.many': '{title} et {count} autres',
  'many.more.other': '{title} et {count} autres',
  'many.issuer-unknown': 'organisme émetteur inconnu de ce réseau',
  'many.none': 'Il n’y en a aucune.',
  'many.csv': 'Enregistrer en CSV',
  'many.json': 'Enregistrer en JSON',
  'many.back': 'Retour à tous les résultats',
  'verify.problem.share-busy':
    'Le service dont provient cette page n’a pas ouvert le lien pour le moment ; il a peut-être reçu trop de demandes. Réessayez dans quelques minutes.',
  'verify.problem.verify.link-elsewhere': 'Le lien mène ailleurs et n’a pas été suivi :',
  'verify.problem.internal.error':
    'L’examen n’a pas été possible. Vérifiez-le séparément ou réessayez plus tard.',
  'verify.problem.verify.batch-empty': 'Il ne contient aucun fichier, ni rien à vérifier.',
  'verify.problem.verify.batch-too-many':
    '{count} fichiers et lignes ont été remis. Au plus {limit} sont vérifiés à la fois, donc aucun ne l’a été : choisissez-en moins.',
};
