import type { Texts } from './en.js';

/** German. */
export const de: Texts = {
  brand: 'Cairn',
  skip: 'Zum Inhalt springen',
  'demo.label': 'Vorführung',
  'demo.text':
    'Erfundene Einrichtungen und Personen. Nichts auf dieser Seite ist eine wirkliche Qualifikation.',
  'footer.about': 'Was dieser Dienst ist',
  'footer.text': 'Ein Dienst von {network}. Diese Seite setzt keine Cookies und führt keine Skripte aus.',
  'footer.text.scripted':
    'Ein Dienst von {network}. Diese Seite setzt keine Cookies; ihr Skript sendet nur die Anfragen, die Sie ausprobieren.',
  'footer.text.waiting':
    'Ein Dienst von {network}. Diese Seite setzt keine Cookies; ihr Skript sieht nur nach, ob die Antwort da ist.',
  'footer.docs': 'Die Programmierschnittstelle (API)',
  'footer.languages': 'Sprachen',
  'footer.unreviewed': 'Diese Übersetzung hat noch niemand durchgesehen. Maßgeblich ist der englische Text.',
  'footer.english': 'Diese Seite auf Englisch',
  quote: '„{text}“',
  'list.separator': ', ',

  'kind.certificate': 'Zertifikat',
  'kind.module': 'Modulnachweis',
  'kind.transcript': 'Leistungsübersicht',
  'kind.other': 'Nachweis',
  'this.certificate': 'Dieses Zertifikat',
  'this.module': 'Dieser Modulnachweis',
  'this.transcript': 'Diese Leistungsübersicht',
  'this.other': 'Dieser Nachweis',

  'verdict.verified': 'Bestätigt',
  'verdict.not-verified': 'Nicht bestätigt',
  'verdict.undetermined': 'Nicht feststellbar',
  'verdict.not-shown': 'Nicht gezeigt',
  'verdict.heading': 'Ergebnis',
  'verdict.also': 'Außerdem festgestellt:',
  'verdict.title': '{verdict}: Prüfung eines Nachweises',
  'verdict.checked': 'Geprüft: {instant}',
  'verdict.several.one': '{count} Nachweis wurde geteilt.',
  'verdict.several.other': '{count} Nachweise wurden geteilt; das Ergebnis oben gilt für alle zusammen.',

  'why.verified.certificate':
    'Es ist von {issuer} signiert, unverändert und gültig, und seine Teile erfüllen die Regel des Programms.',
  'why.verified.module': 'Er ist von {issuer} signiert, unverändert und gültig.',
  'why.verified.transcript':
    'Sie ist von {issuer} signiert und unverändert, und alles, was sie aufführt, ist gültig.',
  'why.verified.other': 'Er ist von {issuer} signiert, unverändert und gültig.',
  'why.verified.several': 'Alle diese Nachweise sind echt signiert, unverändert und gültig.',
  'why.unstated': 'Die Prüfung nannte keinen Grund.',
  'why.empty': 'Nichts von dem, was hier geteilt wurde, ließ sich als Nachweis lesen.',
  'vouched.one':
    'Ein Teil wurde nicht gezeigt; dafür verlassen Sie sich auf das Wort der verleihenden Einrichtung.',
  'vouched.other':
    '{count} Teile wurden nicht gezeigt; dafür verlassen Sie sich auf das Wort der verleihenden Einrichtung.',

  'reason.status.revoked': '{this} wurde widerrufen.',
  'reason.status.revoked.on': '{this} wurde am {date} widerrufen.',
  'reason.status.superseded':
    '{this} wurde durch eine neuere Fassung ersetzt: {id}. Bitten Sie die Inhaberin oder den Inhaber um diese.',
  'reason.status.superseded.on':
    '{this} wurde am {date} durch eine neuere Fassung ersetzt: {id}. Bitten Sie die Inhaberin oder den Inhaber um diese.',
  'reason.status.suspended':
    '{this} ist ausgesetzt und zählt nicht, bis die ausstellende Einrichtung entscheidet.',
  'reason.status.suspended.on':
    '{this} ist seit dem {date} ausgesetzt und zählt nicht, bis die ausstellende Einrichtung entscheidet.',
  'reason.period.expired': '{this} ist abgelaufen.',
  'reason.period.expired.on': '{this} ist am {date} abgelaufen.',
  'reason.proof.invalid':
    'Die Signatur passt nicht: Das Dokument wurde nach der Unterzeichnung verändert oder von der genannten Einrichtung nie signiert.',
  'reason.issuer.unanchored': 'Niemand, dem hier vertraut wird, bürgt für die Stelle, die es besiegelt hat.',
  'reason.structure.form':
    'Es hat nicht die Form eines solchen Nachweises: Es wurde verändert oder beschädigt oder war nie einer.',
  'reason.structure.json-malformed':
    'Die Datei ist nicht lesbar: Sie wurde beschädigt oder nach der Unterzeichnung verändert.',
  'reason.structure.jose-malformed':
    'Die Datei ist nicht lesbar: Sie ist unvollständig oder wurde nach der Unterzeichnung verändert.',
  'reason.structure.jose-typ':
    'Die Datei ist von anderer Art als ein Nachweis oder wurde nach der Unterzeichnung verändert.',
  'reason.structure.sd-jwt-disclosure-unreferenced':
    'Es zeigt etwas, das die ausstellende Einrichtung nicht signiert hat: Es wurde verändert oder beschädigt.',
  'reason.holder.not-bound': '{this} ist an niemanden gebunden: Wer eine Kopie hat, könnte sie zeigen.',
  'reason.holder.other-subject':
    '{this} ist an jemand anderen gebunden als die Person, von der die Antwort kommt.',
  'reason.question.other': 'Was gezeigt wurde, ist nicht das, wonach gefragt war.',
  'reason.stack.part-not-verified':
    'Ein Teil davon hat die eigene Prüfung nicht bestanden; die Liste der Teile sagt, welcher und warum.',

  'todo.structure':
    'Bitten Sie um die ursprüngliche Datei, oder fragen Sie die ausstellende Einrichtung, ob sie von ihr stammt.',
  'todo.proof':
    'Bitten Sie die ausstellende Einrichtung um eine Fassung in einer Form, die hier geprüft werden kann.',
  'todo.proof.key-unavailable':
    'Bietet diese Seite an, das Fehlende zu holen, lassen Sie es holen; sonst versuchen Sie es später noch einmal, oder fragen Sie die Einrichtung unter einer Adresse, die Sie kennen.',
  'todo.issuer':
    'Versuchen Sie es später noch einmal; bleibt es dabei, fragen Sie die Einrichtung direkt unter einer Adresse, die Sie kennen.',
  'todo.issuer.unanchored':
    'Wenden Sie sich an die Einrichtung unter einer Adresse, die Sie kennen, und fragen Sie, ob sie dies verliehen hat.',
  'todo.recognition':
    'Wenden Sie sich an die Einrichtung unter einer Adresse, die Sie kennen, und fragen Sie, ob sie dies verliehen hat.',
  'todo.period': 'Fragen Sie die ausstellende Einrichtung, von wann bis wann es gilt.',
  'todo.status':
    'Versuchen Sie es später noch einmal: Die Liste der widerrufenen Nachweise ließ sich jetzt nicht lesen.',
  'todo.stack':
    'Bitten Sie darum, die fehlenden Teile zu teilen, oder die verleihende Einrichtung um eine Bestätigung.',
  'todo.clr':
    'Prüfen Sie die aufgeführten Nachweise einzeln, oder bitten Sie die ausstellende Einrichtung um eine neue Übersicht.',
  'todo.endorsement': 'Fragen Sie die Stelle, die es befürwortet hat.',
  'todo.content': 'Bitten Sie die ausstellende Einrichtung um die fehlenden Angaben.',
  'todo.holder': 'Bitten Sie die Inhaberin oder den Inhaber, es noch einmal vorzulegen.',
  'todo.question': 'Fragen Sie noch einmal danach.',
  'verdict.as-of':
    'Am {instant} war es bestätigt. Was seither widerrufen oder geändert wurde, lässt sich hier nicht sagen.',
  'todo.note': 'Dieses Ergebnis ist weder ein Ja noch ein Nein.',

  'fact.learner': 'Verliehen an',
  'fact.learner.withheld': 'Name nicht angegeben',
  'fact.issuer': 'Verliehen von',
  'fact.issuer.unknown': 'diesem Netzwerk nicht bekannt',
  'fact.issuer.claimed':
    'So nennt das Dokument selbst seinen Aussteller. Niemand hat diesen Namen hier bestätigt, und jeder kann jeden Namen hineinschreiben:',
  'fact.issuer.not': 'Das ist nicht die Einrichtung, die hier als {institution} registriert ist.',
  'fact.awarded': 'Verliehen am',
  'fact.signed': 'Signiert am',
  'fact.until': 'Gültig bis',
  'fact.unstated': 'nicht angegeben',
  'fact.ects': 'Leistungspunkte',
  'fact.level': 'Niveau',
  'fact.grade': 'Note',
  'fact.mode': 'Teilnahmeform',
  'fact.basis': 'Grundlage',
  'fact.basis.prior': 'Anerkannte frühere Lernleistungen, bescheinigt von {issuer}',
  'fact.replaces': 'Ersetzt',
  'fact.untitled': 'Ohne Titel',
  'fact.unread': 'Der Inhalt war nicht lesbar.',
  'fact.description': 'Beschreibung und Lernergebnisse',
  'fact.outcomes': 'Lernergebnisse',
  'fact.identifier': 'Kennung',
  ects: '{number} ECTS-Punkte',
  eqf: 'EQR {number}',
  'mode.presential': 'In Präsenz',
  'mode.online': 'Online',
  'mode.blended': 'Präsenz und online',

  'stack.heading': 'Woraus es besteht',
  'stack.caption.one': 'Ein Stein: ein Modul. Der Schlussstein ist das Zertifikat.',
  'stack.caption.other':
    '{count} Steine, einer für jedes Modul. Je breiter der Stein, desto mehr Leistungspunkte; der Schlussstein ist das Zertifikat.',
  'stack.tally': '{verdict}: {count}',
  'stack.own': 'Unmittelbar in diesem Programm',
  'stack.through': 'Enthalten durch {programme}',
  'stack.inside': 'Teil von {letter}',
  'stack.fulfils': 'Erfüllt',
  'stack.vouched':
    'Teile, die nicht gezeigt wurden, ließen sich nicht prüfen: Für sie steht nur das Wort der verleihenden Einrichtung.',
  'stack.checks': 'Prüfungen dieses Teils',
  'stack.unnamed': 'Modul ohne Titel',
  'stack.unnamed.programme': 'Programm ohne Titel',
  'stack.awarded': 'verliehen am {date}',
  'stack.number': 'Teil {number}:',
  'listed.heading': 'Aufgeführte Nachweise',
  'listed.each.one': '{count} Nachweis wird aufgeführt; er wurde für sich geprüft.',
  'listed.each.other': '{count} Nachweise werden aufgeführt; jeder wurde für sich geprüft.',
  'listed.details': 'Was darin steht und wie es geprüft wurde',

  'checks.heading': 'Wie geprüft wurde',
  'checks.whole': 'Prüfungen des Geteilten als Ganzes',
  'checks.basis': 'Grundlage und Belege',
  'checks.pointer': 'Stelle im Dokument',
  'checks.advisory': 'nur ein Hinweis',
  'checks.none': 'Es wurden keine Prüfungen gemeldet.',
  'check.structure': 'Form des Dokuments',
  'check.proof': 'Signatur',
  'check.issuer': 'Ausstellende Einrichtung',
  'check.recognition': 'Anerkennung der Einrichtung',
  'check.period': 'Daten',
  'check.status': 'Widerruf und Aussetzung',
  'check.status.revocation': 'Widerruf',
  'check.status.suspension': 'Aussetzung',
  'check.status.refresh': 'Neuere Fassung',
  'check.status.message': 'Weitere Zustände',
  'check.stack': 'Teile und Regel',
  'check.stack.part-not-presented': 'Nicht gezeigte Teile',
  'check.clr': 'Aufgeführte Nachweise',
  'check.endorsement': 'Befürwortungen',
  'check.content': 'Angaben eines europäischen Microcredentials',
  'check.content.schema-not-at-hand': 'Genanntes Schema',
  'check.content.schema-unusable': 'Genanntes Schema',
  'check.content.schema-satisfied': 'Genanntes Schema',
  'check.holder': 'Inhaberin oder Inhaber',
  'check.question': 'Wonach gefragt war',
  'outcome.pass': 'Bestanden',
  'outcome.fail': 'Nicht bestanden',
  'outcome.unknown': 'Nicht prüfbar',
  'outcome.not-applicable': 'Trifft nicht zu',

  'meaning.heading': 'Was „bestätigt“ bedeutet',
  'meaning.does':
    'Bestätigt bedeutet: Das Dokument ist unverändert, seit die genannte Einrichtung es signiert hat; die Einrichtung ist dafür anerkannt; und bei der Prüfung war es weder abgelaufen noch widerrufen.',
  'meaning.does-not':
    'Es sagt Ihnen nicht, ob die Person vor Ihnen die genannte ist (vergleichen Sie den Namen mit einem Ausweis) und ob sie für Ihre Aufgabe geeignet ist.',

  'share.heading': 'Aufbewahren oder weitergeben',
  'share.certificate': 'Zertifikat ansehen und drucken',
  'share.certificate.number': 'Zertifikat {number} ansehen und drucken',
  'share.raw': 'Nachweis als Datei ({form})',
  'share.bundle': 'Bündel zum Prüfen ohne Netz',
  'share.forms': 'Für Wallets und Europass',
  'share.form.edc': 'Europass (Europäischer digitaler Nachweis)',
  'share.form.sd-jwt': 'EU-Brieftasche für die Digitale Identität (SD-JWT)',
  'share.form.sd-jwt-x5c': 'EU-Brieftasche für die Digitale Identität (SD-JWT, besiegelt)',
  'share.form.edc-upload': 'Für den Ausstellungsdienst der Kommission',
  'share.forms.what':
    'Jede dieser Dateien sagt dasselbe wie dieser Nachweis und kann hier geprüft werden. Eine Europass-Datei hat keinen eigenen Status: Ob sie widerrufen wurde, sagt nur dieser Dienst. Mit dem Bündel werden auch alle Teile eines Zertifikats geprüft.',
  'share.print.how':
    'Drucken Sie mit dem Druckbefehl Ihres Browsers: Das Wesentliche kommt auf A4-Papier, mit QR-Code und Adresse.',
  'share.qr': 'QR-Code der Adresse dieser Seite',
  'share.address': 'Adresse dieser Seite',
  'share.expires': 'Dieser Link gilt bis {instant}.',
  'share.forever': 'Dieser Link gilt, bis er zurückgezogen wird.',
  'share.again':
    'Scannen Sie den Code, um erneut zu prüfen: Eine gedruckte Seite zeigt nur den Stand zum Zeitpunkt der Prüfung.',

  'certificate.title': 'Das Zertifikat',
  'certificate.alt': 'Das Zertifikat als Bild; was es sagt, folgt in Worten.',
  'certificate.check': 'Jetzt prüfen',
  'certificate.png': 'Bild (PNG)',
  'certificate.svg': 'Zeichnung (SVG)',
  'certificate.print':
    'Drucken Sie mit dem Druckbefehl Ihres Browsers: Das Zertifikat füllt eine A4-Seite im Querformat. Was es beweist, ist die Signatur hinter dem Code, nicht das Papier.',
  'certificate.words': 'Dasselbe in Worten',

  'gone.title': 'Hier wird nichts geteilt',
  'gone.text':
    'Dieser Link ist nicht in Gebrauch. Vielleicht enthält er einen Tippfehler, wurde zurückgezogen oder ist abgelaufen.',
  'gone.todo': 'Bitten Sie die Person, von der Sie ihn haben, um einen neuen.',

  'verify.title': 'Einen Nachweis prüfen',
  'verify.lead':
    'Reichen Sie die Datei ein, die Sie erhalten haben: ein Zertifikat, den Nachweis eines Moduls, ein Bündel. Sie erhalten eine Antwort in klaren Worten, mit jeder Prüfung dahinter.',
  'verify.file': 'Die Datei',
  'verify.forms':
    'Ein Zertifikat, das als PDF heruntergeladen wurde, ein Open Badge (PNG oder SVG), ein Europass-Nachweis, JSON, ein JWT oder ein SD-JWT. Kein Scan und kein Foto.',
  'verify.paste': 'Keine Datei? Fügen Sie den Text ein',
  'verify.text': 'Text des Nachweises',
  'verify.check': 'Prüfen',
  'verify.kept':
    'Die Datei wird geprüft und vergessen: Nichts davon wird aufbewahrt, und die ausstellende Einrichtung erfährt nichts.',
  'verify.unreadable': 'Das ließ sich nicht prüfen.',
  'verify.no-credential':
    'Es ist kein Nachweis in einer Form, die hier bekannt ist, oder es ist unvollständig oder beschädigt. Bitten Sie um die ursprüngliche Datei; bei einem gedruckten Zertifikat scannen Sie den QR-Code.',
  'verify.another': 'Einen weiteren prüfen',
  'ask.title': 'Eine Wallet fragen',
  'ask.lead':
    'Bitten Sie jemanden, Ihnen einen Nachweis aus der Wallet auf dem Telefon zu zeigen. Hier wird geprüft, ob er echt ist und dieser Person gehört; Sie lesen eine Antwort in einfachen Worten.',
  'ask.what': 'Was möchten Sie sehen?',
  'ask.group.programme': 'Zertifikate',
  'ask.group.module': 'Module',
  'ask.above': 'Auch ein Zertifikat, das auf dem gewählten aufbaut, ist eine Antwort.',
  'ask.make': 'Anfrage erstellen',
  'ask.kept':
    'Ein Konto ist nicht nötig. Eine Anfrage wird einmal beantwortet, innerhalb von zehn Minuten. Der Nachweis wird geprüft und nicht aufbewahrt. Das Ergebnis wird verschlüsselt aufbewahrt, lässt sich nur mit der Adresse der Seite lesen und wird eine Stunde nach der Anfrage gelöscht.',
  'ask.open.title': 'Warten auf die Antwort',
  'ask.for.programme': 'Gefragt ist: {title} oder ein Zertifikat, das darauf aufbaut',
  'ask.for.module': 'Gefragt ist: {title}',
  'ask.until': 'Sie kann bis {instant} beantwortet werden.',
  'ask.scan': 'Lassen Sie dies mit der Wallet scannen',
  'ask.qr': 'QR-Code, den die Wallet scannt',
  'ask.look': 'Nachsehen, ob die Antwort da ist',
  'ask.secret':
    'Behalten Sie die Adresse dieser Seite für sich: Wer sie hat, liest die Antwort. Wer den Code scannt, kann nur antworten.',
  'ask.forgotten': 'Diese Seite wird am {instant} gelöscht. Drucken Sie sie, wenn Sie sie länger brauchen.',
  'ask.again': 'Noch einmal fragen',
  'ask.expired.title': 'Niemand hat geantwortet',
  'ask.expired.text': 'Die Zeit für eine Antwort ist vorbei, und es wurde nichts gezeigt.',
  'ask.gone.title': 'Diese Anfrage gibt es nicht',
  'ask.gone.text':
    'Sie wurde eine Stunde, nachdem sie erstellt war, gelöscht, oder ihre Adresse ist unvollständig.',
  'verify.footer':
    'Ein Dienst von {network}. Diese Seite setzt keine Cookies; ihr Skript prüft auf Ihrem Gerät und bewahrt die Seite auf, damit sie auch ohne Netz funktioniert.',
  'verify.forms.scripted':
    'Ein Zertifikat, das als PDF heruntergeladen wurde, ein Foto seines QR-Codes, ein Open Badge (PNG oder SVG), ein Europass-Nachweis, JSON, ein JWT oder ein SD-JWT. Sie können es auch auf diese Seite ziehen oder einfügen.',
  'verify.here': 'Alles wird auf diesem Gerät geprüft. Was Sie einreichen, wird an niemanden gesendet.',
  'verify.scan': 'Einen QR-Code scannen',
  'verify.scanning': 'Halten Sie den Code vor die Kamera.',
  'verify.scan.stop': 'Kamera ausschalten',
  'verify.working': 'Wird geprüft…',
  'verify.as-of': 'Worauf die Antwort beruht',
  'verify.as-of.offline':
    'Es gab kein Netz: Die Antwort beruht auf dem, was auf diesem Gerät aufbewahrt ist. Sobald es eines gibt, wird von selbst noch einmal geprüft.',
  'verify.as-of.registry':
    'Ausstellende Einrichtungen, ihre Schlüssel und wofür sie anerkannt sind: Stand {instant}.',
  'verify.as-of.no-registry': 'Was das Netzwerk über ausstellende Einrichtungen sagt, lag nicht vor.',
  'verify.as-of.status': 'Was widerrufen oder ausgesetzt wurde: Stand {instant}.',
  'verify.problem.too-large':
    'Die Datei hat {size} MB. Geprüft werden Dateien bis {limit} MB, und kein Nachweis ist so groß: Bitten Sie um die ursprüngliche Datei.',
  'verify.problem.verify.pdf-encrypted':
    'Das PDF ist verschlüsselt, sodass sich nicht lesen lässt, was darin steckt. Bitten Sie um das Zertifikat, wie es heruntergeladen wurde.',
  'verify.problem.verify.nothing-inside':
    'Aus dieser Datei lässt sich kein Nachweis lesen: Es ist keiner darin, oder es sind mehrere, oder sie ist beschädigt. Nur ein PDF oder ein Open Badge, wie sie heruntergeladen wurden, enthält einen; ein gedrucktes oder gescanntes Zertifikat hat einen QR-Code, den Sie fotografieren können.',
  'verify.problem.verify.check-record':
    'Das ist ein signiertes Prüfprotokoll, nicht der geprüfte Nachweis. Geben Sie es einzeln ab.',
  'verify.problem.verify.not-sealed':
    'Das ist die Datei für den European Digital Credentials Issuer, die noch niemand gesiegelt hat: Sie beweist nichts. Bitten Sie die Einrichtung um die gesiegelte Datei.',
  'verify.problem.verify.too-much':
    'Es ist größer oder enthält mehr, als auf einmal geprüft wird, und kein Nachweis ist so groß. Bitten Sie um die ursprüngliche Datei.',
  'verify.problem.no-picture':
    'Dieses Bild lässt sich hier nicht lesen. Speichern Sie es als JPEG oder PNG und versuchen Sie es noch einmal.',
  'verify.problem.no-code':
    'In dem Bild wurde kein QR-Code gefunden und kein Nachweis. Fotografieren Sie den Code aus der Nähe, bei gutem Licht und ohne Schatten.',
  'verify.problem.several-codes':
    'In dem Bild sind {count} verschiedene QR-Codes. Wählen Sie den auf dem Zertifikat:',
  'verify.problem.code-elsewhere': 'Der QR-Code führt woandershin und wurde nicht aufgerufen. Er lautet:',
  'verify.problem.share-gone':
    'Wohin der QR-Code oder Link führt, wird nichts mehr geteilt. Bitten Sie die Person, von der Sie ihn haben, um einen neuen.',
  'verify.problem.share-offline':
    'Der QR-Code oder Link führt zu einem Nachweis, der abgerufen werden muss, und es gibt kein Netz. Versuchen Sie es noch einmal, sobald es eines gibt.',
  'verify.problem.no-material':
    'Die nötigen Schlüssel und Listen ließen sich nicht abrufen, und es sind keine aufbewahrt. Versuchen Sie es noch einmal, sobald es ein Netz gibt.',
  'verify.problem.camera-refused':
    'Die Kamera lässt sich nicht benutzen. Erlauben Sie sie in Ihrem Browser, oder fotografieren Sie den Code und wählen Sie das Bild aus.',
  'verify.problem.failed':
    'Auf dieser Seite ist etwas schiefgegangen. Laden Sie sie neu und versuchen Sie es noch einmal.',
  'verify.problem.verify.no-file': 'Wählen Sie eine Datei aus oder fügen Sie ihren Text ein.',
  'home.verify': 'Einen Nachweis prüfen',
  'home.title': 'Nachweise, die alle prüfen können',
  'home.lead':
    '{network} stellt für jedes abgeschlossene Weiterbildungsmodul einen signierten Nachweis aus und fügt diese zu Zertifikaten zusammen, bei denen jeder Stein geprüft werden kann.',
  'home.institutions': 'Für Einrichtungen',
  'home.institutions.text':
    'Reichen Sie die Ergebnisse einer Prüfung ein und sehen Sie jeden Fehler, bevor etwas signiert wird: Alles wird ausgestellt oder nichts. Was widerrufen wird, sehen alle, die prüfen, und der Verlauf bleibt erhalten. Zertifikate entstehen, sobald ihre Regel erfüllt ist, auch über mehrere Einrichtungen hinweg, wenn die Absolventin oder der Absolvent zugestimmt hat.',
  'home.graduates': 'Für Absolventinnen und Absolventen',
  'home.graduates.text':
    'Sammeln Sie Module in Ihrem eigenen Tempo, an mehreren Einrichtungen. Teilen Sie die Nachweise, die Sie wählen, mit einem Link, den Sie jederzeit zurückziehen können.',
  'home.employers': 'Für Arbeitgeber',
  'home.employers.text':
    'Scannen Sie den QR-Code auf einem Zertifikat. Sie erhalten eine Antwort in klaren Worten: bestätigt, nicht bestätigt oder nicht feststellbar, mit dem Grund. Ein Konto ist nicht nötig.',
  'home.api': 'Für Maschinen',
  'home.api.text':
    'Senden Sie einen Nachweis oder eine Vorlage als JSON mit POST an {address}; die Antwort ist ein Bericht mit jeder Prüfung.',

  'version.module': 'Modul',
  'version.programme': 'Programm',
  'version.version': 'Fassung {number}',
  'version.published': 'Veröffentlicht am',
  'version.retired': 'Zurückgezogen am {day}.',
  'version.retired.means':
    'Auf diese Fassung wird nichts Neues mehr verliehen; was zuvor darauf verliehen wurde, bleibt gültig.',
  'version.owner': 'Verantwortlich',
  'version.body': 'Verleihende Einrichtung',
  'version.recognised': 'Zur Verleihung anerkannt',
  'version.recognised.none': 'Derzeit ist keine Einrichtung als anerkannt eingetragen.',
  'version.workload': 'Arbeitsaufwand',
  'version.hours': '{number} Stunden',
  'version.field': 'Fachgebiet (ISCED-F)',
  'version.languages': 'Sprachen',
  'version.setting': 'Lernumfeld',
  'version.national': 'Nationales Niveau',
  'version.national.level': '{level} · {framework} ({country})',
  'version.entitlements': 'Wozu es berechtigt',
  'version.accredited': 'Akkreditiert von {agency} ({country})',
  'version.accredited.until': 'Akkreditiert von {agency} ({country}), bis {day}',
  'version.entry': 'Zugangsvoraussetzungen',
  'version.equivalents': 'Zählt wie',
  'version.assessment': 'Leistungsbewertung',
  'version.grading': 'Notensystem: {scheme}',
  'version.quality': 'Qualitätssicherung',
  'version.criteria': 'Bewertungskriterien',
  'version.criteria.level': 'Stufe',
  'version.criteria.text': 'Woran sie zu erkennen ist',
  'version.required': 'zum Bestehen nötig',
  'version.rule': 'Was nötig ist',
  'version.stackability': 'Wohin es führt',
  'version.award': 'Was verliehen wird',
  'version.policy': 'Zertifikate',
  'version.publication': 'Diese Fassung',
  'version.address': 'Adresse',
  'version.digest': 'Prüfsumme der veröffentlichten Bytes',
  'version.unchanging':
    'Eine veröffentlichte Fassung ändert sich nie; eine Berichtigung ist eine neue Fassung.',
  'setting.formal': 'Formal',
  'setting.non-formal': 'Nichtformal',
  'supervision.supervised-identity-checked': 'Beaufsichtigt, Identität geprüft',
  'supervision.unsupervised-identity-checked': 'Unbeaufsichtigt, Identität geprüft',
  'supervision.unsupervised': 'Unbeaufsichtigt',
  'assessment.portfolio': 'Portfolio',
  'assessment.written-examination': 'Schriftliche Prüfung',
  'assessment.oral-examination': 'Mündliche Prüfung',
  'assessment.project': 'Projekt',
  'assessment.observed-teaching': 'Lehrprobe',
  'assessment.assignment': 'Hausarbeit',
  'quality.peer-review': 'Begutachtung durch Fachkollegen',
  'quality.internal': 'Intern',
  'quality.external-accreditation': 'Externe Akkreditierung',
  'policy.automatic': 'Werden ausgestellt, sobald die Regel erfüllt ist',
  'policy.propose': 'Werden vorgeschlagen, wenn die Regel erfüllt ist, und von einer Person bestätigt',

  'rule.module': 'Das Modul',
  'rule.modules.one': 'Mindestens {count} dieser Module:',
  'rule.modules.other': 'Mindestens {count} dieser Module:',
  'rule.modules.every': 'Alle diese Module:',
  'rule.ects': 'Mindestens {number} ECTS-Punkte aus diesen Modulen:',
  'rule.programme': 'Das abgeschlossene Programm',
  'rule.all': 'Alles Folgende:',
  'rule.any': 'Eines der folgenden:',
  'rule.limit': 'Unter diesen Bedingungen: {conditions}:',
  'rule.limit.age.one': 'nichts ist am Tag des Zertifikats älter als einen Monat',
  'rule.limit.age.other': 'nichts ist am Tag des Zertifikats älter als {count} Monate',
  'rule.limit.grade': 'jedes Modul mit {grade} oder besser bewertet ({scheme})',
  'rule.limit.institutions.one': 'aus mindestens einer Einrichtung',
  'rule.limit.institutions.other': 'aus mindestens {count} verschiedenen Einrichtungen',
  'rule.limit.ects': 'insgesamt mindestens {number} ECTS-Punkte',

  'error.title': 'Etwas ist schiefgegangen',
  'error.text': 'Die Seite konnte nicht angezeigt werden. Das sagt nichts über irgendeinen Nachweis.',
  'error.todo': 'Bitte versuchen Sie es in einigen Minuten noch einmal.',
  'error.reference': 'Wenn Sie es melden, nennen Sie bitte diese Kennung: {id}',
  'error.404.title': 'Diese Seite gibt es nicht',
  'error.404.text': 'Vielleicht enthält die Adresse einen Tippfehler.',
};
