import type { GraduateTexts } from './en.js';

/** German. */
export const graduatesDe: GraduateTexts = {
  'footer.text.signed-in':
    'Ein Dienst von {network}. Diese Seite setzt ein einziges Cookie, durch das Sie angemeldet bleiben, und führt keine Skripte aus.',
  'footer.sign-in': 'Meine Nachweise',

  'claim.title': 'Bewahren Sie Ihre Nachweise auf',
  'claim.for': 'Sie sind für {name} bestimmt.',
  'claim.count.one': '{count} Nachweis wurde ausgestellt:',
  'claim.count.other': '{count} Nachweise wurden ausgestellt:',
  'claim.more.one': 'und {count} weiterer',
  'claim.more.other': 'und {count} weitere',
  'claim.line': '{title}, von {issuer}',
  'claim.account':
    'Sie werden in einem Konto für {email} aufbewahrt. Sie melden sich mit einem Link an, den Sie per E-Mail erhalten; ein Passwort müssen Sie sich nicht merken.',
  'claim.button': 'Aufbewahren und anmelden',
  'claim.mine': 'Sie sind als {email} angemeldet. Sie können diese Nachweise in demselben Konto aufbewahren.',
  'claim.mine.button': 'In meinem Konto aufbewahren',
  'claim.not-me': 'Wenn Sie das nicht sind, schließen Sie diese Seite: Es ist noch nichts geschehen.',
  'claim.ask.title': 'Den Link noch einmal anfordern',
  'claim.ask.lead':
    'Nachweise, die eine Einrichtung für Sie ausgestellt hat, erreichen Sie über einen Link, den Sie per E-Mail erhalten. Geben Sie die E-Mail-Adresse an, die der Einrichtung bekannt ist; dorthin wird ein neuer Link gesendet.',

  'sign-in.title': 'Anmelden',
  'sign-in.out': 'Sie sind abgemeldet.',
  'sign-in.lead': 'Ein Link zum Anmelden wird an Ihre E-Mail-Adresse gesendet. Ein Passwort ist nicht nötig.',
  'sign-in.email': 'E-Mail-Adresse',
  'sign-in.email.wrong': 'Das ist keine E-Mail-Adresse. Sie sieht etwa so aus: name@example.org.',
  'sign-in.send': 'Link zusenden',
  'sign-in.other': 'Keine E-Mail erhalten, oder eine andere Adresse? So kommen Sie an Ihre Nachweise',
  'sign-in.sent.title': 'Sehen Sie in Ihrem Postfach nach',
  'sign-in.sent.text':
    'Wenn es zu dieser Adresse ein Konto oder einen Nachweis gibt, ist ein Link unterwegs und trifft in wenigen Minuten ein.',
  'sign-in.sent.why':
    'Diese Seite sagt bei jeder Adresse dasselbe, damit niemand durch sie erfährt, wer hier Nachweise hat.',
  'sign-in.sent.todo':
    'Keine E-Mail? Sehen Sie im Ordner für unerwünschte E-Mails nach, oder versuchen Sie es mit der Adresse, die der Einrichtung bekannt ist.',
  'sign-in.enter.title': 'Anmelden',
  'sign-in.enter.text':
    'Klicken Sie auf die Schaltfläche, um sich in diesem Browser anzumelden. Der Link kann nur einmal verwendet werden.',
  'sign-in.enter.button': 'Anmelden',
  'sign-in.gone.title': 'Dieser Link bewirkt nichts',
  'sign-in.gone.text': 'Er wurde bereits verwendet, ist abgelaufen oder enthält einen Tippfehler.',
  'sign-in.gone.signed-in': 'Sie sind in diesem Browser angemeldet und brauchen keinen Link.',
  'sign-in.gone.todo': 'Einen neuen anfordern',
  'sign-in.lost.title': 'Wenn keine E-Mail Sie erreicht',
  'sign-in.lost.other':
    'Sie haben der Einrichtung eine andere Adresse genannt? Versuchen Sie es mit jeder, die Sie verwenden, oder fragen Sie die Einrichtung, welche ihr vorliegt.',
  'sign-in.lost.changed':
    'Sie haben die Adresse nicht mehr? Wenden Sie sich an die Einrichtung, die Ihre Nachweise ausgestellt hat. Sie kennt Sie und kann eine neue Adresse eintragen; dorthin wird dann ein Link gesendet, und Ihre Nachweise ziehen mit um.',
  'sign-in.lost.signed-in':
    'Sie sind noch irgendwo angemeldet? Ändern Sie die Adresse dort unter „Konto“, bevor Sie die alte verlieren.',

  'me.title': 'Meine Nachweise',
  'me.hello': 'Guten Tag, {name}.',
  'me.nav': 'Meine Seiten',
  'me.nav.list': 'Nachweise',
  'me.nav.account': 'Konto',
  'me.nav.sessions': 'Geräte',
  'me.nav.address': 'Adresse',
  'me.sign-out': 'Abmelden',
  'me.signed-in': 'Angemeldet als {email}',
  'me.list.none':
    'Hier ist noch nichts. Nachweise kommen hierher durch den Link in der E-Mail, die sie Ihnen ankündigt.',
  'me.list.already': 'Wohin der Link in Ihrer E-Mail führt, ist schon in Ihrem Konto.',
  'me.list.certificates': 'Zertifikate',
  'me.list.modules': 'Module',
  'me.list.ask': 'Es fehlt ein Nachweis? Fordern Sie seinen Link noch einmal an',
  'me.list.missing':
    'Fehlt etwas, bitten Sie die Einrichtung, die es verliehen hat, diese Adresse für Sie einzutragen. Dann kommt es von selbst hierher.',
  'me.state.valid': 'Gültig',
  'me.state.suspended': 'Ausgesetzt',
  'me.state.revoked': 'Widerrufen',
  'me.item.file': 'Als Datei herunterladen (JSON)',
  'me.item.back': 'Alle Nachweise',
  'me.item.state': 'Status',
  'me.sessions.title': 'Angemeldete Geräte',
  'me.sessions.lead':
    'Beenden Sie jede Sitzung, die Sie nicht kennen. Wer sie offen hatte, muss sich neu anmelden.',
  'me.sessions.this': 'Dieses Gerät',
  'me.sessions.unknown': 'Unbekanntes Gerät',
  'me.sessions.since': 'Angemeldet am {since}, höchstens bis zum {until}',
  'me.sessions.end': 'Beenden',
  'me.sessions.end.which': 'Sitzung auf diesem Gerät beenden: {device}',
  'me.sessions.end-others': 'Alle anderen beenden',
  'me.address.title': 'Ihre Adresse',
  'me.address.now': 'E-Mails gehen an {email}, auch die Links zum Anmelden.',
  'me.address.lead':
    'An die neue Adresse wird ein Link gesendet. Sie gilt, sobald Sie sie dort bestätigen; die alte wird benachrichtigt.',
  'me.address.new': 'Neue E-Mail-Adresse',
  'me.address.send': 'Link senden',
  'me.address.sent':
    'Wenn {email} verwendet werden kann, ist ein Link dorthin unterwegs. Bis Sie ihn bestätigen, ändert sich nichts.',
  'me.address.confirm.title': 'Bestätigen Sie Ihre Adresse',
  'me.address.confirm.text': 'Von nun an gehen E-Mails und Links zum Anmelden an {email}.',
  'me.address.confirm.button': 'Diese Adresse verwenden',
  'me.address.done.title': 'Die Adresse ist geändert',
  'me.address.done.text': 'E-Mails gehen von nun an an die neue Adresse.',
  'me.address.taken.title': 'Diese Adresse kann nicht verwendet werden',
  'me.address.taken.text':
    'Sie gehört zu einem anderen Konto. Melden Sie sich mit ihr an, oder wählen Sie eine andere Adresse.',
  'me.address.continue': 'Zu meinen Nachweisen',

  'mail.outbox.title': 'Nicht versandte E-Mails',
  'mail.outbox.lead':
    'Es gibt keinen Mailserver; wer diesen Dienst auf einem eigenen Rechner betreibt, kann die E-Mails deshalb hier lesen. E-Mails zu Ergebnissen folgen eine Minute danach.',
  'mail.outbox.none':
    'Es wurde noch keine E-Mail geschrieben. E-Mails zu Ergebnissen folgen eine Minute danach.',
  'mail.greeting': 'Guten Tag {name}!',
  'mail.greeting.plain': 'Guten Tag!',
  'mail.line': '{title}, von {issuer}',
  'mail.more.one': 'und {count} weiterer',
  'mail.more.other': 'und {count} weitere',
  'mail.link': 'Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:',
  'mail.footer': 'Gesendet von {network}. Antworten auf diese E-Mail liest niemand.',
  'mail.demo': 'Dies ist eine Vorführung: Nichts hier ist eine wirkliche Qualifikation.',
  'mail.claim.subject': 'Ihre Nachweise liegen bereit – {network}',
  'mail.claim.text.one': '{count} signierter Nachweis wurde für Sie ausgestellt:',
  'mail.claim.text.other': '{count} signierte Nachweise wurden für Sie ausgestellt:',
  'mail.claim.why':
    'Öffnen Sie den Link, um aufzubewahren, vorzuzeigen und zu teilen, was Ihnen gehört. Es geschieht nichts, bis Sie dort auf die Schaltfläche klicken.',
  'mail.claim.button': 'Meine Nachweise ansehen',
  'mail.claim.note':
    'Der Link kann einmal verwendet werden, innerhalb von 30 Tagen. Geben Sie ihn nicht weiter.',
  'mail.claim.again': 'Später können Sie hier einen neuen Link anfordern:',
  'mail.news.subject': 'Neues bei Ihren Nachweisen – {network}',
  'mail.news.text.one': 'Sie haben jetzt {count} Nachweis:',
  'mail.news.text.other': 'Sie haben jetzt {count} Nachweise; dies sind die neuesten:',
  'mail.news.button': 'Meine Nachweise öffnen',
  'mail.sign-in.subject': 'Ihr Link zum Anmelden – {network}',
  'mail.sign-in.text': 'Jemand, hoffentlich Sie selbst, möchte sich mit dieser Adresse anmelden.',
  'mail.sign-in.button': 'Anmelden',
  'mail.sign-in.note':
    'Der Link kann einmal verwendet werden, innerhalb von 30 Minuten. Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ohne den Link kommt niemand hinein.',
  'mail.confirm-address.subject': 'Bestätigen Sie Ihre neue Adresse – {network}',
  'mail.confirm-address.text':
    'Jemand, hoffentlich Sie selbst, möchte diese Adresse für seine Nachweise verwenden.',
  'mail.confirm-address.button': 'Adresse bestätigen',
  'mail.confirm-address.note':
    'Der Link kann einmal verwendet werden, innerhalb eines Tages. Wenn Sie es nicht waren, brauchen Sie nichts zu tun.',
  'mail.address-changed.subject': 'Ihre Adresse wurde geändert – {network}',
  'mail.address-changed.text':
    'Die Adresse Ihres Kontos wurde geändert. E-Mails und Links zum Anmelden gehen von nun an an die neue. Wenn Sie das nicht waren, sagen Sie es sofort der Einrichtung, die Ihre Nachweise ausgestellt hat.',
  'mail.learner-moved.subject': 'Ihre Nachweise sind zu einer anderen Adresse umgezogen – {network}',
  'mail.learner-moved.text':
    'Eine Einrichtung hat für Nachweise, die in Ihrem Konto aufbewahrt wurden, eine andere Adresse eingetragen, und mit dieser wurden sie übernommen. Wenn Sie das nicht waren, sagen Sie es sofort dieser Einrichtung.',

  'share-choice.title': 'Teilen',
  'share-choice.nav': 'Mit einem Link',
  'share-choice.lead':
    'Erstellen Sie einen Link zu dem, was Sie auswählen. Wer ihn hat, sieht, was Sie ausgewählt haben und ob es gültig ist, bis der Link endet.',
  'share-choice.none': 'Es gibt noch nichts zu teilen.',
  'share-choice.what': 'Was gezeigt wird',
  'share-choice.without.name': 'ohne meinen Namen',
  'share-choice.without.grade': 'ohne Note und Ergebnisse',
  'share-choice.without.title': 'Was Weglassen bedeutet',
  'share-choice.without.what':
    'Was Sie weglassen, steht gar nicht im geteilten Nachweis, sodass es dort niemand finden kann. Bei einem Zertifikat wird es auch in seinen Teilen weggelassen. Verlangt ein Zertifikat eine Note, die in einem Teil weggelassen ist, so lässt sich nicht feststellen, ob das Zertifikat gültig ist: Teilen Sie es dann ohne seine Teile.',
  'share-choice.parts': 'Auch die Teile von Zertifikaten zeigen',
  'share-choice.lasts': 'Wie lange der Link gilt',
  'share-choice.lasts.1': '1 Monat',
  'share-choice.lasts.6': '6 Monate',
  'share-choice.lasts.12': '1 Jahr',
  'share-choice.lasts.never': 'Bis ich ihn zurückziehe',
  'share-choice.expires': 'Oder bis zum Ende eines Tages Ihrer Wahl',
  'share-choice.label': 'Ihr Name für den Link, den nur Sie sehen',
  'share-choice.make': 'Link erstellen',
  'share-choice.wrong.nothing': 'Wählen Sie mindestens einen Nachweis aus.',
  'share-choice.wrong.expiry': 'Wählen Sie einen Tag, der noch bevorsteht.',
  'share-choice.wrong.label': 'Der Name eines Links hat höchstens 100 Zeichen.',
  'share-choice.wrong.other': 'Diese Nachweise lassen sich derzeit nicht auf diese Weise teilen.',
  'share-choice.shared': 'Was ich geteilt habe',
  'share-choice.shared.none': 'Bisher nichts.',
  'share-choice.unlabelled': 'Link vom {date}',
  'share-choice.registered': 'Link des öffentlichen Verzeichnisses',
  'share-choice.registered.what':
    'Ihr Eintrag im öffentlichen Verzeichnis führt hierher. Der Link zeigt dies, solange Sie eingetragen sind.',
  'share-choice.shows.whole': 'mit allen Angaben',
  'share-choice.shows.name': 'ohne Ihren Namen',
  'share-choice.shows.grade': 'ohne Note und Ergebnisse',
  'share-choice.shows.both': 'ohne Ihren Namen, Note und Ergebnisse',
  'share-choice.parts.shown': 'Auch die Teile von Zertifikaten werden gezeigt.',
  'share-choice.parts.hidden': 'Die Teile von Zertifikaten werden nicht gezeigt.',
  'share-choice.made-on': 'erstellt am {date}',
  'share-choice.until': 'gilt bis zum {date}',
  'share-choice.forever': 'gilt, bis er zurückgezogen wird',
  'share-choice.over': 'gilt nicht mehr',
  'share-choice.by-institution': 'von einer Einrichtung oder vom Netzwerk erstellt',
  'share-choice.opened.one': 'einmal geöffnet, am {date}',
  'share-choice.opened.other': '{count}-mal geöffnet, zuletzt am {date}',
  'share-choice.opened.never': 'nie geöffnet',
  'share-choice.opened.what':
    'Jeder Blick auf das, was ein Link zeigt, wird gezählt, auch Ihr eigener. Von wem und von wo, wird nirgends festgehalten.',
  'share-choice.end': 'Diesen Link zurückziehen',
  'share-choice.end.which': 'Den Link „{label}“ zurückziehen',
  'share-choice.end.sure':
    'Wer den Link hat, sieht dann nichts mehr. Das lässt sich nicht rückgängig machen.',
  'share-choice.end.registered': 'Der Eintrag im öffentlichen Verzeichnis verschwindet damit.',
  'share-choice.end.yes': 'Ja, Link zurückziehen',
  'share-choice.ended': 'Links, die nicht mehr gelten',
  'share-choice.made.title': 'Ihr Link',
  'share-choice.made.again':
    'Kopieren Sie die Adresse, oder kommen Sie wieder: Sie finden diese Seite unter „Was ich geteilt habe“.',
  'share-choice.made.unknown':
    'Seine Adresse wurde einmal gezeigt, als er erstellt wurde, und kann nicht noch einmal gezeigt werden.',
  'share-choice.made.see': 'So ansehen, wie andere es sehen',
  'share-choice.made.shows': 'Was er zeigt',
  'share-choice.made.pdf': 'Auf der Seite des Links gibt es auch die Urkunde zum Drucken (PDF).',
  'share-choice.made.address': 'Adresse',
  'share-choice.made.qr': 'QR-Code der Adresse',
  'share-choice.made.qr.svg': 'QR-Code zum Drucken (SVG)',
  'share-choice.made.qr.png': 'QR-Code als Bild (PNG)',
  'share-choice.made.linkedin': '„{title}“ in ein LinkedIn-Profil aufnehmen',
  'share-choice.made.linkedin.what':
    'Wenn Sie diesem Link folgen, erfährt LinkedIn Titel, ausstellende Einrichtung, Monat und Adresse.',
  'share-choice.made.embed': 'Für Ihre eigene Webseite',
  'share-choice.made.embed.what': 'HTML für ein Bild, das zu dem Link führt. Es enthält kein Skript.',
  'share-choice.made.embed.alt': 'Diesen Nachweis prüfen',
  'share-choice.made.back': 'Zurück zu dem, was ich geteilt habe',
  'share-choice.withheld.own.name':
    'Die Inhaberin oder der Inhaber hat sich entschieden, den Namen nicht zu zeigen.',
  'share-choice.withheld.own.grade':
    'Die Inhaberin oder der Inhaber hat sich entschieden, die Note und die Ergebnisse nicht zu zeigen.',
  'share-choice.withheld.own.both':
    'Die Inhaberin oder der Inhaber hat sich entschieden, den Namen, die Note und die Ergebnisse nicht zu zeigen.',
  'share-choice.withheld.parts.name': 'Auch in den gezeigten Teilen ist der Name weggelassen.',
  'share-choice.withheld.parts.grade':
    'In den gezeigten Teilen sind die Noten und die Ergebnisse weggelassen.',
  'share-choice.withheld.parts.both':
    'In den gezeigten Teilen sind der Name, die Noten und die Ergebnisse weggelassen.',

  'wallet.title': 'In Ihre Wallet übernehmen',
  'wallet.expires': 'Dieses Angebot kann bis {instant} angenommen werden, von einer einzigen Wallet.',
  'wallet.scan': 'Scannen Sie dies mit Ihrer Wallet',
  'wallet.qr': 'QR-Code, den Ihre Wallet scannt',
  'wallet.open': 'Die Wallet auf diesem Gerät öffnen',
  'wallet.code': 'Ihre Wallet fragt nach diesem Code',
  'wallet.code.secret':
    'Geben Sie ihn nur in Ihre Wallet ein. Nach fünf falschen Codes ist das Angebot hinfällig.',
  'wallet.others': 'Andere Wallets',
  'wallet.others.how':
    'Manche Wallets werden mit einem Link geöffnet und brauchen keinen Code. Wer einen solchen Link hat, kann den Nachweis übernehmen; öffnen Sie ihn also selbst.',
  'wallet.lcw': 'App „Learner Credential Wallet“',
  'wallet.interaction': 'Adresse für andere Wallets',
  'wallet.take': 'In eine Wallet übernehmen',
  'wallet.kept':
    'Codes und Links werden nur dieses eine Mal gezeigt. Wenn etwas misslingt, erstellen Sie ein neues Angebot: Nichts wird doppelt ausgestellt.',

  'certificate.pdf': 'Zertifikat (PDF)',
  'certificate.badge.png': 'Open Badge als Bild (PNG)',
  'certificate.badge.svg': 'Open Badge als Zeichnung (SVG)',
  'certificate.files':
    'Das PDF enthält den signierten Beweis als angehängte Datei. Ein Open Badge ist ein Bild, in dem der Nachweis steckt: Wer das Bild hat, kann ihn prüfen.',

  'me.archive.title': 'Alles aufbewahren',
  'me.archive.text':
    'Eine Datei mit all Ihren Nachweisen in jeder Form, Ihren Zertifikaten, den über Sie gespeicherten Angaben und einer Seite, die alles erklärt. Sie lässt sich auch dann noch prüfen, wenn niemand mehr da ist, den man fragen könnte.',
  'me.archive.button': 'Alles mitnehmen (ZIP)',
  'me.archive.wait': 'Es dauert einige Sekunden, bis die Datei kommt.',

  'archive.title': 'Ihre Nachweise zum Aufbewahren',
  'archive.made':
    'Erstellt am {instant}. Lassen Sie den ganzen Ordner beisammen, und bewahren Sie eine zweite Kopie an einem anderen Ort auf.',
  'archive.count.one': 'Enthalten ist eine Verleihung.',
  'archive.count.other': 'Enthalten sind {count} Verleihungen.',
  'archive.awards': 'Was Sie erreicht haben',
  'archive.award': '{code} · verliehen am {day} · {ects} ECTS',
  'archive.state.suspended': 'Bei der Erstellung ausgesetzt: Wer es prüft, erfährt das.',
  'archive.state.revoked':
    'Widerrufen: Wer es prüft, erfährt das. Es ist hier enthalten, weil es zu Ihrem Verlauf gehört.',
  'archive.unsigned': 'Der Nachweis dazu war bei der Erstellung noch nicht signiert.',
  'archive.file': '{kind} ({ending})',
  'archive.files': 'Was die Dateien sind',
  'archive.kind.credential': 'Signierter Nachweis',
  'archive.what.credential':
    'Das Original, wie es die Einrichtung signiert hat: ein Verifiable Credential des W3C und ein Open Badge 3.0. Wenn Sie nur eine Datei aufbewahren, dann diese.',
  'archive.kind.bundle': 'Bündel',
  'archive.what.bundle':
    'Der Nachweis zusammen mit denen, aus denen er besteht, und mit den signierten Listen, die am Tag dieses Archivs besagten, dass er weder widerrufen noch ausgesetzt war.',
  'archive.kind.certificate': 'Zertifikat',
  'archive.what.certificate':
    'Zum Lesen und Drucken. Das Bündel ist als angehängte Datei darin enthalten, sodass das PDF für sich allein geprüft werden kann.',
  'archive.kind.badge': 'Open Badge als Bild',
  'archive.what.badge': 'Ein Bild für Profile und Webseiten; der Nachweis steckt in der Datei.',
  'archive.kind.edc': 'Europäischer digitaler Nachweis',
  'archive.what.edc': 'Dasselbe, für Europass besiegelt: Sie können es in Ihr Europass-Profil hochladen.',
  'archive.kind.sd-jwt': 'Für die EU-Brieftasche',
  'archive.what.sd-jwt': 'Dasselbe für die EU-Brieftasche für die Digitale Identität.',
  'archive.data': 'Was über Sie gespeichert ist (data.json)',
  'archive.data.what':
    'Ihre Namen und Nummern, wozu Sie Ihre Zustimmung gegeben haben, was Ihnen verliehen wurde, mit seinem Verlauf, und die Links, die Sie geteilt haben.',
  'archive.issuers': 'Schlüssel der ausstellenden Einrichtungen (issuers.json)',
  'archive.issuers.what':
    'Die öffentlichen Schlüssel derer, die signiert haben, wie sie am Tag dieses Archivs veröffentlicht waren. Mit ihnen lassen sich die Signaturen prüfen, wenn es die Adressen der Einrichtungen nicht mehr gibt.',
  'archive.check': 'Wie alle sie prüfen können',
  'archive.check.here': 'Solange es den Dienst gibt, reichen Sie eine beliebige der Dateien hier ein:',
  'archive.check.gone':
    'Wenn es ihn nicht mehr gibt, kann jedes Prüfprogramm für Verifiable Credentials des W3C (Version 2.0) oder Open Badges (Version 3.0) die Signatur mit dem Schlüssel in issuers.json prüfen. Es gibt quelloffene von mehreren Herstellern; die Dateien folgen öffentlichen Standards und brauchen kein Programm dieses Dienstes.',
  'archive.check.limits':
    'Nicht feststellen lässt sich dann, ob ein Nachweis nach dem Tag dieses Archivs widerrufen wurde, und ebenso wenig, dass die Schlüssel wirklich der ausstellenden Einrichtung gehören: Das stützt sich auf issuers.json oder auf das, was andere davon festgehalten haben.',
  'archive.print':
    'Die Zertifikate hierin haben keinen Code zum Scannen, denn den hat nur ein geteilter Link. Wenn Sie einen wünschen, erstellen Sie einen Link und drucken Sie das Zertifikat von dessen Seite.',

  'me.path.title': 'Mein Weg',
  'me.path.next': 'Als Nächstes: {programme}. Noch {number} ECTS.',
  'me.path.top': 'Sie haben alles erreicht, wohin dieser Weg führt.',
  'me.path.share': '{done} von {number} ECTS',
  'me.path.legend.done': 'erreicht',
  'me.path.legend.in-reach': 'in Reichweite: gehört zum nächsten Zertifikat',
  'me.path.legend.missing': 'später',
  'me.path.caption': 'Jeder Stein ist ein Modul, jedes Steinmännchen ein Zertifikat.',
  'me.path.modules.one': '{count} Modul',
  'me.path.modules.other': '{count} Module',
  'me.path.level.held': 'Erreicht',
  'me.path.level.suspended': 'Ausgesetzt: Es zählt derzeit nicht',
  'me.path.level.coming': 'Alles ist da: Das Zertifikat wird gerade ausgestellt',
  'me.path.level.confirm': 'Alles ist da: Es fehlt die Bestätigung durch {body}',
  'me.path.level.agree':
    'Alles ist da, sobald Sie zustimmen, dass Ihre Einrichtungen gemeinsam angerechnet werden',
  'me.path.level.next': 'Noch {number} ECTS',
  'me.path.level.later': 'Später: noch {number} ECTS',
  'me.path.level.follows': 'Alles ist da: Es folgt auf das Zertifikat davor',
  'me.path.level.closed': 'Was dafür noch nötig ist, bietet derzeit niemand an',
  'me.path.stone.done': '{issuer}, {date}',
  'me.path.stone.suspended': 'Ausgesetzt von {issuer}: Es zählt derzeit nicht',
  'me.path.stone.in-reach': 'In Reichweite. Angeboten von: {places}.',
  'me.path.stone.missing': 'Später. Angeboten von: {places}.',
  'me.path.stone.nowhere': 'Derzeit bietet es niemand an.',
  'me.path.need.part': '{part}: {need}',
  'me.path.need.modules.one': 'noch {count} Modul',
  'me.path.need.modules.other': 'noch {count} Module',
  'me.path.need.ects': 'noch {number} ECTS',
  'me.path.need.institutions.one': 'ein Modul aus einer weiteren Einrichtung',
  'me.path.need.institutions.other': 'Module aus {count} weiteren Einrichtungen',
  'me.path.need.total-ects': 'insgesamt noch {number} ECTS',
  'me.path.other': 'Andere Module, die auch passen',
  'me.path.other.place': '{module}, {number} ECTS, angeboten von: {places}',
  'me.path.also': 'Gehört Ihnen auch',
  'me.path.also.text':
    'Module, die derzeit für kein Zertifikat auf diesem Weg nötig sind. Sie bleiben Ihnen.',
  'me.path.records':
    'Die Einrichtungen führen über Sie getrennte Datensätze, und Module aus getrennten Datensätzen werden nicht zusammengezählt. Bitten Sie eine der Einrichtungen, sie zusammenzuführen.',
  'me.path.agree':
    'Module mehrerer Einrichtungen werden nur gemeinsam angerechnet, wenn Sie zustimmen. Derzeit zählen die Module jeder Einrichtung für sich.',
  'me.path.agree.link': 'Lesen Sie, was das bedeutet',

  'me.nav.path': 'Mein Weg',
  'me.nav.path.overview': 'Überblick',
  'me.nav.consent': 'Gemeinsame Anrechnung',
  'me.state.superseded': 'Durch eine neuere Fassung ersetzt',
  'me.state.valid.text': 'Wer diesen Nachweis prüft, sieht, dass er gültig ist.',
  'me.state.suspended.text':
    'Wer diesen Nachweis prüft, sieht, dass er derzeit nicht zählt. Fragen Sie die verleihende Einrichtung, wie es weitergeht.',
  'me.state.revoked.text':
    'Wer diesen Nachweis prüft, sieht, dass er widerrufen wurde. Fragen Sie die verleihende Einrichtung nach dem Grund.',
  'me.state.superseded.text':
    'Zeigen Sie stattdessen die neuere Fassung vor: Wer die alte prüft, sieht, dass sie ersetzt wurde.',
  'me.item.newer': 'Zur neueren Fassung',
  'me.item.share': 'Über einen Link teilen',
  'me.item.pdf':
    'Der Code auf dem PDF führt zu einem Link, der diesen Nachweis ganz zeigt, ohne Ablauf. Er entsteht mit dem ersten PDF; unter „Teilen“ können Sie ihn zurückziehen.',
  'me.item.take': 'Mitnehmen',
  'me.item.take.text':
    'Derselbe Nachweis in anderen Formen. Jede wird erstellt und signiert, wenn Sie sie anfordern, und gilt so lange wie dieser.',
  'me.item.form.edc': 'Für Europass',
  'me.item.form.sd-jwt': 'Für die EU-Brieftasche',
  'me.item.published': 'Wofür dieser Nachweis steht, mit den Lernergebnissen',
  'me.due.title': 'Soeben erreicht',
  'me.due.coming':
    '{programme}: Alles ist da, und das Zertifikat wird gerade ausgestellt. Sehen Sie gleich noch einmal nach.',
  'me.due.confirm': '{programme}: Alles ist da. Es fehlt noch die Bestätigung durch {body}.',
  'me.due.agree':
    '{programme}: Alles ist da, sobald Sie zustimmen, dass Module mehrerer Einrichtungen gemeinsam angerechnet werden.',
  'me.list.path': 'Sehen Sie, wie weit es bis zum nächsten Zertifikat ist',
  'me.consent.title': 'Gemeinsame Anrechnung',
  'me.consent.lead':
    'Darf das Netzwerk Ihre Module aus allen seinen Einrichtungen gemeinsam betrachten? Dann entstehen Zertifikate von selbst, sobald die Module mehrerer Einrichtungen zusammen dafür ausreichen.',
  'me.consent.yes': 'Sie haben am {date} zugestimmt.',
  'me.consent.no': 'Sie haben nicht zugestimmt: Die Module jeder Einrichtung zählen für sich.',
  'me.consent.text': 'Der Text, Fassung {version}',
  'me.consent.means': 'Was es bedeutet',
  'me.consent.means.see':
    'Eine Einrichtung sieht nicht, was eine andere Ihnen verliehen hat, und auch nicht Ihre Noten dort. Die verleihende Einrichtung sieht, welche Module in ein Zertifikat eingehen.',
  'me.consent.means.here':
    'Was Sie hier sagen, gilt für die Nachweise in diesem Konto und für die, die später dazukommen.',
  'me.consent.means.withdraw':
    'Sie können Ihre Zustimmung hier jederzeit zurückziehen. Zertifikate, die Sie haben, bleiben gültig.',
  'me.consent.means.without':
    'Ohne Ihre Zustimmung behalten Sie alles, was Sie haben, und Zertifikate für Module einer einzigen Einrichtung entstehen weiterhin.',
  'me.consent.give': 'Ich stimme zu',
  'me.consent.withdraw': 'Meine Zustimmung zurückziehen',
  'me.consent.withdraw.sure':
    'Von da an zählen die Module jeder Einrichtung für sich. Zertifikate, die Sie haben, bleiben gültig.',
  'me.consent.withdraw.yes': 'Ja, zurückziehen',
  'me.consent.changed': 'Der Text hat sich inzwischen geändert. Bitte lesen Sie ihn noch einmal.',
  'me.consent.history': 'Was festgehalten wurde',
  'me.consent.given.self': '{date}: Sie haben zugestimmt, Fassung {version}',
  'me.consent.given.other':
    '{date}: Ihre Zustimmung wurde von einer Einrichtung oder vom Netzwerk festgehalten, Fassung {version}',
  'me.consent.withdrawn': '{date}: Die Zustimmung wurde zurückgezogen',
  'me.consent.none':
    'Hier werden noch keine Nachweise aufbewahrt; es gibt also nichts, dem Sie zustimmen könnten.',
};
