import type { GraduateTexts } from './en.js';

/** Spanish. */
export const graduatesEs: GraduateTexts = {
  'footer.text.signed-in':
    'Un servicio de {network}. Esta página guarda una sola cookie, con la que se mantiene su sesión, y no ejecuta ningún script.',
  'footer.sign-in': 'Mis credenciales',

  'claim.title': 'Guarde sus credenciales',
  'claim.for': 'Son para {name}.',
  'claim.count.one': 'Se ha emitido {count} credencial:',
  'claim.count.many': 'Se han emitido {count} de credenciales:',
  'claim.count.other': 'Se han emitido {count} credenciales:',
  'claim.more.one': 'y {count} más',
  'claim.more.many': 'y {count} más',
  'claim.more.other': 'y {count} más',
  'claim.line': '{title}, de {issuer}',
  'claim.account':
    'Se guardan en una cuenta para {email}, en la que se inicia sesión con un enlace enviado por correo. No hay que recordar ninguna contraseña.',
  'claim.button': 'Guardarlas e iniciar sesión',
  'claim.mine': 'Ha iniciado sesión como {email}. Puede guardarlas en la misma cuenta.',
  'claim.mine.button': 'Guardarlas en mi cuenta',
  'claim.not-me': 'Si no se trata de usted, cierre esta página: todavía no ha ocurrido nada.',
  'claim.ask.title': 'Recibir de nuevo su enlace',
  'claim.ask.lead':
    'Las credenciales que una institución ha emitido para usted esperan tras un enlace enviado por correo. Indique la dirección de correo electrónico que conoce la institución y se enviará allí un enlace nuevo.',

  'sign-in.title': 'Iniciar sesión',
  'sign-in.out': 'Ha cerrado la sesión.',
  'sign-in.lead':
    'Se envía un enlace para iniciar sesión a su dirección de correo electrónico. No hay contraseña.',
  'sign-in.email': 'Dirección de correo electrónico',
  'sign-in.email.wrong': 'Esto no es una dirección de correo electrónico. Debe ser como nombre@example.org.',
  'sign-in.send': 'Enviarme un enlace',
  'sign-in.other': '¿No llega el correo o tiene otra dirección? Cómo acceder a sus credenciales',
  'sign-in.sent.title': 'Mire su correo',
  'sign-in.sent.text':
    'Si hay una cuenta o una credencial para esta dirección, el enlace está en camino y llegará en pocos minutos.',
  'sign-in.sent.why':
    'Esta página dice lo mismo de cualquier dirección, para que nadie averigüe con ella quién tiene credenciales aquí.',
  'sign-in.sent.todo':
    '¿No ha llegado nada? Mire en la carpeta de correo no deseado o pruebe con la dirección que conoce la institución.',
  'sign-in.enter.title': 'Iniciar sesión',
  'sign-in.enter.text': 'Pulse el botón para iniciar sesión en este navegador. El enlace funciona una vez.',
  'sign-in.enter.button': 'Iniciar sesión',
  'sign-in.gone.title': 'Este enlace no hace nada',
  'sign-in.gone.text': 'Ya se ha usado, ha caducado o se ha escrito mal.',
  'sign-in.gone.signed-in': 'Ha iniciado sesión en este navegador, así que no necesita ningún enlace.',
  'sign-in.gone.todo': 'Pedir otro',
  'sign-in.lost.title': 'Si no le llega ningún correo',
  'sign-in.lost.other':
    '¿Dio otra dirección a la institución? Pruebe con cada una de las que usa o pregunte a la institución cuál tiene.',
  'sign-in.lost.changed':
    '¿Ya no tiene esa dirección? Diríjase a la institución que emitió sus credenciales. Allí le conocen y pueden indicar una dirección nueva; entonces se envía a ella un enlace, y sus credenciales pasan a esa dirección.',
  'sign-in.lost.signed-in':
    '¿Tiene todavía una sesión abierta en algún dispositivo? Cambie allí la dirección, en «Cuenta», antes de perder la antigua.',

  'me.title': 'Mis credenciales',
  'me.hello': 'Hola, {name}.',
  'me.nav': 'Mis páginas',
  'me.nav.list': 'Credenciales',
  'me.nav.account': 'Cuenta',
  'me.nav.sessions': 'Dispositivos',
  'me.nav.address': 'Dirección',
  'me.sign-out': 'Cerrar sesión',
  'me.signed-in': 'Ha iniciado sesión como {email}',
  'me.list.none':
    'Todavía no hay nada aquí. Las credenciales llegan con el enlace del correo en el que se le anuncian.',
  'me.list.already': 'Lo que abre el enlace de su correo ya está en su cuenta.',
  'me.list.certificates': 'Certificados',
  'me.list.modules': 'Módulos',
  'me.list.ask': '¿Falta alguna credencial? Reciba de nuevo su enlace',
  'me.list.missing':
    'Si falta algo, pida a la institución que se lo otorgó que registre esta dirección para usted. Entonces aparecerá aquí por sí solo.',
  'me.state.valid': 'En vigor',
  'me.state.suspended': 'Suspendida',
  'me.state.revoked': 'Revocada',
  'me.item.file': 'Descargar como archivo (JSON)',
  'me.item.back': 'Todas las credenciales',
  'me.item.state': 'Estado',
  'me.sessions.title': 'Dispositivos con la sesión iniciada',
  'me.sessions.lead':
    'Cierre las sesiones que no reconozca. Quien tuviera una abierta tendrá que volver a iniciarla.',
  'me.sessions.this': 'Este dispositivo',
  'me.sessions.unknown': 'Dispositivo desconocido',
  'me.sessions.since': 'Sesión iniciada el {since}, como máximo hasta el {until}',
  'me.sessions.end': 'Cerrar',
  'me.sessions.end.which': 'Cerrar la sesión de {device}',
  'me.sessions.end-others': 'Cerrar todas las demás',
  'me.address.title': 'Su dirección',
  'me.address.now': 'Los correos se envían a {email}, y también los enlaces para iniciar sesión.',
  'me.address.lead':
    'Se envía un enlace a la dirección nueva, que será válida en cuanto usted la confirme desde allí; a la antigua se le avisa del cambio.',
  'me.address.new': 'Nueva dirección de correo electrónico',
  'me.address.send': 'Enviar el enlace',
  'me.address.sent':
    'Si se puede usar {email}, hay un enlace en camino. Hasta que usted la confirme, no cambia nada.',
  'me.address.confirm.title': 'Confirme su dirección',
  'me.address.confirm.text':
    'A partir de ahora, los correos y los enlaces para iniciar sesión se enviarán a {email}.',
  'me.address.confirm.button': 'Usar esta dirección',
  'me.address.done.title': 'La dirección se ha cambiado',
  'me.address.done.text': 'A partir de ahora, los correos se envían a la dirección nueva.',
  'me.address.taken.title': 'Esta dirección no se puede usar',
  'me.address.taken.text': 'Pertenece a otra cuenta. Inicie sesión con ella o elija otra dirección.',
  'me.address.continue': 'Ir a mis credenciales',

  'mail.outbox.title': 'Correos que no se han enviado',
  'mail.outbox.lead':
    'No hay servidor de correo, por lo que quien ejecuta este servicio en su propio equipo puede leer aquí los correos. Los que tratan de resultados llegan un minuto después de ellos.',
  'mail.outbox.none':
    'Todavía no se ha escrito ningún correo. Los que tratan de resultados llegan un minuto después de ellos.',
  'mail.greeting': 'Hola, {name}:',
  'mail.greeting.plain': 'Hola:',
  'mail.line': '{title}, de {issuer}',
  'mail.more.one': 'y {count} más',
  'mail.more.many': 'y {count} más',
  'mail.more.other': 'y {count} más',
  'mail.link': 'Si el botón no funciona, abra esta dirección:',
  'mail.footer': 'Enviado por {network}. Nadie lee las respuestas a este correo.',
  'mail.demo': 'Esto es una demostración: nada de lo que hay aquí es una titulación real.',
  'mail.claim.subject': 'Sus credenciales están listas – {network}',
  'mail.claim.text.one': 'Se ha emitido para usted {count} credencial firmada:',
  'mail.claim.text.many': 'Se han emitido para usted {count} de credenciales firmadas:',
  'mail.claim.text.other': 'Se han emitido para usted {count} credenciales firmadas:',
  'mail.claim.why':
    'Abra el enlace para guardar, mostrar y compartir lo que es suyo. No ocurre nada hasta que pulse el botón que encontrará allí.',
  'mail.claim.button': 'Ver mis credenciales',
  'mail.claim.note': 'El enlace funciona una sola vez, en un plazo de 30 días. No lo comparta con nadie.',
  'mail.claim.again': 'Más adelante puede pedir otro enlace aquí:',
  'mail.news.subject': 'Novedades entre sus credenciales – {network}',
  'mail.news.text.one': 'Ahora tiene {count} credencial:',
  'mail.news.text.many': 'Ahora tiene {count} de credenciales; estas son las más recientes:',
  'mail.news.text.other': 'Ahora tiene {count} credenciales; estas son las más recientes:',
  'mail.news.button': 'Abrir mis credenciales',
  'mail.sign-in.subject': 'Su enlace para iniciar sesión – {network}',
  'mail.sign-in.text': 'Alguien, esperamos que usted, ha pedido iniciar sesión con esta dirección.',
  'mail.sign-in.button': 'Iniciar sesión',
  'mail.sign-in.note':
    'El enlace funciona una sola vez, en un plazo de 30 minutos. Si no fue usted, no tiene que hacer nada: sin el enlace nadie puede entrar.',
  'mail.confirm-address.subject': 'Confirme su nueva dirección – {network}',
  'mail.confirm-address.text':
    'Alguien, esperamos que usted, quiere usar esta dirección para sus credenciales.',
  'mail.confirm-address.button': 'Confirmar la dirección',
  'mail.confirm-address.note':
    'El enlace funciona una sola vez, en el plazo de un día. Si no fue usted, no tiene que hacer nada.',
  'mail.address-changed.subject': 'Su dirección ha cambiado – {network}',
  'mail.address-changed.text':
    'Se ha cambiado la dirección de su cuenta. A partir de ahora, los correos y los enlaces para iniciar sesión se envían a la nueva. Si no fue usted, avise de inmediato a la institución que emitió sus credenciales.',
  'mail.learner-moved.subject': 'Sus credenciales han pasado a otra dirección – {network}',
  'mail.learner-moved.text':
    'Una institución ha indicado otra dirección para credenciales que se guardaban en su cuenta, y con ella se han recogido. Si no fue usted, avise de inmediato a esa institución.',

  'share-choice.title': 'Compartir',
  'share-choice.nav': 'Con un enlace',
  'share-choice.lead':
    'Cree un enlace a lo que usted elija. Quien lo tenga verá lo que ha elegido y si está en vigor, hasta que el enlace termine.',
  'share-choice.none': 'Todavía no hay nada que compartir.',
  'share-choice.what': 'Qué mostrar',
  'share-choice.without.name': 'sin mi nombre',
  'share-choice.without.grade': 'sin calificación ni resultados',
  'share-choice.without.title': 'Qué significa omitir algo',
  'share-choice.without.what':
    'Lo que usted omite no figura en absoluto en la credencial compartida, así que nadie puede encontrarlo en ella. En un certificado se omite también en sus partes. Si un certificado exige una calificación que se omite en una parte, no se puede determinar si el certificado es válido: en ese caso, compártalo sin sus partes.',
  'share-choice.parts': 'Mostrar también las partes de los certificados',
  'share-choice.lasts': 'Cuánto tiempo funciona',
  'share-choice.lasts.1': '1 mes',
  'share-choice.lasts.6': '6 meses',
  'share-choice.lasts.12': '1 año',
  'share-choice.lasts.never': 'Hasta que lo retire',
  'share-choice.expires': 'O hasta el final de un día que usted elija',
  'share-choice.label': 'Su nombre para el enlace, que solo ve usted',
  'share-choice.make': 'Crear el enlace',
  'share-choice.wrong.nothing': 'Elija al menos una credencial.',
  'share-choice.wrong.expiry': 'Elija un día que aún no haya llegado.',
  'share-choice.wrong.label': 'El nombre de un enlace tiene como máximo 100 caracteres.',
  'share-choice.wrong.other': 'Estas credenciales no se pueden compartir ahora de este modo.',
  'share-choice.shared': 'Lo que he compartido',
  'share-choice.shared.none': 'Nada hasta ahora.',
  'share-choice.unlabelled': 'Enlace del {date}',
  'share-choice.registered': 'Enlace del registro público',
  'share-choice.registered.what':
    'Su entrada en el registro público lleva aquí. Muestra esto mientras usted figure en él.',
  'share-choice.shows.whole': 'con todos los datos',
  'share-choice.shows.name': 'sin su nombre',
  'share-choice.shows.grade': 'sin calificación ni resultados',
  'share-choice.shows.both': 'sin su nombre, calificación ni resultados',
  'share-choice.parts.shown': 'También se muestran las partes de los certificados.',
  'share-choice.parts.hidden': 'No se muestran las partes de los certificados.',
  'share-choice.made-on': 'creado el {date}',
  'share-choice.until': 'funciona hasta el {date}',
  'share-choice.forever': 'funciona hasta que se retire',
  'share-choice.over': 'ya no funciona',
  'share-choice.by-institution': 'creado por una institución o por la red',
  'share-choice.opened.one': 'abierto una vez, el {date}',
  'share-choice.opened.many': 'abierto {count} de veces, la última el {date}',
  'share-choice.opened.other': 'abierto {count} veces, la última el {date}',
  'share-choice.opened.never': 'nunca abierto',
  'share-choice.opened.what':
    'Cuenta cada vez que se ve lo que muestra un enlace, también cuando lo ve usted. Quién lo abrió, y desde dónde, no se guarda en ninguna parte.',
  'share-choice.end': 'Retirar este enlace',
  'share-choice.end.which': 'Retirar el enlace «{label}»',
  'share-choice.end.sure': 'Quien tenga el enlace ya no verá nada. Esto no se puede deshacer.',
  'share-choice.end.registered': 'La entrada en el registro público desaparece con él.',
  'share-choice.end.yes': 'Sí, retirar el enlace',
  'share-choice.ended': 'Enlaces que ya no funcionan',
  'share-choice.made.title': 'Su enlace',
  'share-choice.made.again':
    'Copie la dirección o vuelva cuando quiera: encontrará esta página en «Lo que he compartido».',
  'share-choice.made.unknown':
    'Su dirección se mostró una sola vez, a quien lo creó, y no puede volver a mostrarse.',
  'share-choice.made.see': 'Verlo como lo ven los demás',
  'share-choice.made.shows': 'Qué muestra',
  'share-choice.made.pdf': 'En su página está también el certificado para imprimir (PDF).',
  'share-choice.made.address': 'Dirección',
  'share-choice.made.qr': 'Código QR de la dirección',
  'share-choice.made.qr.svg': 'Código QR para imprimir (SVG)',
  'share-choice.made.qr.png': 'Código QR como imagen (PNG)',
  'share-choice.made.linkedin': 'Añadir «{title}» a un perfil de LinkedIn',
  'share-choice.made.linkedin.what':
    'Al seguir este enlace se comunican a LinkedIn el título, el emisor, el mes y la dirección.',
  'share-choice.made.embed': 'Para su propia página web',
  'share-choice.made.embed.what': 'HTML de una imagen que lleva al enlace. No contiene ningún script.',
  'share-choice.made.embed.alt': 'Comprobar esta credencial',
  'share-choice.made.back': 'Volver a lo que he compartido',
  'share-choice.withheld.own.name': 'El titular ha decidido no mostrar el nombre.',
  'share-choice.withheld.own.grade': 'El titular ha decidido no mostrar la calificación ni los resultados.',
  'share-choice.withheld.own.both':
    'El titular ha decidido no mostrar el nombre, la calificación ni los resultados.',
  'share-choice.withheld.parts.name': 'En las partes que se muestran también se ha omitido el nombre.',
  'share-choice.withheld.parts.grade':
    'En las partes que se muestran se han omitido las calificaciones y los resultados.',
  'share-choice.withheld.parts.both':
    'En las partes que se muestran se han omitido el nombre, las calificaciones y los resultados.',

  'wallet.title': 'Llévela a su cartera',
  'wallet.expires': 'Una cartera puede aceptar esta oferta hasta el {instant}.',
  'wallet.scan': 'Escanéelo con su cartera',
  'wallet.qr': 'Código QR que escanea su cartera',
  'wallet.open': 'Abrir la cartera de este dispositivo',
  'wallet.code': 'Su cartera pide este código',
  'wallet.code.secret': 'Escríbalo solo en su cartera. Tras cinco códigos erróneos, la oferta queda anulada.',
  'wallet.others': 'Otras carteras',
  'wallet.others.how':
    'Algunas carteras se abren con un enlace y no necesitan código. Quien tenga ese enlace puede llevarse la credencial, así que ábralo usted.',
  'wallet.lcw': 'Cartera Learner Credential Wallet',
  'wallet.interaction': 'Dirección para otras carteras',
  'wallet.take': 'Llevarla a una cartera',
  'wallet.kept':
    'Los códigos y los enlaces se muestran solo esta vez. Si algo falla, cree una oferta nueva: no se emite nada dos veces.',

  'certificate.pdf': 'Certificado (PDF)',
  'certificate.badge.png': 'Insignia Open Badge (PNG)',
  'certificate.badge.svg': 'Insignia Open Badge (SVG)',
  'certificate.files':
    'El PDF contiene la prueba firmada como archivo adjunto. Un Open Badge es una imagen con la credencial en su interior: quien tenga la imagen puede comprobarla.',

  'me.archive.title': 'Guardarlo todo',
  'me.archive.text':
    'Un archivo con todas sus credenciales en todas las formas, sus certificados, lo que se guarda sobre usted y una página que lo explica. Se puede comprobar aunque ya no quede nadie a quien preguntar.',
  'me.archive.button': 'Llevárselo todo (ZIP)',
  'me.archive.wait': 'El archivo tarda unos segundos en llegar.',

  'archive.title': 'Sus credenciales, para conservarlas',
  'archive.made':
    'Creado el {instant}. Conserve junta toda la carpeta y guarde una segunda copia en otro lugar.',
  'archive.count.one': 'Contiene un certificado o módulo.',
  'archive.count.many': 'Contiene {count} de certificados y módulos.',
  'archive.count.other': 'Contiene {count} certificados y módulos.',
  'archive.awards': 'Lo que ha logrado',
  'archive.award': '{code} · otorgado el {day} · {ects} créditos ECTS',
  'archive.state.suspended':
    'Su credencial estaba suspendida cuando se creó este archivo: a quien la comprueba se le indica.',
  'archive.state.revoked':
    'Su credencial fue revocada: a quien la comprueba se le indica. Figura aquí porque forma parte de su expediente.',
  'archive.unsigned': 'Su credencial todavía no estaba firmada cuando se creó este archivo.',
  'archive.file': '{kind} ({ending})',
  'archive.files': 'Qué son los archivos',
  'archive.kind.credential': 'Credencial firmada',
  'archive.what.credential':
    'El original, tal como lo firmó la institución: una credencial verificable del W3C (Verifiable Credential) y un Open Badge 3.0. Si conserva un solo archivo, que sea este.',
  'archive.kind.bundle': 'Paquete',
  'archive.what.bundle':
    'La credencial junto con aquellas de las que se compone y con las listas firmadas según las cuales, el día de este archivo, no estaba revocada ni suspendida.',
  'archive.kind.certificate': 'Certificado',
  'archive.what.certificate':
    'Para leer e imprimir. El paquete va dentro como archivo adjunto, de modo que el PDF se puede comprobar por sí solo.',
  'archive.kind.badge': 'Insignia Open Badge',
  'archive.what.badge': 'Una imagen para perfiles y páginas; la credencial está dentro del archivo.',
  'archive.kind.edc': 'Credencial digital europea',
  'archive.what.edc': 'Lo mismo, con sello para Europass: se puede subir a su perfil de Europass.',
  'archive.kind.sd-jwt': 'Para la cartera europea',
  'archive.what.sd-jwt': 'Lo mismo para las carteras europeas de identidad digital.',
  'archive.data': 'Lo que se guarda sobre usted (data.json)',
  'archive.data.what':
    'Sus nombres y números, lo que ha consentido, sus certificados y módulos con su historial y los enlaces que ha compartido.',
  'archive.issuers': 'Claves de los emisores (issuers.json)',
  'archive.issuers.what':
    'Las claves públicas de quienes firmaron, tal como estaban publicadas el día de este archivo. Con ellas se comprueban las firmas cuando las direcciones de los emisores ya no existen.',
  'archive.check': 'Cómo puede comprobarlas cualquiera',
  'archive.check.here':
    'Mientras exista el servicio, entregue cualquiera de estos archivos en esta dirección:',
  'archive.check.gone':
    'Cuando ya no exista, cualquier verificador de credenciales verificables del W3C (versión 2.0) o de Open Badges (versión 3.0) puede comprobar la firma con la clave de issuers.json. Los hay abiertos y de varios autores; los archivos siguen normas públicas y no necesitan ningún programa de este servicio.',
  'archive.check.limits':
    'Lo que entonces no se puede saber es si una credencial fue revocada después del día de este archivo, ni si las claves son las del emisor: eso se basa en issuers.json o en lo que otros hayan registrado de ellas.',
  'archive.print':
    'Los certificados de este archivo no llevan código que escanear, porque solo lo tiene un enlace compartido. Si quiere uno, cree un enlace e imprima el certificado desde su página.',

  'me.path.title': 'Mi recorrido',
  'me.path.next': 'Siguiente: {programme}. Faltan {number} créditos ECTS.',
  'me.path.top': 'Ha alcanzado todo aquello a lo que lleva este recorrido.',
  'me.path.share': '{done} de {number} créditos ECTS',
  'me.path.legend.done': 'suyo',
  'me.path.legend.in-reach': 'a su alcance: lo incorpora el próximo certificado',
  'me.path.legend.missing': 'más adelante',
  'me.path.caption': 'Cada piedra es un módulo; cada hito de piedras, un certificado.',
  'me.path.modules.one': '{count} módulo',
  'me.path.modules.many': '{count} de módulos',
  'me.path.modules.other': '{count} módulos',
  'me.path.level.held': 'Alcanzado',
  'me.path.level.suspended': 'Suspendido: por ahora no cuenta',
  'me.path.level.coming': 'Está todo: el certificado se está preparando',
  'me.path.level.confirm': 'Está todo: falta la confirmación de {body}',
  'me.path.level.agree': 'Estará todo en cuanto consienta que sus instituciones cuenten conjuntamente',
  'me.path.level.next': 'Faltan {number} créditos ECTS',
  'me.path.level.later': 'Más adelante: faltan {number} créditos ECTS',
  'me.path.level.follows': 'Está todo: llega después del certificado anterior',
  'me.path.level.closed': 'Por ahora nadie ofrece lo que aún falta',
  'me.path.stone.done': '{issuer}, {date}',
  'me.path.stone.suspended': 'Suspendido por {issuer}: por ahora no cuenta',
  'me.path.stone.in-reach': 'A su alcance. Puede cursarlo en {places}.',
  'me.path.stone.missing': 'Más adelante. Puede cursarlo en {places}.',
  'me.path.stone.nowhere': 'Por ahora no lo ofrece nadie.',
  'me.path.need.part': '{part}: {need}',
  'me.path.need.modules.one': '{count} módulo más',
  'me.path.need.modules.many': '{count} de módulos más',
  'me.path.need.modules.other': '{count} módulos más',
  'me.path.need.ects': '{number} créditos ECTS más',
  'me.path.need.institutions.one': 'un módulo de {count} institución más',
  'me.path.need.institutions.many': 'módulos de {count} de instituciones más',
  'me.path.need.institutions.other': 'módulos de {count} instituciones más',
  'me.path.need.total-ects': '{number} créditos ECTS más en total',
  'me.path.other': 'Otros módulos que servirían',
  'me.path.other.place': '{module}, {number} créditos ECTS: {places}',
  'me.path.also': 'También suyos',
  'me.path.also.text':
    'Módulos que por ahora no incorpora ningún certificado de este recorrido. Siguen siendo suyos.',
  'me.path.records':
    'Las instituciones tienen expedientes separados de usted, y los módulos de expedientes separados no se suman. Pida a una de las instituciones que los una.',
  'me.path.agree':
    'Los módulos de varias instituciones solo cuentan conjuntamente con su consentimiento. Por ahora, los módulos de cada institución cuentan por separado.',
  'me.path.agree.link': 'Lea qué significa',

  'me.nav.path': 'Mi recorrido',
  'me.nav.path.overview': 'Resumen',
  'me.nav.consent': 'Cómputo conjunto',
  'me.state.superseded': 'Sustituida por otra más reciente',
  'me.state.valid.text': 'Quien la compruebe verá que está en vigor.',
  'me.state.suspended.text':
    'Quien la compruebe verá que por ahora no cuenta. Pregunte a quien la otorgó cómo continuar.',
  'me.state.revoked.text': 'Quien la compruebe verá que fue revocada. Pregunte el motivo a quien la otorgó.',
  'me.state.superseded.text':
    'Muestre en su lugar la más reciente: quien compruebe esta verá que fue sustituida.',
  'me.item.newer': 'Ir a la más reciente',
  'me.item.share': 'Compartirla mediante un enlace',
  'me.item.pdf':
    'El código del PDF lleva a un enlace que muestra esta credencial completa, sin fecha de fin. Se crea con el primer PDF y usted puede retirarlo en «Compartir».',
  'me.item.take': 'Llevarla consigo',
  'me.item.take.text':
    'La misma credencial en otras formas. Cada una se crea y se firma cuando usted la pide, y es válida tanto tiempo como esta.',
  'me.item.form.edc': 'Para Europass',
  'me.item.form.sd-jwt': 'Para la cartera europea',
  'me.item.published': 'Qué representa, con sus resultados de aprendizaje',
  'me.due.title': 'A punto de llegar',
  'me.due.coming':
    '{programme}: está todo, y el certificado se está preparando. Vuelva a mirar dentro de un momento.',
  'me.due.confirm': '{programme}: está todo. Falta la confirmación de {body}.',
  'me.due.agree':
    '{programme}: estará todo en cuanto consienta que los módulos de varias instituciones cuenten conjuntamente.',
  'me.list.path': 'Ver cuánto falta para el próximo certificado',
  'me.consent.title': 'Cómputo conjunto',
  'me.consent.lead':
    '¿Permite que la red considere conjuntamente sus módulos de todas sus instituciones? Así, los certificados se componen por sí solos cuando los módulos de varias instituciones suman lo necesario para uno.',
  'me.consent.yes': 'Dio su consentimiento el {date}.',
  'me.consent.no': 'No ha dado su consentimiento: los módulos de cada institución cuentan por separado.',
  'me.consent.text': 'El texto, versión {version}',
  'me.consent.means': 'Qué significa',
  'me.consent.means.see':
    'Una institución no ve lo que le otorgó otra, ni sus calificaciones allí. La entidad que otorga el certificado ve qué módulos incorpora.',
  'me.consent.means.here':
    'Lo que diga aquí vale para las credenciales de esta cuenta y para las que lleguen a ella más tarde.',
  'me.consent.means.withdraw':
    'Puede retirarlo aquí en cualquier momento. Los certificados que ya tiene siguen siendo válidos.',
  'me.consent.means.without':
    'Sin él conserva todo lo que tiene, y se siguen componiendo certificados con módulos de una sola institución.',
  'me.consent.give': 'Doy mi consentimiento',
  'me.consent.withdraw': 'Retirar mi consentimiento',
  'me.consent.withdraw.sure':
    'A partir de entonces, los módulos de cada institución cuentan por separado. Los certificados que ya tiene siguen siendo válidos.',
  'me.consent.withdraw.yes': 'Sí, retirarlo',
  'me.consent.changed': 'El texto ha cambiado entretanto. Léalo de nuevo, por favor.',
  'me.consent.history': 'Lo que consta',
  'me.consent.given.self': '{date}: usted dio su consentimiento, versión {version}',
  'me.consent.given.other': '{date}: una institución o la red registró su consentimiento, versión {version}',
  'me.consent.withdrawn': '{date}: se retiró',
  'me.consent.none': 'Todavía no se guarda aquí ninguna credencial, así que no hay nada que consentir.',
};
