import type { CheckTexts } from './en.js';

/** European Portuguese. */
export const checksPt: CheckTexts = {
  'structure.readable': 'O documento é uma credencial bem formada.',
  'structure.readable: The document is a well-formed European digital credential.':
    'O documento é uma credencial digital europeia bem formada.',
  'structure.valid': 'O documento é uma credencial bem formada.',
  'structure.form': 'O documento afasta-se da forma dessas credenciais.',
  'structure.form: The document departs from the form of such transcripts.':
    'O documento afasta-se da forma desses registos académicos.',
  'structure.form: The document departs from the form that its claims have.':
    'O documento afasta-se da forma que os seus dados devem ter.',
  'structure.form: The issuer issues no credentials of this form.':
    'O emissor não emite credenciais desta forma.',
  'structure.foreign-form': 'As credenciais deste emissor têm uma forma fixa, e não é esta.',
  'structure.not-european': 'O que está selado não é uma credencial digital europeia.',
  'structure.not-a-credential': 'Isto não é uma credencial em nenhuma forma conhecida aqui.',
  'structure.unsupported-form': 'Esta é uma forma de credencial que esta verificação não conhece.',
  'structure.unreadable': 'O documento não pode ser lido.',
  'structure.ambiguous':
    'O documento pode ser lido de duas maneiras sem que a assinatura o note; por isso é recusado.',
  'structure.ambiguous: Something is said in it of a thing that another signed document inside of it speaks of, too.':
    'Diz algo sobre uma coisa de que fala também outro documento assinado que contém.',
  'structure.unknown-context':
    'O documento usa um vocabulário que não é conhecido aqui; por isso não se pode dizer o que significa.',
  'structure.undefined-term':
    'O documento tem palavras que nenhum vocabulário define; uma assinatura não as abrange.',
  'structure.term-redefined':
    'Um vocabulário do documento dá outro sentido a uma palavra que um anterior fixou.',
  'structure.invalid-json-ld': 'O documento não pode ser lido como JSON-LD.',
  'structure.not-compacted':
    'O documento escreve os seus dados de outro modo que o seu vocabulário, o que os pode ocultar de uma verificação.',
  'structure.schema-mismatch': 'O documento não é como exige o esquema que indica.',
  'structure.too-deep': 'Contém documentos demasiado encaixados uns nos outros para serem examinados.',
  'structure.jose-alg-none': 'O documento não está assinado de todo.',
  'structure.jades-alg-none': 'O documento não está selado de todo.',
  'structure.jose-alg-unsupported': 'O documento está assinado de uma maneira que não é suportada aqui.',
  'structure.jades-alg-unsupported': 'O documento está selado de uma maneira que não é suportada aqui.',
  'structure.envelope-unsupported': 'O invólucro tem uma forma que não é suportada aqui.',
  'structure.sd-jwt-hash-unsupported':
    'Os seus resumos criptográficos são de um tipo que não é suportado aqui.',
  'structure.vcdm-*': 'O documento não está escrito como uma credencial deve estar.',
  'structure.elm-*': 'O documento não está escrito como uma credencial digital europeia deve estar.',
  'structure.edc-*': 'O que o documento diz do que foi atribuído não está escrito como deve ser.',
  'structure.envelope-*': 'O invólucro do documento não está escrito como deve ser.',
  'structure.jose-*': 'A assinatura que envolve o documento não está escrita como deve ser.',
  'structure.jades-*': 'O selo que envolve o documento não está escrito como deve ser.',
  'structure.sd-jwt-*': 'O que o titular mostra do documento não corresponde ao que foi assinado.',
  'structure.json-*':
    'O ficheiro não pode ser lido: está danificado, ou pode ser lido de mais de uma maneira.',

  'proof.valid': 'A assinatura é autêntica: nada foi alterado desde que foi feita.',
  'proof.valid: The seal is genuine: nothing was changed since it was made.':
    'O selo é autêntico: nada foi alterado desde que foi aposto.',
  'proof.invalid':
    'A assinatura não corresponde ao documento: este foi alterado, ou nunca foi assinado com esta chave.',
  'proof.invalid: The signature does not fit the document.': 'A assinatura não corresponde ao documento.',
  'proof.invalid: The seal does not fit the document: it was changed, or it was never sealed with this certificate.':
    'O selo não corresponde ao documento: este foi alterado, ou nunca foi selado com este certificado.',
  'proof.missing': 'O documento não está assinado.',
  'proof.missing: The document is not sealed: anybody could have written it.':
    'O documento não está selado: qualquer pessoa o podia ter escrito.',
  'proof.malformed': 'A assinatura não está descrita como deve ser.',
  'proof.value-malformed': 'O valor da assinatura não está escrito como o de uma assinatura do seu tipo.',
  'proof.not-derived':
    'Esta é a assinatura de que um titular deriva outras; não é para ser mostrada a ninguém.',
  'proof.key-type': 'A chave não é do tipo com que se faz uma assinatura desta espécie.',
  'proof.key-type: The key is not of the kind that a seal of this kind is made with.':
    'A chave não é do tipo com que se faz um selo desta espécie.',
  'proof.key-unavailable': 'Não foi possível encontrar a chave que mostraria se a assinatura é autêntica.',
  'proof.context-changed': 'O vocabulário do documento não é aquele com que foi assinado.',
  'proof.suite-unsupported': 'A assinatura é de um tipo que não é suportado aqui.',
  'proof.suite-unsupported: The signature is of a kind that cannot be checked here.':
    'A assinatura é de um tipo que não pode ser verificado aqui.',
  'proof.suite-unsupported: The seal is of a kind that cannot be checked here.':
    'O selo é de um tipo que não pode ser verificado aqui.',
  'proof.too-complex':
    'O documento está feito de tal modo que verificar a sua assinatura demoraria demasiado.',
  'proof.expired': 'A assinatura foi feita para um tempo que já passou.',
  'proof.not-yet-valid': 'A assinatura ainda não vale.',
  'proof.previous-missing': 'A assinatura assenta noutra que não está lá.',
  'proof.previous-unverified':
    'A assinatura é autêntica, mas assenta noutra que não o é, ou da qual não se sabe.',
  'proof.other-certificate': 'O certificado que veio junto não é aquele com que foi selado.',
  'proof.certificate-malformed': 'O certificado do selo não pode ser lido.',
  'proof.certificate-unavailable': 'O certificado do selo não veio junto e não está disponível.',
  'proof.time-claimed': 'Quando foi selado, só o diz quem o selou.',
  'proof.time-claimed: When it was sealed was confirmed by somebody whom nobody here vouches for.':
    'Quando foi selado, confirmou-o alguém por quem aqui ninguém responde.',
  'proof.time-confirmed': 'Um selo temporal confirma quando foi selado.',
  'proof.time-contradicts': 'O selo diz que foi aposto depois do seu próprio selo temporal.',
  'proof.timestamp-invalid': 'Um selo temporal do selo não é autêntico.',
  'proof.timestamp-of-other': 'Um selo temporal do selo pertence a outra coisa.',
  'proof.timestamp-unsupported': 'Um selo temporal do selo é de um tipo que não pode ser verificado aqui.',

  'issuer.authorised': 'A chave da assinatura é a do próprio emissor.',
  'issuer.key-authorised': 'Aquele a quem pertence a chave permite que ela assine credenciais.',
  'issuer.key-not-authorised': 'O emissor não autorizou esta chave a assinar credenciais.',
  'issuer.key-not-authorised: The key is not allowed to sign credentials.':
    'A chave não está autorizada a assinar credenciais.',
  'issuer.key-not-valid-then': 'A chave não era a do emissor no momento da assinatura.',
  'issuer.key-unregistered': 'O emissor nunca registou esta chave.',
  'issuer.other-document': 'As chaves do emissor pertencem a outra entidade.',
  'issuer.proof-by-other': 'O documento não foi assinado pelo emissor que indica.',
  'issuer.unresolved': 'Não foi possível consultar as chaves do emissor.',
  'issuer.certified': 'O emissor assinou-o com o seu certificado.',
  'issuer.certificate-invalid': 'O certificado com que está assinado não é válido.',
  'issuer.certificate-not-judged':
    'Está assinado com um certificado, e não se examinou se este é de confiança.',
  'issuer.certificate-of-other': 'Foi assinado com o certificado de outra entidade.',
  'issuer.certificate-unassigned': 'Não se sabe aqui de quem é o certificado com que está assinado.',
  'issuer.certificate-undetermined': 'Não se pode dizer se o seu certificado é de confiança.',
  'issuer.certificate-revocation-unchecked':
    'Não se perguntou se o certificado foi revogado: para isso é precisa uma rede.',
  'issuer.certificate-revocation-unchecked: Whether the certificate of the seal was revoked was not asked: that takes a network.':
    'Não se perguntou se o certificado do selo foi revogado: para isso é precisa uma rede.',
  'issuer.certificate-expired-since':
    'Um certificado do selo expirou entretanto, e só quem selou diz que o fez antes.',
  'issuer.certificate-not-yet-valid': 'Um certificado do selo ainda não era válido quando este foi aposto.',
  'issuer.certificate-expired': 'Um certificado do selo tinha expirado quando este foi aposto.',
  'issuer.certificate-key-usage': 'O certificado do selo não pode ser usado para selar.',
  'issuer.certificate-key-weak': 'Um certificado do selo tem uma chave que não é segura.',
  'issuer.certificate-extension-unknown':
    'Um certificado do selo tem uma limitação que não é compreendida aqui.',
  'issuer.certificate-not-an-authority':
    'O certificado do selo foi emitido por alguém que não pode emitir nenhum.',
  'issuer.certificate-path-too-long':
    'O certificado do selo foi emitido por mais autoridades do que as que podem estar pelo meio.',
  'issuer.certificate-signature': 'Um certificado do selo não está assinado por quem indica.',
  'issuer.no-anchor': 'Não foi indicada nenhuma autoridade que pudesse responder pelo certificado do selo.',
  'issuer.unanchored': 'Ninguém em quem aqui se confie responde pelo certificado do selo.',
  'issuer.no-genuine-seal':
    'Não se pode dizer de quem é o selo: de nenhum dos seus selos se pôde mostrar que é autêntico.',
  'issuer.sealed-beside': 'Outra entidade, ou o emissor mais uma vez, também o selou.',
  'issuer.sealed-by-issuer': 'Foi selado pela organização que indica como emissor.',
  'issuer.other-name': 'Foi selado por uma organização diferente da que indica como emissor.',
  'issuer.other-identifier': 'Foi selado por uma organização diferente da que indica como emissor.',

  'recognition.recognised': 'A rede reconhecia o emissor para isto na data em que foi atribuído.',
  'recognition.member': 'O emissor era membro da rede quando o fez.',
  'recognition.issuer-unknown':
    'O emissor não é conhecido nesta rede; por isso ninguém aqui pode dizer se é o que afirma ser.',
  'recognition.issuer-unproven': 'Não foi possível mostrar que é do membro da rede que indica.',
  'recognition.other-organisation': 'Indica como emissor um membro da rede e foi selado por outra entidade.',
  'recognition.no-award': 'O emissor é conhecido, mas o documento não diz o que foi atribuído e quando.',
  'recognition.version-unknown': 'A rede nunca publicou o módulo ou o programa que indica.',
  'recognition.version-changed': 'O módulo ou o programa que descreve não é o que a rede publicou.',
  'recognition.ects-differ': 'Indica um número de créditos ECTS diferente do que a rede publicou.',
  'recognition.not-a-member-then': 'O emissor não era membro da rede na data em que foi atribuído.',
  'recognition.not-a-member-then: The issuer was not a member of the network when it made this.':
    'O emissor não era membro da rede quando o fez.',
  'recognition.not-for-this': 'O emissor não pode atribuir este módulo ou programa.',
  'recognition.not-then': 'O emissor não estava reconhecido para este módulo na data em que foi atribuído.',
  'recognition.signed-too-late':
    'Foi assinado demasiado tempo depois de o reconhecimento do emissor ter terminado.',
  'recognition.version-unavailable':
    'O que a rede publicou a seu respeito não está disponível para comparar.',
  'recognition.described-otherwise':
    'Descreve o módulo ou o programa de modo diferente do que a rede publicou.',
  'recognition.anchor-missing':
    'Não se disse em que palavra sobre os emissores se deve confiar; por isso ninguém aqui pode dizer se uma rede reconheceu o emissor.',
  'recognition.statement-missing':
    'O que a rede declara sobre os seus emissores não veio junto e não está disponível.',
  'recognition.statement-by-other':
    'O que veio junto sobre os emissores não foi dito por uma rede em que aqui se confie.',
  'recognition.statement-invalid':
    'O que veio junto sobre os emissores não é uma declaração autêntica da rede.',
  'recognition.statement-stale':
    'O que a rede declara sobre os seus emissores está desatualizado: quem ela reconhece pode ter mudado desde então.',

  'period.valid': 'Hoje é válido, e as suas datas concordam entre si.',
  'period.malformed': 'Uma data que contém não é uma data.',
  'period.expired': 'Expirou.',
  'period.not-yet-valid': 'Ainda não é válido.',
  'period.award-in-future': 'A data em que foi atribuído está no futuro.',
  'period.signed-in-future': 'Foi assinado no futuro.',
  'period.award-after-signing': 'Foi assinado antes da data em que foi atribuído.',

  'status.not-revoked': 'O emissor não o revogou.',
  'status.not-revoked: The issuer has neither revoked nor suspended it.':
    'O emissor não o revogou nem suspendeu.',
  'status.revoked': 'O emissor revogou-o: já não é válido.',
  'status.revoked: The award was revoked by the institution that made it.':
    'A instituição que o atribuiu revogou-o.',
  'status.not-suspended': 'O emissor não o suspendeu.',
  'status.suspended': 'O emissor suspendeu-o: não conta até que este decida.',
  'status.suspended: The award is suspended for the time being.':
    'O que foi atribuído está suspenso por enquanto.',
  'status.superseded': 'Foi substituído em {date} por {id}.',
  'status.superseded: Another credential took its place.': 'Outra credencial tomou o seu lugar.',
  'status.replaces': 'Tomou o lugar de uma credencial anterior, que já não conta.',
  'status.in-force': 'Está em vigor.',
  'status.none': 'O seu emissor não previu nenhuma forma de o revogar.',
  'status.newer-available': 'O seu emissor tem uma versão mais recente; esta também vale.',
  'status.no-newer': 'O seu emissor não tem uma versão mais recente.',
  'status.message': 'O seu emissor comunica um estado que não influi na sua validade.',
  'status.message-undefined': 'O seu emissor comunica um estado que ainda não tem significado.',
  'status.award-unknown': 'O registo da instituição não tem essa credencial.',
  'status.recorded-otherwise': 'O registo da instituição tem outra credencial com este número.',
  'status.ask-issuer': 'Se ainda conta, di-lo a instituição: veja a ligação que contém.',
  'status.type-unsupported': 'Se foi revogado consta de uma maneira que não é suportada aqui.',
  'status.purpose-unsupported': 'Tem um estado de um tipo que não é suportado aqui.',
  'status.value-unknown': 'Tem um estado cujo significado não é conhecido aqui.',
  'status.token-malformed':
    'O que diz do seu estado, ou a lista que o indica, não está escrito como deve ser.',
  'status.id-malformed': 'O que diz do seu estado não está escrito como deve ser.',
  'status.purpose-malformed': 'O que diz do seu estado não está escrito como deve ser.',
  'status.index-malformed': 'O que diz do seu estado não está escrito como deve ser.',
  'status.address-malformed': 'O que diz do seu estado não está escrito como deve ser.',
  'status.size-malformed': 'O que diz do seu estado não está escrito como deve ser.',
  'status.size-unsupported': 'O que diz do seu estado não está escrito como deve ser.',
  'status.messages-malformed': 'O que diz do seu estado não está escrito como deve ser.',
  'status.reference-malformed': 'O que diz do seu estado não está escrito como deve ser.',
  'status.index-out-of-range': 'O seu lugar fica fora da lista para que remete.',
  'status.list-mismatch': 'A lista para que remete não é a do emissor para este fim.',
  'status.list-too-short': 'A lista para que remete é tão curta que consultá-la revelaria quem se procura.',
  'status.list-unavailable': 'Não foi possível aceder à lista que indica o seu estado.',
  'status.list-invalid':
    'A lista que indica o seu estado não é autêntica; por isso nada se pode concluir dela.',
  'status.list-invalid: The list that tells its status is not a genuine, current one of its issuer.':
    'A lista que indica o seu estado não é uma lista autêntica e atual do seu emissor.',
  'status.list-unverifiable':
    'A lista que indica o seu estado não pôde ser verificada; pode não ser autêntica.',
  'status.list-unverifiable: The list that tells its status could not be checked.':
    'A lista que indica o seu estado não pôde ser verificada.',
  'status.list-malformed': 'A lista que indica o seu estado não está escrita como uma lista dessas.',
  'status.list-context-unknown':
    'A lista que indica o seu estado usa um vocabulário que não é conhecido aqui.',
  'status.list-too-complex': 'Verificar a lista que indica o seu estado demoraria demasiado.',
  'status.list-other-address': 'No endereço da lista que indica o seu estado está outra lista.',
  'status.list-stale': 'A lista que indica o seu estado está desatualizada.',
  'status.list-not-yet-valid': 'A lista que indica o seu estado ainda não é válida.',

  'stack.satisfied': 'As suas partes cumprem a regra do programa, e cada uma conta uma vez.',
  'stack.missing': 'Certifica um programa e não diz em que se baseia.',
  'stack.not-a-programme': 'Baseia-se noutras credenciais e é de um módulo que não se baseia em nenhuma.',
  'stack.digest-mismatch':
    'Uma parte está fixada por um resumo criptográfico que não corresponde ao que dela se diz.',
  'stack.part-issuer-unknown': 'Uma parte foi emitida por alguém que não é conhecido nesta rede.',
  'stack.part-not-recognised':
    'Uma parte foi atribuída por uma instituição que nesse dia não estava reconhecida para tal.',
  'stack.other-learner': 'Uma parte é de outra pessoa.',
  'stack.wrong-version': 'Uma parte é de um módulo ou de uma versão diferente do que o certificado diz.',
  'stack.wrong-issuer': 'Uma parte foi emitida por uma instituição diferente da que o certificado diz.',
  'stack.part-differs': 'Uma parte diz algo diferente do que o certificado diz dela.',
  'stack.part-name-differs': 'Uma parte está noutro nome que o certificado.',
  'stack.part-undetermined': 'De uma parte não foi possível determinar se é válida.',
  'stack.part-superseded':
    'Uma parte foi substituída por uma credencial mais recente, e foi mostrada a antiga.',
  'stack.part-revoked': 'Uma parte foi revogada pelo seu emissor.',
  'stack.part-not-verified': 'Uma parte não supera a verificação por si só.',
  'stack.programme-mismatch': 'O certificado é de um programa diferente do das suas partes.',
  'stack.programme-mismatch: The rule that the certificate pins is not the one that was published.':
    'A regra que o certificado fixa não é a que foi publicada.',
  'stack.rule-unavailable':
    'A regra do programa não está disponível; por isso não se pode dizer se as partes a cumprem.',
  'stack.rule-unreadable': 'A regra do programa tem uma forma que não é suportada aqui.',
  'stack.ects-short': 'As suas partes somam menos créditos ECTS do que a regra pede.',
  'stack.ects-short: Its parts add up to fewer ECTS credits than it states.':
    'As suas partes somam menos créditos ECTS do que indica.',
  'stack.part-twice': 'Um módulo é contado duas vezes.',
  'stack.not-in-rule': 'Uma parte é usada para algo para que a regra não a admite.',
  'stack.part-missing': 'Falta uma parte que a regra pede.',
  'stack.too-old': 'Uma parte é mais antiga do que a regra permite.',
  'stack.grade-low': 'Uma parte tem uma nota abaixo da que a regra pede.',
  'stack.grade-unknown': 'A regra pede uma nota mínima, e a nota não foi mostrada.',
  'stack.institutions-few': 'As suas partes vêm de menos instituições do que a regra pede.',
  'stack.after-award': 'Uma parte foi atribuída depois do certificado.',
  'stack.through-broken': 'As partes de um programa em que se baseia não condizem entre si.',
  'stack.through-mismatch': 'Um certificado em que se baseia tem outras partes do que diz.',
  'stack.part-not-presented.one': 'Uma parte não foi mostrada; a entidade certificadora responde por ela.',
  'stack.part-not-presented.many':
    '{count} de partes não foram mostradas; a entidade certificadora responde por elas.',
  'stack.part-not-presented.other':
    '{count} partes não foram mostradas; a entidade certificadora responde por elas.',

  'clr.complete': 'Cada credencial que enumera é válida por si só e é da mesma pessoa.',
  'clr.empty': 'É um registo de resultados e não enumera nenhum.',
  'clr.too-deep': 'Há registos demasiado encaixados uns nos outros para serem examinados.',
  'clr.entry-not-verified': 'Uma credencial que enumera não supera a verificação por si só.',
  'clr.entry-undetermined': 'De uma credencial que enumera não foi possível determinar se é válida.',
  'clr.other-learner': 'Uma credencial que enumera é de outra pessoa.',
  'clr.entry-foreign': 'Enumera algo diferente do que o seu emissor atribuiu.',
  'clr.name-differs': 'Uma credencial que enumera está noutro nome.',
  'clr.entry-twice': 'Enumera duas vezes o mesmo.',
  'clr.association-contradicts':
    'O que diz sobre que credencial é parte de qual não é o que as credenciais dizem.',
  'clr.achievement-contradicts': 'Descreve programas de modo diferente dos certificados que enumera.',
  'clr.learner-unnamed':
    'Não se pode dizer se uma credencial que enumera é da mesma pessoa: não estão ambas indicadas.',

  'endorsement.verified': 'Tem um apoio, e este supera a verificação por si só.',
  'endorsement.not-verified': 'Um apoio que contém não supera a verificação por si só.',
  'endorsement.not-one': 'No lugar de um apoio está algo que não o é.',
  'endorsement.other-subject': 'Um apoio que contém é sobre outra coisa.',
  'endorsement.undetermined': 'Não foi possível determinar se um apoio que contém é válido.',
  'endorsement.too-deep': 'Contém apoios demasiado encaixados para serem examinados.',

  'content.complete': 'Tem todos os elementos de uma microcredencial europeia.',
  'content.incomplete': 'Faltam-lhe elementos de uma microcredencial europeia: {elements}.',
  'content.withheld':
    'Há elementos de uma microcredencial europeia que não são mostrados; o titular pode tê-los reservado.',
  'content.other-form': 'Não se verificou se tem os elementos de uma microcredencial europeia.',
  'content.schema-not-at-hand': 'O esquema que indica não foi examinado; a sua forma foi verificada sem ele.',
  'content.schema-not-at-hand: It names a schema that was not looked at.':
    'Indica um esquema que não foi examinado.',
  'content.schema-unusable': 'Indica um esquema que não pode ser aplicado.',
  'content.schema-satisfied': 'É como exige o esquema que indica.',

  'element.learner': 'nome da pessoa',
  'element.title': 'título',
  'element.country of the issuer': 'país do emissor',
  'element.country': 'país',
  'element.awarding body': 'entidade certificadora',
  'element.date of award': 'data em que foi atribuído',
  'element.date': 'data',
  'element.learning outcomes': 'resultados de aprendizagem',
  'element.outcomes': 'resultados',
  'element.workload in ECTS': 'carga de trabalho em ECTS',
  'element.workload': 'carga de trabalho',
  'element.level': 'nível',
  'element.quality assurance': 'garantia da qualidade',
  'element.type of assessment': 'tipo de avaliação',
  'element.assessment': 'avaliação',
  'element.form of participation': 'forma de participação',
  'element.participation': 'participação',

  'holder.not-asked': 'Não se perguntou quem o apresenta: qualquer pessoa pode ter uma cópia.',
  'holder.present': 'O titular assinou o que é apresentado.',
  'holder.unproven': 'Perguntou-se quem o apresenta, e o que é apresentado não está assinado.',
  'holder.unproven: Who presents it was asked, and the holder did not sign.':
    'Perguntou-se quem o apresenta, e o titular não assinou.',
  'holder.purpose-mismatch': 'A assinatura foi feita para outro fim.',
  'holder.purpose': 'A assinatura foi feita para outro fim que não o de apresentar.',
  'holder.challenge-mismatch': 'A assinatura não foi feita para este pedido.',
  'holder.domain-mismatch': 'A assinatura foi feita para outra entidade.',
  'holder.other': 'O que é apresentado foi assinado por alguém que não é o titular indicado.',
  'holder.unresolved': 'Não foi possível consultar as chaves do titular.',
  'holder.key-not-authorised': 'O titular não permitiu que esta chave assine apresentações.',
  'holder.key-type': 'A chave do titular não é do tipo com que se faz uma assinatura desta espécie.',
  'holder.invalid': 'A assinatura do titular não é da chave a que a credencial está vinculada.',
  'holder.presents-other': 'A assinatura do titular foi feita para algo diferente do que é mostrado.',
  'holder.not-yet-valid': 'A assinatura do titular ainda não vale.',
  'holder.expired': 'A assinatura do titular foi feita para um tempo que já passou.',
  'holder.too-old': 'A assinatura do titular é mais antiga do que a resposta a um pedido pode ser.',
  'holder.suite-unsupported': 'A assinatura do titular é de um tipo que não pode ser verificado aqui.',
  'holder.not-bound': 'Alguém assinou como titular, e o documento não está vinculado a ninguém.',
  'holder.binding-unsupported': 'Está vinculado ao seu titular de uma maneira que não é suportada aqui.',
  'holder.bound': 'Está vinculado à chave de quem o apresentou.',
  'holder.not-bound: It is bound to nobody, so anybody who has a copy could present it.':
    'Não está vinculado a ninguém; por isso podia apresentá-lo qualquer pessoa que tenha uma cópia.',
  'holder.other-subject': 'Está vinculado a alguém diferente de quem o apresentou.',

  'question.answered': 'É o que foi pedido.',
  'question.other': 'Não é o que foi pedido.',
};
