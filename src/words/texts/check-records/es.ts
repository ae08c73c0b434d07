import type { CheckRecordTexts } from './en.js';

/** Spanish. */
export const checkRecordsEs: CheckRecordTexts = {
  'record.heading': 'Constancia de una comprobación',
  'record.genuine': 'Esta constancia es auténtica: la firmó {network}.',
  'record.not-genuine': 'Esta constancia no es auténtica. No se puede confiar en nada de lo que dice.',
  'record.undetermined':
    'Aquí no se puede determinar si esta constancia es auténtica: no se sabe quién la firmó.',
  'record.says': 'El {instant} se comprobaron documentos con estas huellas digitales, con estos resultados:',
  'record.later':
    'Dice lo que era válido en ese momento. Lo que vale hoy lo dice el propio documento: entréguelo aquí y también se comparará con esta constancia.',
  'record.about': 'La constancia que entregó antes se refiere a este documento.',
  'record.not-about': 'La constancia que entregó antes no se refiere a este documento.',
  'record.get': 'Constancia firmada de esta comprobación',
  'record.make': 'Obtener la constancia',
  'record.what':
    'Para sus archivos: cuándo se comprobó, con qué resultado, y una huella digital del documento, con la firma de la red. No contiene ningún nombre.',
  'record.sends':
    'Para ello, el documento se envía a este servicio, que lo comprueba por sí mismo y no conserva nada de él.',
  'record.failed': 'No se pudo crear la constancia. Inténtelo de nuevo más tarde.',
  'record.differs':
    'El servicio llegó a un resultado distinto del de esta página. La constancia dice: {verdict}.',
};
