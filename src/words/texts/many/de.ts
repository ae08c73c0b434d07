import type { ManyTexts } from './en.js';

/** German. */
export const manyDe: ManyTexts = {
  'many.title': 'Prüfung mehrerer Nachweise',
  'many.how':
    'Mehrere auf einmal: Wählen oder ziehen Sie bis zu {limit} Dateien oder einen ganzen Ordner hierher, oder fügen Sie in jeder Zeile einen Nachweis, ein Token oder einen Link ein.',
  'many.folder': 'Ordner wählen',
  'many.lines':
    'In jeder Zeile kann ein Nachweis, ein Token oder ein Link stehen. Links dieses Dienstes werden hier geöffnet, und wer sie geteilt hat, sieht, dass sie angesehen wurden; Links, die anderswohin führen, werden genannt und nicht verfolgt.',
  'many.checking.one': '{count} wird geprüft',
  'many.checking.other': '{count} werden geprüft',
  'many.checked.one': '{count} geprüft',
  'many.checked.other': '{count} geprüft',
  'many.stopped': 'Angehalten: {done} von {total} wurden geprüft',
  'many.progress': '{done} von {total} geprüft',
  'many.stop': 'Anhalten',
  'many.show': 'Anzeigen',
  'many.all': 'Alle',
  'many.unreadable': 'Nicht lesbar',
  'many.repeated': 'Schon eingereicht',
  'many.repeats': 'Dasselbe steht in {name}.',
  'many.caption': '{shown} von {total} werden angezeigt.',
  'many.opens': 'Jeder Name öffnet die ganze Antwort.',
  'many.name': 'Datei oder Zeile',
  'many.line': 'Zeile {number}',
  'many.reason': 'Grund',
  'many.more.one': '{title} und ein weiterer',
  'many.more.other': '{title} und {count} weitere',
  'many.issuer-unknown': 'Einrichtung diesem Netzwerk nicht bekannt',
  'many.none': 'Davon gibt es keine.',
  'many.csv': 'Als CSV speichern',
  'many.json': 'Als JSON speichern',
  'many.back': 'Zurück zu allen Ergebnissen',
  'verify.problem.share-busy':
    'Der Dienst, von dem diese Seite stammt, hat den Link gerade nicht geöffnet; vielleicht wurde zu viel auf einmal angefragt. Versuchen Sie es in einigen Minuten noch einmal.',
  'verify.problem.verify.link-elsewhere': 'Der Link führt anderswohin und wurde nicht verfolgt:',
  'verify.problem.internal.error':
    'Das konnte nicht geprüft werden. Prüfen Sie es für sich allein, oder versuchen Sie es später noch einmal.',
  'verify.problem.verify.batch-empty': 'Darin ist keine Datei und nichts zu prüfen.',
  'verify.problem.verify.batch-too-many':
    '{count} Dateien und Zeilen wurden eingereicht. Auf einmal werden höchstens {limit} geprüft, daher wurde keine geprüft: Wählen Sie weniger.',
};
