import type { GraduateTexts } from './en.js';

/** French. */
export const graduatesFr: GraduateTexts = {
  'footer.text.signed-in':
    'Un service de {network}. Cette page dépose un seul cookie, grâce auquel votre session reste ouverte, et n’exécute aucun script.',
  'footer.sign-in': 'Mes attestations',

  'claim.title': 'Conservez vos attestations',
  'claim.for': 'Elles sont destinées à {name}.',
  'claim.count.one': '{count} attestation a été délivrée :',
  'claim.count.many': '{count} d’attestations ont été délivrées :',
  'claim.count.other': '{count} attestations ont été délivrées :',
  'claim.more.one': 'et {count} autre',
  'claim.more.many': 'et {count} d’autres',
  'claim.more.other': 'et {count} autres',
  'claim.line': '{title}, décerné par {issuer}',
  'claim.account':
    'Elles sont conservées dans un compte au nom de {email}, auquel vous vous connectez par un lien reçu par courriel. Il n’y a pas de mot de passe à retenir.',
  'claim.button': 'Les conserver et me connecter',
  'claim.mine':
    'Votre session est ouverte sous {email}. Vous pouvez conserver ces attestations dans le même compte.',
  'claim.mine.button': 'Les conserver dans mon compte',
  'claim.not-me': 'Si ce n’est pas vous, fermez cette page : rien ne s’est encore passé.',
  'claim.ask.title': 'Recevoir à nouveau votre lien',
  'claim.ask.lead':
    'Les attestations qu’un établissement vous a délivrées vous attendent derrière un lien envoyé par courriel. Indiquez l’adresse électronique que l’établissement connaît : un nouveau lien y est envoyé.',

  'sign-in.title': 'Se connecter',
  'sign-in.lead': 'Un lien de connexion est envoyé à votre adresse électronique, sans mot de passe.',
  'sign-in.email': 'Adresse électronique',
  'sign-in.email.wrong': 'Cette adresse n’est pas valable. Exemple : name@example.org.',
  'sign-in.send': 'M’envoyer un lien',
  'sign-in.other': 'Pas de courriel, ou une autre adresse ? Comment accéder à vos attestations',
  'sign-in.sent.title': 'Consultez votre messagerie',
  'sign-in.sent.text':
    'S’il existe un compte ou une attestation pour cette adresse, un lien est en route et arrivera dans quelques minutes.',
  'sign-in.sent.why':
    'Cette page dit la même chose pour toute adresse, afin que personne n’apprenne par elle qui a des attestations ici.',
  'sign-in.sent.todo':
    'Pas de courriel ? Regardez dans le dossier des courriers indésirables, ou essayez l’adresse que l’établissement connaît.',
  'sign-in.enter.title': 'Se connecter',
  'sign-in.enter.text':
    'Cliquez sur le bouton pour vous connecter avec ce navigateur. Le lien ne fonctionne qu’une fois.',
  'sign-in.enter.button': 'Se connecter',
  'sign-in.gone.title': 'Ce lien n’a pas d’effet',
  'sign-in.gone.text': 'Il a déjà servi, est arrivé à échéance ou a été mal saisi.',
  'sign-in.gone.signed-in': 'Vous êtes connecté dans ce navigateur : aucun lien n’est nécessaire.',
  'sign-in.gone.todo': 'En demander un autre',
  'sign-in.lost.title': 'Si aucun courriel ne vous parvient',
  'sign-in.lost.other':
    'Vous avez donné une autre adresse à l’établissement ? Essayez chacune de celles que vous utilisez, ou demandez à l’établissement laquelle il a.',
  'sign-in.lost.changed':
    'Vous n’avez plus cette adresse ? Adressez-vous à l’établissement qui a délivré vos attestations. Il vous connaît et peut enregistrer une nouvelle adresse ; un lien y est alors envoyé, et vos attestations suivent.',
  'sign-in.lost.signed-in':
    'Une session est encore ouverte quelque part ? Changez-y l’adresse, sous « Adresse », avant de perdre l’ancienne.',

  'me.title': 'Mes attestations',
  'me.nav': 'Mes pages',
  'me.nav.list': 'Attestations',
  'me.nav.account': 'Compte',
  'me.nav.sessions': 'Appareils',
  'me.nav.address': 'Adresse',
  'me.sign-out': 'Se déconnecter',
  'me.signed-in': 'Session ouverte : {email}',
  'me.list.none':
    'Rien ici pour l’instant. Les attestations y arrivent par le lien du courriel qui les annonce.',
  'me.list.already': 'Ce à quoi mène le lien de votre message est déjà dans votre compte.',
  'me.list.certificates': 'Certificats',
  'me.list.modules': 'Modules',
  'me.list.ask': 'Il manque une attestation ? Recevez à nouveau son lien',
  'me.list.missing':
    'S’il manque quelque chose, demandez à l’établissement qui l’a décerné d’enregistrer cette adresse pour vous. Cela apparaîtra ici de soi-même.',
  'me.state.valid': 'En vigueur',
  'me.state.suspended': 'Suspendu',
  'me.state.revoked': 'Révoqué',
  'me.item.file': 'Télécharger le fichier (JSON)',
  'me.item.back': 'Toutes les attestations',
  'me.item.state': 'État',
  'me.sessions.title': 'Appareils connectés',
  'me.sessions.lead':
    'Mettez fin aux sessions que vous ne connaissez pas. Quiconque en avait une ouverte doit se connecter à nouveau.',
  'me.sessions.this': 'Cet appareil',
  'me.sessions.unknown': 'Appareil inconnu',
  'me.sessions.since': 'Session ouverte le {since}, jusqu’au {until} au plus tard',
  'me.sessions.end': 'Mettre fin',
  'me.sessions.end.which': 'Mettre fin à la session de cet appareil : {device}',
  'me.sessions.end-others': 'Mettre fin à toutes les autres',
  'me.address.title': 'Votre adresse',
  'me.address.now': 'Les courriels vont à {email}, y compris les liens de connexion.',
  'me.address.lead':
    'Un lien est envoyé à la nouvelle adresse. Elle compte dès que vous l’y confirmez ; l’ancienne en est avertie.',
  'me.address.new': 'Nouvelle adresse électronique',
  'me.address.send': 'Envoyer le lien',
  'me.address.sent':
    'Si l’adresse {email} peut être utilisée, un lien y est en route. Tant que vous ne l’avez pas confirmée, rien ne change.',
  'me.address.confirm.title': 'Confirmez votre adresse',
  'me.address.confirm.text': 'Désormais, les courriels et les liens de connexion vont à {email}.',
  'me.address.confirm.button': 'Utiliser cette adresse',
  'me.address.done.title': 'L’adresse est changée',
  'me.address.done.text': 'Les courriels vont désormais à la nouvelle adresse.',
  'me.address.taken.title': 'Cette adresse ne peut pas être utilisée',
  'me.address.taken.text':
    'Elle appartient à un autre compte. Connectez-vous avec elle, ou choisissez une autre adresse.',
  'me.address.continue': 'Aller à mes attestations',

  'mail.outbox.title': 'Courriels non envoyés',
  'mail.outbox.lead':
    'Il n’y a pas de serveur de messagerie : les courriels peuvent être lus ici par qui fait fonctionner ce service sur sa propre machine. Ceux qui concernent des résultats arrivent une minute après.',
  'mail.outbox.none':
    'Aucun courriel n’a encore été écrit. Ceux qui concernent des résultats arrivent une minute après.',
  'mail.greeting': 'Bonjour {name},',
  'mail.greeting.plain': 'Bonjour,',
  'mail.line': '{title}, décerné par {issuer}',
  'mail.more.one': 'et {count} autre',
  'mail.more.many': 'et {count} d’autres',
  'mail.more.other': 'et {count} autres',
  'mail.link': 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
  'mail.footer': 'Envoyé par {network}. Personne ne lit les réponses à ce courriel.',
  'mail.demo': 'Ceci est une démonstration : rien ici n’est une véritable certification.',
  'mail.claim.subject': 'Vos attestations sont prêtes – {network}',
  'mail.claim.text.one': '{count} attestation signée vous a été délivrée :',
  'mail.claim.text.many': '{count} d’attestations signées vous ont été délivrées :',
  'mail.claim.text.other': '{count} attestations signées vous ont été délivrées :',
  'mail.claim.why':
    'Ouvrez le lien pour conserver, montrer et partager ce qui est à vous. Rien ne se passe tant que vous n’y avez pas cliqué sur le bouton.',
  'mail.claim.button': 'Voir mes attestations',
  'mail.claim.note': 'Le lien fonctionne une fois, pendant 30 jours. Ne le transmettez à personne.',
  'mail.claim.again': 'Plus tard, vous pouvez demander un autre lien ici :',
  'mail.news.subject': 'Du nouveau parmi vos attestations – {network}',
  'mail.news.text.one': 'Vous avez maintenant {count} attestation :',
  'mail.news.text.many': 'Vous avez maintenant {count} d’attestations, dont voici les plus récentes :',
  'mail.news.text.other': 'Vous avez maintenant {count} attestations, dont voici les plus récentes :',
  'mail.news.button': 'Ouvrir mes attestations',
  'mail.sign-in.subject': 'Votre lien de connexion – {network}',
  'mail.sign-in.text': 'Quelqu’un, vous-même nous l’espérons, a demandé à se connecter avec cette adresse.',
  'mail.sign-in.button': 'Se connecter',
  'mail.sign-in.note':
    'Le lien fonctionne une fois, pendant 30 minutes. Si ce n’était pas vous, vous n’avez rien à faire : sans le lien, personne n’entre.',
  'mail.confirm-address.subject': 'Confirmez votre nouvelle adresse – {network}',
  'mail.confirm-address.text':
    'Quelqu’un, vous-même nous l’espérons, souhaite utiliser cette adresse pour ses attestations.',
  'mail.confirm-address.button': 'Confirmer l’adresse',
  'mail.confirm-address.note':
    'Le lien fonctionne une fois, pendant un jour. Si ce n’était pas vous, vous n’avez rien à faire.',
  'mail.address-changed.subject': 'Votre adresse a été changée – {network}',
  'mail.address-changed.text':
    'L’adresse de votre compte a été changée. Les courriels et les liens de connexion vont désormais à la nouvelle. Si ce n’était pas vous, prévenez sans attendre l’établissement qui a délivré vos attestations.',
  'mail.learner-moved.subject': 'Vos attestations sont passées à une autre adresse – {network}',
  'mail.learner-moved.text':
    'Un établissement a enregistré une autre adresse pour des attestations qui étaient conservées dans votre compte, et elles ont été reprises avec celle-ci. Si ce n’était pas vous, prévenez cet établissement sans attendre.',

  'share-choice.title': 'Partager',
  'share-choice.nav': 'Par un lien',
  'share-choice.lead':
    'Créez un lien vers ce que vous choisissez. Toute personne qui le possède voit ce que vous avez choisi et si c’est en vigueur, jusqu’à la fin du lien.',
  'share-choice.none': 'Il n’y a encore rien à partager.',
  'share-choice.what': 'Ce qui est montré',
  'share-choice.without.name': 'sans mon nom',
  'share-choice.without.grade': 'sans la note ni les résultats',
  'share-choice.without.title': 'Ce que signifie omettre quelque chose',
  'share-choice.without.what':
    'Ce que vous omettez ne figure pas du tout dans l’attestation partagée : personne ne peut l’y trouver. Pour un certificat, cela est omis aussi dans ses parties. Si un certificat exige une note qui est omise dans une partie, il est impossible de déterminer s’il est en vigueur : partagez-le alors sans ses parties.',
  'share-choice.parts': 'Montrer aussi les parties des certificats',
  'share-choice.lasts': 'Combien de temps il fonctionne',
  'share-choice.lasts.1': '1 mois',
  'share-choice.lasts.6': '6 mois',
  'share-choice.lasts.12': '1 an',
  'share-choice.lasts.never': 'Jusqu’à ce que je le retire',
  'share-choice.expires': 'Ou jusqu’à la fin d’un jour de votre choix',
  'share-choice.label': 'Votre nom pour le lien, visible de vous uniquement',
  'share-choice.make': 'Créer le lien',
  'share-choice.wrong.nothing': 'Choisissez au moins une attestation.',
  'share-choice.wrong.expiry': 'Choisissez un jour à venir.',
  'share-choice.wrong.label': 'Le nom d’un lien compte au plus 100 caractères.',
  'share-choice.wrong.other': 'Ces attestations ne peuvent pas être partagées ainsi pour le moment.',
  'share-choice.shared': 'Ce que j’ai partagé',
  'share-choice.shared.none': 'Rien jusqu’à présent.',
  'share-choice.unlabelled': 'Lien du {date}',
  'share-choice.registered': 'Lien du registre public',
  'share-choice.registered.what':
    'Votre inscription au registre public mène ici. Ce lien montre cela tant que vous y figurez.',
  'share-choice.shows.whole': 'avec toutes les données',
  'share-choice.shows.name': 'sans votre nom',
  'share-choice.shows.grade': 'sans la note ni les résultats',
  'share-choice.shows.both': 'sans votre nom, la note ni les résultats',
  'share-choice.parts.shown': 'Les parties des certificats sont montrées aussi.',
  'share-choice.parts.hidden': 'Les parties des certificats ne sont pas montrées.',
  'share-choice.made-on': 'créé le {date}',
  'share-choice.until': 'fonctionne jusqu’au {date}',
  'share-choice.forever': 'fonctionne jusqu’à ce qu’il soit retiré',
  'share-choice.over': 'ne fonctionne plus',
  'share-choice.by-institution': 'créé par un établissement ou par le réseau',
  'share-choice.opened.one': 'ouvert {count} fois, le {date}',
  'share-choice.opened.many': 'ouvert {count} de fois, la dernière fois le {date}',
  'share-choice.opened.other': 'ouvert {count} fois, la dernière fois le {date}',
  'share-choice.opened.never': 'jamais ouvert',
  'share-choice.opened.what':
    'Chaque regard sur ce que montre un lien est compté, y compris le vôtre. Par qui et d’où, cela n’est conservé nulle part.',
  'share-choice.end': 'Retirer ce lien',
  'share-choice.end.which': 'Retirer le lien « {label} »',
  'share-choice.end.sure': 'Quiconque a le lien ne verra plus rien. C’est irréversible.',
  'share-choice.end.registered': 'L’inscription au registre public disparaît avec lui.',
  'share-choice.end.yes': 'Oui, retirer le lien',
  'share-choice.ended': 'Liens qui ne fonctionnent plus',
  'share-choice.made.title': 'Votre lien',
  'share-choice.made.again':
    'Copiez l’adresse, ou revenez : vous retrouverez cette page sous « Ce que j’ai partagé ».',
  'share-choice.made.unknown':
    'Son adresse a été montrée une seule fois, à qui l’a créé, et ne peut plus l’être.',
  'share-choice.made.see': 'Le voir comme les autres',
  'share-choice.made.shows': 'Ce qu’il montre',
  'share-choice.made.pdf': 'Sur sa page se trouve aussi le certificat à imprimer (PDF).',
  'share-choice.made.address': 'Adresse',
  'share-choice.made.qr': 'Code QR de l’adresse',
  'share-choice.made.qr.svg': 'Code QR à imprimer (SVG)',
  'share-choice.made.qr.png': 'Code QR en image (PNG)',
  'share-choice.made.linkedin': 'Ajouter « {title} » à un profil LinkedIn',
  'share-choice.made.linkedin.what':
    'Lorsque vous suivez ce lien, LinkedIn apprend le titre, l’organisme émetteur, le mois et l’adresse.',
  'share-choice.made.embed': 'Pour votre propre page web',
  'share-choice.made.embed.what': 'Code HTML d’une image qui mène au lien. Il ne contient aucun script.',
  'share-choice.made.embed.alt': 'Vérifier cette attestation',
  'share-choice.made.back': 'Retour à ce que j’ai partagé',
  'share-choice.withheld.own.name': 'Le titulaire a choisi de ne pas montrer le nom.',
  'share-choice.withheld.own.grade': 'Le titulaire a choisi de ne pas montrer la note ni les résultats.',
  'share-choice.withheld.own.both':
    'Le titulaire a choisi de ne montrer ni le nom, ni la note, ni les résultats.',
  'share-choice.withheld.parts.name': 'Dans les parties montrées, le nom est omis aussi.',
  'share-choice.withheld.parts.grade': 'Dans les parties montrées, les notes et les résultats sont omis.',
  'share-choice.withheld.parts.both': 'Dans les parties montrées, nom, notes et résultats sont omis.',

  'wallet.title': 'Prendre dans votre portefeuille',
  'wallet.expires': 'Cette offre peut être acceptée jusqu’au {instant}, par un seul portefeuille.',
  'wallet.scan': 'Scannez ceci avec votre portefeuille',
  'wallet.qr': 'Code QR que scanne votre portefeuille',
  'wallet.open': 'Ouvrir le portefeuille sur cet appareil',
  'wallet.code': 'Votre portefeuille demande ce code',
  'wallet.code.secret':
    'À saisir dans votre portefeuille seulement. Après cinq codes erronés, l’offre est nulle.',
  'wallet.others': 'Autres portefeuilles',
  'wallet.others.how':
    'Certains portefeuilles s’ouvrent par un lien et n’ont pas besoin de code. Toute personne qui possède un tel lien peut prendre l’attestation : ouvrez-le donc vous-même.',
  'wallet.lcw': 'Application « Learner Credential Wallet »',
  'wallet.interaction': 'Adresse pour les portefeuilles compatibles avec VCALM',
  'wallet.take': 'Prendre dans un portefeuille',
  'wallet.kept':
    'Les codes et les liens ne sont montrés que cette fois. En cas de problème, créez une nouvelle offre : rien n’est délivré deux fois.',

  'certificate.pdf': 'Certificat (PDF)',
  'certificate.badge.png': 'Open Badge en image (PNG)',
  'certificate.badge.svg': 'Open Badge en dessin (SVG)',
  'certificate.files':
    'Le PDF contient la preuve signée en pièce jointe. Un Open Badge est une image qui renferme l’attestation : toute personne qui a l’image peut la vérifier.',

  'me.archive.title': 'Tout conserver',
  'me.archive.text':
    'Un seul fichier avec toutes vos attestations sous toutes leurs formes, vos certificats, ce qui est enregistré à votre sujet et une page qui l’explique. Il peut être vérifié même quand il n’y a plus personne à qui demander.',
  'me.archive.button': 'Tout emporter (ZIP)',

  'archive.title': 'Vos attestations, à conserver',
  'archive.made': 'Créé le {instant}. Gardez tous les fichiers ensemble, et une deuxième copie ailleurs.',
  'archive.count.one': 'Cette archive contient {count} attestation.',
  'archive.count.many': 'Cette archive contient {count} d’attestations.',
  'archive.count.other': 'Cette archive contient {count} attestations.',
  'archive.awards': 'Ce que vous avez obtenu',
  'archive.award': '{code} · décerné le {day} · {ects} ECTS',
  'archive.state.suspended': 'Suspendu au moment de la création : toute personne qui vérifie l’apprend.',
  'archive.state.revoked':
    'Révoqué : toute personne qui vérifie l’apprend. Il est ici parce qu’il fait partie de votre parcours.',
  'archive.unsigned': 'Son attestation n’était pas encore signée au moment de la création.',
  'archive.file': '{kind} ({ending})',
  'archive.files': 'Ce que sont les fichiers',
  'archive.kind.credential': 'Attestation signée',
  'archive.what.credential':
    'L’original, tel que l’établissement l’a signé : un Verifiable Credential du W3C et un Open Badge 3.0. Si vous ne gardez qu’un fichier, gardez celui-ci.',
  'archive.kind.bundle': 'Dossier',
  'archive.what.bundle':
    'L’attestation avec celles qui la composent, et avec les listes signées qui disaient, le jour de cette archive, qu’elle n’était ni révoquée ni suspendue.',
  'archive.kind.certificate': 'Certificat',
  'archive.what.certificate':
    'À lire et à imprimer. Le dossier y est contenu en pièce jointe, si bien que le PDF peut être vérifié à lui seul.',
  'archive.kind.badge': 'Image Open Badge',
  'archive.what.badge': 'Une image pour profils et pages web ; l’attestation se trouve dans le fichier.',
  'archive.kind.edc': 'Justificatif numérique européen',
  'archive.what.edc': 'La même chose, scellée pour Europass et à importer dans votre profil Europass.',
  'archive.kind.sd-jwt': 'Attestation au format SD-JWT',
  'archive.what.sd-jwt': 'La même chose pour les portefeuilles européens d’identité numérique.',
  'archive.data': 'Ce qui est enregistré à votre sujet (data.json)',
  'archive.data.what':
    'Vos noms et numéros, ce à quoi vous avez consenti, ce qui vous a été décerné, avec son historique, et les liens que vous avez partagés.',
  'archive.issuers': 'Clés des organismes émetteurs (issuers.json)',
  'archive.issuers.what':
    'Les clés publiques de ceux qui ont signé, telles qu’elles étaient publiées le jour de cette archive. Elles permettent de vérifier les signatures quand les adresses des organismes émetteurs n’existent plus.',
  'archive.check': 'Comment chacun peut les vérifier',
  'archive.check.here': 'Tant que le service existe, remettez n’importe lequel de ces fichiers ici :',
  'archive.check.gone':
    'Quand il n’existe plus, tout vérificateur de Verifiable Credentials du W3C (version 2.0) ou d’Open Badges (version 3.0) peut vérifier la signature avec la clé contenue dans issuers.json. Il en existe de libres, de plusieurs éditeurs ; les fichiers suivent des normes publiques et n’ont besoin d’aucun programme de ce service.',
  'archive.check.limits':
    'Ce qui ne peut alors être dit, c’est si une attestation a été révoquée après le jour de cette archive, et si les clés sont bien celles de l’organisme émetteur : cela repose sur issuers.json, ou sur ce que d’autres en ont conservé.',
  'archive.print':
    'Les certificats de cette archive n’ont pas de code à scanner, car seul un lien de partage en a un. Si vous en voulez un, créez un lien et imprimez le certificat depuis sa page.',

  'me.path.title': 'Mon parcours',
  'me.path.next': 'Prochaine étape : {programme}. Encore {number} ECTS.',
  'me.path.top': 'Vous avez atteint tout ce à quoi mène ce parcours.',
  'me.path.share': '{done} sur {number} ECTS',
  'me.path.legend.done': 'obtenu',
  'me.path.legend.in-reach': 'à portée : compte pour le prochain certificat',
  'me.path.legend.missing': 'plus tard',
  'me.path.caption':
    'Chaque pierre est un module, chaque cairn un certificat. Plus la pierre est large, plus il y a de crédits.',
  'me.path.modules.one': '{count} module',
  'me.path.modules.many': '{count} de modules',
  'me.path.modules.other': '{count} modules',
  'me.path.level.held': 'Atteint',
  'me.path.level.suspended': 'Suspendu : il ne compte pas actuellement',
  'me.path.level.coming': 'Tout y est : le certificat est en préparation',
  'me.path.level.confirm': 'Tout y est : à confirmer par {body}',
  'me.path.level.agree':
    'Tout y est, dès que vous consentez à ce que les modules de vos établissements soient cumulés',
  'me.path.level.next': 'Encore {number} ECTS',
  'me.path.level.later': 'Plus tard : encore {number} ECTS',
  'me.path.level.follows': 'Tout y est : il suit le certificat qui le précède',
  'me.path.level.closed': 'Personne ne propose actuellement ce qu’il y manque',
  'me.path.stone.done': '{issuer}, {date}',
  'me.path.stone.suspended': 'Suspendu par {issuer} : il ne compte pas actuellement',
  'me.path.stone.in-reach': 'À portée. Proposé par : {places}.',
  'me.path.stone.missing': 'Plus tard. Proposé par : {places}.',
  'me.path.stone.nowhere': 'Personne ne le propose actuellement.',
  'me.path.need.part': '{part} : {need}',
  'me.path.need.modules.one': 'encore {count} module',
  'me.path.need.modules.many': 'encore {count} de modules',
  'me.path.need.modules.other': 'encore {count} modules',
  'me.path.need.ects': 'encore {number} ECTS',
  'me.path.need.institutions.one': 'un module d’un autre établissement',
  'me.path.need.institutions.many': 'des modules de {count} d’autres établissements',
  'me.path.need.institutions.other': 'des modules de {count} autres établissements',
  'me.path.need.total-ects': 'encore {number} ECTS en tout',
  'me.path.other': 'Autres modules qui conviendraient',
  'me.path.other.place': '{module}, {number} ECTS : {places}',
  'me.path.also': 'À vous également',
  'me.path.also.text': 'Modules dont aucun certificat du parcours n’a besoin à présent. Ils restent à vous.',
  'me.path.records':
    'Les établissements tiennent à votre sujet des dossiers distincts, et les modules de dossiers distincts ne s’additionnent pas. Demandez à l’un des établissements de les réunir.',
  'me.path.agree':
    'Les modules de plusieurs établissements ne sont cumulés que si vous y consentez. Actuellement, les modules de chaque établissement comptent séparément.',
  'me.path.agree.link': 'Lire ce que cela signifie',

  'me.nav.path': 'Mon parcours',
  'me.nav.path.overview': 'Aperçu',
  'me.nav.consent': 'Cumul des modules',
  'me.state.superseded': 'Remplacé par un plus récent',
  'me.state.valid.text': 'Toute personne qui vérifie ce document voit qu’il est en vigueur.',
  'me.state.suspended.text':
    'Toute personne qui vérifie ce document voit qu’il ne compte pas actuellement. Demandez la suite à donner à l’établissement qui l’a décerné.',
  'me.state.revoked.text':
    'Toute personne qui vérifie ce document voit qu’il a été révoqué. Demandez la raison à l’établissement qui l’a décerné.',
  'me.state.superseded.text':
    'Montrez plutôt le plus récent : toute personne qui vérifie celui-ci voit qu’il a été remplacé.',
  'me.item.newer': 'Vers le plus récent',
  'me.item.share': 'La partager par un lien',
  'me.item.pdf':
    'Le code sur le PDF mène à un lien qui montre toute cette attestation, sans limite de durée. Il est créé avec le premier PDF, et vous pouvez le retirer sous « Partager ».',
  'me.item.take': 'Emporter',
  'me.item.take.text':
    'La même attestation sous d’autres formes. Chacune est créée et signée quand vous la demandez, et vaut aussi longtemps que celle-ci.',
  'me.item.form.edc': 'Pour Europass',
  'me.item.form.sd-jwt': 'Pour le portefeuille européen',
  'me.item.published': 'Ce que cela représente, avec les acquis d’apprentissage',
  'me.due.title': 'Tout juste atteint',
  'me.due.coming': '{programme} : tout y est, le certificat est en préparation. Revenez dans un instant.',
  'me.due.confirm': '{programme} : tout y est. C’est à {body} de le confirmer.',
  'me.due.agree':
    '{programme} : tout y est, dès que vous consentez à ce que les modules de plusieurs établissements soient cumulés.',
  'me.list.path': 'Voir ce qu’il reste jusqu’au prochain certificat',
  'me.consent.title': 'Cumul des modules',
  'me.consent.lead':
    'Le réseau peut-il considérer ensemble vos modules de tous ses établissements ? Les certificats sont alors composés d’eux-mêmes dès que les modules de plusieurs établissements y suffisent ensemble.',
  'me.consent.yes': 'Vous avez consenti le {date}.',
  'me.consent.no': 'Vous n’avez pas consenti : les modules de chaque établissement comptent séparément.',
  'me.consent.text': 'Le texte, version {version}',
  'me.consent.means': 'Ce que cela signifie',
  'me.consent.means.see':
    'Un établissement ne voit pas ce qu’un autre vous a décerné, ni vos notes là-bas. L’organisme de délivrance voit quels modules entrent dans un certificat.',
  'me.consent.means.here':
    'Ce que vous dites ici vaut pour les attestations de ce compte et pour celles qui s’y ajouteront plus tard.',
  'me.consent.means.withdraw':
    'Vous pouvez retirer votre consentement ici à tout moment. Les certificats que vous avez restent en vigueur.',
  'me.consent.means.without':
    'Sans votre consentement, vous gardez tout ce que vous avez, et les certificats pour des modules d’un même établissement sont toujours composés.',
  'me.consent.give': 'Je consens',
  'me.consent.withdraw': 'Retirer mon consentement',
  'me.consent.withdraw.sure':
    'Dès lors, les modules de chaque établissement comptent séparément. Les certificats que vous avez restent valables.',
  'me.consent.withdraw.yes': 'Oui, le retirer',
  'me.consent.changed': 'Le texte a changé entre-temps. Veuillez le relire.',
  'me.consent.history': 'Ce qui a été enregistré',
  'me.consent.given.self': '{date} : vous avez consenti, version {version}',
  'me.consent.given.other':
    '{date} : votre consentement a été enregistré par un établissement ou par le réseau, version {version}',
  'me.consent.withdrawn': '{date} : le consentement a été retiré',
  'me.consent.none': 'Aucune attestation n’est encore conservée ici : il n’y a donc rien à quoi consentir.',
};
