import type { CheckTexts } from './en.js';

/** Spanish. */
export const checksEs: CheckTexts = {
  'structure.readable': 'El documento es una credencial bien formada.',
  'structure.readable: The document is a well-formed European digital credential.':
    'El documento es una credencial digital europea bien formada.',
  'structure.valid': 'El documento es una credencial bien formada.',
  'structure.form': 'El documento se aparta de la forma de tales credenciales.',
  'structure.form: The document departs from the form of such transcripts.':
    'El documento se aparta de la forma de tales expedientes académicos.',
  'structure.form: The document departs from the form that its claims have.':
    'El documento se aparta de la forma que deben tener sus datos.',
  'structure.form: The issuer issues no credentials of this form.':
    'El emisor no emite credenciales de esta forma.',
  'structure.foreign-form': 'Las credenciales de este emisor tienen una forma fija, y no es esta.',
  'structure.not-european': 'Lo que está sellado no es una credencial digital europea.',
  'structure.not-a-credential': 'Esto no es una credencial en una forma conocida aquí.',
  'structure.unsupported-form': 'Esta es una forma de credencial que esta comprobación no conoce.',
  'structure.unreadable': 'El documento no se puede leer.',
  'structure.ambiguous':
    'El documento se puede leer de dos maneras sin que su firma lo note; por eso se rechaza.',
  'structure.ambiguous: Something is said in it of a thing that another signed document inside of it speaks of, too.':
    'Dice algo de una cosa de la que habla también otro documento firmado que contiene.',
  'structure.unknown-context':
    'El documento usa un vocabulario que aquí no se conoce; por eso no se puede saber qué significa.',
  'structure.undefined-term':
    'El documento contiene palabras que ningún vocabulario define; una firma no las abarca.',
  'structure.term-redefined':
    'Un vocabulario del documento da otro significado a una palabra que uno anterior ha fijado.',
  'structure.invalid-json-ld': 'El documento no se puede leer como JSON-LD.',
  'structure.not-compacted':
    'El documento escribe sus datos de otro modo que su vocabulario, lo que puede ocultarlos a una comprobación.',
  'structure.schema-mismatch': 'El documento no es como exige el esquema que nombra.',
  'structure.too-deep': 'Contiene documentos demasiado anidados para examinarlos.',
  'structure.jose-alg-none': 'El documento no está firmado en absoluto.',
  'structure.jades-alg-none': 'El documento no está sellado en absoluto.',
  'structure.jose-alg-unsupported': 'El documento está firmado de una manera que aquí no se admite.',
  'structure.jades-alg-unsupported': 'El documento está sellado de una manera que aquí no se admite.',
  'structure.envelope-unsupported': 'El envoltorio tiene una forma que aquí no se admite.',
  'structure.sd-jwt-hash-unsupported': 'Sus resúmenes criptográficos son de un tipo que aquí no se admite.',
  'structure.vcdm-*': 'El documento no está escrito como debe estarlo una credencial.',
  'structure.elm-*': 'El documento no está escrito como debe estarlo una credencial digital europea.',
  'structure.edc-*': 'Lo que el documento dice de lo otorgado no está escrito como es debido.',
  'structure.envelope-*': 'El envoltorio del documento no está escrito como es debido.',
  'structure.jose-*': 'La firma que rodea el documento no está escrita como es debido.',
  'structure.jades-*': 'El sello que rodea el documento no está escrito como es debido.',
  'structure.sd-jwt-*': 'Lo que el titular muestra del documento no corresponde a lo que se firmó.',
  'structure.json-*': 'El archivo no se puede leer: está dañado, o se puede leer de más de una manera.',

  'proof.valid': 'La firma es auténtica: no se ha cambiado nada desde que se hizo.',
  'proof.valid: The seal is genuine: nothing was changed since it was made.':
    'El sello es auténtico: no se ha cambiado nada desde que se puso.',
  'proof.invalid': 'La firma no corresponde al documento: fue modificado, o nunca se firmó con esta clave.',
  'proof.invalid: The signature does not fit the document.': 'La firma no corresponde al documento.',
  'proof.invalid: The seal does not fit the document: it was changed, or it was never sealed with this certificate.':
    'El sello no corresponde al documento: fue modificado, o nunca se selló con este certificado.',
  'proof.missing': 'El documento no está firmado.',
  'proof.missing: The document is not sealed: anybody could have written it.':
    'El documento no está sellado: cualquiera podría haberlo escrito.',
  'proof.malformed': 'La firma no está descrita como es debido.',
  'proof.value-malformed': 'El valor de la firma no está escrito como el de una firma de su tipo.',
  'proof.not-derived': 'Esta es la firma de la que un titular deriva otras; no es para mostrarla a nadie.',
  'proof.key-type': 'La clave no es del tipo con el que se hace una firma de esta clase.',
  'proof.key-type: The key is not of the kind that a seal of this kind is made with.':
    'La clave no es del tipo con el que se hace un sello de esta clase.',
  'proof.key-unavailable': 'No se ha podido encontrar la clave que mostraría si la firma es auténtica.',
  'proof.context-changed': 'El vocabulario del documento no es aquel con el que se firmó.',
  'proof.suite-unsupported': 'La firma es de un tipo que aquí no se admite.',
  'proof.suite-unsupported: The signature is of a kind that cannot be checked here.':
    'La firma es de un tipo que aquí no se puede comprobar.',
  'proof.suite-unsupported: The seal is of a kind that cannot be checked here.':
    'El sello es de un tipo que aquí no se puede comprobar.',
  'proof.too-complex':
    'El documento está hecho de tal modo que comprobar su firma llevaría demasiado tiempo.',
  'proof.expired': 'La firma se hizo para un tiempo que ya pasó.',
  'proof.not-yet-valid': 'La firma todavía no vale.',
  'proof.previous-missing': 'La firma se apoya en otra que no está.',
  'proof.previous-unverified':
    'La firma es auténtica, pero se apoya en otra que no lo es, o de la que no se sabe.',
  'proof.other-certificate': 'El certificado adjunto no es aquel con el que se selló.',
  'proof.certificate-malformed': 'El certificado del sello no se puede leer.',
  'proof.certificate-unavailable': 'El certificado del sello no venía adjunto y no está disponible.',
  'proof.time-claimed': 'Cuándo se selló lo dice solo quien lo selló.',
  'proof.time-claimed: When it was sealed was confirmed by somebody whom nobody here vouches for.':
    'Cuándo se selló lo confirmó alguien por quien nadie responde aquí.',
  'proof.time-confirmed': 'Un sello de tiempo confirma cuándo se selló.',
  'proof.time-contradicts': 'El sello dice que se puso después de su propio sello de tiempo.',
  'proof.timestamp-invalid': 'Un sello de tiempo del sello no es auténtico.',
  'proof.timestamp-of-other': 'Un sello de tiempo del sello pertenece a otra cosa.',
  'proof.timestamp-unsupported': 'Un sello de tiempo del sello es de un tipo que aquí no se puede comprobar.',

  'issuer.authorised': 'La clave de la firma es la del propio emisor.',
  'issuer.key-authorised': 'Aquel de quien es la clave permite que firme credenciales.',
  'issuer.key-not-authorised': 'El emisor no ha autorizado esta clave para firmar credenciales.',
  'issuer.key-not-authorised: The key is not allowed to sign credentials.':
    'La clave no está autorizada para firmar credenciales.',
  'issuer.key-not-valid-then': 'La clave no era la del emisor en el momento de la firma.',
  'issuer.key-unregistered': 'El emisor nunca registró esta clave.',
  'issuer.other-document': 'Las claves del emisor pertenecen a otro.',
  'issuer.proof-by-other': 'El documento no lo firmó el emisor que nombra.',
  'issuer.unresolved': 'No se han podido consultar las claves del emisor.',
  'issuer.certified': 'El emisor lo firmó con su certificado.',
  'issuer.certificate-invalid': 'El certificado con el que está firmado no es válido.',
  'issuer.certificate-not-judged':
    'Está firmado con un certificado, y no se ha examinado si es de confianza.',
  'issuer.certificate-of-other': 'Se firmó con el certificado de otro.',
  'issuer.certificate-unassigned': 'Aquí no se sabe de quién es el certificado con el que está firmado.',
  'issuer.certificate-undetermined': 'No se puede saber si su certificado es de confianza.',
  'issuer.certificate-revocation-unchecked':
    'No se ha preguntado si el certificado fue revocado: para eso hace falta una red.',
  'issuer.certificate-revocation-unchecked: Whether the certificate of the seal was revoked was not asked: that takes a network.':
    'No se ha preguntado si el certificado del sello fue revocado: para eso hace falta una red.',
  'issuer.certificate-expired-since':
    'Un certificado del sello ha caducado desde entonces, y solo quien selló dice que lo hizo antes.',
  'issuer.certificate-not-yet-valid': 'Un certificado del sello no era válido todavía cuando se puso.',
  'issuer.certificate-expired': 'Un certificado del sello había caducado cuando se puso.',
  'issuer.certificate-key-usage': 'El certificado del sello no se puede usar para sellar.',
  'issuer.certificate-key-weak': 'Un certificado del sello tiene una clave que no es segura.',
  'issuer.certificate-extension-unknown':
    'Un certificado del sello tiene una limitación que aquí no se entiende.',
  'issuer.certificate-not-an-authority':
    'El certificado del sello lo emitió alguien que no puede emitir ninguno.',
  'issuer.certificate-path-too-long':
    'El certificado del sello lo emitieron más autoridades de las que puede haber en medio.',
  'issuer.certificate-signature': 'Un certificado del sello no está firmado por quien nombra.',
  'issuer.no-anchor': 'No se indicó ninguna autoridad que pueda responder por el certificado del sello.',
  'issuer.unanchored': 'Nadie en quien se confíe aquí responde por el certificado del sello.',
  'issuer.no-genuine-seal':
    'No se puede saber de quién es el sello: de ninguno de sus sellos se pudo mostrar que sea auténtico.',
  'issuer.sealed-beside': 'También lo selló otro, o el emisor una vez más.',
  'issuer.sealed-by-issuer': 'Lo selló la organización que nombra como emisor.',
  'issuer.other-name': 'Lo selló otra organización distinta de la que nombra como emisor.',
  'issuer.other-identifier': 'Lo selló otra organización distinta de la que nombra como emisor.',

  'recognition.recognised': 'La red reconocía al emisor para ello en la fecha en que se otorgó.',
  'recognition.member': 'El emisor era miembro de la red cuando lo hizo.',
  'recognition.issuer-unknown':
    'El emisor no es conocido en esta red; por eso nadie aquí puede decir si es lo que dice ser.',
  'recognition.issuer-unproven': 'No se pudo mostrar que sea del miembro de la red que nombra.',
  'recognition.other-organisation': 'Nombra como emisor a un miembro de la red, y lo selló otro.',
  'recognition.no-award': 'El emisor es conocido, pero el documento no dice qué se otorgó ni cuándo.',
  'recognition.version-unknown': 'La red nunca publicó el módulo o programa que nombra.',
  'recognition.version-changed': 'El módulo o programa que describe no es el que publicó la red.',
  'recognition.ects-differ': 'Indica otro número de créditos ECTS que el que publicó la red.',
  'recognition.not-a-member-then': 'El emisor no era miembro de la red en la fecha en que se otorgó.',
  'recognition.not-a-member-then: The issuer was not a member of the network when it made this.':
    'El emisor no era miembro de la red cuando lo hizo.',
  'recognition.not-for-this': 'El emisor no puede otorgar este módulo o programa.',
  'recognition.not-then': 'El emisor no estaba reconocido para este módulo en la fecha en que se otorgó.',
  'recognition.signed-too-late':
    'Se firmó demasiado tiempo después de terminar el reconocimiento del emisor.',
  'recognition.version-unavailable': 'Lo que la red publicó al respecto no está disponible para comparar.',
  'recognition.described-otherwise': 'Describe el módulo o programa de otro modo que como lo publicó la red.',
  'recognition.anchor-missing':
    'No se dijo en la palabra de quién sobre los emisores hay que confiar; por eso nadie aquí puede decir si una red reconoció al emisor.',
  'recognition.statement-missing':
    'Lo que la red declara de sus emisores no venía adjunto y no está disponible.',
  'recognition.statement-by-other':
    'Lo que venía adjunto sobre los emisores no lo dijo una red en la que se confíe aquí.',
  'recognition.statement-invalid':
    'Lo que venía adjunto sobre los emisores no es una declaración auténtica de la red.',
  'recognition.statement-stale':
    'Lo que la red declara de sus emisores está desactualizado: a quién reconoce puede haber cambiado desde entonces.',

  'period.valid': 'Hoy es válido, y sus fechas concuerdan.',
  'period.malformed': 'Una fecha que contiene no es una fecha.',
  'period.expired': 'Ha caducado.',
  'period.not-yet-valid': 'Todavía no es válido.',
  'period.award-in-future': 'La fecha en que se otorgó está en el futuro.',
  'period.signed-in-future': 'Se firmó en el futuro.',
  'period.award-after-signing': 'Se firmó antes de la fecha en que se otorgó.',

  'status.not-revoked': 'El emisor no lo ha revocado.',
  'status.not-revoked: The issuer has neither revoked nor suspended it.':
    'El emisor no lo ha revocado ni suspendido.',
  'status.revoked': 'El emisor lo ha revocado: ya no es válido.',
  'status.revoked: The award was revoked by the institution that made it.':
    'La institución que lo otorgó lo revocó.',
  'status.not-suspended': 'El emisor no lo ha suspendido.',
  'status.suspended': 'El emisor lo ha suspendido: no cuenta hasta que decida.',
  'status.suspended: The award is suspended for the time being.':
    'Lo otorgado está suspendido por el momento.',
  'status.superseded': 'Fue sustituido el {date} por {id}.',
  'status.superseded: Another credential took its place.': 'Otra credencial ocupó su lugar.',
  'status.replaces': 'Ocupó el lugar de una credencial anterior, que ya no cuenta.',
  'status.in-force': 'Está en vigor.',
  'status.none': 'Su emisor no previó ninguna manera de revocarlo.',
  'status.newer-available': 'Su emisor tiene una versión más reciente; esta también vale.',
  'status.no-newer': 'Su emisor no tiene ninguna versión más reciente.',
  'status.message': 'Su emisor comunica un estado que no influye en si vale.',
  'status.message-undefined': 'Su emisor comunica un estado que todavía no tiene significado.',
  'status.award-unknown': 'El registro de la institución no contiene esa credencial.',
  'status.recorded-otherwise': 'El registro de la institución contiene otra credencial con este número.',
  'status.ask-issuer': 'Si todavía cuenta lo dice la institución: véase el enlace que contiene.',
  'status.type-unsupported': 'Si fue revocado consta de una manera que aquí no se admite.',
  'status.purpose-unsupported': 'Tiene un estado de un tipo que aquí no se admite.',
  'status.value-unknown': 'Tiene un estado cuyo significado no se conoce aquí.',
  'status.token-malformed':
    'Lo que dice de su estado, o la lista que lo indica, no está escrito como es debido.',
  'status.id-malformed': 'Lo que dice de su estado no está escrito como es debido.',
  'status.purpose-malformed': 'Lo que dice de su estado no está escrito como es debido.',
  'status.index-malformed': 'Lo que dice de su estado no está escrito como es debido.',
  'status.address-malformed': 'Lo que dice de su estado no está escrito como es debido.',
  'status.size-malformed': 'Lo que dice de su estado no está escrito como es debido.',
  'status.size-unsupported': 'Lo que dice de su estado no está escrito como es debido.',
  'status.messages-malformed': 'Lo que dice de su estado no está escrito como es debido.',
  'status.reference-malformed': 'Lo que dice de su estado no está escrito como es debido.',
  'status.index-out-of-range': 'Su lugar queda fuera de la lista a la que remite.',
  'status.list-mismatch': 'La lista a la que remite no es la del emisor para este fin.',
  'status.list-too-short':
    'La lista a la que remite es tan corta que consultarla revelaría a quién se busca.',
  'status.list-unavailable': 'No se pudo acceder a la lista que indica su estado.',
  'status.list-invalid':
    'La lista que indica su estado no es auténtica; por eso no se puede concluir nada de ella.',
  'status.list-invalid: The list that tells its status is not a genuine, current one of its issuer.':
    'La lista que indica su estado no es una lista auténtica y actual de su emisor.',
  'status.list-unverifiable':
    'La lista que indica su estado no se pudo comprobar; puede que no sea auténtica.',
  'status.list-unverifiable: The list that tells its status could not be checked.':
    'La lista que indica su estado no se pudo comprobar.',
  'status.list-malformed': 'La lista que indica su estado no está escrita como tal lista.',
  'status.list-context-unknown': 'La lista que indica su estado usa un vocabulario que aquí no se conoce.',
  'status.list-too-complex': 'Comprobar la lista que indica su estado llevaría demasiado tiempo.',
  'status.list-other-address': 'En la dirección de la lista que indica su estado hay otra lista.',
  'status.list-stale': 'La lista que indica su estado está anticuada.',
  'status.list-not-yet-valid': 'La lista que indica su estado todavía no es válida.',

  'stack.satisfied': 'Sus partes cumplen la regla del programa, y cada una cuenta una vez.',
  'stack.missing': 'Certifica un programa y no dice en qué se basa.',
  'stack.not-a-programme': 'Se basa en otras credenciales, y es de un módulo que no se basa en ninguna.',
  'stack.digest-mismatch':
    'Una parte está fijada por un resumen criptográfico que no corresponde a lo que se dice de ella.',
  'stack.part-issuer-unknown': 'Una parte la emitió alguien que no es conocido en esta red.',
  'stack.part-not-recognised':
    'Una parte la otorgó una institución que ese día no estaba reconocida para ello.',
  'stack.other-learner': 'Una parte es de otra persona.',
  'stack.wrong-version': 'Una parte es de otro módulo o de otra versión que la que dice el certificado.',
  'stack.wrong-issuer': 'Una parte la emitió otra institución que la que dice el certificado.',
  'stack.part-differs': 'Una parte dice algo distinto de lo que el certificado dice de ella.',
  'stack.part-name-differs': 'Una parte está a otro nombre que el certificado.',
  'stack.part-undetermined': 'De una parte no se pudo determinar si es válida.',
  'stack.part-superseded':
    'Una parte fue sustituida por una credencial más reciente, y se mostró la antigua.',
  'stack.part-revoked': 'Una parte fue revocada por su emisor.',
  'stack.part-not-verified': 'Una parte no supera la comprobación por sí sola.',
  'stack.programme-mismatch': 'El certificado es de otro programa que el de sus partes.',
  'stack.programme-mismatch: The rule that the certificate pins is not the one that was published.':
    'La regla que fija el certificado no es la que se publicó.',
  'stack.rule-unavailable':
    'La regla del programa no está disponible; por eso no se puede saber si las partes la cumplen.',
  'stack.rule-unreadable': 'La regla del programa tiene una forma que aquí no se admite.',
  'stack.ects-short': 'Sus partes suman menos créditos ECTS de los que pide la regla.',
  'stack.ects-short: Its parts add up to fewer ECTS credits than it states.':
    'Sus partes suman menos créditos ECTS de los que indica.',
  'stack.part-twice': 'Un módulo se cuenta dos veces.',
  'stack.not-in-rule': 'Una parte se usa para algo para lo que la regla no la admite.',
  'stack.part-missing': 'Falta una parte que pide la regla.',
  'stack.too-old': 'Una parte es más antigua de lo que permite la regla.',
  'stack.grade-low': 'Una parte tiene una nota inferior a la que pide la regla.',
  'stack.grade-unknown': 'La regla pide una nota mínima, y la nota no se mostró.',
  'stack.institutions-few': 'Sus partes proceden de menos instituciones de las que pide la regla.',
  'stack.after-award': 'Una parte se otorgó después del certificado.',
  'stack.through-broken': 'Las partes de un programa en el que se basa no encajan entre sí.',
  'stack.through-mismatch': 'Un certificado en el que se basa tiene otras partes de las que dice.',
  'stack.part-not-presented.one': 'Una parte no se ha mostrado; la entidad que la otorga responde por ella.',
  'stack.part-not-presented.many':
    '{count} de partes no se han mostrado; la entidad que las otorga responde por ellas.',
  'stack.part-not-presented.other':
    '{count} partes no se han mostrado; la entidad que las otorga responde por ellas.',

  'clr.complete': 'Cada credencial que enumera es válida por sí sola y es de la misma persona.',
  'clr.empty': 'Es un expediente de resultados y no enumera ninguno.',
  'clr.too-deep': 'Hay expedientes demasiado anidados para examinarlos.',
  'clr.entry-not-verified': 'Una credencial que enumera no supera la comprobación por sí sola.',
  'clr.entry-undetermined': 'De una credencial que enumera no se pudo determinar si es válida.',
  'clr.other-learner': 'Una credencial que enumera es de otra persona.',
  'clr.entry-foreign': 'Enumera algo distinto de lo otorgado por su emisor.',
  'clr.name-differs': 'Una credencial que enumera está a otro nombre.',
  'clr.entry-twice': 'Enumera dos veces lo mismo.',
  'clr.association-contradicts':
    'Lo que dice de qué credencial es parte de cuál no es lo que dicen las credenciales.',
  'clr.achievement-contradicts': 'Describe programas de otro modo que los certificados que enumera.',
  'clr.learner-unnamed':
    'No se puede saber si una credencial que enumera es de la misma persona: no se nombra a ambas.',

  'endorsement.verified': 'Está avalado, y el aval supera la comprobación por sí solo.',
  'endorsement.not-verified': 'Un aval que contiene no supera la comprobación por sí solo.',
  'endorsement.not-one': 'En el lugar de un aval hay algo que no lo es.',
  'endorsement.other-subject': 'Un aval que contiene se refiere a otra cosa.',
  'endorsement.undetermined': 'No se pudo determinar si un aval que contiene es válido.',
  'endorsement.too-deep': 'Contiene avales demasiado anidados para examinarlos.',

  'content.complete': 'Tiene todos los elementos de una microcredencial europea.',
  'content.incomplete': 'Le faltan elementos de una microcredencial europea: {elements}.',
  'content.withheld':
    'No se muestran elementos de una microcredencial europea; puede que su titular los haya reservado.',
  'content.other-form': 'No se ha comprobado si tiene los elementos de una microcredencial europea.',
  'content.schema-not-at-hand': 'No se examinó el esquema que nombra; su forma se comprobó sin él.',
  'content.schema-not-at-hand: It names a schema that was not looked at.':
    'Nombra un esquema que no se examinó.',
  'content.schema-unusable': 'Nombra un esquema que no se puede aplicar.',
  'content.schema-satisfied': 'Es como exige el esquema que nombra.',

  'element.learner': 'nombre de la persona',
  'element.title': 'título',
  'element.country of the issuer': 'país del emisor',
  'element.country': 'país',
  'element.awarding body': 'entidad que otorga',
  'element.date of award': 'fecha en que se otorgó',
  'element.date': 'fecha',
  'element.learning outcomes': 'resultados de aprendizaje',
  'element.outcomes': 'resultados',
  'element.workload in ECTS': 'carga de trabajo en ECTS',
  'element.workload': 'carga de trabajo',
  'element.level': 'nivel',
  'element.quality assurance': 'garantía de calidad',
  'element.type of assessment': 'tipo de evaluación',
  'element.assessment': 'evaluación',
  'element.form of participation': 'forma de participación',
  'element.participation': 'participación',

  'holder.not-asked': 'No se preguntó quién lo presenta: cualquiera puede tener una copia.',
  'holder.present': 'El titular firmó lo que se presenta.',
  'holder.unproven': 'Se preguntó quién lo presenta, y lo presentado no está firmado.',
  'holder.unproven: Who presents it was asked, and the holder did not sign.':
    'Se preguntó quién lo presenta, y el titular no firmó.',
  'holder.purpose-mismatch': 'La firma se hizo con otro fin.',
  'holder.purpose': 'La firma se hizo con otro fin que el de presentar.',
  'holder.challenge-mismatch': 'La firma no se hizo para esta petición.',
  'holder.domain-mismatch': 'La firma se hizo para otro.',
  'holder.other': 'Lo presentado lo firmó alguien distinto del titular que nombra.',
  'holder.unresolved': 'No se han podido consultar las claves del titular.',
  'holder.key-not-authorised': 'El titular no ha permitido que esta clave firme presentaciones.',
  'holder.key-type': 'La clave del titular no es del tipo con el que se hace una firma de esta clase.',
  'holder.invalid': 'La firma del titular no es de la clave a la que está vinculada la credencial.',
  'holder.presents-other': 'La firma del titular se hizo para algo distinto de lo que se muestra.',
  'holder.not-yet-valid': 'La firma del titular todavía no vale.',
  'holder.expired': 'La firma del titular se hizo para un tiempo que ya pasó.',
  'holder.too-old': 'La firma del titular es más antigua de lo que puede ser la respuesta a una petición.',
  'holder.suite-unsupported': 'La firma del titular es de un tipo que aquí no se puede comprobar.',
  'holder.not-bound': 'Alguien firmó como su titular, y no está vinculado a nadie.',
  'holder.binding-unsupported': 'Está vinculado a su titular de una manera que aquí no se admite.',
  'holder.bound': 'Está vinculado a la clave de quien lo presentó.',
  'holder.not-bound: It is bound to nobody, so anybody who has a copy could present it.':
    'No está vinculado a nadie; por eso podría presentarlo cualquiera que tenga una copia.',
  'holder.other-subject': 'Está vinculado a alguien distinto de quien lo presentó.',

  'question.answered': 'Es lo que se pidió.',
  'question.other': 'No es lo que se pidió.',
};
