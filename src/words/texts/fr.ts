import type { Texts } from './en.js';

/** French. */
export const fr: Texts = {
  brand: 'Cairn',
  skip: 'Aller au contenu',
  'demo.label': 'Démonstration',
  'demo.text': 'Établissements et personnes fictifs. Rien sur cette page n’est une véritable certification.',
  'footer.about': 'À propos de ce service',
  'footer.text': 'Un service de {network}. Cette page ne dépose aucun cookie et n’exécute aucun script.',
  'footer.text.scripted':
    'Un service de {network}. Cette page ne dépose aucun cookie ; son script n’envoie que les requêtes que vous essayez.',
  'footer.text.waiting':
    'Un service de {network}. Cette page ne dépose aucun cookie ; son script regarde seulement si la réponse est arrivée.',
  'footer.docs': 'L’interface de programmation (API)',
  'footer.languages': 'Langues',
  'footer.unreviewed': 'Personne n’a encore relu cette traduction. Le texte anglais fait foi.',
  'footer.english': 'Cette page en anglais',
  quote: '« {text} »',
  'list.separator': ', ',

  'kind.certificate': 'Certificat',
  'kind.module': 'Attestation de module',
  'kind.transcript': 'Relevé de résultats',
  'kind.other': 'Attestation',
  'this.certificate': 'Ce certificat',
  'this.module': 'Ce certificat de module',
  'this.transcript': 'Ce relevé de résultats',
  'this.other': 'Ce document',

  'verdict.verified': 'Vérifié',
  'verdict.not-verified': 'Non vérifié',
  'verdict.undetermined': 'Impossible à déterminer',
  'verdict.not-shown': 'Non montré',
  'verdict.heading': 'Résultat',
  'verdict.also': 'Également constaté :',
  'verdict.title': '{verdict} : vérification d’une attestation',
  'verdict.checked': 'Vérification : {instant}',
  'verdict.several.one': '{count} attestation a été partagée.',
  'verdict.several.many':
    '{count} d’attestations ont été partagées ; le résultat ci-dessus vaut pour toutes.',
  'verdict.several.other': '{count} attestations ont été partagées ; le résultat ci-dessus vaut pour toutes.',

  'why.verified.certificate':
    'Il est signé par {issuer}, inchangé et en vigueur, et ses parties satisfont à la règle du programme.',
  'why.verified.module': 'Elle est signée par {issuer}, inchangée et en vigueur.',
  'why.verified.transcript':
    'Il est signé par {issuer} et inchangé, et tout ce qu’il énumère est en vigueur.',
  'why.verified.other': 'Elle est signée par {issuer}, inchangée et en vigueur.',
  'why.verified.several':
    'Toutes ces attestations portent une signature authentique, sont inchangées et en vigueur.',
  'why.unstated': 'La vérification n’a donné aucune raison.',
  'why.empty': 'Rien de ce qui a été partagé ici n’a pu être lu comme une attestation.',
  'vouched.one':
    'Une partie n’a pas été montrée ; pour elle, vous vous fiez à la parole de l’organisme de délivrance.',
  'vouched.many':
    '{count} de parties n’ont pas été montrées ; pour elles, vous vous fiez à la parole de l’organisme de délivrance.',
  'vouched.other':
    '{count} parties n’ont pas été montrées ; pour elles, vous vous fiez à la parole de l’organisme de délivrance.',

  'reason.status.revoked': '{this} a été révoqué.',
  'reason.status.revoked.on': '{this} a été révoqué le {date}.',
  'reason.status.superseded':
    '{this} a été remplacé par un plus récent, {id}. Demandez celui-ci à son titulaire.',
  'reason.status.superseded.on':
    '{this} a été remplacé le {date} par un plus récent, {id}. Demandez celui-ci à son titulaire.',
  'reason.status.suspended':
    '{this} est suspendu et ne compte pas tant que l’organisme émetteur n’a pas décidé.',
  'reason.status.suspended.on':
    '{this} est suspendu depuis le {date} et ne compte pas tant que l’organisme émetteur n’a pas décidé.',
  'reason.period.expired': '{this} a expiré.',
  'reason.period.expired.on': '{this} a expiré le {date}.',
  'reason.proof.invalid':
    'La signature ne correspond pas : le document a été modifié après avoir été signé, ou n’a jamais été signé par l’organisme qu’il désigne.',
  'reason.issuer.unanchored': 'Aucune autorité à laquelle on se fie ici ne répond de celui qui l’a scellé.',
  'reason.structure.form':
    'Ce document n’a pas la forme d’une telle attestation : il a été modifié ou endommagé, ou n’en a jamais été une.',
  'reason.structure.json-malformed':
    'Le fichier est illisible : il a été endommagé, ou modifié après avoir été signé.',
  'reason.structure.jose-malformed':
    'Le fichier est illisible : il est incomplet, ou a été modifié après avoir été signé.',
  'reason.structure.jose-typ':
    'Le fichier est d’une autre nature qu’une attestation, ou a été modifié après avoir été signé.',
  'reason.structure.sd-jwt-disclosure-unreferenced':
    'Il montre quelque chose que l’organisme émetteur n’a pas signé : il a été modifié ou endommagé.',
  'reason.holder.not-bound':
    '{this} n’est lié à personne : quiconque en possède une copie pourrait le montrer.',
  'reason.holder.other-subject': '{this} appartient à quelqu’un d’autre que la personne qui l’a montré.',
  'reason.question.other': 'Ce qui a été montré n’est pas ce qui était demandé.',
  'reason.stack.part-not-verified':
    'Une de ses parties n’a pas passé sa propre vérification ; la liste des parties dit laquelle et pourquoi.',

  'todo.structure':
    'Demandez le fichier d’origine à l’expéditeur, ou demandez à l’organisme émetteur s’il vient de lui.',
  'todo.proof': 'Demandez à l’organisme émetteur une copie dans une forme qui puisse être vérifiée ici.',
  'todo.proof.key-unavailable':
    'Si cette page propose d’obtenir ce qui manque, acceptez ; sinon, réessayez plus tard ou interrogez l’établissement à une adresse que vous connaissez.',
  'todo.issuer':
    'Réessayez plus tard ; si rien ne change, interrogez directement l’établissement à une adresse que vous connaissez.',
  'todo.issuer.unanchored':
    'Adressez-vous à l’établissement à une adresse que vous connaissez et demandez s’il a délivré ce document.',
  'todo.recognition':
    'Adressez-vous à l’établissement à une adresse que vous connaissez et demandez s’il a délivré ce document.',
  'todo.period': 'Demandez à l’organisme émetteur de quand à quand ce document est valable.',
  'todo.status': 'Réessayez plus tard : la liste des attestations révoquées n’a pas pu être lue à l’instant.',
  'todo.stack':
    'Demandez au titulaire de partager les parties manquantes, ou à l’organisme de délivrance de confirmer.',
  'todo.clr':
    'Vérifiez une à une les attestations énumérées, ou demandez un nouveau relevé à l’organisme émetteur.',
  'todo.endorsement': 'Demandez à celui qui l’a appuyé.',
  'todo.content': 'Demandez à l’organisme émetteur les indications manquantes.',
  'todo.holder': 'Demandez au titulaire de présenter à nouveau ce document.',
  'todo.question': 'Demandez-le à nouveau.',
  'verdict.as-of':
    'Au {instant}, c’était vérifié. Ce qui a pu être révoqué ou changer depuis ne peut pas être dit ici.',
  'todo.note': 'Ce résultat n’est ni un oui ni un non.',

  'fact.learner': 'Décerné à',
  'fact.learner.withheld': 'nom non indiqué',
  'fact.issuer': 'Décerné par',
  'fact.issuer.unknown': 'inconnu de ce réseau',
  'fact.issuer.claimed':
    'Le document lui-même désigne ainsi son émetteur. Personne ici n’a confirmé ce nom, et n’importe qui peut écrire n’importe quel nom :',
  'fact.issuer.not': 'Ce n’est pas l’établissement enregistré ici sous le nom de {institution}.',
  'fact.awarded': 'Décerné le',
  'fact.signed': 'Signé le',
  'fact.until': 'Valable jusqu’au',
  'fact.unstated': 'non indiqué',
  'fact.ects': 'Crédits',
  'fact.level': 'Niveau',
  'fact.grade': 'Note',
  'fact.mode': 'Mode de participation',
  'fact.basis': 'Fondement',
  'fact.basis.prior': 'Acquis antérieurs reconnus, attestés par {issuer}',
  'fact.replaces': 'Remplace',
  'fact.untitled': 'Sans titre',
  'fact.unread': 'Le contenu n’a pas pu être lu.',
  'fact.description': 'Description et acquis d’apprentissage',
  'fact.outcomes': 'Acquis d’apprentissage',
  'fact.identifier': 'Identifiant',
  ects: '{number} crédits ECTS',
  eqf: 'CEC {number}',
  'mode.presential': 'En présence',
  'mode.online': 'En ligne',
  'mode.blended': 'Hybride',

  'stack.heading': 'De quoi il se compose',
  'stack.caption.one': 'Une pierre : un module. La pierre du sommet est le certificat.',
  'stack.caption.many':
    '{count} de pierres, une par module. Plus la pierre est large, plus il y a de crédits ; la pierre du sommet est le certificat.',
  'stack.caption.other':
    '{count} pierres, une par module. Plus la pierre est large, plus il y a de crédits ; la pierre du sommet est le certificat.',
  'stack.tally': '{verdict} : {count}',
  'stack.own': 'Directement dans ce programme',
  'stack.through': 'Apporté par {programme}',
  'stack.inside': 'partie de {letter}',
  'stack.fulfils': 'Satisfait à',
  'stack.vouched':
    'Les parties qui n’ont pas été montrées n’ont pas pu être vérifiées : pour elles, il n’y a que la parole de l’organisme de délivrance.',
  'stack.checks': 'Vérifications de cette partie',
  'stack.unnamed': 'Module sans titre',
  'stack.unnamed.programme': 'Programme sans titre',
  'stack.awarded': 'décerné le {date}',
  'stack.number': 'Partie {number} :',
  'listed.heading': 'Attestations énumérées',
  'listed.each.one': 'Ce document énumère {count} attestation, vérifiée séparément.',
  'listed.each.many': 'Ce document énumère {count} d’attestations, chacune vérifiée séparément.',
  'listed.each.other': 'Ce document énumère {count} attestations, chacune vérifiée séparément.',
  'listed.details': 'Ce qu’elle indique et comment elle a été vérifiée',

  'checks.heading': 'Comment cela a été vérifié',
  'checks.whole': 'Vérifications de l’ensemble partagé',
  'checks.basis': 'Fondement et éléments de preuve',
  'checks.pointer': 'Endroit du document',
  'checks.advisory': 'à titre indicatif',
  'checks.none': 'Aucune vérification n’a été signalée.',
  'check.structure': 'Forme du document',
  'check.proof': 'Signature électronique',
  'check.issuer': 'Organisme émetteur',
  'check.recognition': 'Reconnaissance de l’organisme émetteur',
  'check.period': 'Dates de validité',
  'check.status': 'Révocation et suspension',
  'check.status.revocation': 'Révocation',
  'check.status.suspension': 'Suspension',
  'check.status.refresh': 'Version plus récente',
  'check.status.message': 'Autres états',
  'check.stack': 'Parties et règle',
  'check.stack.part-not-presented': 'Parties non montrées',
  'check.clr': 'Attestations énumérées',
  'check.endorsement': 'Appuis',
  'check.content': 'Éléments d’une microcertification européenne',
  'check.content.schema-not-at-hand': 'Schéma désigné',
  'check.content.schema-unusable': 'Schéma désigné',
  'check.content.schema-satisfied': 'Schéma désigné',
  'check.holder': 'Titulaire',
  'check.question': 'Ce qui était demandé',
  'outcome.pass': 'Réussie',
  'outcome.fail': 'Échouée',
  'outcome.unknown': 'N’a pas pu être vérifié',
  'outcome.not-applicable': 'Sans objet',

  'meaning.heading': 'Ce que signifie « vérifié »',
  'meaning.does':
    'Vérifié signifie que le document est inchangé depuis que l’établissement désigné l’a signé, que cet établissement est reconnu pour cela, et que le document n’était ni expiré ni révoqué au moment de la vérification.',
  'meaning.does-not':
    'Cela ne vous dit pas que la personne devant vous est celle qui est nommée (comparez le nom avec une pièce d’identité), ni si elle convient à votre travail.',

  'share.heading': 'Garder ou transmettre',
  'share.certificate': 'Certificat à regarder et à imprimer',
  'share.certificate.number': 'Certificat {number} à regarder et à imprimer',
  'share.raw': 'Attestation brute ({form})',
  'share.bundle': 'Dossier à vérifier hors ligne',
  'share.forms': 'Pour les portefeuilles et Europass',
  'share.form.edc': 'Europass (justificatif numérique européen)',
  'share.form.sd-jwt': 'Portefeuille européen d’identité numérique (SD-JWT)',
  'share.form.sd-jwt-x5c': 'Portefeuille européen d’identité numérique (SD-JWT, scellé)',
  'share.form.edc-upload': 'Pour l’outil d’émission de la Commission',
  'share.forms.what':
    'Chacun de ces fichiers dit la même chose que cette attestation et peut être vérifié ici. Un fichier Europass n’a pas d’état propre : seul ce service dit s’il a été révoqué. Avec le dossier, toutes les parties d’un certificat sont vérifiées aussi.',
  'share.print.how':
    'Pour imprimer, utilisez la commande d’impression de votre navigateur : l’essentiel tient sur du papier A4, avec le code QR et l’adresse.',
  'share.qr': 'Code QR de l’adresse de cette page',
  'share.address': 'Adresse de cette page',
  'share.expires': 'Ce lien fonctionne jusqu’au {instant}.',
  'share.forever': 'Ce lien fonctionne jusqu’à ce que son propriétaire le retire.',
  'share.again':
    'Scannez le code pour vérifier à nouveau : une page imprimée ne montre que l’état au moment de la vérification.',

  'certificate.title': 'Le certificat',
  'certificate.alt': 'Le certificat en image ; ce qu’il dit suit en toutes lettres.',
  'certificate.check': 'Vérifier maintenant',
  'certificate.png': 'Image (PNG)',
  'certificate.svg': 'Dessin (SVG)',
  'certificate.print':
    'Pour imprimer, utilisez la commande d’impression de votre navigateur : le certificat remplit une page A4 en format paysage. Ce qui fait preuve, c’est la signature derrière le code, non le papier.',
  'certificate.words': 'La même chose en toutes lettres',

  'gone.title': 'Rien n’est partagé ici',
  'gone.text':
    'Ce lien n’est pas en usage. Il a peut-être été mal saisi, retiré par son propriétaire, ou il est arrivé à échéance.',
  'gone.todo': 'Demandez-en un nouveau à la personne qui vous l’a donné.',

  'verify.title': 'Vérifier une attestation',
  'verify.lead':
    'Remettez le fichier que vous avez reçu : un certificat, l’attestation d’un module, un dossier. Vous obtenez une réponse en termes clairs, avec toutes les vérifications qui la fondent.',
  'verify.file': 'Le fichier',
  'verify.forms':
    'Un certificat téléchargé en PDF, un Open Badge (PNG ou SVG), un justificatif Europass, du JSON, un JWT ou un SD-JWT. Ni une numérisation ni une photo.',
  'verify.paste': 'Pas de fichier ? Collez son texte',
  'verify.text': 'Texte de l’attestation',
  'verify.check': 'Vérifier',
  'verify.kept':
    'Le fichier est vérifié puis oublié : rien n’en est conservé, et l’organisme émetteur n’en est pas informé.',
  'verify.unreadable': 'Ce fichier n’a pas pu être vérifié.',
  'verify.no-credential':
    'Ce n’est pas une attestation dans une forme connue ici, ou elle est incomplète ou endommagée. Demandez le fichier d’origine à l’expéditeur ; s’il s’agit d’un certificat imprimé, scannez le code QR.',
  'verify.another': 'En vérifier une autre',
  'ask.title': 'Interroger un portefeuille',
  'ask.lead':
    'Demandez à quelqu’un de vous montrer un titre depuis le portefeuille de son téléphone. On vérifie ici qu’il est authentique et qu’il lui appartient ; vous lisez une seule réponse, en mots simples.',
  'ask.what': 'Que souhaitez-vous voir ?',
  'ask.group.programme': 'Certificats',
  'ask.group.module': 'Modules',
  'ask.above': 'Un certificat qui s’appuie sur celui que vous choisissez convient aussi.',
  'ask.make': 'Créer la demande',
  'ask.kept':
    'Aucun compte n’est nécessaire. Une demande reçoit une seule réponse, dans les dix minutes. Le titre est vérifié et n’est pas conservé. Le résultat est conservé chiffré, ne peut être lu qu’avec l’adresse de la page et est supprimé une heure après la demande.',
  'ask.open.title': 'En attente de la réponse',
  'ask.for.programme': 'Demandé : {title}, ou un certificat qui s’appuie dessus',
  'ask.for.module': 'Demandé : {title}',
  'ask.until': 'On peut y répondre jusqu’au {instant}.',
  'ask.scan': 'Faites scanner ceci avec le portefeuille',
  'ask.qr': 'Code QR que le portefeuille scanne',
  'ask.look': 'Voir si la réponse est arrivée',
  'ask.secret':
    'Gardez l’adresse de cette page pour vous : qui la possède lit la réponse. Qui scanne le code peut seulement répondre.',
  'ask.forgotten':
    'Cette page sera supprimée le {instant}. Imprimez-la si vous en avez besoin plus longtemps.',
  'ask.again': 'Demander à nouveau',
  'ask.expired.title': 'Personne n’a répondu',
  'ask.expired.text': 'Le délai de réponse est écoulé, et rien n’a été montré.',
  'ask.gone.title': 'Cette demande n’existe pas',
  'ask.gone.text': 'Elle a été supprimée une heure après sa création, ou son adresse est incomplète.',
  'verify.footer':
    'Un service de {network}. Cette page ne dépose pas de cookies ; son script vérifie sur votre appareil et conserve la page pour qu’elle fonctionne hors connexion.',
  'verify.forms.scripted':
    'Un certificat téléchargé en PDF, une photo de son code QR, un Open Badge (PNG ou SVG), un justificatif Europass, du JSON, un JWT ou un SD-JWT. Vous pouvez aussi le déposer sur cette page ou le coller.',
  'verify.here': 'Tout est vérifié sur cet appareil. Ce que vous remettez n’est envoyé à personne.',
  'verify.scan': 'Scanner un code QR',
  'verify.scanning': 'Tenez le code devant la caméra.',
  'verify.scan.stop': 'Arrêter la caméra',
  'verify.working': 'Vérification en cours…',
  'verify.as-of': 'Sur quoi repose la réponse',
  'verify.as-of.offline':
    'Il n’y avait pas de connexion : la réponse repose sur ce qui est conservé sur cet appareil. Dès qu’il y en aura une, la vérification se refera d’elle-même.',
  'verify.as-of.registry':
    'Organismes émetteurs, leurs clés et ce pour quoi ils sont reconnus : état du {instant}.',
  'verify.as-of.no-registry': 'Ce que le réseau dit des organismes émetteurs n’était pas disponible.',
  'verify.as-of.status': 'Ce qui a été révoqué ou suspendu : état du {instant}.',
  'verify.problem.too-large':
    'Le fichier fait {size} Mo. Les fichiers sont examinés jusqu’à {limit} Mo, et aucune attestation n’est aussi grande : demandez le fichier d’origine à l’expéditeur.',
  'verify.problem.verify.pdf-encrypted':
    'Le PDF est chiffré, si bien que son contenu ne peut pas être lu. Demandez le certificat tel qu’il a été téléchargé.',
  'verify.problem.verify.nothing-inside':
    'Aucune attestation ne peut être lue dans ce fichier : il n’en contient pas, ou en contient plusieurs, ou est endommagé. Seul un PDF ou un Open Badge tel qu’il a été téléchargé en contient une ; un certificat imprimé ou numérisé porte un code QR que vous pouvez photographier.',
  'verify.problem.verify.check-record':
    'C’est le procès-verbal signé d’une vérification, pas l’attestation vérifiée. Remettez-le seul.',
  'verify.problem.verify.not-sealed':
    'C’est le fichier destiné à l’European Digital Credentials Issuer, que personne n’a encore scellé : il ne prouve rien. Demandez le fichier scellé à l’établissement.',
  'verify.problem.verify.too-much':
    'C’est plus grand, ou contient davantage, que ce qui est examiné en une fois, et aucune attestation n’est aussi grande. Demandez le fichier d’origine à l’expéditeur.',
  'verify.problem.no-picture':
    'Cette image ne peut pas être lue ici. Enregistrez-la en JPEG ou PNG et réessayez.',
  'verify.problem.no-code':
    'Aucun code QR ni aucune attestation n’ont été trouvés dans l’image. Photographiez le code de plus près, bien éclairé et sans ombre.',
  'verify.problem.several-codes':
    'L’image contient {count} codes QR différents. Choisissez celui du certificat :',
  'verify.problem.code-elsewhere': 'Le code QR mène ailleurs et n’a pas été suivi. Il indique :',
  'verify.problem.share-gone':
    'Ce vers quoi mène le code QR ou le lien n’est plus partagé. Demandez-en un nouveau à la personne qui vous l’a donné.',
  'verify.problem.share-offline':
    'Le code QR ou le lien mène à une attestation qu’il faut aller chercher, et il n’y a pas de connexion. Réessayez quand il y en aura une.',
  'verify.problem.no-material':
    'Les clés et les listes nécessaires n’ont pas pu être obtenues, et aucune n’est conservée. Réessayez quand il y aura une connexion.',
  'verify.problem.camera-refused':
    'La caméra ne peut pas être utilisée. Autorisez-la dans votre navigateur, ou photographiez le code et choisissez l’image.',
  'verify.problem.failed': 'Une erreur s’est produite sur cette page. Rechargez-la et réessayez.',
  'verify.problem.verify.no-file': 'Choisissez un fichier ou collez son texte.',
  'home.verify': 'Vérifier une attestation',
  'home.title': 'Des attestations que chacun peut vérifier',
  'home.lead':
    '{network} délivre une attestation signée pour chaque module de formation achevé et les assemble en certificats dont chaque pierre peut être vérifiée.',
  'home.institutions': 'Pour les établissements',
  'home.institutions.text':
    'Remettez les résultats d’une évaluation et voyez chaque problème avant que rien ne soit signé : tout est délivré, ou rien. Ce qui est révoqué est vu de tous ceux qui vérifient, et l’historique est conservé. Les certificats sont composés dès que leur règle est satisfaite, entre plusieurs établissements si le diplômé y a consenti.',
  'home.graduates': 'Pour les diplômés',
  'home.graduates.text':
    'Réunissez des modules à votre rythme, dans plusieurs établissements. Partagez les attestations de votre choix par un lien que vous pouvez retirer à tout moment.',
  'home.employers': 'Pour les employeurs',
  'home.employers.text':
    'Scannez le code QR d’un certificat. Vous obtenez une réponse en termes clairs : vérifié, non vérifié ou impossible à déterminer, avec la raison. Aucun compte n’est nécessaire.',
  'home.api': 'Pour les machines',
  'home.api.text':
    'Envoyez une attestation ou une présentation en JSON par POST à {address} ; la réponse est un rapport avec toutes les vérifications.',

  'version.module': 'Module de formation',
  'version.programme': 'Programme',
  'version.version': 'Version {number}',
  'version.published': 'Publié le',
  'version.retired': 'Retiré le {day}.',
  'version.retired.means':
    'Plus rien de nouveau n’est décerné sur cette version ; ce qui l’a été auparavant reste en vigueur.',
  'version.owner': 'Responsable',
  'version.body': 'Organisme de délivrance',
  'version.recognised': 'Établissements reconnus pour le décerner',
  'version.recognised.none': 'Aucun établissement n’est actuellement enregistré comme reconnu.',
  'version.workload': 'Charge de travail',
  'version.hours': '{number} heures',
  'version.field': 'Domaine d’études (CITE-F)',
  'version.languages': 'Langues',
  'version.setting': 'Cadre d’apprentissage',
  'version.national': 'Niveau national',
  'version.national.level': '{level} · {framework} ({country})',
  'version.entitlements': 'Droits conférés',
  'version.accredited': 'Accrédité par {agency} ({country})',
  'version.accredited.until': 'Accrédité par {agency} ({country}), jusqu’au {day}',
  'version.entry': 'Conditions d’accès',
  'version.equivalents': 'Compte comme',
  'version.assessment': 'Évaluation',
  'version.grading': 'Système de notation : {scheme}',
  'version.quality': 'Assurance qualité',
  'version.criteria': 'Critères d’évaluation',
  'version.criteria.level': 'Niveau',
  'version.criteria.text': 'À quoi il se reconnaît',
  'version.required': 'nécessaire pour réussir',
  'version.rule': 'Ce qu’il faut',
  'version.stackability': 'Où cela mène',
  'version.award': 'Ce que reçoit le titulaire',
  'version.policy': 'Certificats',
  'version.publication': 'Cette version',
  'version.address': 'Adresse',
  'version.digest': 'Empreinte des octets publiés',
  'version.unchanging': 'Une version publiée ne change jamais ; une correction est une nouvelle version.',
  'setting.formal': 'Formel',
  'setting.non-formal': 'Non formel',
  'supervision.supervised-identity-checked': 'Surveillée, identité contrôlée',
  'supervision.unsupervised-identity-checked': 'Non surveillée, identité contrôlée',
  'supervision.unsupervised': 'Non surveillée',
  'assessment.portfolio': 'Portfolio',
  'assessment.written-examination': 'Examen écrit',
  'assessment.oral-examination': 'Examen oral',
  'assessment.project': 'Projet',
  'assessment.observed-teaching': 'Observation d’enseignement',
  'assessment.assignment': 'Travail à rendre',
  'quality.peer-review': 'Évaluation par les pairs',
  'quality.internal': 'Interne',
  'quality.external-accreditation': 'Accréditation externe',
  'policy.automatic': 'Composés dès que la règle est satisfaite',
  'policy.propose': 'Proposés quand la règle est satisfaite, et confirmés par une personne',

  'rule.module': 'Le module',
  'rule.modules.one': 'Au moins {count} de ces modules :',
  'rule.modules.many': 'Au moins {count} de ces modules :',
  'rule.modules.other': 'Au moins {count} de ces modules :',
  'rule.modules.every': 'Tous ces modules :',
  'rule.ects': 'Au moins {number} crédits ECTS de ces modules :',
  'rule.programme': 'Le programme achevé',
  'rule.all': 'Tout ce qui suit :',
  'rule.any': 'L’un des éléments suivants :',
  'rule.limit': 'Aux conditions suivantes : {conditions} :',
  'rule.limit.age.one': 'rien qui date de plus de {count} mois le jour du certificat',
  'rule.limit.age.many': 'rien qui date de plus de {count} de mois le jour du certificat',
  'rule.limit.age.other': 'rien qui date de plus de {count} mois le jour du certificat',
  'rule.limit.grade': 'chaque module noté {grade} ou mieux ({scheme})',
  'rule.limit.institutions.one': 'd’au moins un établissement',
  'rule.limit.institutions.many': 'd’au moins {count} d’établissements différents',
  'rule.limit.institutions.other': 'd’au moins {count} établissements différents',
  'rule.limit.ects': 'au moins {number} crédits ECTS en tout',

  'error.title': 'Une erreur s’est produite',
  'error.text': 'La page n’a pas pu être affichée. Cela ne dit rien d’aucune attestation.',
  'error.todo': 'Veuillez réessayer dans quelques minutes.',
  'error.reference': 'Si vous le signalez, veuillez indiquer cette référence : {id}',
  'error.404.title': 'Cette page n’existe pas',
  'error.404.text': 'L’adresse a peut-être été mal saisie.',
};
