import type { CheckRecordTexts } from './en.js';

/** Portuguese. */
export const checkRecordsPt: CheckRecordTexts = {
  'record.heading': 'Comprovativo de uma verificação',
  'record.genuine': 'Este comprovativo é autêntico: foi assinado por {network}.',
  'record.not-genuine': 'Este comprovativo não é autêntico. Não se pode confiar em nada do que diz.',
  'record.undetermined':
    'Não é possível determinar aqui se este comprovativo é autêntico: não se sabe quem o assinou.',
  'record.says':
    'Em {instant} foram verificados documentos com estas impressões digitais, com estes resultados:',
  'record.later':
    'Diz o que era válido nesse momento. O que vale hoje é dito pelo próprio documento: entregue-o aqui, e será também comparado com este comprovativo.',
  'record.about': 'O comprovativo que entregou antes refere-se a este documento.',
  'record.not-about': 'O comprovativo que entregou antes não se refere a este documento.',
  'record.get': 'Comprovativo assinado desta verificação',
  'record.make': 'Obter o comprovativo',
  'record.what':
    'Para os seus arquivos: quando foi verificado, com que resultado, e uma impressão digital do documento, com a assinatura da rede. Não contém nenhum nome.',
  'record.sends':
    'Para isso, o documento é enviado a este serviço, que o verifica ele próprio e não guarda nada dele.',
  'record.failed': 'Não foi possível criar o comprovativo. Tente de novo mais tarde.',
  'record.differs':
    'O serviço chegou a um resultado diferente do desta página. O comprovativo diz: {verdict}.',
};
