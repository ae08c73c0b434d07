import type { CheckTexts } from './en.js';

/** French. */
export const checksFr: CheckTexts = {
  'structure.readable': 'Le document est une attestation bien formée.',
  'structure.readable: The document is a well-formed European digital credential.':
    'Le document est une attestation numérique européenne bien formée.',
  'structure.valid': 'Le document est une attestation bien formée.',
  'structure.form': 'Le document s’écarte de la forme de telles attestations.',
  'structure.form: The document departs from the form of such transcripts.':
    'Le document s’écarte de la forme de tels relevés de résultats.',
  'structure.form: The document departs from the form that its claims have.':
    'Le document s’écarte de la forme que doivent avoir ses indications.',
  'structure.form: The issuer issues no credentials of this form.':
    'L’organisme émetteur n’émet pas d’attestations sous cette forme.',
  'structure.foreign-form': 'Les attestations de cet organisme ont une forme fixe, et ce n’est pas celle-ci.',
  'structure.not-european': 'Ce qui est scellé n’est pas une attestation numérique européenne.',
  'structure.not-a-credential': 'Ce n’est pas une attestation sous une forme connue ici.',
  'structure.unsupported-form': 'C’est une forme d’attestation que cette vérification ne connaît pas.',
  'structure.unreadable': 'Le document est illisible.',
  'structure.ambiguous':
    'Le document peut être lu de deux manières sans que sa signature le révèle ; il est donc refusé.',
  'structure.ambiguous: Something is said in it of a thing that another signed document inside of it speaks of, too.':
    'Il dit quelque chose d’une chose dont parle aussi un autre document signé qu’il contient.',
  'structure.unknown-context':
    'Le document emploie un vocabulaire qui n’est pas connu ici ; on ne peut donc pas dire ce qu’il signifie.',
  'structure.undefined-term':
    'Le document contient des mots qu’aucun vocabulaire ne définit ; une signature ne les couvre pas.',
  'structure.term-redefined':
    'Un vocabulaire du document donne un autre sens à un mot qu’un vocabulaire précédent a fixé.',
  'structure.invalid-json-ld': 'Le document ne peut pas être lu comme JSON-LD.',
  'structure.not-compacted':
    'Le document écrit ses indications autrement que son vocabulaire, ce qui peut les soustraire à une vérification.',
  'structure.schema-mismatch': 'Le document n’est pas tel que l’exige le schéma qu’il désigne.',
  'structure.too-deep': 'Des documents y sont imbriqués trop profondément pour être examinés.',
  'structure.jose-alg-none': 'Le document n’est pas du tout signé.',
  'structure.jades-alg-none': 'Le document n’est pas du tout scellé.',
  'structure.jose-alg-unsupported': 'Le document est signé d’une manière qui n’est pas prise en charge ici.',
  'structure.jades-alg-unsupported':
    'Le document est scellé d’une manière qui n’est pas prise en charge ici.',
  'structure.envelope-unsupported': 'L’enveloppe a une forme qui n’est pas prise en charge ici.',
  'structure.sd-jwt-hash-unsupported': 'Ses empreintes sont d’un type qui n’est pas pris en charge ici.',
  'structure.vcdm-*': 'Le document n’est pas écrit comme doit l’être une attestation.',
  'structure.elm-*': 'Le document n’est pas écrit comme doit l’être une attestation numérique européenne.',
  'structure.edc-*': 'Ce que le document dit de ce qui a été décerné n’est pas écrit comme il se doit.',
  'structure.envelope-*': 'L’enveloppe du document n’est pas écrite comme il se doit.',
  'structure.jose-*': 'La signature qui entoure le document n’est pas écrite comme il se doit.',
  'structure.jades-*': 'Le sceau qui entoure le document n’est pas écrit comme il se doit.',
  'structure.sd-jwt-*': 'Ce que le titulaire montre du document ne correspond pas à ce qui a été signé.',
  'structure.json-*': 'Le fichier est illisible : il est endommagé, ou peut être lu de plus d’une manière.',

  'proof.valid': 'La signature est authentique : rien n’a été modifié depuis qu’elle a été apposée.',
  'proof.valid: The seal is genuine: nothing was changed since it was made.':
    'Le sceau est authentique : rien n’a été modifié depuis qu’il a été apposé.',
  'proof.invalid':
    'La signature ne correspond pas au document : il a été modifié, ou n’a jamais été signé avec cette clé.',
  'proof.invalid: The signature does not fit the document.': 'La signature ne correspond pas au document.',
  'proof.invalid: The seal does not fit the document: it was changed, or it was never sealed with this certificate.':
    'Le sceau ne correspond pas au document : il a été modifié, ou n’a jamais été scellé avec ce certificat.',
  'proof.missing': 'Le document n’est pas signé.',
  'proof.missing: The document is not sealed: anybody could have written it.':
    'Le document n’est pas scellé : n’importe qui a pu l’écrire.',
  'proof.malformed': 'La signature n’est pas décrite comme elle doit l’être.',
  'proof.value-malformed':
    'La valeur de la signature n’est pas écrite comme celle d’une signature de ce type.',
  'proof.not-derived':
    'C’est la signature dont un titulaire en dérive d’autres ; elle n’est pas faite pour être montrée.',
  'proof.key-type': 'La clé n’est pas du type avec lequel se fait une telle signature.',
  'proof.key-type: The key is not of the kind that a seal of this kind is made with.':
    'La clé n’est pas du type avec lequel se fait un tel sceau.',
  'proof.key-unavailable': 'La clé qui montrerait si la signature est authentique n’a pas pu être trouvée.',
  'proof.context-changed': 'Le vocabulaire du document n’est pas celui avec lequel il a été signé.',
  'proof.suite-unsupported': 'La signature est d’un type qui n’est pas pris en charge ici.',
  'proof.suite-unsupported: The signature is of a kind that cannot be checked here.':
    'La signature est d’un type qui ne peut pas être vérifié ici.',
  'proof.suite-unsupported: The seal is of a kind that cannot be checked here.':
    'Le sceau est d’un type qui ne peut pas être vérifié ici.',
  'proof.too-complex':
    'Le document est fait de telle manière que la vérification de sa signature prendrait trop de temps.',
  'proof.expired': 'La signature valait pour une période qui est passée.',
  'proof.not-yet-valid': 'La signature ne vaut pas encore.',
  'proof.previous-missing': 'La signature s’appuie sur une autre, qui manque.',
  'proof.previous-unverified':
    'La signature est authentique, mais elle s’appuie sur une autre qui ne l’est pas, ou dont on ne le sait pas.',
  'proof.other-certificate': 'Le certificat fourni n’est pas celui avec lequel le document a été scellé.',
  'proof.certificate-malformed': 'Le certificat du sceau est illisible.',
  'proof.certificate-unavailable': 'Le certificat du sceau n’a pas été fourni et n’est pas disponible.',
  'proof.time-claimed': 'La date du sceau n’est donnée que par celui qui l’a apposé.',
  'proof.time-claimed: When it was sealed was confirmed by somebody whom nobody here vouches for.':
    'La date du sceau a été confirmée par quelqu’un dont personne ici ne répond.',
  'proof.time-confirmed': 'La date du sceau est confirmée par un horodatage.',
  'proof.time-contradicts': 'Selon le sceau, il a été apposé après son propre horodatage.',
  'proof.timestamp-invalid': 'Un horodatage du sceau n’est pas authentique.',
  'proof.timestamp-of-other': 'Un horodatage du sceau appartient à autre chose.',
  'proof.timestamp-unsupported': 'Un horodatage du sceau est d’un type qui ne peut pas être vérifié ici.',

  'issuer.authorised': 'La clé de la signature est bien celle de l’organisme émetteur.',
  'issuer.key-authorised': 'Celui à qui appartient la clé l’autorise à signer des attestations.',
  'issuer.key-not-authorised': 'L’organisme émetteur n’a pas autorisé cette clé à signer des attestations.',
  'issuer.key-not-authorised: The key is not allowed to sign credentials.':
    'La clé n’est pas autorisée à signer des attestations.',
  'issuer.key-not-valid-then': 'La clé n’était pas celle de l’organisme émetteur au moment de la signature.',
  'issuer.key-unregistered': 'L’organisme émetteur n’a jamais enregistré cette clé.',
  'issuer.other-document': 'Les clés de l’organisme émetteur appartiennent à quelqu’un d’autre.',
  'issuer.proof-by-other': 'Le document n’a pas été signé par l’organisme qu’il désigne comme émetteur.',
  'issuer.unresolved': 'Les clés de l’organisme émetteur n’ont pas pu être consultées.',
  'issuer.certified': 'L’organisme émetteur l’a signé avec son certificat.',
  'issuer.certificate-invalid': 'Le certificat avec lequel il est signé n’est pas valable.',
  'issuer.certificate-not-judged':
    'Il est signé avec un certificat ; on n’a pas examiné s’il est digne de confiance.',
  'issuer.certificate-of-other': 'Il a été signé avec le certificat de quelqu’un d’autre.',
  'issuer.certificate-unassigned':
    'On ne sait pas ici à qui appartient le certificat avec lequel il est signé.',
  'issuer.certificate-undetermined': 'On ne peut pas dire si son certificat est digne de confiance.',
  'issuer.certificate-revocation-unchecked':
    'On n’a pas demandé si le certificat a été révoqué : il faut pour cela un réseau.',
  'issuer.certificate-revocation-unchecked: Whether the certificate of the seal was revoked was not asked: that takes a network.':
    'On n’a pas demandé si le certificat du sceau a été révoqué : il faut pour cela un réseau.',
  'issuer.certificate-expired-since':
    'Un certificat du sceau a expiré depuis, et seul celui qui a scellé dit l’avoir fait auparavant.',
  'issuer.certificate-not-yet-valid':
    'Un certificat du sceau n’était pas encore valable quand il a été apposé.',
  'issuer.certificate-expired': 'Un certificat du sceau avait expiré quand il a été apposé.',
  'issuer.certificate-key-usage': 'Le certificat du sceau ne peut pas servir à sceller.',
  'issuer.certificate-key-weak': 'Un certificat du sceau a une clé qui n’est pas sûre.',
  'issuer.certificate-extension-unknown': 'Un certificat du sceau a une limite qui n’est pas comprise ici.',
  'issuer.certificate-not-an-authority':
    'Le certificat du sceau a été émis par quelqu’un qui n’a pas le droit d’en émettre.',
  'issuer.certificate-path-too-long':
    'Le certificat du sceau a été émis en passant par plus d’autorités qu’il n’est permis.',
  'issuer.certificate-signature': 'Un certificat du sceau n’est pas signé par celui qu’il désigne.',
  'issuer.no-anchor': 'Aucune autorité n’a été indiquée qui puisse répondre du certificat du sceau.',
  'issuer.unanchored': 'Aucune autorité à laquelle on se fie ici ne répond du certificat du sceau.',
  'issuer.no-genuine-seal':
    'On ne peut pas dire de qui est le sceau : on n’a pu montrer d’aucun de ses sceaux qu’il est authentique.',
  'issuer.sealed-beside': 'Quelqu’un d’autre, ou l’organisme émetteur une fois de plus, l’a aussi scellé.',
  'issuer.sealed-by-issuer': 'Il a été scellé par l’organisation qu’il désigne comme émetteur.',
  'issuer.other-name': 'Il a été scellé par une autre organisation que celle qu’il désigne comme émetteur.',
  'issuer.other-identifier':
    'Il a été scellé par une autre organisation que celle qu’il désigne comme émetteur.',

  'recognition.recognised':
    'Le réseau reconnaissait l’organisme émetteur pour cela à la date à laquelle il a été décerné.',
  'recognition.member': 'L’organisme émetteur était membre du réseau lorsqu’il l’a établi.',
  'recognition.issuer-unknown':
    'L’organisme émetteur est inconnu de ce réseau ; personne ici ne peut donc dire s’il est ce qu’il prétend être.',
  'recognition.issuer-unproven': 'On n’a pas pu montrer qu’il vient du membre du réseau qu’il désigne.',
  'recognition.other-organisation':
    'Il désigne un membre du réseau comme émetteur et a été scellé par quelqu’un d’autre.',
  'recognition.no-award':
    'L’organisme émetteur est connu, mais le document ne dit pas ce qui a été décerné et quand.',
  'recognition.version-unknown': 'Le réseau n’a jamais publié le module ou le programme qu’il désigne.',
  'recognition.version-changed':
    'Le module ou le programme qu’il décrit n’est pas celui que le réseau a publié.',
  'recognition.ects-differ': 'Il indique un autre nombre de crédits ECTS que le réseau n’en a publié.',
  'recognition.not-a-member-then':
    'L’organisme émetteur n’était pas membre du réseau à la date à laquelle il a été décerné.',
  'recognition.not-a-member-then: The issuer was not a member of the network when it made this.':
    'L’organisme émetteur n’était pas membre du réseau lorsqu’il l’a établi.',
  'recognition.not-for-this': 'L’organisme émetteur n’a pas le droit de décerner ce module ou ce programme.',
  'recognition.not-then':
    'L’organisme émetteur n’était pas reconnu pour ce module à la date à laquelle il a été décerné.',
  'recognition.signed-too-late':
    'Il a été signé trop longtemps après la fin de la reconnaissance de l’organisme émetteur.',
  'recognition.version-unavailable':
    'Ce que le réseau a publié à ce sujet n’est pas disponible pour comparer.',
  'recognition.described-otherwise':
    'Il décrit le module ou le programme autrement que le réseau ne l’a publié.',
  'recognition.anchor-missing':
    'On n’a pas dit de qui la parole sur les organismes est à croire ; personne ici ne peut donc dire si un réseau a reconnu l’organisme émetteur.',
  'recognition.statement-missing':
    'Ce que le réseau déclare de ses organismes n’a pas été fourni et n’est pas disponible.',
  'recognition.statement-by-other':
    'Ce qui a été fourni sur les organismes ne vient pas d’un réseau auquel on se fie ici.',
  'recognition.statement-invalid':
    'Ce qui a été fourni sur les organismes n’est pas une déclaration authentique du réseau.',
  'recognition.statement-stale':
    'Ce que le réseau déclare de ses organismes n’est plus à jour : ceux qu’il reconnaît ont pu changer depuis.',

  'period.valid': 'Il est valable aujourd’hui, et ses dates concordent.',
  'period.malformed': 'Une date qu’il contient n’est pas une date.',
  'period.expired': 'Il a expiré.',
  'period.not-yet-valid': 'Il n’est pas encore valable.',
  'period.award-in-future': 'La date à laquelle il a été décerné est dans l’avenir.',
  'period.signed-in-future': 'Il a été signé dans l’avenir.',
  'period.award-after-signing': 'Il a été signé avant la date à laquelle il a été décerné.',

  'status.not-revoked': 'L’organisme émetteur ne l’a pas révoqué.',
  'status.not-revoked: The issuer has neither revoked nor suspended it.':
    'L’organisme émetteur ne l’a ni révoqué ni suspendu.',
  'status.revoked': 'L’organisme émetteur l’a révoqué : il n’est plus valable.',
  'status.revoked: The award was revoked by the institution that made it.':
    'L’établissement qui l’avait décerné l’a révoqué.',
  'status.not-suspended': 'L’organisme émetteur ne l’a pas suspendu.',
  'status.suspended':
    'L’organisme émetteur l’a suspendu : il ne compte pas tant que celui-ci n’a pas décidé.',
  'status.suspended: The award is suspended for the time being.':
    'Ce qui a été décerné est suspendu pour le moment.',
  'status.superseded': 'Il a été remplacé le {date} par {id}.',
  'status.superseded: Another credential took its place.': 'Une autre attestation a pris sa place.',
  'status.replaces': 'Il a pris la place d’une attestation antérieure, qui ne compte plus.',
  'status.in-force': 'Il est en vigueur.',
  'status.none': 'Son organisme émetteur n’a pas prévu de moyen de le révoquer.',
  'status.newer-available':
    'Une version plus récente est disponible auprès de l’organisme émetteur ; celle-ci vaut aussi.',
  'status.no-newer': 'Son organisme émetteur n’en a pas de version plus récente.',
  'status.message': 'Son organisme émetteur signale un état qui ne change rien à sa validité.',
  'status.message-undefined': 'Son organisme émetteur signale un état qui n’a pas encore de signification.',
  'status.award-unknown': 'Le registre de l’établissement ne contient pas cette attestation.',
  'status.recorded-otherwise':
    'Le registre de l’établissement contient une autre attestation sous ce numéro.',
  'status.ask-issuer': 'C’est l’établissement qui dit s’il compte encore : voir le lien qu’il contient.',
  'status.type-unsupported':
    'Sa révocation éventuelle est consignée d’une manière qui n’est pas prise en charge ici.',
  'status.purpose-unsupported': 'Il a un état d’un type qui n’est pas pris en charge ici.',
  'status.value-unknown': 'Il a un état dont la signification n’est pas connue ici.',
  'status.token-malformed':
    'Ce qu’il dit de son état, ou la liste qui l’indique, n’est pas écrit comme il se doit.',
  'status.id-malformed': 'Ce qu’il dit de son état n’est pas écrit comme il se doit.',
  'status.purpose-malformed': 'Ce qu’il dit de son état n’est pas écrit comme il se doit.',
  'status.index-malformed': 'Ce qu’il dit de son état n’est pas écrit comme il se doit.',
  'status.address-malformed': 'Ce qu’il dit de son état n’est pas écrit comme il se doit.',
  'status.size-malformed': 'Ce qu’il dit de son état n’est pas écrit comme il se doit.',
  'status.size-unsupported': 'Ce qu’il dit de son état n’est pas écrit comme il se doit.',
  'status.messages-malformed': 'Ce qu’il dit de son état n’est pas écrit comme il se doit.',
  'status.reference-malformed': 'Ce qu’il dit de son état n’est pas écrit comme il se doit.',
  'status.index-out-of-range': 'Sa place se trouve hors de la liste à laquelle il renvoie.',
  'status.list-mismatch':
    'La liste à laquelle il renvoie n’est pas celle de l’organisme émetteur pour cet usage.',
  'status.list-too-short':
    'La liste à laquelle il renvoie est si courte que la consulter révélerait qui l’on cherche.',
  'status.list-unavailable': 'La liste qui indique son état n’a pas pu être atteinte.',
  'status.list-invalid':
    'La liste qui indique son état n’est pas authentique ; on ne peut donc rien en conclure.',
  'status.list-invalid: The list that tells its status is not a genuine, current one of its issuer.':
    'La liste qui indique son état n’est pas une liste authentique et actuelle de son organisme émetteur.',
  'status.list-unverifiable':
    'La liste qui indique son état n’a pas pu être vérifiée ; elle n’est peut-être pas authentique.',
  'status.list-unverifiable: The list that tells its status could not be checked.':
    'La liste qui indique son état n’a pas pu être vérifiée.',
  'status.list-malformed': 'La liste qui indique son état n’est pas écrite comme l’est une telle liste.',
  'status.list-context-unknown':
    'La liste qui indique son état emploie un vocabulaire qui n’est pas connu ici.',
  'status.list-too-complex': 'La vérification de la liste qui indique son état prendrait trop de temps.',
  'status.list-other-address': 'À l’adresse de la liste qui indique son état se trouve une autre liste.',
  'status.list-stale': 'La liste qui indique son état est périmée.',
  'status.list-not-yet-valid': 'La liste qui indique son état n’est pas encore valable.',

  'stack.satisfied': 'Ses parties satisfont à la règle du programme, et chacune compte une fois.',
  'stack.missing': 'Il certifie un programme et ne dit pas sur quoi il s’appuie.',
  'stack.not-a-programme':
    'Il s’appuie sur d’autres attestations, alors qu’il est pour un module qui ne s’appuie sur aucune.',
  'stack.digest-mismatch':
    'Une partie est fixée par une empreinte qui ne correspond pas à ce qui en est dit.',
  'stack.part-issuer-unknown': 'Une partie a été émise par quelqu’un qui est inconnu de ce réseau.',
  'stack.part-not-recognised':
    'Une partie a été décernée par un établissement qui n’était pas reconnu pour cela ce jour-là.',
  'stack.other-learner': 'Une partie appartient à une autre personne.',
  'stack.wrong-version':
    'Une partie est d’un autre module ou d’une autre version que ne le dit le certificat.',
  'stack.wrong-issuer': 'Une partie a été émise par un autre établissement que ne le dit le certificat.',
  'stack.part-differs': 'Une partie dit autre chose que ce que le certificat en dit.',
  'stack.part-name-differs': 'Une partie est à un autre nom que le certificat.',
  'stack.part-undetermined': 'On n’a pas pu déterminer si une partie est valable.',
  'stack.part-superseded':
    'Une partie a été remplacée par une attestation plus récente, et c’est l’ancienne qui a été montrée.',
  'stack.part-revoked': 'Une partie a été révoquée par son organisme émetteur.',
  'stack.part-not-verified': 'Une partie n’est pas vérifiée en elle-même.',
  'stack.programme-mismatch': 'Le certificat est pour un autre programme que celui de ses parties.',
  'stack.programme-mismatch: The rule that the certificate pins is not the one that was published.':
    'La règle que fixe le certificat n’est pas celle qui a été publiée.',
  'stack.rule-unavailable':
    'La règle du programme n’est pas disponible ; on ne peut donc pas dire si les parties y satisfont.',
  'stack.rule-unreadable': 'La règle du programme a une forme qui n’est pas prise en charge ici.',
  'stack.ects-short': 'Ses parties totalisent moins de crédits ECTS que la règle n’en exige.',
  'stack.ects-short: Its parts add up to fewer ECTS credits than it states.':
    'Ses parties totalisent moins de crédits ECTS qu’il n’en indique.',
  'stack.part-twice': 'Un module est compté deux fois.',
  'stack.not-in-rule': 'Une partie sert à quelque chose pour quoi la règle ne l’admet pas.',
  'stack.part-missing': 'Une partie qu’exige la règle manque.',
  'stack.too-old': 'Une partie est plus ancienne que ne le permet la règle.',
  'stack.grade-low': 'Une partie a une note inférieure à celle qu’exige la règle.',
  'stack.grade-unknown': 'La règle exige une note minimale, et la note n’a pas été montrée.',
  'stack.institutions-few': 'Ses parties viennent de moins d’établissements que la règle n’en exige.',
  'stack.after-award': 'Une partie a été décernée après le certificat.',
  'stack.through-broken': 'Les parties d’un programme sur lequel il s’appuie ne vont pas ensemble.',
  'stack.through-mismatch': 'Un certificat sur lequel il s’appuie a d’autres parties que ce qu’il dit.',
  'stack.part-not-presented.one': 'Une partie n’a pas été montrée ; l’organisme de délivrance en répond.',
  'stack.part-not-presented.many':
    '{count} de parties n’ont pas été montrées ; l’organisme de délivrance en répond.',
  'stack.part-not-presented.other':
    '{count} parties n’ont pas été montrées ; l’organisme de délivrance en répond.',

  'clr.complete': 'Chaque attestation énumérée est valable en elle-même et concerne la même personne.',
  'clr.empty': 'C’est un relevé de résultats, et il n’en énumère aucun.',
  'clr.too-deep': 'Des relevés sont imbriqués trop profondément pour être examinés.',
  'clr.entry-not-verified': 'Une attestation énumérée n’est pas vérifiée en elle-même.',
  'clr.entry-undetermined': 'On n’a pas pu déterminer si une attestation énumérée est valable.',
  'clr.other-learner': 'Une attestation énumérée concerne une autre personne.',
  'clr.entry-foreign': 'Il énumère autre chose que ce que son organisme émetteur a décerné.',
  'clr.name-differs': 'Une attestation énumérée est à un autre nom.',
  'clr.entry-twice': 'Il énumère deux fois la même attestation.',
  'clr.association-contradicts':
    'Ce qu’il dit de l’appartenance des attestations les unes aux autres n’est pas ce qu’elles disent.',
  'clr.achievement-contradicts': 'Il décrit des programmes autrement que les certificats qu’il énumère.',
  'clr.learner-unnamed':
    'On ne peut pas dire si une attestation énumérée concerne la même personne : les deux ne sont pas nommées.',

  'endorsement.verified': 'Il est appuyé, et l’appui est vérifié en lui-même.',
  'endorsement.not-verified': 'Un appui qu’il contient n’est pas vérifié en lui-même.',
  'endorsement.not-one': 'À la place d’un appui se trouve quelque chose qui n’en est pas un.',
  'endorsement.other-subject': 'Un appui qu’il contient porte sur autre chose.',
  'endorsement.undetermined': 'On n’a pas pu déterminer si un appui qu’il contient est valable.',
  'endorsement.too-deep': 'Des appuis y sont imbriqués trop profondément pour être examinés.',

  'content.complete': 'Il a tous les éléments d’une microcertification européenne.',
  'content.incomplete': 'Il lui manque des éléments d’une microcertification européenne : {elements}.',
  'content.withheld':
    'Des éléments d’une microcertification européenne ne sont pas montrés ; son titulaire les a peut-être retenus.',
  'content.other-form': 'On n’a pas vérifié s’il a les éléments d’une microcertification européenne.',
  'content.schema-not-at-hand':
    'Le schéma qu’il désigne n’a pas été examiné ; sa forme a été vérifiée sans lui.',
  'content.schema-not-at-hand: It names a schema that was not looked at.':
    'Il désigne un schéma qui n’a pas été examiné.',
  'content.schema-unusable': 'Il désigne un schéma qui ne peut pas être appliqué.',
  'content.schema-satisfied': 'Il est tel que l’exige le schéma qu’il désigne.',

  'element.learner': 'nom de la personne',
  'element.title': 'titre',
  'element.country of the issuer': 'pays de l’organisme émetteur',
  'element.country': 'pays',
  'element.awarding body': 'organisme de délivrance',
  'element.date of award': 'date à laquelle il a été décerné',
  'element.date': 'date',
  'element.learning outcomes': 'acquis d’apprentissage',
  'element.outcomes': 'acquis',
  'element.workload in ECTS': 'charge de travail en ECTS',
  'element.workload': 'charge de travail',
  'element.level': 'niveau',
  'element.quality assurance': 'assurance qualité',
  'element.type of assessment': 'type d’évaluation',
  'element.assessment': 'évaluation',
  'element.form of participation': 'forme de participation',
  'element.participation': 'participation',

  'holder.not-asked': 'On n’a pas demandé qui le présente : n’importe qui peut en avoir une copie.',
  'holder.present': 'Le titulaire a signé ce qui est présenté.',
  'holder.unproven': 'On a demandé qui le présente, et ce qui est présenté n’est pas signé.',
  'holder.unproven: Who presents it was asked, and the holder did not sign.':
    'On a demandé qui le présente, et le titulaire n’a pas signé.',
  'holder.purpose-mismatch': 'La signature a été faite à une autre fin.',
  'holder.purpose': 'La signature a été faite à une autre fin que de présenter.',
  'holder.challenge-mismatch': 'La signature n’a pas été faite pour cette demande.',
  'holder.domain-mismatch': 'La signature a été faite pour quelqu’un d’autre.',
  'holder.other': 'Ce qui est présenté a été signé par quelqu’un d’autre que le titulaire désigné.',
  'holder.unresolved': 'Les clés du titulaire n’ont pas pu être consultées.',
  'holder.key-not-authorised': 'Le titulaire n’a pas autorisé cette clé à signer des présentations.',
  'holder.key-type': 'La clé du titulaire n’est pas du type avec lequel se fait une telle signature.',
  'holder.invalid': 'La signature du titulaire n’est pas de la clé à laquelle l’attestation est liée.',
  'holder.presents-other': 'La signature du titulaire a été faite pour autre chose que ce qui est montré.',
  'holder.not-yet-valid': 'La signature du titulaire ne vaut pas encore.',
  'holder.expired': 'La signature du titulaire valait pour une période qui est passée.',
  'holder.too-old':
    'La signature du titulaire est plus ancienne que ne peut l’être la réponse à une demande.',
  'holder.suite-unsupported': 'La signature du titulaire est d’un type qui ne peut pas être vérifié ici.',
  'holder.not-bound': 'Quelqu’un a signé comme titulaire, et le document n’est lié à personne.',
  'holder.binding-unsupported': 'Il est lié à son titulaire d’une manière qui n’est pas prise en charge ici.',
  'holder.bound': 'Il est lié à la clé de celui qui l’a présenté.',
  'holder.not-bound: It is bound to nobody, so anybody who has a copy could present it.':
    'Il n’est lié à personne ; quiconque en a une copie pourrait donc le présenter.',
  'holder.other-subject': 'Il est lié à quelqu’un d’autre que celui qui l’a présenté.',

  'question.answered': 'C’est ce qui a été demandé.',
  'question.other': 'Ce n’est pas ce qui a été demandé.',
};
