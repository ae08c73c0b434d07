import type { RecordTexts } from './en.js';

export const recordsEs: RecordTexts = {
  'register.title': 'Registro de docentes certificados',
  'register.lead':
    'Quién tiene un certificado de esta red y ha aceptado figurar. Cada entrada lleva al certificado, verificado en el momento en que usted lo consulta.',
  'register.why':
    'Solo figuran personas que lo han pedido, y mientras su certificado esté en vigor. Que alguien no aparezca no dice nada sobre esa persona.',
  'register.name': 'Nombre, o una parte de él',
  'register.name.short': 'Indique al menos dos letras del nombre.',
  'register.certificate': 'Certificado',
  'register.certificate.any': 'Cualquiera',
  'register.search': 'Buscar',
  'register.found': 'Resultados',
  'register.found.none': 'Nadie con este nombre figura en el registro.',
  'register.more': 'Mostrar más',
  'register.verify': 'Ver si es válido',
  'register.me.nav': 'Registro',
  'register.me.title': 'El registro público',
  'register.me.lead':
    'En el registro, cualquiera puede averiguar por el nombre quién tiene un certificado de la red. Usted figura en él solo con los certificados que elija aquí, y puede salir en cualquier momento.',
  'register.me.look': 'Ver el registro',
  'register.me.none': 'Todavía no tiene ningún certificado que pueda figurar.',
  'register.me.listed': 'En el registro',
  'register.me.unlisted': 'No está en el registro',
  'register.me.join': 'Incluir este certificado',
  'register.me.leave': 'Quitarlo del registro',
  'register.consent':
    'Consiento que cualquiera encuentre en el registro público mi nombre tal como figura en este certificado, el certificado y su fecha, con un enlace al certificado sin sus partes. Puedo retirar este consentimiento en cualquier momento; la entrada y el enlace desaparecen de inmediato.',

  'erasure.me.nav': 'Suprimir',
  'erasure.me.title': 'Suprimir mis datos',
  'erasure.me.lead':
    'Tiene derecho a que se suprima lo que se guarda sobre usted. Aquí puede ver qué desaparecería y qué quedaría.',
  'erasure.me.mail':
    'Para que nadie más lo haga, se envía un enlace a {email}. Lo que figura aquí se suprime cuando usted lo abra y confirme.',
  'erasure.me.send': 'Enviarme el enlace',
  'erasure.me.sent':
    'Hay un enlace en camino a {email}. Funciona una sola vez, durante 30 minutos. No se suprime nada antes de que usted lo confirme allí.',
  'erasure.me.asked': 'Ha pedido que se suprima lo siguiente. Todavía no ha ocurrido nada.',
  'erasure.me.confirm': 'Tengo lo que quiero conservar. Supriman mis datos definitivamente.',
  'erasure.me.button': 'Suprimir',
  'erasure.me.several':
    'En esta cuenta se guardan credenciales de más de una persona. Los datos de cada una se suprimen por separado; la cuenta desaparece con los de la última.',
  'erasure.me.elsewhere':
    'Por ahora sus datos no se pueden suprimir desde aquí. Diríjase a la institución que otorgó sus credenciales o a la red: los suprimen en cuanto saben que se trata de usted.',
  'erasure.keep':
    'Descargue antes sus credenciales si quiere conservarlas: nadie podrá volver a dárselas, y ninguna se podrá emitir de nuevo.',
  'erasure.title': 'Sus datos se han suprimido',
  'erasure.lead': 'Suprimido el {when}. No se puede deshacer.',
  'erasure.removes': 'Lo que se suprimiría',
  'erasure.removed': 'Lo que se ha suprimido',
  'erasure.removed.records': 'Expedientes con nombre',
  'erasure.removed.identifiers': 'Números de estudiante e identificadores',
  'erasure.removed.documents': 'Credenciales firmadas, en todas las formas',
  'erasure.removed.results': 'Resultados con calificación y observaciones',
  'erasure.removed.evidence': 'Documentos entregados como prueba',
  'erasure.removed.shares': 'Enlaces compartidos',
  'erasure.removed.registered': 'Entradas en el registro',
  'erasure.removed.offers': 'Ofertas a carteras',
  'erasure.removed.contacts': 'Direcciones indicadas por instituciones',
  'erasure.removed.accounts': 'Cuentas y sus dispositivos',
  'erasure.removed.mails': 'Correos y sus enlaces',
  'erasure.removed.consents': 'Consentimientos',
  'erasure.removed.reasons': 'Anotaciones de personas',
  'erasure.removed.rows': 'Filas de archivos subidos',
  'erasure.removed.answers': 'Respuestas guardadas para solicitudes repetidas',
  'erasure.remains': 'Lo que queda',
  'erasure.remains.why':
    'Números, fechas y estados de lo otorgado, para que una credencial que alguien lleve consigo se pueda seguir comprobando o revocando. Nada de ello dice de quién era.',
  'erasure.remains.credentials.one': '{count} lugar en las listas de lo que está en vigor',
  'erasure.remains.credentials.many': '{count} de lugares en las listas de lo que está en vigor',
  'erasure.remains.credentials.other': '{count} lugares en las listas de lo que está en vigor',
  'erasure.remains.audit.one': '{count} entrada del registro de actos: qué, cuándo y quién, sin nombre.',
  'erasure.remains.audit.many': '{count} de entradas del registro de actos: qué, cuándo y quién, sin nombre.',
  'erasure.remains.audit.other': '{count} entradas del registro de actos: qué, cuándo y quién, sin nombre.',
  'erasure.after': 'Qué se sigue de ello',
  'erasure.after.text':
    'Las credenciales que alguien se haya llevado se comprueban como antes, las tenga quien las tenga. Todavía se pueden revocar, pero nunca emitir de nuevo. Los enlaces compartidos ya no llevan a nada.',
  'erasure.backups.none': 'No se había hecho antes ninguna copia de seguridad.',
  'erasure.backups.open':
    'Las copias de seguridad anteriores todavía lo contienen. Pregunte a quien opera el servicio cuándo se borran.',
  'erasure.backups.until':
    'Las copias de seguridad anteriores lo contienen todavía hasta el {until}. Si se restaurase alguna, la supresión se repetiría.',
  'erasure.basis':
    'Fundamento: artículo 17 del Reglamento General de Protección de Datos. Lo que queda se conserva para acreditar que una credencial es auténtica: artículo 17, apartado 3, letra e).',
  'erasure.receipt':
    'La dirección de esta página es su justificante. Quien la tenga ve este informe; no la comparta con nadie.',

  'correction.title': 'Correcciones',
  'correction.ask': 'Pedir una corrección',
  'correction.lead':
    'Diga a la institución qué está mal y qué sería lo correcto. Ella decide, y usted recibe un correo cuando haya respuesta.',
  'correction.about': '¿Qué está mal?',
  'correction.about.name': 'El nombre',
  'correction.about.grade': 'La calificación',
  'correction.about.other': 'Otra cosa',
  'correction.text': '¿Qué sería lo correcto y por qué?',
  'correction.wrong': 'Diga en 1 a {most} caracteres qué está mal.',
  'correction.send': 'Enviar a la institución',
  'correction.back': 'Volver a la credencial',
  'correction.state.open': 'Enviada, aún sin respuesta',
  'correction.state.done': 'Corregido',
  'correction.state.declined': 'Rechazada por la institución',
  'correction.answer': 'Respuesta de la institución:',
  'mail.correction-answered.subject': 'Una respuesta a su solicitud – {network}',
  'mail.correction-answered.text':
    'Usted pidió a una institución que corrigiera algo de una credencial. Ya hay una respuesta.',
  'mail.correction-answered.button': 'Leer la respuesta',
  'mail.correction-answered.note':
    'La respuesta está en la página de la credencial, una vez que haya iniciado sesión.',
  'mail.confirm-erasure.subject': 'Confirme que se han de suprimir sus datos – {network}',
  'mail.confirm-erasure.text':
    'Alguien, esperamos que usted, ha pedido que se supriman los datos de su cuenta.',
  'mail.confirm-erasure.button': 'Ver qué se suprimiría',
  'mail.confirm-erasure.note':
    'El enlace funciona una sola vez, durante 30 minutos, y no se suprime nada antes de que usted lo confirme allí. Si no ha sido usted, otra persona tiene abierta su cuenta: inicie sesión y cierre la suya en la lista de dispositivos.',
};
