import type { ManyTexts } from './en.js';

/** Spanish. */
export const manyEs: ManyTexts = {
  'many.title': 'Comprobación de varias credenciales',
  'many.how':
    'Varias a la vez: elija o arrastre hasta {limit} archivos o una carpeta entera, o pegue en cada línea una credencial, un token o un enlace.',
  'many.folder': 'Elegir una carpeta',
  'many.lines':
    'En cada línea puede haber una credencial, un token o un enlace. Los enlaces de este servicio se abren aquí, y quien los compartió ve que se han consultado; los que llevan a otro sitio se nombran y no se siguen.',
  'many.checking.one': 'Se está comprobando {count}',
  'many.checking.many': 'Se están comprobando {count}',
  'many.checking.other': 'Se están comprobando {count}',
  'many.checked.one': 'Se ha comprobado {count}',
  'many.checked.many': 'Se han comprobado {count}',
  'many.checked.other': 'Se han comprobado {count}',
  'many.stopped': 'Detenido: se han comprobado {done} de {total}',
  'many.progress': '{done} de {total} comprobadas',
  'many.stop': 'Detener',
  'many.show': 'Mostrar',
  'many.all': 'Todas',
  'many.unreadable': 'Ilegible',
  'many.repeated': 'Ya presentadas',
  'many.repeats': 'Lo mismo está en {name}.',
  'many.caption': 'Se muestran {shown} de {total}.',
  'many.opens': 'Cada nombre abre la respuesta completa.',
  'many.name': 'Archivo o línea',
  'many.line': 'Línea {number}',
  'many.reason': 'Motivo',
  'many.more.one': '{title} y una más',
  'many.more.many': '{title} y {count} más',
  'many.more.other': '{title} y {count} más',
  'many.issuer-unknown': 'emisor desconocido en esta red',
  'many.none': 'No hay ninguna de estas.',
  'many.csv': 'Guardar como CSV',
  'many.json': 'Guardar como JSON',
  'many.back': 'Volver a todos los resultados',
  'verify.problem.share-busy':
    'El servicio del que procede esta página no ha abierto el enlace en este momento; puede que se le haya pedido demasiado. Inténtelo de nuevo dentro de unos minutos.',
  'verify.problem.verify.link-elsewhere': 'El enlace lleva a otro sitio y no se ha seguido:',
  'verify.problem.internal.error':
    'No se ha podido examinar. Compruébelo por separado o inténtelo más tarde.',
  'verify.problem.verify.batch-empty': 'No contiene ningún archivo ni nada que comprobar.',
  'verify.problem.verify.batch-too-many':
    'Se han entregado {count} archivos y líneas. Se comprueban como máximo {limit} a la vez, por lo que no se ha comprobado ninguno: elija menos.',
};
