import type { CheckRecordTexts } from './en.js';

/** French. */
export const checkRecordsFr: CheckRecordTexts = {
  'record.heading': 'Procès-verbal d’une vérification',
  'record.genuine': 'Ce procès-verbal est authentique : {network} l’a signé.',
  'record.not-genuine': 'Ce procès-verbal n’est pas authentique. On ne peut se fier à rien de ce qu’il dit.',
  'record.undetermined':
    'Il est impossible de déterminer ici si ce procès-verbal est authentique : on ne sait pas qui l’a signé.',
  'record.says': 'Le {instant}, des documents portant ces empreintes ont été vérifiés, avec ces résultats :',
  'record.later':
    'Il dit ce qui était valable à ce moment-là. Ce qui vaut aujourd’hui, le document lui-même le dit : remettez-le ici, et il sera aussi comparé à ce procès-verbal.',
  'record.about': 'Le procès-verbal que vous avez remis auparavant porte sur ce document.',
  'record.not-about': 'Le procès-verbal que vous avez remis auparavant ne porte pas sur ce document.',
  'record.get': 'Procès-verbal signé de cette vérification',
  'record.make': 'Obtenir le procès-verbal',
  'record.what':
    'Pour vos dossiers : quand la vérification a eu lieu, avec quel résultat, et une empreinte du document, le tout signé par le réseau. Il ne contient aucun nom.',
  'record.sends':
    'Pour cela, le document est envoyé à ce service, qui le vérifie lui-même et n’en conserve rien.',
  'record.failed': 'Le procès-verbal n’a pas pu être établi. Réessayez plus tard.',
  'record.differs':
    'Le service est parvenu à un autre résultat que cette page. Le procès-verbal dit : {verdict}.',
};
