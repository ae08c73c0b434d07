import type { RecordTexts } from './en.js';

export const recordsFr: RecordTexts = {
  'register.title': 'Registre des enseignants certifiés',
  'register.lead':
    'Les personnes qui ont un certificat de ce réseau et ont consenti à être trouvées. Chaque entrée mène au certificat, vérifié au moment où vous le regardez.',
  'register.why':
    'N’y figurent que les personnes qui l’ont demandé, tant que leur certificat est en vigueur. Qu’une personne ne s’y trouve pas ne dit rien d’elle.',
  'register.name': 'Nom, ou une partie du nom',
  'register.name.short': 'Indiquez au moins deux lettres du nom.',
  'register.certificate': 'Certificat',
  'register.certificate.any': 'Tous',
  'register.search': 'Rechercher',
  'register.found': 'Résultats',
  'register.found.none': 'Personne de ce nom ne figure dans le registre.',
  'register.more': 'Afficher la suite',
  'register.verify': 'Voir s’il est valable',
  'register.me.nav': 'Registre',
  'register.me.title': 'Le registre public',
  'register.me.lead':
    'Dans le registre, chacun peut trouver par son nom une personne qui a un certificat du réseau. Vous n’y figurez qu’avec les certificats que vous choisissez ici, et vous pouvez le quitter à tout moment.',
  'register.me.look': 'Voir le registre',
  'register.me.none': 'Vous n’avez encore aucun certificat qui puisse y figurer.',
  'register.me.listed': 'Dans le registre',
  'register.me.unlisted': 'Hors du registre',
  'register.me.join': 'Inscrire ce certificat',
  'register.me.leave': 'Le retirer du registre',
  'register.consent':
    'Je consens à ce que chacun trouve dans le registre public mon nom tel qu’il figure sur ce certificat, le certificat et sa date, avec un lien vers le certificat sans ses parties. Je peux retirer ce consentement à tout moment ; l’entrée et le lien disparaissent aussitôt.',

  'erasure.me.nav': 'Effacer',
  'erasure.me.title': 'Effacer mes données',
  'erasure.me.lead':
    'Vous avez le droit de faire effacer ce qui est conservé à votre sujet. Voici ce qui disparaîtrait, et ce qui resterait.',
  'erasure.me.mail':
    'Pour que personne d’autre ne le fasse, un lien est envoyé à {email}. Ce qui figure ici est effacé dès que vous l’ouvrez et confirmez.',
  'erasure.me.send': 'M’envoyer le lien',
  'erasure.me.sent':
    'Un lien est en route vers {email}. Il fonctionne une seule fois, pendant 30 minutes. Rien n’est effacé avant que vous n’y confirmiez.',
  'erasure.me.asked': 'Vous avez demandé l’effacement de ce qui suit. Rien ne s’est encore passé.',
  'erasure.me.confirm': 'J’ai ce que je veux garder. Effacez mes données définitivement.',
  'erasure.me.button': 'Effacer',
  'erasure.me.several':
    'Les attestations de plusieurs personnes sont conservées dans ce compte. Les données de chacune sont effacées séparément ; le compte disparaît avec les dernières.',
  'erasure.me.elsewhere':
    'Vos données ne peuvent pas être effacées d’ici pour le moment. Adressez-vous à l’établissement qui a décerné vos attestations, ou au réseau : ils les effacent dès qu’ils savent qu’il s’agit bien de vous.',
  'erasure.keep':
    'Téléchargez d’abord vos attestations si vous voulez les garder : personne ne pourra vous les redonner, et aucune ne pourra être délivrée à nouveau.',
  'erasure.title': 'Vos données sont effacées',
  'erasure.lead': 'Effacé le {when}. Cela ne peut pas être annulé.',
  'erasure.removes': 'Ce qui serait effacé',
  'erasure.removed': 'Ce qui a été effacé',
  'erasure.removed.records': 'Fiches portant un nom',
  'erasure.removed.identifiers': 'Numéros d’étudiant et identifiants',
  'erasure.removed.documents': 'Attestations signées, sous toutes leurs formes',
  'erasure.removed.results': 'Résultats avec note et remarques',
  'erasure.removed.evidence': 'Documents remis comme justificatifs',
  'erasure.removed.shares': 'Liens de partage',
  'erasure.removed.registered': 'Entrées du registre',
  'erasure.removed.offers': 'Offres à des portefeuilles',
  'erasure.removed.contacts': 'Adresses données par des établissements',
  'erasure.removed.accounts': 'Comptes et leurs appareils',
  'erasure.removed.mails': 'Courriels et leurs liens',
  'erasure.removed.consents': 'Consentements',
  'erasure.removed.reasons': 'Annotations sur la personne',
  'erasure.removed.rows': 'Lignes de fichiers téléversés',
  'erasure.removed.answers': 'Réponses conservées pour des requêtes répétées',
  'erasure.remains': 'Ce qui reste',
  'erasure.remains.why':
    'Les numéros, les dates et les états de ce qui a été décerné, afin qu’une attestation que quelqu’un a emportée puisse encore être vérifiée ou révoquée. Rien de cela ne dit à qui elle était.',
  'erasure.remains.credentials.one': '{count} place dans les listes de ce qui est en vigueur',
  'erasure.remains.credentials.many': '{count} de places dans les listes de ce qui est en vigueur',
  'erasure.remains.credentials.other': '{count} places dans les listes de ce qui est en vigueur',
  'erasure.remains.audit.one': '{count} entrée du journal : quoi, quand et par qui, sans aucun nom.',
  'erasure.remains.audit.many': '{count} d’entrées du journal : quoi, quand et par qui, sans aucun nom.',
  'erasure.remains.audit.other': '{count} entrées du journal : quoi, quand et par qui, sans aucun nom.',
  'erasure.after': 'Ce qui en résulte',
  'erasure.after.text':
    'Les attestations qui ont été emportées se vérifient comme avant, quelle que soit la personne qui les a. Elles peuvent encore être révoquées, mais jamais délivrées à nouveau. Les liens partagés ne mènent plus nulle part.',
  'erasure.backups.none': 'Aucune sauvegarde n’avait été faite auparavant.',
  'erasure.backups.open':
    'Des sauvegardes antérieures contiennent encore ces données. Demandez à l’exploitant du service quand elles seront supprimées.',
  'erasure.backups.until':
    'Des sauvegardes antérieures contiennent encore ces données, jusqu’au {until}. Si l’une d’elles devait être restaurée, l’effacement serait répété.',
  'erasure.basis':
    'Fondement : article 17 du règlement général sur la protection des données. Ce qui reste est conservé pour établir l’authenticité d’une attestation (article 17, paragraphe 3, point e)).',
  'erasure.receipt':
    'L’adresse de cette page est votre reçu. Toute personne qui l’a voit ce rapport ; gardez-la pour vous.',

  'correction.title': 'Rectifications',
  'correction.ask': 'Demander une rectification',
  'correction.lead':
    'Dites à l’établissement ce qui est faux et ce qui serait juste. Il décide, et un courriel vous prévient quand il y a une réponse.',
  'correction.about': 'Qu’est-ce qui est faux ?',
  'correction.about.name': 'Le nom',
  'correction.about.grade': 'La note',
  'correction.about.other': 'Autre chose',
  'correction.text': 'Qu’est-ce qui serait juste, et pourquoi ?',
  'correction.wrong': 'Dites en 1 à {most} caractères ce qui est faux.',
  'correction.send': 'Envoyer à l’établissement',
  'correction.back': 'Retour à l’attestation',
  'correction.state.open': 'Envoyée, pas encore de réponse',
  'correction.state.done': 'Rectifié',
  'correction.state.declined': 'Refusée par l’établissement',
  'correction.answer': 'Réponse de l’établissement :',
  'mail.correction-answered.subject': 'Une réponse à votre demande – {network}',
  'mail.correction-answered.text':
    'Vous avez demandé à un établissement de rectifier une attestation. Il y a maintenant une réponse.',
  'mail.correction-answered.button': 'Lire la réponse',
  'mail.correction-answered.note':
    'La réponse se trouve sur la page de l’attestation, une fois que vous êtes connecté.',
  'mail.confirm-erasure.subject': 'Confirmez que vos données doivent être effacées – {network}',
  'mail.confirm-erasure.text':
    'Quelqu’un, vous-même nous l’espérons, a demandé l’effacement des données de votre compte.',
  'mail.confirm-erasure.button': 'Voir ce qui serait effacé',
  'mail.confirm-erasure.note':
    'Le lien fonctionne une seule fois, pendant 30 minutes, et rien n’est effacé avant que vous n’y confirmiez. Si ce n’était pas vous, quelqu’un d’autre est connecté à votre compte : connectez-vous et mettez fin à sa session dans la liste des appareils.',
};
