import type { ElsewhereTexts } from './en.js';

/** Portuguese. */
export const elsewherePt: ElsewhereTexts = {
  'verify.elsewhere': 'Publicado noutro sítio',
  'verify.elsewhere.missing':
    'A resposta deixa algo em aberto. Aquilo de que precisaria está publicado noutros sítios e não foi obtido.',
  'verify.elsewhere.did': '{host}: as chaves do emissor.',
  'verify.elsewhere.list': '{host}: a lista do que foi revogado ou suspenso.',
  'verify.elsewhere.as-of': 'Obtido em {instant}.',
  'verify.elsewhere.learn':
    'Se for obtido, o outro sítio fica a saber que este serviço o pediu neste momento e, com isso, que lista é consultada; se cada credencial tiver uma lista própria, também que credencial. Não fica a saber quem é. Este serviço fica a saber o que foi obtido. O que apresentou não é enviado a ninguém.',
  'verify.elsewhere.fetch': 'Obter',
  'verify.elsewhere.again': 'Obter de novo',
  'verify.elsewhere.offline': 'Nada foi obtido de {host}: não há rede, ou este serviço não responde.',
  'verify.elsewhere.unavailable': '{host} não responde. Tente mais tarde.',
  'verify.elsewhere.slow': '{host} demora demasiado a responder. Tente mais tarde.',
  'verify.elsewhere.busy':
    'Foi pedido demasiado em pouco tempo, pelo que {host} não foi consultado. Tente daqui a alguns minutos.',
  'verify.elsewhere.too-large': 'A resposta de {host} é maior do que pode ser e não foi lida.',
  'verify.elsewhere.unfit': 'O que {host} responde não é o que devia ser e não foi usado.',
  'verify.elsewhere.moved': '{host} remete para outro sítio, o que não foi seguido.',
  'verify.elsewhere.refused': '{host} não foi consultado: o endereço não é o de um sítio público.',
  'verify.elsewhere.not-found': '{host} diz que não há nada neste endereço.',
};
