import type { ElsewhereTexts } from './en.js';

/** French. */
export const elsewhereFr: ElsewhereTexts = {
  'verify.elsewhere': 'Publié ailleurs',
  'verify.elsewhere.missing':
    'La réponse laisse une question ouverte. Ce qu’il lui faudrait est publié sur d’autres sites et n’a pas été récupéré.',
  'verify.elsewhere.did': '{host} : les clés de l’émetteur.',
  'verify.elsewhere.list': '{host} : la liste de ce qui a été révoqué ou suspendu.',
  'verify.elsewhere.as-of': 'Récupéré le {instant}.',
  'verify.elsewhere.learn':
    'Si vous le faites récupérer, l’autre site apprend que ce service l’a demandé à cet instant, et donc quelle liste est consultée ; si chaque attestation a sa propre liste, également quelle attestation. Il n’apprend pas qui vous êtes. Ce service apprend ce qui a été récupéré. Ce que vous avez présenté n’est envoyé à personne.',
  'verify.elsewhere.fetch': 'Récupérer',
  'verify.elsewhere.again': 'Récupérer à nouveau',
  'verify.elsewhere.offline':
    'Rien n’a été récupéré depuis {host} : il n’y a pas de réseau, ou ce service ne répond pas.',
  'verify.elsewhere.unavailable': '{host} ne répond pas. Réessayez plus tard.',
  'verify.elsewhere.slow': '{host} met trop de temps à répondre. Réessayez plus tard.',
  'verify.elsewhere.busy':
    'Trop de demandes ont été faites en peu de temps, si bien que {host} n’a pas été interrogé. Réessayez dans quelques minutes.',
  'verify.elsewhere.too-large':
    'La réponse de {host} est plus grande qu’elle ne peut l’être et n’a pas été lue.',
  'verify.elsewhere.unfit': 'Ce que répond {host} n’est pas ce que cela devrait être et n’a pas été utilisé.',
  'verify.elsewhere.moved': '{host} renvoie à un autre site, ce qui n’a pas été suivi.',
  'verify.elsewhere.refused': '{host} n’a pas été interrogé : l’adresse n’est pas celle d’un site public.',
  'verify.elsewhere.not-found': '{host} indique qu’il n’y a rien à cette adresse.',
};
