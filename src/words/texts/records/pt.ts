import type { RecordTexts } from './en.js';

export const recordsPt: RecordTexts = {
  'register.title': 'Registo de docentes certificados',
  'register.lead':
    'Quem tem um certificado desta rede e aceitou constar. Cada entrada conduz ao certificado, verificado no momento em que o consulta.',
  'register.why':
    'Só constam pessoas que o pediram, e enquanto o seu certificado estiver em vigor. Alguém não constar nada diz sobre essa pessoa.',
  'register.name': 'Nome, ou uma parte dele',
  'register.name.short': 'Indique pelo menos duas letras do nome.',
  'register.certificate': 'Certificado',
  'register.certificate.any': 'Qualquer um',
  'register.search': 'Procurar',
  'register.found': 'Resultados',
  'register.found.none': 'Ninguém com este nome consta do registo.',
  'register.more': 'Mostrar mais',
  'register.verify': 'Ver se é válido',
  'register.me.nav': 'Registo',
  'register.me.title': 'O registo público',
  'register.me.lead':
    'No registo, qualquer pessoa encontra pelo nome quem tem um certificado da rede. Só consta dele com os certificados que aqui escolher, e pode sair a qualquer momento.',
  'register.me.look': 'Ver o registo',
  'register.me.none': 'Ainda não tem nenhum certificado que possa constar.',
  'register.me.listed': 'No registo',
  'register.me.unlisted': 'Fora do registo',
  'register.me.join': 'Incluir este certificado',
  'register.me.leave': 'Retirá-lo do registo',
  'register.consent':
    'Consinto que qualquer pessoa encontre no registo público o meu nome tal como consta deste certificado, o certificado e a sua data, com uma ligação para o certificado sem as suas partes. Posso retirar este consentimento a qualquer momento; a entrada e a ligação desaparecem de imediato.',

  'erasure.me.nav': 'Apagar',
  'erasure.me.title': 'Apagar os meus dados',
  'erasure.me.lead':
    'Tem o direito de obter o apagamento do que está guardado sobre si. Aqui pode ver o que desapareceria e o que ficaria.',
  'erasure.me.mail':
    'Para que mais ninguém o faça, é enviada uma ligação para {email}. O que aqui consta é apagado assim que a abrir e confirmar.',
  'erasure.me.send': 'Enviar-me a ligação',
  'erasure.me.sent':
    'Vai uma ligação a caminho de {email}. Funciona uma vez, durante 30 minutos. Nada é apagado antes de o confirmar aí.',
  'erasure.me.asked': 'Pediu que o seguinte fosse apagado. Ainda nada aconteceu.',
  'erasure.me.confirm': 'Tenho o que quero guardar. Apaguem os meus dados definitivamente.',
  'erasure.me.button': 'Apagar',
  'erasure.me.several':
    'Nesta conta estão guardadas credenciais de mais de uma pessoa. Os dados de cada uma são apagados em separado; a conta desaparece com os da última.',
  'erasure.me.elsewhere':
    'De momento, os seus dados não podem ser apagados a partir daqui. Dirija-se à instituição que atribuiu as suas credenciais, ou à rede: apagam-nos assim que souberem que se trata de si.',
  'erasure.keep':
    'Descarregue primeiro as suas credenciais, se as quiser guardar: ninguém lhas poderá dar de novo, e nenhuma poderá voltar a ser emitida.',
  'erasure.title': 'Os seus dados foram apagados',
  'erasure.lead': 'Apagado em {when}. Não pode ser anulado.',
  'erasure.removes': 'O que seria apagado',
  'erasure.removed': 'O que foi apagado',
  'erasure.removed.records': 'Registos com nome',
  'erasure.removed.identifiers': 'Números de estudante e identificadores',
  'erasure.removed.documents': 'Credenciais assinadas, em todas as formas',
  'erasure.removed.results': 'Resultados com classificação e observações',
  'erasure.removed.evidence': 'Documentos entregues como prova',
  'erasure.removed.shares': 'Ligações de partilha',
  'erasure.removed.registered': 'Entradas no registo',
  'erasure.removed.offers': 'Ofertas a carteiras',
  'erasure.removed.contacts': 'Endereços indicados por instituições',
  'erasure.removed.accounts': 'Contas e respetivos dispositivos',
  'erasure.removed.mails': 'E-mails e respetivas ligações',
  'erasure.removed.consents': 'Consentimentos',
  'erasure.removed.reasons': 'Notas de pessoas',
  'erasure.removed.rows': 'Linhas de ficheiros carregados',
  'erasure.removed.answers': 'Respostas guardadas para pedidos repetidos',
  'erasure.remains': 'O que fica',
  'erasure.remains.why':
    'Números, datas e estados do que foi atribuído, para que uma credencial que alguém traga consigo possa continuar a ser verificada ou revogada. Nada disso diz de quem era.',
  'erasure.remains.credentials.one': '{count} lugar nas listas do que está em vigor',
  'erasure.remains.credentials.many': '{count} de lugares nas listas do que está em vigor',
  'erasure.remains.credentials.other': '{count} lugares nas listas do que está em vigor',
  'erasure.remains.audit.one': '{count} entrada do registo de atos: o quê, quando e por quem, sem nome.',
  'erasure.remains.audit.many': '{count} de entradas do registo de atos: o quê, quando e por quem, sem nome.',
  'erasure.remains.audit.other': '{count} entradas do registo de atos: o quê, quando e por quem, sem nome.',
  'erasure.after': 'O que daí resulta',
  'erasure.after.text':
    'As credenciais que alguém levou consigo são verificadas como antes, seja quem for que as tenha. Ainda podem ser revogadas, mas nunca emitidas de novo. As ligações partilhadas já não conduzem a nada.',
  'erasure.backups.none': 'Não tinha sido feita antes nenhuma cópia de segurança.',
  'erasure.backups.open':
    'As cópias de segurança anteriores ainda o contêm. Pergunte ao operador do serviço quando são eliminadas.',
  'erasure.backups.until':
    'As cópias de segurança anteriores ainda o contêm até {until}. Se alguma for reposta, o apagamento é repetido.',
  'erasure.basis':
    'Fundamento: artigo 17.º do Regulamento Geral sobre a Proteção de Dados. O que fica é conservado para comprovar que uma credencial é autêntica: artigo 17.º, n.º 3, alínea e).',
  'erasure.receipt':
    'O endereço desta página é o seu comprovativo. Quem o tiver vê este relatório; não o partilhe com ninguém.',

  'correction.title': 'Correções',
  'correction.ask': 'Pedir uma correção',
  'correction.lead':
    'Diga à instituição o que está errado e o que seria correto. Ela decide, e um e-mail avisa quando houver resposta.',
  'correction.about': 'O que está errado?',
  'correction.about.name': 'O nome',
  'correction.about.grade': 'A classificação',
  'correction.about.other': 'Outra coisa',
  'correction.text': 'O que seria correto, e porquê?',
  'correction.wrong': 'Diga em 1 a {most} caracteres o que está errado.',
  'correction.send': 'Enviar à instituição',
  'correction.back': 'Voltar à credencial',
  'correction.state.open': 'Enviado, ainda sem resposta',
  'correction.state.done': 'Corrigido',
  'correction.state.declined': 'Recusado pela instituição',
  'correction.answer': 'Resposta da instituição:',
  'mail.correction-answered.subject': 'Uma resposta ao seu pedido – {network}',
  'mail.correction-answered.text':
    'Pediu a uma instituição que corrigisse algo numa credencial. Já há uma resposta.',
  'mail.correction-answered.button': 'Ler a resposta',
  'mail.correction-answered.note': 'A resposta está na página da credencial, depois de iniciar sessão.',
  'mail.confirm-erasure.subject': 'Confirme que os seus dados devem ser apagados – {network}',
  'mail.confirm-erasure.text': 'Foi pedido, esperamos que por si, que os dados da sua conta fossem apagados.',
  'mail.confirm-erasure.button': 'Ver o que seria apagado',
  'mail.confirm-erasure.note':
    'A ligação funciona uma só vez, no prazo de 30 minutos, e nada é apagado antes de o confirmar aí. Se o pedido não foi seu, outra pessoa tem sessão iniciada na sua conta: inicie sessão e termine a dela na lista de dispositivos.',
};
