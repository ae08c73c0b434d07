import type { ElsewhereTexts } from './en.js';

/** Spanish. */
export const elsewhereEs: ElsewhereTexts = {
  'verify.elsewhere': 'Publicado en otro sitio',
  'verify.elsewhere.missing':
    'La respuesta deja algo abierto. Lo que necesitaría está publicado en otros sitios y no se ha obtenido.',
  'verify.elsewhere.did': '{host}: las claves del emisor.',
  'verify.elsewhere.list': '{host}: la lista de lo revocado o suspendido.',
  'verify.elsewhere.as-of': 'Obtenido el {instant}.',
  'verify.elsewhere.learn':
    'Si se obtiene, el otro sitio sabrá que este servicio lo ha pedido en este momento y, con ello, qué lista se consulta; si cada credencial tiene una lista propia, también qué credencial. No sabrá quién es usted. Este servicio sabrá qué se ha obtenido. Lo que usted ha presentado no se envía a nadie.',
  'verify.elsewhere.fetch': 'Obtener',
  'verify.elsewhere.again': 'Obtener de nuevo',
  'verify.elsewhere.offline': 'No se ha obtenido nada de {host}: no hay red o este servicio no responde.',
  'verify.elsewhere.unavailable': '{host} no responde. Vuelva a intentarlo más tarde.',
  'verify.elsewhere.slow': '{host} tarda demasiado en responder. Vuelva a intentarlo más tarde.',
  'verify.elsewhere.busy':
    'Se ha pedido demasiado en poco tiempo, por lo que no se ha preguntado a {host}. Vuelva a intentarlo dentro de unos minutos.',
  'verify.elsewhere.too-large': 'La respuesta de {host} es mayor de lo permitido y no se ha leído.',
  'verify.elsewhere.unfit': 'Lo que responde {host} no es lo que debería ser y no se ha usado.',
  'verify.elsewhere.moved': '{host} remite a otro sitio, al que no se ha ido.',
  'verify.elsewhere.refused': 'No se ha preguntado a {host}: la dirección no es la de un sitio público.',
  'verify.elsewhere.not-found': '{host} dice que no hay nada en esta dirección.',
};
