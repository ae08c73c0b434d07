import type { ManyTexts } from './en.js';

/** Portuguese. */
export const manyPt: ManyTexts = {
  'many.title': 'Verificação de várias credenciais',
  'many.how':
    'Várias de uma vez: escolha ou arraste até {limit} ficheiros ou uma pasta inteira, ou cole em cada linha uma credencial, um token ou uma ligação.',
  'many.folder': 'Escolher uma pasta',
  'many.lines':
    'Em cada linha pode estar uma credencial, um token ou uma ligação. As ligações deste serviço são abertas aqui, e quem as partilhou vê que foram consultadas; as que levam a outro sítio são indicadas e não são seguidas.',
  'many.checking.one': '{count} em verificação',
  'many.checking.many': '{count} em verificação',
  'many.checking.other': '{count} em verificação',
  'many.checked.one': 'Foi verificada {count}',
  'many.checked.many': 'Foram verificadas {count}',
  'many.checked.other': 'Foram verificadas {count}',
  'many.stopped': 'Interrompido: foram verificadas {done} de {total}',
  'many.progress': '{done} de {total} verificadas',
  'many.stop': 'Parar',
  'many.show': 'Mostrar',
  'many.all': 'Todas',
  'many.unreadable': 'Ilegível',
  'many.repeated': 'Já entregues',
  'many.repeats': 'O mesmo está em {name}.',
  'many.caption': 'São mostradas {shown} de {total}.',
  'many.opens': 'Cada nome abre a resposta completa.',
  'many.name': 'Ficheiro ou linha',
  'many.line': 'Linha {number}',
  'many.reason': 'Motivo',
  'many.more.one': '{title} e mais uma',
  'many.more.many': '{title} e mais {count}',
  'many.more.other': '{title} e mais {count}',
  'many.issuer-unknown': 'emissor desconhecido nesta rede',
  'many.none': 'Não há nenhuma destas.',
  'many.csv': 'Guardar como CSV',
  'many.json': 'Guardar como JSON',
  'many.back': 'Voltar a todos os resultados',
  'verify.problem.share-busy':
    'O serviço de onde vem esta página não abriu a ligação neste momento; talvez lhe tenha sido pedido demasiado. Tente de novo dentro de alguns minutos.',
  'verify.problem.verify.link-elsewhere': 'A ligação leva a outro sítio e não foi seguida:',
  'verify.problem.internal.error':
    'Não foi possível examiná-lo. Verifique-o em separado ou tente mais tarde.',
  'verify.problem.verify.batch-empty': 'Não contém nenhum ficheiro nem nada para verificar.',
  'verify.problem.verify.batch-too-many':
    'Foram entregues {count} ficheiros e linhas. São verificados no máximo {limit} de cada vez, por isso nenhum o foi: escolha menos.',
};
