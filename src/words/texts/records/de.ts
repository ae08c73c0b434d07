import type { RecordTexts } from './en.js';

export const recordsDe: RecordTexts = {
  'register.title': 'Verzeichnis zertifizierter Lehrender',
  'register.lead':
    'Wer ein Zertifikat dieses Netzwerks hat und zugestimmt hat, gefunden zu werden. Jeder Eintrag führt zum Zertifikat, geprüft in dem Augenblick, in dem Sie es ansehen.',
  'register.why':
    'Verzeichnet ist nur, wer darum gebeten hat, und nur, solange das Zertifikat gültig ist. Dass jemand nicht zu finden ist, sagt nichts über diese Person.',
  'register.name': 'Name oder ein Teil davon',
  'register.name.short': 'Geben Sie mindestens zwei Buchstaben des Namens an.',
  'register.certificate': 'Zertifikat',
  'register.certificate.any': 'Alle',
  'register.search': 'Suchen',
  'register.found': 'Gefunden',
  'register.found.none': 'Unter diesem Namen ist niemand im Verzeichnis.',
  'register.more': 'Mehr anzeigen',
  'register.verify': 'Sehen, ob es gilt',
  'register.me.nav': 'Verzeichnis',
  'register.me.title': 'Das öffentliche Verzeichnis',
  'register.me.lead':
    'Im Verzeichnis können alle nach Namen finden, wer ein Zertifikat des Netzwerks hat. Sie stehen nur mit den Zertifikaten darin, die Sie hier auswählen, und können es jederzeit verlassen.',
  'register.me.look': 'Das Verzeichnis ansehen',
  'register.me.none': 'Sie haben noch kein Zertifikat, das aufgenommen werden könnte.',
  'register.me.listed': 'Im Verzeichnis',
  'register.me.unlisted': 'Nicht im Verzeichnis',
  'register.me.join': 'Dieses Zertifikat aufnehmen',
  'register.me.leave': 'Aus dem Verzeichnis entfernen',
  'register.consent':
    'Ich stimme zu, dass alle im öffentlichen Verzeichnis meinen Namen, wie er auf diesem Zertifikat steht, das Zertifikat und sein Datum finden können, mit einem Link zum Zertifikat ohne seine Teile. Ich kann diese Zustimmung jederzeit zurückziehen; Eintrag und Link verschwinden dann sofort.',

  'erasure.me.nav': 'Löschen',
  'erasure.me.title': 'Meine Daten löschen',
  'erasure.me.lead':
    'Sie haben das Recht, löschen zu lassen, was über Sie aufbewahrt wird. Hier sehen Sie, was verschwinden und was bleiben würde.',
  'erasure.me.mail':
    'Damit niemand anderes das tut, wird ein Link an {email} gesendet. Was hier steht, wird gelöscht, sobald Sie ihn öffnen und bestätigen.',
  'erasure.me.send': 'Link an mich senden',
  'erasure.me.sent':
    'Ein Link ist unterwegs an {email}. Er funktioniert einmal, innerhalb von 30 Minuten. Nichts wird gelöscht, bevor Sie dort bestätigen.',
  'erasure.me.asked': 'Sie haben darum gebeten, dies zu löschen. Noch ist nichts geschehen.',
  'erasure.me.confirm': 'Ich habe, was ich behalten möchte. Löschen Sie meine Daten endgültig.',
  'erasure.me.button': 'Löschen',
  'erasure.me.several':
    'In diesem Konto werden Nachweise von mehr als einer Person aufbewahrt. Jede wird für sich gelöscht; das Konto verschwindet mit der letzten.',
  'erasure.me.elsewhere':
    'Ihre Daten lassen sich von hier aus zurzeit nicht löschen. Wenden Sie sich an die Einrichtung, die Ihre Nachweise verliehen hat, oder an das Netzwerk: Dort werden sie gelöscht, sobald feststeht, dass Sie es sind.',
  'erasure.keep':
    'Laden Sie Ihre Nachweise vorher herunter, wenn Sie sie behalten möchten: Niemand kann sie Ihnen noch einmal geben, und keiner kann neu ausgestellt werden.',
  'erasure.title': 'Ihre Daten sind gelöscht',
  'erasure.lead': 'Gelöscht am {when}. Das lässt sich nicht rückgängig machen.',
  'erasure.removes': 'Was gelöscht würde',
  'erasure.removed': 'Was gelöscht wurde',
  'erasure.removed.records': 'Datensätze mit einem Namen',
  'erasure.removed.identifiers': 'Matrikelnummern und Kennungen',
  'erasure.removed.documents': 'Signierte Nachweise, in jeder Form',
  'erasure.removed.results': 'Ergebnisse mit Note und Bemerkungen',
  'erasure.removed.evidence': 'Als Beleg eingereichte Dokumente',
  'erasure.removed.shares': 'Geteilte Links',
  'erasure.removed.registered': 'Einträge im Verzeichnis',
  'erasure.removed.offers': 'Angebote an Wallets',
  'erasure.removed.contacts': 'Adressen, die Einrichtungen angegeben haben',
  'erasure.removed.accounts': 'Konten und ihre Geräte',
  'erasure.removed.mails': 'E-Mails und ihre Links',
  'erasure.removed.consents': 'Zustimmungen',
  'erasure.removed.reasons': 'Vermerke zur Person',
  'erasure.removed.rows': 'Zeilen hochgeladener Dateien',
  'erasure.removed.answers': 'Für wiederholte Anfragen aufbewahrte Antworten',
  'erasure.remains': 'Was bleibt',
  'erasure.remains.why':
    'Nummern, Daten und Status dessen, was verliehen wurde, damit ein Nachweis, den jemand mitgenommen hat, weiterhin geprüft oder widerrufen werden kann. Nichts davon sagt, wem es verliehen wurde.',
  'erasure.remains.credentials.one': '{count} Platz in den Listen, die sagen, was gültig ist',
  'erasure.remains.credentials.other': '{count} Plätze in den Listen, die sagen, was gültig ist',
  'erasure.remains.audit.one': '{count} Eintrag im Protokoll: was, wann und durch wen, ohne einen Namen.',
  'erasure.remains.audit.other': '{count} Einträge im Protokoll: was, wann und durch wen, ohne einen Namen.',
  'erasure.after': 'Was daraus folgt',
  'erasure.after.text':
    'Mitgenommene Nachweise lassen sich prüfen wie zuvor, wer immer sie hat. Sie können weiterhin widerrufen, aber nie neu ausgestellt werden. Geteilte Links führen nirgendwohin.',
  'erasure.backups.none': 'Zuvor war keine Sicherungskopie angelegt worden.',
  'erasure.backups.open':
    'Frühere Sicherungskopien enthalten die Daten noch. Fragen Sie den Betreiber des Dienstes, wann sie gelöscht werden.',
  'erasure.backups.until':
    'Frühere Sicherungskopien enthalten die Daten noch, bis {until}. Sollte eine wiederhergestellt werden, wird die Löschung wiederholt.',
  'erasure.basis':
    'Grundlage: Artikel 17 der Datenschutz-Grundverordnung. Was bleibt, wird aufbewahrt, um die Echtheit von Nachweisen feststellen zu können (Artikel 17 Absatz 3 Buchstabe e).',
  'erasure.receipt':
    'Die Adresse dieser Seite ist Ihre Quittung. Wer sie hat, sieht diesen Bericht; behalten Sie sie für sich.',

  'correction.title': 'Berichtigungen',
  'correction.ask': 'Um eine Berichtigung bitten',
  'correction.lead':
    'Sagen Sie der Einrichtung, was falsch ist und was richtig wäre. Sie entscheidet, und Sie erfahren per E-Mail, wenn eine Antwort da ist.',
  'correction.about': 'Was ist falsch?',
  'correction.about.name': 'Der Name',
  'correction.about.grade': 'Die Note',
  'correction.about.other': 'Etwas anderes',
  'correction.text': 'Was wäre richtig, und warum?',
  'correction.wrong': 'Sagen Sie in 1 bis {most} Zeichen, was falsch ist.',
  'correction.send': 'An die Einrichtung senden',
  'correction.back': 'Zurück zum Nachweis',
  'correction.state.open': 'Gesendet, noch nicht beantwortet',
  'correction.state.done': 'Berichtigt',
  'correction.state.declined': 'Von der Einrichtung abgelehnt',
  'correction.answer': 'Antwort der Einrichtung:',
  'mail.correction-answered.subject': 'Eine Antwort auf Ihre Bitte – {network}',
  'mail.correction-answered.text':
    'Sie haben eine Einrichtung gebeten, etwas an einem Nachweis zu berichtigen. Jetzt gibt es eine Antwort.',
  'mail.correction-answered.button': 'Antwort lesen',
  'mail.correction-answered.note':
    'Die Antwort steht auf der Seite des Nachweises, sobald Sie angemeldet sind.',
  'mail.confirm-erasure.subject': 'Bestätigen Sie, dass Ihre Daten gelöscht werden sollen – {network}',
  'mail.confirm-erasure.text':
    'Jemand, hoffentlich Sie, hat darum gebeten, die Daten in Ihrem Konto zu löschen.',
  'mail.confirm-erasure.button': 'Ansehen, was gelöscht würde',
  'mail.confirm-erasure.note':
    'Der Link funktioniert einmal, innerhalb von 30 Minuten, und nichts wird gelöscht, bevor Sie dort bestätigen. Wenn Sie das nicht waren, ist jemand anderes in Ihrem Konto angemeldet: Melden Sie sich an und beenden Sie dessen Sitzung unter den Geräten.',
};
