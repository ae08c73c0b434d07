import type { CheckTexts } from './en.js';

/** German. */
export const checksDe: CheckTexts = {
  'structure.readable': 'Das Dokument ist ein wohlgeformter Nachweis.',
  'structure.readable: The document is a well-formed European digital credential.':
    'Das Dokument ist ein wohlgeformter europäischer digitaler Nachweis.',
  'structure.valid': 'Das Dokument ist ein wohlgeformter Nachweis.',
  'structure.form': 'Das Dokument weicht von der Form solcher Nachweise ab.',
  'structure.form: The document departs from the form of such transcripts.':
    'Das Dokument weicht von der Form solcher Leistungsübersichten ab.',
  'structure.form: The document departs from the form that its claims have.':
    'Das Dokument weicht von der Form ab, die seine Angaben haben müssen.',
  'structure.form: The issuer issues no credentials of this form.':
    'Die ausstellende Einrichtung stellt keine Nachweise in dieser Form aus.',
  'structure.foreign-form': 'Nachweise dieser Einrichtung haben eine feste Form, und dies ist sie nicht.',
  'structure.not-european': 'Was besiegelt wurde, ist kein europäischer digitaler Nachweis.',
  'structure.not-a-credential': 'Das ist kein Nachweis in einer Form, die hier bekannt ist.',
  'structure.unsupported-form': 'Diese Form eines Nachweises kennt diese Prüfung nicht.',
  'structure.unreadable': 'Das Dokument lässt sich nicht lesen.',
  'structure.ambiguous':
    'Das Dokument lässt sich auf zwei Arten lesen, ohne dass es der Signatur auffiele; deshalb wird es abgelehnt.',
  'structure.ambiguous: Something is said in it of a thing that another signed document inside of it speaks of, too.':
    'Es sagt etwas über eine Sache, von der auch ein anderes signiertes Dokument spricht, das in ihm steht.',
  'structure.unknown-context':
    'Das Dokument verwendet ein Vokabular, das hier nicht bekannt ist; was es bedeutet, lässt sich deshalb nicht sagen.',
  'structure.undefined-term':
    'Das Dokument enthält Wörter, die kein Vokabular festlegt; eine Signatur erfasst sie nicht.',
  'structure.term-redefined':
    'Ein Vokabular des Dokuments gibt einem Wort, das ein früheres festgelegt hat, eine andere Bedeutung.',
  'structure.invalid-json-ld': 'Das Dokument lässt sich nicht als JSON-LD lesen.',
  'structure.not-compacted':
    'Das Dokument schreibt seine Angaben anders als sein Vokabular; so könnten sie einer Prüfung entgehen.',
  'structure.schema-mismatch': 'Das Dokument ist nicht so, wie das genannte Schema es verlangt.',
  'structure.too-deep': 'In ihm stehen Dokumente zu tief ineinander, um sie anzusehen.',
  'structure.jose-alg-none': 'Das Dokument ist überhaupt nicht signiert.',
  'structure.jades-alg-none': 'Das Dokument ist überhaupt nicht besiegelt.',
  'structure.jose-alg-unsupported':
    'Das Dokument ist auf eine Art signiert, die hier nicht unterstützt wird.',
  'structure.jades-alg-unsupported':
    'Das Dokument ist auf eine Art besiegelt, die hier nicht unterstützt wird.',
  'structure.envelope-unsupported': 'Der Umschlag hat eine Form, die hier nicht unterstützt wird.',
  'structure.sd-jwt-hash-unsupported':
    'Seine Prüfsummen sind von einer Art, die hier nicht unterstützt wird.',
  'structure.vcdm-*': 'Das Dokument ist nicht so geschrieben, wie ein Nachweis es sein muss.',
  'structure.elm-*':
    'Das Dokument ist nicht so geschrieben, wie ein europäischer digitaler Nachweis es sein muss.',
  'structure.edc-*': 'Was das Dokument über die Verleihung sagt, ist nicht so geschrieben, wie es sein muss.',
  'structure.envelope-*': 'Der Umschlag um das Dokument ist nicht so geschrieben, wie er sein muss.',
  'structure.jose-*': 'Die Signatur um das Dokument ist nicht so geschrieben, wie sie sein muss.',
  'structure.jades-*': 'Das Siegel um das Dokument ist nicht so geschrieben, wie es sein muss.',
  'structure.sd-jwt-*': 'Was von dem Dokument gezeigt wird, passt nicht zu dem, was signiert wurde.',
  'structure.json-*':
    'Die Datei lässt sich nicht lesen: Sie ist beschädigt oder lässt sich auf mehr als eine Art lesen.',

  'proof.valid': 'Die Signatur ist echt: Seit sie geleistet wurde, wurde nichts verändert.',
  'proof.valid: The seal is genuine: nothing was changed since it was made.':
    'Das Siegel ist echt: Seit es angebracht wurde, wurde nichts verändert.',
  'proof.invalid':
    'Die Signatur passt nicht zum Dokument: Es wurde verändert oder nie mit diesem Schlüssel signiert.',
  'proof.invalid: The signature does not fit the document.': 'Die Signatur passt nicht zum Dokument.',
  'proof.invalid: The seal does not fit the document: it was changed, or it was never sealed with this certificate.':
    'Das Siegel passt nicht zum Dokument: Es wurde verändert oder nie mit diesem Zertifikat besiegelt.',
  'proof.missing': 'Das Dokument ist nicht signiert.',
  'proof.missing: The document is not sealed: anybody could have written it.':
    'Das Dokument ist nicht besiegelt: Jede und jeder könnte es geschrieben haben.',
  'proof.malformed': 'Die Signatur ist nicht so beschrieben, wie sie es sein muss.',
  'proof.value-malformed': 'Der Wert der Signatur ist nicht so geschrieben, wie es bei dieser Art sein muss.',
  'proof.not-derived':
    'Das ist die Signatur, aus der Inhaberinnen und Inhaber andere ableiten; sie ist nicht dazu da, gezeigt zu werden.',
  'proof.key-type': 'Der Schlüssel ist nicht von der Art, mit der eine solche Signatur geleistet wird.',
  'proof.key-type: The key is not of the kind that a seal of this kind is made with.':
    'Der Schlüssel ist nicht von der Art, mit der ein solches Siegel angebracht wird.',
  'proof.key-unavailable':
    'Der Schlüssel, der zeigen würde, ob die Signatur echt ist, ließ sich nicht finden.',
  'proof.context-changed': 'Das Vokabular des Dokuments ist nicht das, mit dem es signiert wurde.',
  'proof.suite-unsupported': 'Die Signatur ist von einer Art, die hier nicht unterstützt wird.',
  'proof.suite-unsupported: The signature is of a kind that cannot be checked here.':
    'Die Signatur ist von einer Art, die hier nicht geprüft werden kann.',
  'proof.suite-unsupported: The seal is of a kind that cannot be checked here.':
    'Das Siegel ist von einer Art, die hier nicht geprüft werden kann.',
  'proof.too-complex': 'Das Dokument ist so gebaut, dass es zu lange dauern würde, seine Signatur zu prüfen.',
  'proof.expired': 'Die Signatur galt für eine Zeit, die vorbei ist.',
  'proof.not-yet-valid': 'Die Signatur gilt noch nicht.',
  'proof.previous-missing': 'Die Signatur baut auf einer anderen auf, die fehlt.',
  'proof.previous-unverified':
    'Die Signatur ist echt, baut aber auf einer auf, die es nicht ist oder von der man es nicht weiß.',
  'proof.other-certificate': 'Das mitgelieferte Zertifikat ist nicht das, mit dem es besiegelt wurde.',
  'proof.certificate-malformed': 'Das Zertifikat des Siegels lässt sich nicht lesen.',
  'proof.certificate-unavailable':
    'Das Zertifikat des Siegels wurde nicht mitgeliefert und liegt hier nicht vor.',
  'proof.time-claimed': 'Wann es besiegelt wurde, sagt allein, wer es besiegelt hat.',
  'proof.time-claimed: When it was sealed was confirmed by somebody whom nobody here vouches for.':
    'Wann es besiegelt wurde, bestätigt eine Stelle, für die hier niemand bürgt.',
  'proof.time-confirmed': 'Wann es besiegelt wurde, bestätigt ein Zeitstempel.',
  'proof.time-contradicts': 'Dem Siegel zufolge entstand es nach seinem eigenen Zeitstempel.',
  'proof.timestamp-invalid': 'Ein Zeitstempel des Siegels ist nicht echt.',
  'proof.timestamp-of-other': 'Ein Zeitstempel des Siegels gehört zu etwas anderem.',
  'proof.timestamp-unsupported':
    'Ein Zeitstempel des Siegels ist von einer Art, die hier nicht geprüft werden kann.',

  'issuer.authorised': 'Der Schlüssel der Signatur gehört der ausstellenden Einrichtung.',
  'issuer.key-authorised': 'Wem der Schlüssel gehört, lässt zu, dass er Nachweise signiert.',
  'issuer.key-not-authorised':
    'Die ausstellende Einrichtung hat diesen Schlüssel nicht ermächtigt, Nachweise zu signieren.',
  'issuer.key-not-authorised: The key is not allowed to sign credentials.':
    'Mit diesem Schlüssel dürfen keine Nachweise signiert werden.',
  'issuer.key-not-valid-then':
    'Als signiert wurde, war der Schlüssel nicht der der ausstellenden Einrichtung.',
  'issuer.key-unregistered': 'Die ausstellende Einrichtung hat diesen Schlüssel nie eingetragen.',
  'issuer.other-document': 'Die Schlüssel der ausstellenden Einrichtung gehören jemand anderem.',
  'issuer.proof-by-other':
    'Das Dokument wurde nicht von der Einrichtung signiert, die es als Aussteller nennt.',
  'issuer.unresolved': 'Die Schlüssel der ausstellenden Einrichtung ließen sich nicht nachschlagen.',
  'issuer.certified': 'Die ausstellende Einrichtung hat es mit ihrem Zertifikat signiert.',
  'issuer.certificate-invalid': 'Das Zertifikat, mit dem es signiert ist, hält der Prüfung nicht stand.',
  'issuer.certificate-not-judged':
    'Es ist mit einem Zertifikat signiert; ob man ihm trauen kann, wurde nicht geprüft.',
  'issuer.certificate-of-other': 'Es wurde mit dem Zertifikat von jemand anderem signiert.',
  'issuer.certificate-unassigned':
    'Wem das Zertifikat gehört, mit dem es signiert ist, ist hier nicht bekannt.',
  'issuer.certificate-undetermined': 'Ob man seinem Zertifikat trauen kann, lässt sich nicht sagen.',
  'issuer.certificate-revocation-unchecked':
    'Ob das Zertifikat widerrufen wurde, wurde nicht erfragt: Dazu braucht es ein Netz.',
  'issuer.certificate-revocation-unchecked: Whether the certificate of the seal was revoked was not asked: that takes a network.':
    'Ob das Zertifikat des Siegels widerrufen wurde, wurde nicht erfragt: Dazu braucht es ein Netz.',
  'issuer.certificate-expired-since':
    'Ein Zertifikat des Siegels ist seither abgelaufen, und dass vorher besiegelt wurde, sagt allein, wer besiegelt hat.',
  'issuer.certificate-not-yet-valid': 'Ein Zertifikat des Siegels galt noch nicht, als es angebracht wurde.',
  'issuer.certificate-expired': 'Ein Zertifikat des Siegels war abgelaufen, als es angebracht wurde.',
  'issuer.certificate-key-usage': 'Das Zertifikat des Siegels darf nicht zum Besiegeln verwendet werden.',
  'issuer.certificate-key-weak': 'Ein Zertifikat des Siegels hat einen Schlüssel, der nicht sicher ist.',
  'issuer.certificate-extension-unknown':
    'Ein Zertifikat des Siegels hat eine Einschränkung, die hier nicht verstanden wird.',
  'issuer.certificate-not-an-authority':
    'Das Zertifikat des Siegels wurde von einer Stelle ausgestellt, die keine ausstellen darf.',
  'issuer.certificate-path-too-long':
    'Zwischen dem Zertifikat des Siegels und der obersten Stelle stehen mehr Stellen als erlaubt.',
  'issuer.certificate-signature':
    'Ein Zertifikat des Siegels ist nicht von der Stelle signiert, die es nennt.',
  'issuer.no-anchor': 'Es wurde keine Stelle angegeben, die für das Zertifikat des Siegels bürgen könnte.',
  'issuer.unanchored': 'Niemand, dem hier vertraut wird, bürgt für das Zertifikat des Siegels.',
  'issuer.no-genuine-seal':
    'Wessen Siegel es ist, lässt sich nicht sagen: Von keinem seiner Siegel ließ sich zeigen, dass es echt ist.',
  'issuer.sealed-beside': 'Noch jemand hat es besiegelt, oder die ausstellende Einrichtung ein weiteres Mal.',
  'issuer.sealed-by-issuer': 'Es wurde von der Organisation besiegelt, die es als Aussteller nennt.',
  'issuer.other-name':
    'Es wurde von einer anderen Organisation besiegelt als der, die es als Aussteller nennt.',
  'issuer.other-identifier':
    'Es wurde von einer anderen Organisation besiegelt als der, die es als Aussteller nennt.',

  'recognition.recognised':
    'Das Netzwerk hat die ausstellende Einrichtung am Tag der Verleihung dafür anerkannt.',
  'recognition.member': 'Die ausstellende Einrichtung war Mitglied des Netzwerks, als sie es ausstellte.',
  'recognition.issuer-unknown':
    'Die ausstellende Einrichtung ist diesem Netzwerk nicht bekannt; niemand hier kann also sagen, ob sie ist, was sie zu sein vorgibt.',
  'recognition.issuer-unproven':
    'Dass es von dem genannten Mitglied des Netzwerks stammt, ließ sich nicht zeigen.',
  'recognition.other-organisation':
    'Es nennt ein Mitglied des Netzwerks als Aussteller und wurde von jemand anderem besiegelt.',
  'recognition.no-award':
    'Die ausstellende Einrichtung ist bekannt, aber das Dokument sagt nicht, was wann verliehen wurde.',
  'recognition.version-unknown': 'Das Netzwerk hat das genannte Modul oder Programm nie veröffentlicht.',
  'recognition.version-changed':
    'Das beschriebene Modul oder Programm ist nicht das, welches das Netzwerk veröffentlicht hat.',
  'recognition.ects-differ':
    'Es nennt eine andere Zahl von ECTS-Punkten, als das Netzwerk veröffentlicht hat.',
  'recognition.not-a-member-then':
    'Die ausstellende Einrichtung war am Tag der Verleihung kein Mitglied des Netzwerks.',
  'recognition.not-a-member-then: The issuer was not a member of the network when it made this.':
    'Die ausstellende Einrichtung war kein Mitglied des Netzwerks, als sie es ausstellte.',
  'recognition.not-for-this': 'Die ausstellende Einrichtung darf dieses Modul oder Programm nicht verleihen.',
  'recognition.not-then':
    'Die ausstellende Einrichtung war am Tag der Verleihung für dieses Modul nicht anerkannt.',
  'recognition.signed-too-late': 'Es wurde zu lange nach dem Ende der Anerkennung der Einrichtung signiert.',
  'recognition.version-unavailable':
    'Was das Netzwerk darüber veröffentlicht hat, liegt zum Vergleich nicht vor.',
  'recognition.described-otherwise':
    'Es beschreibt das Modul oder Programm anders, als das Netzwerk es veröffentlicht hat.',
  'recognition.anchor-missing':
    'Es wurde nicht gesagt, wessen Aussage über Einrichtungen gelten soll; deshalb kann niemand hier sagen, ob ein Netzwerk die ausstellende Einrichtung anerkannt hat.',
  'recognition.statement-missing':
    'Was das Netzwerk über seine Einrichtungen sagt, wurde nicht mitgeliefert und liegt hier nicht vor.',
  'recognition.statement-by-other':
    'Was über Einrichtungen mitgeliefert wurde, stammt nicht von einem Netzwerk, dem hier vertraut wird.',
  'recognition.statement-invalid':
    'Was über Einrichtungen mitgeliefert wurde, ist keine echte Aussage des Netzwerks.',
  'recognition.statement-stale':
    'Was das Netzwerk über seine Einrichtungen sagt, ist veraltet: Wen es anerkennt, kann sich seither geändert haben.',

  'period.valid': 'Es ist heute gültig, und seine Daten passen zueinander.',
  'period.malformed': 'Ein Datum darin ist kein Datum.',
  'period.expired': 'Es ist abgelaufen.',
  'period.not-yet-valid': 'Es ist noch nicht gültig.',
  'period.award-in-future': 'Der Tag der Verleihung liegt in der Zukunft.',
  'period.signed-in-future': 'Es wurde in der Zukunft signiert.',
  'period.award-after-signing': 'Es wurde vor dem Tag der Verleihung signiert.',

  'status.not-revoked': 'Die ausstellende Einrichtung hat es nicht widerrufen.',
  'status.not-revoked: The issuer has neither revoked nor suspended it.':
    'Die ausstellende Einrichtung hat es weder widerrufen noch ausgesetzt.',
  'status.revoked': 'Die ausstellende Einrichtung hat es widerrufen: Es ist nicht mehr gültig.',
  'status.revoked: The award was revoked by the institution that made it.':
    'Die Einrichtung, die es verliehen hat, hat die Verleihung widerrufen.',
  'status.not-suspended': 'Die ausstellende Einrichtung hat es nicht ausgesetzt.',
  'status.suspended':
    'Die ausstellende Einrichtung hat es ausgesetzt: Es zählt nicht, bis sie entschieden hat.',
  'status.suspended: The award is suspended for the time being.': 'Die Verleihung ist vorläufig ausgesetzt.',
  'status.superseded': 'Es wurde am {date} durch {id} ersetzt.',
  'status.superseded: Another credential took its place.':
    'Ein anderer Nachweis ist an seine Stelle getreten.',
  'status.replaces': 'Es ist an die Stelle eines früheren Nachweises getreten, der nicht mehr zählt.',
  'status.in-force': 'Es ist in Kraft.',
  'status.none': 'Die ausstellende Einrichtung hat keine Möglichkeit vorgesehen, es zu widerrufen.',
  'status.newer-available':
    'Bei der ausstellenden Einrichtung gibt es eine neuere Fassung; auch diese hier gilt.',
  'status.no-newer': 'Die ausstellende Einrichtung hat keine neuere Fassung davon.',
  'status.message': 'Die ausstellende Einrichtung meldet einen Zustand, der nichts daran ändert, ob es gilt.',
  'status.message-undefined':
    'Die ausstellende Einrichtung meldet einen Zustand, der noch keine Bedeutung hat.',
  'status.award-unknown': 'Im Register der Einrichtung gibt es keinen solchen Nachweis.',
  'status.recorded-otherwise': 'Im Register der Einrichtung steht unter dieser Nummer ein anderer Nachweis.',
  'status.ask-issuer': 'Ob es noch zählt, sagt die Einrichtung: siehe den Link darin.',
  'status.type-unsupported':
    'Ob es widerrufen wurde, ist auf eine Art festgehalten, die hier nicht unterstützt wird.',
  'status.purpose-unsupported': 'Es hat einen Status von einer Art, die hier nicht unterstützt wird.',
  'status.value-unknown': 'Es hat einen Status, dessen Bedeutung hier nicht bekannt ist.',
  'status.token-malformed':
    'Was es über seinen Status sagt, oder die Liste, die ihn nennt, ist nicht so geschrieben, wie es sein muss.',
  'status.id-malformed': 'Was es über seinen Status sagt, ist nicht so geschrieben, wie es sein muss.',
  'status.purpose-malformed': 'Was es über seinen Status sagt, ist nicht so geschrieben, wie es sein muss.',
  'status.index-malformed': 'Was es über seinen Status sagt, ist nicht so geschrieben, wie es sein muss.',
  'status.address-malformed': 'Was es über seinen Status sagt, ist nicht so geschrieben, wie es sein muss.',
  'status.size-malformed': 'Was es über seinen Status sagt, ist nicht so geschrieben, wie es sein muss.',
  'status.size-unsupported': 'Was es über seinen Status sagt, ist nicht so geschrieben, wie es sein muss.',
  'status.messages-malformed': 'Was es über seinen Status sagt, ist nicht so geschrieben, wie es sein muss.',
  'status.reference-malformed': 'Was es über seinen Status sagt, ist nicht so geschrieben, wie es sein muss.',
  'status.index-out-of-range': 'Sein Platz liegt außerhalb der Liste, auf die es verweist.',
  'status.list-mismatch':
    'Die Liste, auf die es verweist, ist nicht die Liste der ausstellenden Einrichtung für diesen Zweck.',
  'status.list-too-short':
    'Die Liste, auf die es verweist, ist so kurz, dass ein Blick darauf verriete, wer nachgeschlagen wird.',
  'status.list-unavailable': 'Die Liste, die seinen Status nennt, war nicht erreichbar.',
  'status.list-invalid':
    'Die Liste, die seinen Status nennt, ist nicht echt; aus ihr lässt sich also nichts schließen.',
  'status.list-invalid: The list that tells its status is not a genuine, current one of its issuer.':
    'Die Liste, die seinen Status nennt, ist keine echte und aktuelle der ausstellenden Einrichtung.',
  'status.list-unverifiable':
    'Die Liste, die seinen Status nennt, ließ sich nicht prüfen; sie ist vielleicht nicht echt.',
  'status.list-unverifiable: The list that tells its status could not be checked.':
    'Die Liste, die seinen Status nennt, ließ sich nicht prüfen.',
  'status.list-malformed':
    'Die Liste, die seinen Status nennt, ist nicht so geschrieben, wie eine solche Liste es ist.',
  'status.list-context-unknown':
    'Die Liste, die seinen Status nennt, verwendet ein Vokabular, das hier nicht bekannt ist.',
  'status.list-too-complex': 'Die Liste, die seinen Status nennt, zu prüfen, würde zu lange dauern.',
  'status.list-other-address': 'An der Adresse der Liste, die seinen Status nennt, steht eine andere Liste.',
  'status.list-stale': 'Die Liste, die seinen Status nennt, ist veraltet.',
  'status.list-not-yet-valid': 'Die Liste, die seinen Status nennt, gilt noch nicht.',

  'stack.satisfied': 'Seine Teile erfüllen die Regel des Programms, und jeder zählt einmal.',
  'stack.missing': 'Es bescheinigt ein Programm und sagt nicht, auf welchen Verleihungen es aufbaut.',
  'stack.not-a-programme':
    'Es baut auf anderen Verleihungen auf und gilt für ein Modul, das auf keinen aufbaut.',
  'stack.digest-mismatch':
    'Ein Teil ist durch eine Prüfsumme festgelegt, die nicht zu dem passt, was über ihn gesagt wird.',
  'stack.part-issuer-unknown':
    'Ein Teil wurde von einer Stelle ausgestellt, die diesem Netzwerk nicht bekannt ist.',
  'stack.part-not-recognised':
    'Ein Teil wurde von einer Einrichtung verliehen, die an jenem Tag nicht dafür anerkannt war.',
  'stack.other-learner': 'Ein Teil gehört einer anderen Person.',
  'stack.wrong-version':
    'Ein Teil gehört zu einem anderen Modul oder einer anderen Version, als das Zertifikat sagt.',
  'stack.wrong-issuer': 'Ein Teil wurde von einer anderen Einrichtung ausgestellt, als das Zertifikat sagt.',
  'stack.part-differs': 'Ein Teil sagt etwas anderes, als das Zertifikat über ihn sagt.',
  'stack.part-name-differs': 'Ein Teil lautet auf einen anderen Namen als das Zertifikat.',
  'stack.part-undetermined': 'Von einem Teil ließ sich nicht feststellen, ob er gültig ist.',
  'stack.part-superseded':
    'Ein Teil wurde durch einen neueren Nachweis ersetzt, und gezeigt wurde der ältere.',
  'stack.part-revoked': 'Ein Teil wurde von der Einrichtung widerrufen, die ihn ausgestellt hat.',
  'stack.part-not-verified': 'Ein Teil besteht für sich genommen die Prüfung nicht.',
  'stack.programme-mismatch':
    'Das Zertifikat gilt für ein anderes Programm als das, zu dem seine Teile gehören.',
  'stack.programme-mismatch: The rule that the certificate pins is not the one that was published.':
    'Die Regel, die das Zertifikat festlegt, ist nicht die veröffentlichte.',
  'stack.rule-unavailable':
    'Die Regel des Programms liegt nicht vor; ob die Teile sie erfüllen, lässt sich deshalb nicht sagen.',
  'stack.rule-unreadable': 'Die Regel des Programms hat eine Form, die hier nicht unterstützt wird.',
  'stack.ects-short': 'Seine Teile ergeben zusammen weniger ECTS-Punkte, als die Regel verlangt.',
  'stack.ects-short: Its parts add up to fewer ECTS credits than it states.':
    'Seine Teile ergeben zusammen weniger ECTS-Punkte, als es angibt.',
  'stack.part-twice': 'Ein Modul wird zweimal gezählt.',
  'stack.not-in-rule': 'Ein Teil wird für etwas verwendet, wofür die Regel ihn nicht zulässt.',
  'stack.part-missing': 'Ein Teil, den die Regel verlangt, fehlt.',
  'stack.too-old': 'Ein Teil ist älter, als die Regel erlaubt.',
  'stack.grade-low': 'Ein Teil wurde schlechter benotet, als die Regel verlangt.',
  'stack.grade-unknown': 'Die Regel verlangt eine Mindestnote, und die Note wurde nicht gezeigt.',
  'stack.institutions-few': 'Seine Teile kommen von weniger Einrichtungen, als die Regel verlangt.',
  'stack.after-award': 'Ein Teil wurde nach dem Zertifikat verliehen.',
  'stack.through-broken': 'Die Teile eines Programms, auf dem es aufbaut, passen nicht zusammen.',
  'stack.through-mismatch': 'Ein Zertifikat, auf dem es aufbaut, hat andere Teile, als es sagt.',
  'stack.part-not-presented.one': 'Ein Teil wurde nicht gezeigt; die verleihende Einrichtung bürgt für ihn.',
  'stack.part-not-presented.other':
    '{count} Teile wurden nicht gezeigt; die verleihende Einrichtung bürgt für sie.',

  'clr.complete': 'Jeder aufgeführte Nachweis gilt für sich genommen, und alle betreffen dieselbe Person.',
  'clr.empty': 'Es ist eine Übersicht über Leistungen und führt keine auf.',
  'clr.too-deep': 'Übersichten stehen zu tief ineinander, um sie anzusehen.',
  'clr.entry-not-verified': 'Ein aufgeführter Nachweis besteht für sich genommen die Prüfung nicht.',
  'clr.entry-undetermined': 'Von einem aufgeführten Nachweis ließ sich nicht feststellen, ob er gültig ist.',
  'clr.other-learner': 'Ein aufgeführter Nachweis betrifft eine andere Person.',
  'clr.entry-foreign': 'Es führt etwas anderes auf als Verleihungen der ausstellenden Einrichtung.',
  'clr.name-differs': 'Ein aufgeführter Nachweis lautet auf einen anderen Namen.',
  'clr.entry-twice': 'Es führt eine Verleihung zweimal auf.',
  'clr.association-contradicts':
    'Was es darüber sagt, welche Verleihung Teil einer anderen ist, stimmt nicht mit den Verleihungen überein.',
  'clr.achievement-contradicts': 'Es beschreibt Programme anders als die Zertifikate, die es aufführt.',
  'clr.learner-unnamed':
    'Ob ein aufgeführter Nachweis dieselbe Person betrifft, lässt sich nicht sagen: Es sind nicht beide benannt.',

  'endorsement.verified':
    'Es wird befürwortet, und die Befürwortung hat die Prüfung für sich genommen bestanden.',
  'endorsement.not-verified': 'Eine Befürwortung darin besteht für sich genommen die Prüfung nicht.',
  'endorsement.not-one': 'An der Stelle einer Befürwortung steht etwas, das keine ist.',
  'endorsement.other-subject': 'Eine Befürwortung darin betrifft etwas anderes.',
  'endorsement.undetermined': 'Ob eine Befürwortung darin gültig ist, ließ sich nicht feststellen.',
  'endorsement.too-deep': 'Befürwortungen darin stehen zu tief, um sie anzusehen.',

  'content.complete': 'Es hat alle Angaben eines europäischen Microcredentials.',
  'content.incomplete': 'Es fehlen Angaben eines europäischen Microcredentials: {elements}.',
  'content.withheld':
    'Angaben eines europäischen Microcredentials werden nicht gezeigt; sie wurden vielleicht zurückgehalten.',
  'content.other-form': 'Ob es die Angaben eines europäischen Microcredentials hat, wurde nicht geprüft.',
  'content.schema-not-at-hand': 'Das genannte Schema wurde nicht angesehen; die Form wurde ohne es geprüft.',
  'content.schema-not-at-hand: It names a schema that was not looked at.':
    'Es nennt ein Schema, das nicht angesehen wurde.',
  'content.schema-unusable': 'Es nennt ein Schema, das sich nicht anwenden lässt.',
  'content.schema-satisfied': 'Es ist so, wie das genannte Schema es verlangt.',

  'element.learner': 'Name der Person',
  'element.title': 'Titel',
  'element.country of the issuer': 'Land der ausstellenden Einrichtung',
  'element.country': 'Land',
  'element.awarding body': 'verleihende Einrichtung',
  'element.date of award': 'Tag der Verleihung',
  'element.date': 'Datum',
  'element.learning outcomes': 'Lernergebnisse',
  'element.outcomes': 'Ergebnisse',
  'element.workload in ECTS': 'Arbeitsaufwand in ECTS',
  'element.workload': 'Arbeitsaufwand',
  'element.level': 'Niveau',
  'element.quality assurance': 'Qualitätssicherung',
  'element.type of assessment': 'Art der Prüfung',
  'element.assessment': 'Prüfung',
  'element.form of participation': 'Form der Teilnahme',
  'element.participation': 'Teilnahme',

  'holder.not-asked': 'Wer es vorlegt, wurde nicht gefragt: Eine Kopie kann jede und jeder haben.',
  'holder.present': 'Die Inhaberin oder der Inhaber hat das Vorgelegte signiert.',
  'holder.unproven': 'Es wurde gefragt, wer es vorlegt, und das Vorgelegte ist nicht signiert.',
  'holder.unproven: Who presents it was asked, and the holder did not sign.':
    'Es wurde gefragt, wer es vorlegt, und die Inhaberin oder der Inhaber hat nicht signiert.',
  'holder.purpose-mismatch': 'Die Signatur wurde zu einem anderen Zweck geleistet.',
  'holder.purpose': 'Die Signatur wurde zu einem anderen Zweck als dem des Vorlegens geleistet.',
  'holder.challenge-mismatch': 'Die Signatur wurde nicht für diese Anfrage geleistet.',
  'holder.domain-mismatch': 'Die Signatur wurde für jemand anderen geleistet.',
  'holder.other': 'Signiert hat jemand anderes als die genannte Inhaberin oder der genannte Inhaber.',
  'holder.unresolved': 'Die Schlüssel der Inhaberin oder des Inhabers ließen sich nicht nachschlagen.',
  'holder.key-not-authorised':
    'Die Inhaberin oder der Inhaber hat nicht erlaubt, dass mit diesem Schlüssel beim Vorlegen signiert wird.',
  'holder.key-type':
    'Der Schlüssel der Inhaberin oder des Inhabers ist nicht von der Art, mit der eine solche Signatur geleistet wird.',
  'holder.invalid':
    'Die Signatur der Inhaberin oder des Inhabers stammt nicht von dem Schlüssel, an den der Nachweis gebunden ist.',
  'holder.presents-other':
    'Die Signatur der Inhaberin oder des Inhabers gehört zu etwas anderem als dem, was gezeigt wird.',
  'holder.not-yet-valid': 'Die Signatur der Inhaberin oder des Inhabers gilt noch nicht.',
  'holder.expired': 'Die Signatur der Inhaberin oder des Inhabers galt für eine Zeit, die vorbei ist.',
  'holder.too-old':
    'Die Signatur der Inhaberin oder des Inhabers ist älter, als die Antwort auf eine Anfrage sein darf.',
  'holder.suite-unsupported':
    'Die Signatur der Inhaberin oder des Inhabers ist von einer Art, die hier nicht geprüft werden kann.',
  'holder.not-bound': 'Jemand hat als Inhaberin oder Inhaber signiert, und es ist an niemanden gebunden.',
  'holder.binding-unsupported':
    'Es ist auf eine Art an die Inhaberin oder den Inhaber gebunden, die hier nicht unterstützt wird.',
  'holder.bound': 'Es ist an den Schlüssel gebunden, mit dem es vorgelegt wurde.',
  'holder.not-bound: It is bound to nobody, so anybody who has a copy could present it.':
    'Es ist an niemanden gebunden; wer eine Kopie hat, könnte es also vorlegen.',
  'holder.other-subject': 'Es ist an jemand anderen gebunden als die Person, die es vorgelegt hat.',

  'question.answered': 'Es ist das, wonach gefragt wurde.',
  'question.other': 'Es ist nicht das, wonach gefragt wurde.',
};
