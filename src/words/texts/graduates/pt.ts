import type { GraduateTexts } from './en.js';

/** Portuguese, as it is written in Portugal. */
export const graduatesPt: GraduateTexts = {
  'footer.text.signed-in':
    'Um serviço de {network}. Esta página guarda um único cookie, que mantém a sua sessão iniciada, e não executa scripts.',
  'footer.sign-in': 'As minhas credenciais',

  'claim.title': 'Guarde as suas credenciais',
  'claim.for': 'Destinam-se a {name}.',
  'claim.count.one': 'Foi emitida {count} credencial:',
  'claim.count.many': 'Foram emitidas {count} de credenciais:',
  'claim.count.other': 'Foram emitidas {count} credenciais:',
  'claim.more.one': 'e mais {count}',
  'claim.more.many': 'e mais {count}',
  'claim.more.other': 'e mais {count}',
  'claim.line': '{title}, de {issuer}',
  'claim.account':
    'Ficam guardadas numa conta para {email}, na qual inicia sessão através de uma ligação enviada por e-mail. Não há nenhuma palavra-passe para memorizar.',
  'claim.button': 'Guardá-las e iniciar sessão',
  'claim.mine': 'Tem sessão iniciada como {email}. Pode guardá-las na mesma conta.',
  'claim.mine.button': 'Guardá-las na minha conta',
  'claim.not-me': 'Se não se trata de si, feche esta página: ainda nada aconteceu.',
  'claim.ask.title': 'Receber de novo a sua ligação',
  'claim.ask.lead':
    'As credenciais que uma instituição emitiu para si aguardam numa ligação enviada por e-mail. Indique o endereço de e-mail que a instituição conhece, e é enviada para lá uma nova ligação.',

  'sign-in.title': 'Iniciar sessão',
  'sign-in.lead':
    'É enviada uma ligação para iniciar sessão para o seu endereço de e-mail. Não há palavra-passe.',
  'sign-in.email': 'Endereço de e-mail',
  'sign-in.email.wrong': 'Isto não é um endereço de e-mail. Deve ter a forma nome@example.org.',
  'sign-in.send': 'Enviar-me uma ligação',
  'sign-in.other': 'Nenhum e-mail, ou outro endereço? Como aceder às suas credenciais',
  'sign-in.sent.title': 'Veja o seu e-mail',
  'sign-in.sent.text':
    'Se houver uma conta ou uma credencial para este endereço, a ligação vai a caminho e chega dentro de poucos minutos.',
  'sign-in.sent.why':
    'Esta página diz o mesmo de qualquer endereço, para que ninguém descubra através dela quem tem aqui credenciais.',
  'sign-in.sent.todo':
    'Nada chegou? Procure na pasta de correio não solicitado ou tente o endereço que a instituição conhece.',
  'sign-in.enter.title': 'Iniciar sessão',
  'sign-in.enter.text': 'Prima o botão para iniciar sessão neste navegador. A ligação funciona uma só vez.',
  'sign-in.enter.button': 'Iniciar sessão',
  'sign-in.gone.title': 'Esta ligação não faz nada',
  'sign-in.gone.text': 'Já foi usada, expirou ou foi mal escrita.',
  'sign-in.gone.signed-in': 'Tem sessão iniciada neste navegador, pelo que não precisa de nenhuma ligação.',
  'sign-in.gone.todo': 'Pedir outra',
  'sign-in.lost.title': 'Se não lhe chega nenhum e-mail',
  'sign-in.lost.other':
    'Deu outro endereço à instituição? Tente cada um dos que usa ou pergunte à instituição qual é o que tem.',
  'sign-in.lost.changed':
    'Já não tem esse endereço? Contacte a instituição que emitiu as suas credenciais. Esta sabe quem é e pode indicar um novo endereço; é então enviada para lá uma ligação, e as suas credenciais passam para esse endereço.',
  'sign-in.lost.signed-in':
    'Ainda tem sessão iniciada nalgum dispositivo? Altere aí o endereço, em «Conta», antes de perder o antigo.',

  'me.title': 'As minhas credenciais',
  'me.nav': 'As minhas páginas',
  'me.nav.list': 'Credenciais',
  'me.nav.account': 'Conta',
  'me.nav.sessions': 'Dispositivos',
  'me.nav.address': 'Endereço',
  'me.sign-out': 'Terminar sessão',
  'me.signed-in': 'Sessão iniciada como {email}',
  'me.list.none':
    'Ainda não há nada aqui. As credenciais chegam através da ligação do e-mail que lhe dá conta delas.',
  'me.list.already': 'Aquilo a que conduz a ligação da sua mensagem já está na sua conta.',
  'me.list.certificates': 'Certificados',
  'me.list.modules': 'Módulos',
  'me.list.ask': 'Falta uma credencial? Receba de novo a ligação',
  'me.list.missing':
    'Se falta alguma coisa, peça à instituição que a atribuiu que registe este endereço para si. Depois aparece aqui por si só.',
  'me.state.valid': 'Em vigor',
  'me.state.suspended': 'Suspensa',
  'me.state.revoked': 'Revogada',
  'me.item.file': 'Descarregar como ficheiro (JSON)',
  'me.item.back': 'Todas as credenciais',
  'me.item.state': 'Estado',
  'me.sessions.title': 'Dispositivos com sessão iniciada',
  'me.sessions.lead':
    'Termine as sessões que não reconhece. Quem as tinha abertas terá de iniciar sessão de novo.',
  'me.sessions.this': 'Este dispositivo',
  'me.sessions.unknown': 'Dispositivo desconhecido',
  'me.sessions.since': 'Sessão iniciada em {since}, no máximo até {until}',
  'me.sessions.end': 'Terminar',
  'me.sessions.end.which': 'Terminar a sessão de {device}',
  'me.sessions.end-others': 'Terminar todas as outras',
  'me.address.title': 'O seu endereço',
  'me.address.now': 'Os e-mails são enviados para {email}, e as ligações para iniciar sessão também.',
  'me.address.lead':
    'É enviada uma ligação para o novo endereço, que passa a valer quando o confirmar a partir daí; o antigo é avisado.',
  'me.address.new': 'Novo endereço de e-mail',
  'me.address.send': 'Enviar a ligação',
  'me.address.sent': 'Se {email} puder ser usado, vai uma ligação a caminho. Até que o confirme, nada muda.',
  'me.address.confirm.title': 'Confirme o seu endereço',
  'me.address.confirm.text':
    'A partir de agora, os e-mails e as ligações para iniciar sessão são enviados para {email}.',
  'me.address.confirm.button': 'Usar este endereço',
  'me.address.done.title': 'O endereço foi alterado',
  'me.address.done.text': 'A partir de agora, os e-mails são enviados para o novo endereço.',
  'me.address.taken.title': 'Este endereço não pode ser usado',
  'me.address.taken.text': 'Pertence a outra conta. Inicie sessão com ele ou escolha outro endereço.',
  'me.address.continue': 'Ir para as minhas credenciais',

  'mail.outbox.title': 'E-mails que não foram enviados',
  'mail.outbox.lead':
    'Não há servidor de correio, pelo que os e-mails podem ser lidos aqui por quem executa este serviço no seu próprio computador. Os que dizem respeito a resultados chegam um minuto depois deles.',
  'mail.outbox.none':
    'Ainda não foi escrito nenhum e-mail. Os que dizem respeito a resultados chegam um minuto depois deles.',
  'mail.greeting': 'Olá, {name},',
  'mail.greeting.plain': 'Olá,',
  'mail.line': '{title}, de {issuer}',
  'mail.more.one': 'e mais {count}',
  'mail.more.many': 'e mais {count}',
  'mail.more.other': 'e mais {count}',
  'mail.link': 'Se o botão não funcionar, abra este endereço:',
  'mail.footer': 'Enviado por {network}. Ninguém lê as respostas a este e-mail.',
  'mail.demo': 'Isto é uma demonstração: nada aqui é uma qualificação verdadeira.',
  'mail.claim.subject': 'As suas credenciais estão prontas – {network}',
  'mail.claim.text.one': 'Foi emitida para si {count} credencial assinada:',
  'mail.claim.text.many': 'Foram emitidas para si {count} de credenciais assinadas:',
  'mail.claim.text.other': 'Foram emitidas para si {count} credenciais assinadas:',
  'mail.claim.why':
    'Abra a ligação para guardar, mostrar e partilhar o que é seu. Nada acontece enquanto não premir o botão que lá encontra.',
  'mail.claim.button': 'Ver as minhas credenciais',
  'mail.claim.note': 'A ligação funciona uma só vez, no prazo de 30 dias. Não a partilhe com ninguém.',
  'mail.claim.again': 'Mais tarde, pode pedir outra ligação aqui:',
  'mail.news.subject': 'Novidades nas suas credenciais – {network}',
  'mail.news.text.one': 'Tem agora {count} credencial:',
  'mail.news.text.many': 'Tem agora {count} de credenciais, das quais estas são as mais recentes:',
  'mail.news.text.other': 'Tem agora {count} credenciais, das quais estas são as mais recentes:',
  'mail.news.button': 'Abrir as minhas credenciais',
  'mail.sign-in.subject': 'A sua ligação para iniciar sessão – {network}',
  'mail.sign-in.text': 'Foi pedido, esperamos que por si, o início de sessão com este endereço.',
  'mail.sign-in.button': 'Iniciar sessão',
  'mail.sign-in.note':
    'A ligação funciona uma só vez, no prazo de 30 minutos. Se o pedido não foi seu, não precisa de fazer nada: sem a ligação, ninguém entra.',
  'mail.confirm-address.subject': 'Confirme o seu novo endereço – {network}',
  'mail.confirm-address.text':
    'Foi pedido, esperamos que por si, que este endereço seja usado para as suas credenciais.',
  'mail.confirm-address.button': 'Confirmar o endereço',
  'mail.confirm-address.note':
    'A ligação funciona uma só vez, no prazo de um dia. Se o pedido não foi seu, não precisa de fazer nada.',
  'mail.address-changed.subject': 'O seu endereço foi alterado – {network}',
  'mail.address-changed.text':
    'O endereço da sua conta foi alterado. A partir de agora, os e-mails e as ligações para iniciar sessão são enviados para o novo. Se a alteração não foi sua, avise imediatamente a instituição que emitiu as suas credenciais.',
  'mail.learner-moved.subject': 'As suas credenciais passaram para outro endereço – {network}',
  'mail.learner-moved.text':
    'Uma instituição indicou outro endereço para credenciais que estavam guardadas na sua conta, e foram levantadas com ele. Se não foi por sua iniciativa, avise imediatamente essa instituição.',

  'share-choice.title': 'Partilhar',
  'share-choice.nav': 'Com uma ligação',
  'share-choice.lead':
    'Crie uma ligação para o que escolher. Quem a tiver vê o que escolheu e se está em vigor, até que a ligação termine.',
  'share-choice.none': 'Ainda não há nada para partilhar.',
  'share-choice.what': 'O que mostrar',
  'share-choice.without.name': 'sem o meu nome',
  'share-choice.without.grade': 'sem classificação nem resultados',
  'share-choice.without.title': 'O que significa omitir algo',
  'share-choice.without.what':
    'O que omitir não consta de todo da credencial partilhada, por isso ninguém o pode encontrar nela. Num certificado, é omitido também nas suas partes. Se um certificado exigir uma classificação que é omitida numa parte, não é possível determinar se o certificado é válido: nesse caso, partilhe-o sem as suas partes.',
  'share-choice.parts': 'Mostrar também as partes dos certificados',
  'share-choice.lasts': 'Durante quanto tempo funciona',
  'share-choice.lasts.1': '1 mês',
  'share-choice.lasts.6': '6 meses',
  'share-choice.lasts.12': '1 ano',
  'share-choice.lasts.never': 'Até eu a retirar',
  'share-choice.expires': 'Ou até ao fim de um dia à sua escolha',
  'share-choice.label': 'O nome que dá à ligação, visível apenas para si',
  'share-choice.make': 'Criar a ligação',
  'share-choice.wrong.nothing': 'Escolha pelo menos uma credencial.',
  'share-choice.wrong.expiry': 'Escolha um dia que ainda não tenha chegado.',
  'share-choice.wrong.label': 'O nome de uma ligação tem no máximo 100 carateres.',
  'share-choice.wrong.other': 'Estas credenciais não podem ser partilhadas agora desta forma.',
  'share-choice.shared': 'O que partilhei',
  'share-choice.shared.none': 'Nada até agora.',
  'share-choice.unlabelled': 'Ligação de {date}',
  'share-choice.registered': 'Ligação do registo público',
  'share-choice.registered.what':
    'A sua entrada no registo público conduz aqui. Mostra isto enquanto constar dele.',
  'share-choice.shows.whole': 'com todos os dados',
  'share-choice.shows.name': 'sem o seu nome',
  'share-choice.shows.grade': 'sem classificação nem resultados',
  'share-choice.shows.both': 'sem o seu nome, classificação nem resultados',
  'share-choice.parts.shown': 'As partes dos certificados também são mostradas.',
  'share-choice.parts.hidden': 'As partes dos certificados não são mostradas.',
  'share-choice.made-on': 'criada em {date}',
  'share-choice.until': 'funciona até {date}',
  'share-choice.forever': 'funciona até ser retirada',
  'share-choice.over': 'já não funciona',
  'share-choice.by-institution': 'criada por uma instituição ou pela rede',
  'share-choice.opened.one': 'aberta uma vez, em {date}',
  'share-choice.opened.many': 'aberta {count} de vezes, a última em {date}',
  'share-choice.opened.other': 'aberta {count} vezes, a última em {date}',
  'share-choice.opened.never': 'nunca aberta',
  'share-choice.opened.what':
    'Conta cada consulta do que uma ligação mostra, incluindo as suas. Por quem, e a partir de onde, não fica guardado em lado nenhum.',
  'share-choice.end': 'Retirar esta ligação',
  'share-choice.end.which': 'Retirar a ligação «{label}»',
  'share-choice.end.sure': 'Quem tiver a ligação deixa de ver seja o que for. Não é possível anular isto.',
  'share-choice.end.registered': 'A entrada no registo público desaparece com ela.',
  'share-choice.end.yes': 'Sim, retirar a ligação',
  'share-choice.ended': 'Ligações que já não funcionam',
  'share-choice.made.title': 'A sua ligação',
  'share-choice.made.again':
    'Copie o endereço ou volte mais tarde: encontra esta página em «O que partilhei».',
  'share-choice.made.unknown':
    'O seu endereço foi mostrado uma única vez, a quem a criou, e não pode voltar a ser mostrado.',
  'share-choice.made.see': 'Ver como os outros veem',
  'share-choice.made.shows': 'O que mostra',
  'share-choice.made.pdf': 'Na página da ligação há também o certificado para imprimir (PDF).',
  'share-choice.made.address': 'Endereço',
  'share-choice.made.qr': 'Código QR do endereço',
  'share-choice.made.qr.svg': 'Código QR para imprimir (SVG)',
  'share-choice.made.qr.png': 'Código QR como imagem (PNG)',
  'share-choice.made.linkedin': 'Adicionar «{title}» a um perfil do LinkedIn',
  'share-choice.made.linkedin.what':
    'Ao seguir esta ligação, são comunicados ao LinkedIn o título, o emissor, o mês e o endereço.',
  'share-choice.made.embed': 'Para a sua própria página web',
  'share-choice.made.embed.what': 'HTML de uma imagem que conduz à ligação. Não contém nenhum script.',
  'share-choice.made.embed.alt': 'Verificar esta credencial',
  'share-choice.made.back': 'Voltar ao que partilhei',
  'share-choice.withheld.own.name': 'O titular optou por não mostrar o nome.',
  'share-choice.withheld.own.grade': 'O titular optou por não mostrar a classificação nem os resultados.',
  'share-choice.withheld.own.both':
    'O titular optou por não mostrar o nome, a classificação nem os resultados.',
  'share-choice.withheld.parts.name': 'Nas partes que são mostradas, o nome também foi omitido.',
  'share-choice.withheld.parts.grade':
    'Nas partes que são mostradas, as classificações e os resultados foram omitidos.',
  'share-choice.withheld.parts.both':
    'Nas partes que são mostradas, o nome, as classificações e os resultados foram omitidos.',

  'wallet.title': 'Leve-a para a sua carteira',
  'wallet.expires': 'Esta oferta pode ser aceite até {instant}, por uma única carteira.',
  'wallet.scan': 'Leia isto com a sua carteira',
  'wallet.qr': 'Código QR que a sua carteira lê',
  'wallet.open': 'Abrir a carteira neste dispositivo',
  'wallet.code': 'A sua carteira pede este código',
  'wallet.code.secret':
    'Introduza-o apenas na sua carteira. Após cinco códigos errados, a oferta fica sem efeito.',
  'wallet.others': 'Outras carteiras',
  'wallet.others.how':
    'Algumas carteiras são abertas por uma ligação e não precisam de código. Quem tiver essa ligação pode levar a credencial, por isso abra-a pessoalmente.',
  'wallet.lcw': 'Carteira Learner Credential Wallet',
  'wallet.interaction': 'Endereço para carteiras que usam VCALM',
  'wallet.take': 'Levá-la para uma carteira',
  'wallet.kept':
    'Os códigos e as ligações são mostrados apenas desta vez. Se algo correr mal, crie uma nova oferta: nada é emitido duas vezes.',

  'certificate.pdf': 'Certificado (PDF)',
  'certificate.badge.png': 'Emblema Open Badge (PNG)',
  'certificate.badge.svg': 'Emblema Open Badge (SVG)',
  'certificate.files':
    'O PDF contém a prova assinada como ficheiro anexo. Um Open Badge é uma imagem com a credencial lá dentro: quem tiver a imagem pode verificá-la.',

  'me.archive.title': 'Guardar tudo',
  'me.archive.text':
    'Um ficheiro com todas as suas credenciais em todas as formas, os seus certificados, o que está guardado sobre si e uma página que o explica. Pode ser verificado mesmo quando já não houver ninguém a quem perguntar.',
  'me.archive.button': 'Levar tudo consigo (ZIP)',

  'archive.title': 'As suas credenciais, para guardar',
  'archive.made': 'Criado em {instant}. Mantenha junta toda a pasta e guarde uma segunda cópia noutro lugar.',
  'archive.count.one': 'Contém um certificado ou módulo.',
  'archive.count.many': 'Contém {count} de certificados e módulos.',
  'archive.count.other': 'Contém {count} certificados e módulos.',
  'archive.awards': 'O que alcançou',
  'archive.award': '{code} · atribuído em {day} · {ects} créditos ECTS',
  'archive.state.suspended':
    'A credencial estava suspensa quando este arquivo foi criado: quem a verifica é informado disso.',
  'archive.state.revoked':
    'A credencial foi revogada: quem a verifica é informado disso. Está aqui porque faz parte do seu registo académico.',
  'archive.unsigned': 'A credencial ainda não estava assinada quando este arquivo foi criado.',
  'archive.file': '{kind} ({ending})',
  'archive.files': 'O que são os ficheiros',
  'archive.kind.credential': 'Credencial assinada',
  'archive.what.credential':
    'O original, tal como a instituição o assinou: uma credencial verificável do W3C (Verifiable Credential) e um Open Badge 3.0. Se guardar um só ficheiro, que seja este.',
  'archive.kind.bundle': 'Pacote',
  'archive.what.bundle':
    'A credencial juntamente com aquelas de que é composta e com as listas assinadas segundo as quais, no dia deste arquivo, não estava revogada nem suspensa.',
  'archive.kind.certificate': 'Certificado',
  'archive.what.certificate':
    'Para ler e imprimir. O pacote está lá dentro como ficheiro anexo, por isso o PDF pode ser verificado por si só.',
  'archive.kind.badge': 'Emblema Open Badge',
  'archive.what.badge': 'Uma imagem para perfis e páginas; a credencial está dentro do ficheiro.',
  'archive.kind.edc': 'Credencial digital europeia',
  'archive.what.edc': 'O mesmo, com selo para o Europass: pode ser carregado no seu perfil Europass.',
  'archive.kind.sd-jwt': 'Credencial SD-JWT',
  'archive.what.sd-jwt': 'O mesmo para as Carteiras Europeias de Identidade Digital.',
  'archive.data': 'O que está guardado sobre si (data.json)',
  'archive.data.what':
    'Os seus nomes e números, o que consentiu, os seus certificados e módulos com o respetivo historial e as ligações que partilhou.',
  'archive.issuers': 'Chaves dos emissores (issuers.json)',
  'archive.issuers.what':
    'As chaves públicas de quem assinou, tal como estavam publicadas no dia deste arquivo. Permitem verificar as assinaturas quando os endereços dos emissores já não existirem.',
  'archive.check': 'Como qualquer pessoa as pode verificar',
  'archive.check.here': 'Enquanto o serviço existir, entregue qualquer um destes ficheiros neste endereço:',
  'archive.check.gone':
    'Quando já não existir, qualquer verificador de credenciais verificáveis do W3C (versão 2.0) ou de Open Badges (versão 3.0) pode verificar a assinatura com a chave de issuers.json. Há-os abertos e de vários autores; os ficheiros seguem normas públicas e não precisam de nenhum programa deste serviço.',
  'archive.check.limits':
    'O que então não se pode saber é se uma credencial foi revogada depois do dia deste arquivo, nem se as chaves são as do emissor: isso assenta em issuers.json ou no que outros tenham registado delas.',
  'archive.print':
    'Os certificados deste arquivo não têm código para ler, porque só uma ligação de partilha o tem. Se quiser um, crie uma ligação e imprima o certificado a partir da página dela.',

  'me.path.title': 'O meu percurso',
  'me.path.next': 'A seguir: {programme}. Faltam {number} créditos ECTS.',
  'me.path.top': 'Alcançou tudo aquilo a que este percurso conduz.',
  'me.path.share': '{done} de {number} créditos ECTS',
  'me.path.legend.done': 'seu',
  'me.path.legend.in-reach': 'ao seu alcance: o próximo certificado inclui-o',
  'me.path.legend.missing': 'mais tarde',
  'me.path.caption':
    'Cada pedra é um módulo; cada montículo de pedras, um certificado. Quanto mais larga a pedra, mais créditos.',
  'me.path.modules.one': '{count} módulo',
  'me.path.modules.many': '{count} de módulos',
  'me.path.modules.other': '{count} módulos',
  'me.path.level.held': 'Alcançado',
  'me.path.level.suspended': 'Suspenso: de momento não conta',
  'me.path.level.coming': 'Está tudo: o certificado está a ser preparado',
  'me.path.level.confirm': 'Está tudo: falta a confirmação de {body}',
  'me.path.level.agree': 'Estará tudo logo que consinta que as suas instituições contem em conjunto',
  'me.path.level.next': 'Faltam {number} créditos ECTS',
  'me.path.level.later': 'Mais tarde: faltam {number} créditos ECTS',
  'me.path.level.follows': 'Está tudo: segue-se ao certificado anterior',
  'me.path.level.closed': 'De momento, ninguém oferece o que ainda falta',
  'me.path.stone.done': '{issuer}, {date}',
  'me.path.stone.suspended': 'Suspenso por {issuer}: de momento não conta',
  'me.path.stone.in-reach': 'Ao seu alcance. Pode frequentá-lo em {places}.',
  'me.path.stone.missing': 'Mais tarde. Pode frequentá-lo em {places}.',
  'me.path.stone.nowhere': 'De momento, ninguém o oferece.',
  'me.path.need.part': '{part}: {need}',
  'me.path.need.modules.one': 'mais {count} módulo',
  'me.path.need.modules.many': 'mais {count} de módulos',
  'me.path.need.modules.other': 'mais {count} módulos',
  'me.path.need.ects': 'mais {number} créditos ECTS',
  'me.path.need.institutions.one': 'um módulo de mais {count} instituição',
  'me.path.need.institutions.many': 'módulos de mais {count} de instituições',
  'me.path.need.institutions.other': 'módulos de mais {count} instituições',
  'me.path.need.total-ects': 'mais {number} créditos ECTS no total',
  'me.path.other': 'Outros módulos que serviriam',
  'me.path.other.place': '{module}, {number} créditos ECTS: {places}',
  'me.path.also': 'Também seus',
  'me.path.also.text':
    'Módulos que, de momento, nenhum certificado deste percurso inclui. Continuam a ser seus.',
  'me.path.records':
    'As instituições têm registos separados sobre si, e os módulos de registos separados não se somam. Peça a uma das instituições que os junte.',
  'me.path.agree':
    'Os módulos de várias instituições só contam em conjunto com o seu consentimento. De momento, os módulos de cada instituição contam por si.',
  'me.path.agree.link': 'Leia o que isso significa',

  'me.nav.path': 'O meu percurso',
  'me.nav.path.overview': 'Visão geral',
  'me.nav.consent': 'Contagem conjunta',
  'me.state.superseded': 'Substituída por outra mais recente',
  'me.state.valid.text': 'Quem a verificar vê que está em vigor.',
  'me.state.suspended.text':
    'Quem a verificar vê que, de momento, não conta. Pergunte a quem a atribuiu como prosseguir.',
  'me.state.revoked.text': 'Quem a verificar vê que foi revogada. Pergunte o motivo a quem a atribuiu.',
  'me.state.superseded.text': 'Mostre antes a mais recente: quem verificar esta vê que foi substituída.',
  'me.item.newer': 'Ir para a mais recente',
  'me.item.share': 'Partilhá-la por uma ligação',
  'me.item.pdf':
    'O código no PDF conduz a uma ligação que mostra esta credencial por inteiro, sem prazo. É criada com o primeiro PDF, e pode retirá-la em «Partilhar».',
  'me.item.take': 'Levá-la consigo',
  'me.item.take.text':
    'A mesma credencial noutras formas. Cada uma é criada e assinada quando a pedir, e é válida tanto tempo como esta.',
  'me.item.form.edc': 'Para o Europass',
  'me.item.form.sd-jwt': 'Para a carteira europeia',
  'me.item.published': 'O que representa, com os seus resultados da aprendizagem',
  'me.due.title': 'Prestes a chegar',
  'me.due.coming':
    '{programme}: está tudo, e o certificado está a ser preparado. Volte a ver dentro de momentos.',
  'me.due.confirm': '{programme}: está tudo. Falta a confirmação de {body}.',
  'me.due.agree':
    '{programme}: estará tudo logo que consinta que os módulos de várias instituições contem em conjunto.',
  'me.list.path': 'Ver quanto falta para o próximo certificado',
  'me.consent.title': 'Contagem conjunta',
  'me.consent.lead':
    'Permite que a rede considere em conjunto os seus módulos de todas as instituições que a compõem? Assim, os certificados são compostos automaticamente quando os módulos de várias instituições perfazem um.',
  'me.consent.yes': 'Deu o seu consentimento em {date}.',
  'me.consent.no': 'Não deu o seu consentimento: os módulos de cada instituição contam por si.',
  'me.consent.text': 'O texto, versão {version}',
  'me.consent.means': 'O que significa',
  'me.consent.means.see':
    'Uma instituição não vê o que outra lhe atribuiu, nem as suas classificações lá. A entidade certificadora vê que módulos um certificado inclui.',
  'me.consent.means.here':
    'O que disser aqui vale para as credenciais desta conta e para as que nela entrarem mais tarde.',
  'me.consent.means.withdraw':
    'Pode retirá-lo aqui a qualquer momento. Os certificados que já tem continuam válidos.',
  'me.consent.means.without':
    'Sem ele, conserva tudo o que tem, e continuam a ser compostos certificados com módulos de uma só instituição.',
  'me.consent.give': 'Dou o meu consentimento',
  'me.consent.withdraw': 'Retirar o meu consentimento',
  'me.consent.withdraw.sure':
    'A partir daí, os módulos de cada instituição contam separadamente. Os certificados que já tem continuam válidos.',
  'me.consent.withdraw.yes': 'Sim, retirar',
  'me.consent.changed': 'Entretanto, o texto mudou. Leia-o de novo, por favor.',
  'me.consent.history': 'O que ficou registado',
  'me.consent.given.self': '{date}: deu o seu consentimento, versão {version}',
  'me.consent.given.other':
    '{date}: o seu consentimento foi registado por uma instituição ou pela rede, versão {version}',
  'me.consent.withdrawn': '{date}: foi retirado',
  'me.consent.none': 'Ainda não há aqui nenhuma credencial guardada, por isso não há nada que consentir.',
};
