import type { Texts } from './en.js';

/** Spanish. */
export const es: Texts = {
  brand: 'Cairn',
  skip: 'Ir al contenido',
  'demo.label': 'Demostración',
  'demo.text':
    'Instituciones y personas inventadas. Nada de lo que hay en esta página es una titulación real.',
  'footer.about': 'Qué es este servicio',
  'footer.text': 'Un servicio de {network}. Esta página no usa cookies ni ejecuta ningún script.',
  'footer.text.scripted':
    'Un servicio de {network}. Esta página no usa cookies; su script solo envía las solicitudes que usted prueba.',
  'footer.text.waiting':
    'Un servicio de {network}. Esta página no usa cookies; su script solo mira si ha llegado la respuesta.',
  'footer.docs': 'La interfaz de programación (API)',
  'footer.languages': 'Idiomas',
  'footer.unreviewed': 'Nadie ha revisado todavía esta traducción. Prevalece el texto inglés.',
  'footer.english': 'Esta página en inglés',
  quote: '«{text}»',
  'list.separator': ', ',

  'kind.certificate': 'Certificado',
  'kind.module': 'Credencial de módulo',
  'kind.transcript': 'Expediente académico',
  'kind.other': 'Credencial',
  'this.certificate': 'Este certificado',
  'this.module': 'Este certificado de módulo',
  'this.transcript': 'Este expediente académico',
  'this.other': 'Este documento',

  'verdict.verified': 'Verificado',
  'verdict.not-verified': 'No verificado',
  'verdict.undetermined': 'No se puede determinar',
  'verdict.not-shown': 'No mostrado',
  'verdict.heading': 'Resultado',
  'verdict.also': 'También se ha constatado:',
  'verdict.title': '{verdict}: comprobación de una credencial',
  'verdict.checked': 'Comprobación: {instant}',
  'verdict.several.one': 'Se ha compartido {count} credencial.',
  'verdict.several.many':
    'Se han compartido {count} de credenciales; el resultado anterior vale para todas ellas.',
  'verdict.several.other':
    'Se han compartido {count} credenciales; el resultado anterior vale para todas ellas.',

  'why.verified.certificate':
    'Está firmado por {issuer}, inalterado y en vigor, y sus partes cumplen la regla del programa.',
  'why.verified.module': 'Está firmada por {issuer}, inalterada y en vigor.',
  'why.verified.transcript': 'Está firmado por {issuer} e inalterado, y todo lo que enumera está en vigor.',
  'why.verified.other': 'Está firmada por {issuer}, inalterada y en vigor.',
  'why.verified.several':
    'Todas estas credenciales llevan una firma auténtica, están inalteradas y en vigor.',
  'why.unstated': 'La comprobación no ha dado ningún motivo.',
  'why.empty': 'Nada de lo compartido aquí se ha podido leer como credencial.',
  'vouched.one':
    'Una parte no se ha mostrado; para ella, usted confía en la palabra de la entidad que la otorga.',
  'vouched.many':
    '{count} de partes no se han mostrado; para ellas, usted confía en la palabra de la entidad que las otorga.',
  'vouched.other':
    '{count} partes no se han mostrado; para ellas, usted confía en la palabra de la entidad que las otorga.',

  'reason.status.revoked': '{this} fue revocado.',
  'reason.status.revoked.on': '{this} fue revocado el {date}.',
  'reason.status.superseded':
    '{this} fue sustituido por otro más reciente, {id}. Pida este último a su titular.',
  'reason.status.superseded.on':
    '{this} fue sustituido el {date} por otro más reciente, {id}. Pida este último a su titular.',
  'reason.status.suspended': '{this} está suspendido y no cuenta hasta que decida su emisor.',
  'reason.status.suspended.on':
    '{this} está suspendido desde el {date} y no cuenta hasta que decida su emisor.',
  'reason.period.expired': '{this} ha caducado.',
  'reason.period.expired.on': '{this} caducó el {date}.',
  'reason.proof.invalid':
    'La firma no coincide: el documento fue modificado después de firmarse, o nunca lo firmó el emisor que nombra.',
  'reason.issuer.unanchored': 'Nadie en quien se confíe aquí responde por quien lo selló.',
  'reason.structure.form':
    'No tiene la forma de una credencial de este tipo: fue modificado o dañado, o nunca lo fue.',
  'reason.structure.json-malformed':
    'El archivo no se puede leer: está dañado, o fue modificado después de firmarse.',
  'reason.structure.jose-malformed':
    'El archivo no se puede leer: está incompleto, o fue modificado después de firmarse.',
  'reason.structure.jose-typ':
    'El archivo no es una credencial, sino de otro tipo, o fue modificado después de firmarse.',
  'reason.structure.sd-jwt-disclosure-unreferenced':
    'Muestra algo que su emisor no firmó: fue modificado o dañado.',
  'reason.holder.not-bound': '{this} no está vinculado a nadie: quien tenga una copia podría mostrarlo.',
  'reason.holder.other-subject': '{this} pertenece a otra persona que quien lo mostró.',
  'reason.question.other': 'Lo que se mostró no es lo que se pidió.',
  'reason.stack.part-not-verified':
    'Una de sus partes no ha superado su propia comprobación; la lista de las partes dice cuál y por qué.',

  'todo.structure': 'Pida el archivo original a quien se lo envió, o pregunte al emisor si es suyo.',
  'todo.proof': 'Pida al emisor una copia en una forma que se pueda comprobar aquí.',
  'todo.proof.key-unavailable':
    'Si esta página ofrece obtener lo que falta, acéptelo; si no, inténtelo más tarde o pregunte a la institución en una dirección que usted conozca.',
  'todo.issuer':
    'Inténtelo más tarde; si sigue igual, pregunte directamente a la institución en una dirección que usted conozca.',
  'todo.issuer.unanchored':
    'Diríjase a la institución en una dirección que usted conozca y pregunte si otorgó esto.',
  'todo.recognition':
    'Diríjase a la institución en una dirección que usted conozca y pregunte si otorgó esto.',
  'todo.period': 'Pregunte al emisor desde cuándo y hasta cuándo es válido.',
  'todo.status': 'Inténtelo más tarde: ahora no se ha podido leer la lista de credenciales revocadas.',
  'todo.stack':
    'Pida al titular que comparta las partes que faltan, o a la entidad que lo otorga que lo confirme.',
  'todo.clr': 'Compruebe una por una las credenciales que enumera, o pida al emisor un expediente nuevo.',
  'todo.endorsement': 'Pregunte a quien lo avaló.',
  'todo.content': 'Pida al emisor los datos que faltan.',
  'todo.holder': 'Pida al titular que lo presente de nuevo.',
  'todo.question': 'Pídalo de nuevo.',
  'verdict.as-of':
    'A fecha de {instant} estaba verificado. Aquí no se puede saber qué se ha revocado o ha cambiado desde entonces.',
  'todo.note': 'Este resultado no es ni un sí ni un no.',

  'fact.learner': 'Otorgado a',
  'fact.learner.withheld': 'nombre no indicado',
  'fact.issuer': 'Otorgado por',
  'fact.issuer.unknown': 'desconocido en esta red',
  'fact.issuer.claimed':
    'Así llama el propio documento a su emisor. Nadie ha confirmado aquí este nombre, y cualquiera puede escribir cualquier nombre:',
  'fact.issuer.not': 'No es la institución que está registrada aquí como {institution}.',
  'fact.awarded': 'Otorgado el',
  'fact.signed': 'Firmado el',
  'fact.until': 'Válido hasta',
  'fact.unstated': 'no indicado',
  'fact.ects': 'Créditos',
  'fact.level': 'Nivel',
  'fact.grade': 'Calificación',
  'fact.mode': 'Modalidad',
  'fact.basis': 'Fundamento',
  'fact.basis.prior': 'Aprendizaje previo reconocido, acreditado por {issuer}',
  'fact.replaces': 'Sustituye a',
  'fact.untitled': 'Sin título',
  'fact.unread': 'No se ha podido leer lo que dice.',
  'fact.description': 'Descripción y resultados de aprendizaje',
  'fact.outcomes': 'Resultados de aprendizaje',
  'fact.identifier': 'Identificador',
  ects: '{number} créditos ECTS',
  eqf: 'MEC {number}',
  'mode.presential': 'Presencial',
  'mode.online': 'En línea',
  'mode.blended': 'Semipresencial',

  'stack.heading': 'De qué se compone',
  'stack.caption.one': 'Una piedra: un módulo. La piedra de la cima es el certificado.',
  'stack.caption.many':
    '{count} de piedras, una por módulo. Cuanto más ancha es la piedra, más créditos; la piedra de la cima es el certificado.',
  'stack.caption.other':
    '{count} piedras, una por módulo. Cuanto más ancha es la piedra, más créditos; la piedra de la cima es el certificado.',
  'stack.tally': '{verdict}: {count}',
  'stack.own': 'Directamente en este programa',
  'stack.through': 'Incorporado con {programme}',
  'stack.inside': 'parte de {letter}',
  'stack.fulfils': 'Cumple',
  'stack.vouched':
    'Las partes que no se han mostrado no se han podido comprobar: para ellas solo está la palabra de la entidad que las otorga.',
  'stack.checks': 'Comprobaciones de esta parte',
  'stack.unnamed': 'Módulo sin título',
  'stack.unnamed.programme': 'Programa sin título',
  'stack.awarded': 'otorgado el {date}',
  'stack.number': 'Parte {number}:',
  'listed.heading': 'Credenciales que enumera',
  'listed.each.one': 'Enumera {count} credencial, que se ha comprobado por separado.',
  'listed.each.many': 'Enumera {count} de credenciales. Cada una se ha comprobado por separado.',
  'listed.each.other': 'Enumera {count} credenciales. Cada una se ha comprobado por separado.',
  'listed.details': 'Qué dice y cómo se ha comprobado',

  'checks.heading': 'Cómo se ha comprobado',
  'checks.whole': 'Comprobaciones del conjunto compartido',
  'checks.basis': 'Fundamento y pruebas',
  'checks.pointer': 'Lugar del documento',
  'checks.advisory': 'orientativo',
  'checks.none': 'No se ha comunicado ninguna comprobación.',
  'check.structure': 'Forma del documento',
  'check.proof': 'Firma',
  'check.issuer': 'Emisor',
  'check.recognition': 'Reconocimiento del emisor',
  'check.period': 'Fechas',
  'check.status': 'Revocación y suspensión',
  'check.status.revocation': 'Revocación',
  'check.status.suspension': 'Suspensión',
  'check.status.refresh': 'Versión más reciente',
  'check.status.message': 'Otros estados',
  'check.stack': 'Partes y regla',
  'check.stack.part-not-presented': 'Partes no mostradas',
  'check.clr': 'Credenciales que enumera',
  'check.endorsement': 'Avales',
  'check.content': 'Elementos de una microcredencial europea',
  'check.content.schema-not-at-hand': 'Esquema que nombra',
  'check.content.schema-unusable': 'Esquema que nombra',
  'check.content.schema-satisfied': 'Esquema que nombra',
  'check.holder': 'Titular',
  'check.question': 'Lo que se pidió',
  'outcome.pass': 'Superada',
  'outcome.fail': 'No superada',
  'outcome.unknown': 'No se ha podido comprobar',
  'outcome.not-applicable': 'No procede',

  'meaning.heading': 'Qué significa «verificado»',
  'meaning.does':
    'Verificado significa que el documento está inalterado desde que lo firmó la institución nombrada, que esta está reconocida para ello y que el documento no estaba caducado ni revocado cuando se comprobó.',
  'meaning.does-not':
    'No le dice si la persona que tiene delante es la nombrada (compare el nombre con un documento de identidad), ni si es adecuada para su trabajo.',

  'share.heading': 'Guardar o transmitir',
  'share.certificate': 'Certificado para ver e imprimir',
  'share.certificate.number': 'Certificado {number} para ver e imprimir',
  'share.raw': 'Credencial en bruto ({form})',
  'share.bundle': 'Paquete para comprobar sin conexión',
  'share.forms': 'Para carteras y Europass',
  'share.form.edc': 'Europass (credencial digital europea)',
  'share.form.sd-jwt': 'Cartera europea de identidad digital (SD-JWT)',
  'share.form.sd-jwt-x5c': 'Cartera europea de identidad digital (SD-JWT, con sello)',
  'share.form.edc-upload': 'Para el emisor de la Comisión',
  'share.forms.what':
    'Cada uno de estos archivos dice lo mismo que esta credencial y se puede comprobar aquí. Un archivo Europass no tiene estado propio: solo este servicio dice si fue revocado. Con el paquete se comprueban también todas las partes de un certificado.',
  'share.print.how':
    'Para imprimir, use la orden de imprimir de su navegador: lo esencial sale en papel A4, con el código QR y la dirección.',
  'share.qr': 'Código QR de la dirección de esta página',
  'share.address': 'Dirección de esta página',
  'share.expires': 'Este enlace funciona hasta el {instant}.',
  'share.forever': 'Este enlace funciona hasta que su propietario lo retire.',
  'share.again':
    'Escanee el código para comprobar de nuevo: una página impresa solo muestra la situación en el momento de la comprobación.',

  'certificate.title': 'El certificado',
  'certificate.alt': 'El certificado como imagen; lo que dice sigue en palabras.',
  'certificate.check': 'Comprobar ahora',
  'certificate.png': 'Imagen (PNG)',
  'certificate.svg': 'Dibujo (SVG)',
  'certificate.print':
    'Para imprimir, use la orden de imprimir de su navegador: el certificado ocupa una página A4 apaisada. Lo que lo prueba es la firma que hay tras el código, no el papel.',
  'certificate.words': 'Lo mismo en palabras',

  'gone.title': 'Aquí no se comparte nada',
  'gone.text':
    'Este enlace no está en uso. Puede que se haya escrito mal, que su propietario lo haya retirado o que haya caducado.',
  'gone.todo': 'Pida uno nuevo a la persona que se lo dio.',

  'verify.title': 'Comprobar una credencial',
  'verify.lead':
    'Entregue el archivo que ha recibido: un certificado, la credencial de un módulo, un paquete. Recibirá una respuesta en palabras claras, con todas las comprobaciones que hay detrás.',
  'verify.file': 'El archivo',
  'verify.forms':
    'Un certificado descargado como PDF, un Open Badge (PNG o SVG), una credencial Europass, JSON, un JWT o un SD-JWT. Ni un escaneo ni una foto.',
  'verify.paste': '¿No tiene archivo? Pegue su texto',
  'verify.text': 'Texto de la credencial',
  'verify.check': 'Comprobar',
  'verify.kept': 'El archivo se comprueba y se olvida: no se guarda nada de él, y no se informa a su emisor.',
  'verify.unreadable': 'No se ha podido comprobar.',
  'verify.no-credential':
    'No es una credencial en una forma que se conozca aquí, o está incompleta o dañada. Pida el archivo original a quien se lo envió; si es un certificado impreso, escanee el código QR.',
  'verify.another': 'Comprobar otra',
  'ask.title': 'Preguntar a una cartera',
  'ask.lead':
    'Pida a alguien que le muestre una credencial desde la cartera de su teléfono. Aquí se comprueba que es auténtica y que es suya; usted lee una sola respuesta en palabras sencillas.',
  'ask.what': '¿Qué desea ver?',
  'ask.group.programme': 'Certificados',
  'ask.group.module': 'Módulos',
  'ask.above': 'También vale un certificado que se apoye en el que elija.',
  'ask.make': 'Crear la solicitud',
  'ask.kept':
    'No hace falta ninguna cuenta. Una solicitud se responde una sola vez, en diez minutos. La credencial se comprueba y no se guarda. El resultado se guarda cifrado, solo puede leerse con la dirección de la página y se borra una hora después de la solicitud.',
  'ask.open.title': 'A la espera de la respuesta',
  'ask.for.programme': 'Se pide: {title}, o un certificado que se apoye en él',
  'ask.for.module': 'Se pide: {title}',
  'ask.until': 'Se puede responder hasta el {instant}.',
  'ask.scan': 'Haga escanear esto con la cartera',
  'ask.qr': 'Código QR que la cartera escanea',
  'ask.look': 'Ver si ha llegado la respuesta',
  'ask.secret':
    'No comparta la dirección de esta página: quien la tenga lee la respuesta. Quien escanee el código solo puede responder.',
  'ask.forgotten': 'Esta página se borra el {instant}. Imprímala si la necesita más tiempo.',
  'ask.again': 'Preguntar de nuevo',
  'ask.expired.title': 'Nadie ha respondido',
  'ask.expired.text': 'El plazo para responder ha terminado y no se mostró nada.',
  'ask.gone.title': 'No existe esa solicitud',
  'ask.gone.text': 'Se borró una hora después de crearse, o su dirección está incompleta.',
  'verify.footer':
    'Un servicio de {network}. Esta página no usa cookies; su script comprueba en su dispositivo y guarda la página para usarla sin conexión.',
  'verify.forms.scripted':
    'Un certificado descargado como PDF, una fotografía de su código QR, un Open Badge (PNG o SVG), una credencial Europass, JSON, un JWT o un SD-JWT. También puede arrastrarlo a esta página o pegarlo.',
  'verify.here': 'Todo se comprueba en este dispositivo. Lo que entregue no se envía a nadie.',
  'verify.scan': 'Escanear un código QR',
  'verify.scanning': 'Ponga el código delante de la cámara.',
  'verify.scan.stop': 'Apagar la cámara',
  'verify.working': 'Comprobando…',
  'verify.as-of': 'En qué se basa la respuesta',
  'verify.as-of.offline':
    'No había conexión: la respuesta se basa en lo que está guardado en este dispositivo. En cuanto la haya, se comprueba de nuevo por sí sola.',
  'verify.as-of.registry': 'Emisores, sus claves y para qué están reconocidos: a fecha de {instant}.',
  'verify.as-of.no-registry': 'No se disponía de lo que la red dice de los emisores.',
  'verify.as-of.status': 'Lo revocado o suspendido: a fecha de {instant}.',
  'verify.problem.too-large':
    'El archivo tiene {size} MB. Se examinan archivos de hasta {limit} MB, y ninguna credencial es tan grande: pida el archivo original a quien se lo envió.',
  'verify.problem.verify.pdf-encrypted':
    'El PDF está cifrado, así que no se puede leer lo que contiene. Pida el certificado tal como se descargó.',
  'verify.problem.verify.nothing-inside':
    'De este archivo no se puede leer ninguna credencial: no contiene ninguna, o contiene varias, o está dañado. Solo la contiene un PDF o un Open Badge tal como se descargó; un certificado impreso o escaneado tiene un código QR que puede fotografiar.',
  'verify.problem.verify.check-record':
    'Esto es una constancia firmada de una comprobación, no la credencial comprobada. Entréguela por separado.',
  'verify.problem.verify.not-sealed':
    'Este es el archivo para el European Digital Credentials Issuer, que todavía nadie ha sellado: no demuestra nada. Pida a la institución el archivo sellado.',
  'verify.problem.verify.too-much':
    'Es mayor, o contiene más, de lo que se examina de una vez, y ninguna credencial es tan grande. Pida el archivo original a quien se lo envió.',
  'verify.problem.no-picture':
    'Esta imagen no se puede leer aquí. Guárdela como JPEG o PNG e inténtelo de nuevo.',
  'verify.problem.no-code':
    'En la imagen no se ha encontrado ningún código QR ni ninguna credencial. Fotografíe el código de cerca, con buena luz y sin sombras.',
  'verify.problem.several-codes': 'En la imagen hay {count} códigos QR distintos. Elija el del certificado:',
  'verify.problem.code-elsewhere': 'El código QR lleva a otro sitio y no se ha seguido. Dice:',
  'verify.problem.share-gone':
    'Aquello a lo que lleva el código QR o el enlace ya no se comparte. Pida uno nuevo a quien se lo dio.',
  'verify.problem.share-offline':
    'El código QR o el enlace lleva a una credencial que hay que obtener, y no hay conexión. Inténtelo de nuevo cuando la haya.',
  'verify.problem.no-material':
    'No se han podido obtener las claves y listas necesarias, y no hay ninguna guardada. Inténtelo de nuevo cuando haya conexión.',
  'verify.problem.camera-refused':
    'No se puede usar la cámara. Permítala en su navegador, o fotografíe el código y elija la imagen.',
  'verify.problem.failed': 'Algo ha fallado en esta página. Vuelva a cargarla e inténtelo de nuevo.',
  'verify.problem.verify.no-file': 'Elija un archivo o pegue su texto.',
  'home.verify': 'Comprobar una credencial',
  'home.title': 'Credenciales que cualquiera puede comprobar',
  'home.lead':
    '{network} emite una credencial firmada por cada módulo de formación completado y con ellas compone certificados en los que se puede comprobar cada piedra.',
  'home.institutions': 'Para las instituciones',
  'home.institutions.text':
    'Entregue los resultados de una evaluación y vea cada problema antes de que se firme nada: se emite todo o nada. Lo que se revoca lo ve todo el que comprueba, y el historial se conserva. Los certificados se componen en cuanto se cumple su regla, también entre instituciones si la persona titulada dio su consentimiento.',
  'home.graduates': 'Para las personas tituladas',
  'home.graduates.text':
    'Reúna módulos a su ritmo, en varias instituciones. Comparta las credenciales que elija mediante un enlace que puede retirar en cualquier momento.',
  'home.employers': 'Para los empleadores',
  'home.employers.text':
    'Escanee el código QR de un certificado. Recibirá una respuesta en palabras claras: verificado, no verificado o no se puede determinar, con el motivo. No hace falta ninguna cuenta.',
  'home.api': 'Para las máquinas',
  'home.api.text':
    'Envíe una credencial o una presentación en JSON por POST a {address}; la respuesta es un informe con todas las comprobaciones.',

  'version.module': 'Módulo',
  'version.programme': 'Programa',
  'version.version': 'Versión {number}',
  'version.published': 'Publicado el',
  'version.retired': 'Retirado el {day}.',
  'version.retired.means':
    'Ya no se otorga nada nuevo con esta versión; lo otorgado antes con ella sigue en vigor.',
  'version.owner': 'Responsable',
  'version.body': 'Entidad que lo otorga',
  'version.recognised': 'Reconocidas para otorgarlo',
  'version.recognised.none': 'Actualmente no consta ninguna institución como reconocida.',
  'version.workload': 'Carga de trabajo',
  'version.hours': '{number} horas',
  'version.field': 'Campo de estudio (CINE-F)',
  'version.languages': 'Idiomas',
  'version.setting': 'Tipo de aprendizaje',
  'version.national': 'Nivel nacional',
  'version.national.level': '{level} · {framework} ({country})',
  'version.entitlements': 'A qué da derecho',
  'version.accredited': 'Acreditado por {agency} ({country})',
  'version.accredited.until': 'Acreditado por {agency} ({country}), hasta el {day}',
  'version.entry': 'Requisitos de acceso',
  'version.equivalents': 'Cuenta como',
  'version.assessment': 'Evaluación',
  'version.grading': 'Sistema de calificación: {scheme}',
  'version.quality': 'Garantía de la calidad',
  'version.criteria': 'Criterios de evaluación',
  'version.criteria.level': 'Nivel',
  'version.criteria.text': 'En qué se reconoce',
  'version.required': 'necesario para aprobar',
  'version.rule': 'Qué se necesita',
  'version.stackability': 'Adónde lleva',
  'version.award': 'Qué recibe el titular',
  'version.policy': 'Certificados',
  'version.publication': 'Esta versión',
  'version.address': 'Dirección',
  'version.digest': 'Resumen criptográfico de los bytes publicados',
  'version.unchanging': 'Una versión publicada no cambia nunca; una corrección es una versión nueva.',
  'setting.formal': 'Formal (reglado)',
  'setting.non-formal': 'No formal',
  'supervision.supervised-identity-checked': 'Supervisada, con identidad comprobada',
  'supervision.unsupervised-identity-checked': 'Sin supervisión, con identidad comprobada',
  'supervision.unsupervised': 'Sin supervisión',
  'assessment.portfolio': 'Portafolio',
  'assessment.written-examination': 'Examen escrito',
  'assessment.oral-examination': 'Examen oral',
  'assessment.project': 'Proyecto',
  'assessment.observed-teaching': 'Docencia observada',
  'assessment.assignment': 'Trabajo escrito',
  'quality.peer-review': 'Revisión por pares',
  'quality.internal': 'Interna',
  'quality.external-accreditation': 'Acreditación externa',
  'policy.automatic': 'Se componen en cuanto se cumple la regla',
  'policy.propose': 'Se proponen cuando se cumple la regla y los confirma una persona',

  'rule.module': 'El módulo',
  'rule.modules.one': 'Al menos {count} de estos módulos:',
  'rule.modules.many': 'Al menos {count} de estos módulos:',
  'rule.modules.other': 'Al menos {count} de estos módulos:',
  'rule.modules.every': 'Todos estos módulos:',
  'rule.ects': 'Al menos {number} créditos ECTS de estos módulos:',
  'rule.programme': 'El programa completado',
  'rule.all': 'Todo lo siguiente:',
  'rule.any': 'Uno de los siguientes:',
  'rule.limit': 'Con estas condiciones: {conditions}:',
  'rule.limit.age.one': 'nada con más de un mes de antigüedad el día del certificado',
  'rule.limit.age.many': 'nada con más de {count} de meses de antigüedad el día del certificado',
  'rule.limit.age.other': 'nada con más de {count} meses de antigüedad el día del certificado',
  'rule.limit.grade': 'cada módulo calificado con {grade} o mejor ({scheme})',
  'rule.limit.institutions.one': 'de al menos una institución',
  'rule.limit.institutions.many': 'de al menos {count} de instituciones distintas',
  'rule.limit.institutions.other': 'de al menos {count} instituciones distintas',
  'rule.limit.ects': 'al menos {number} créditos ECTS en total',

  'error.title': 'Algo ha fallado',
  'error.text': 'No se ha podido mostrar la página. Esto no dice nada sobre ninguna credencial.',
  'error.todo': 'Vuelva a intentarlo dentro de unos minutos.',
  'error.reference': 'Si lo comunica, indique esta referencia: {id}',
  'error.404.title': 'Esta página no existe',
  'error.404.text': 'Puede que la dirección se haya escrito mal.',
};
