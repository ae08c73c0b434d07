import type { CheckRecordTexts } from './en.js';

/** German. */
export const checkRecordsDe: CheckRecordTexts = {
  'record.heading': 'Protokoll einer Prüfung',
  'record.genuine': 'Dieses Protokoll ist echt: {network} hat es signiert.',
  'record.not-genuine': 'Dieses Protokoll ist nicht echt. Auf nichts, was darin steht, ist Verlass.',
  'record.undetermined':
    'Ob dieses Protokoll echt ist, lässt sich hier nicht feststellen: Wer es signiert hat, ist nicht bekannt.',
  'record.says': 'Am {instant} wurden Dokumente mit diesen Prüfsummen geprüft, mit diesen Ergebnissen:',
  'record.later':
    'Es sagt, was zu diesem Zeitpunkt galt. Was heute gilt, sagt das Dokument selbst: Geben Sie es hier ab, dann wird es auch mit diesem Protokoll verglichen.',
  'record.about': 'Das Protokoll, das Sie zuvor abgegeben haben, betrifft dieses Dokument.',
  'record.not-about': 'Das Protokoll, das Sie zuvor abgegeben haben, betrifft dieses Dokument nicht.',
  'record.get': 'Signiertes Protokoll dieser Prüfung',
  'record.make': 'Protokoll holen',
  'record.what':
    'Für Ihre Akten: wann geprüft wurde, mit welchem Ergebnis, und eine Prüfsumme des Dokuments, vom Netzwerk signiert. Es enthält keinen Namen.',
  'record.sends':
    'Dafür wird das Dokument an diesen Dienst gesendet, der es selbst prüft und nichts davon behält.',
  'record.failed': 'Das Protokoll konnte nicht erstellt werden. Versuchen Sie es später noch einmal.',
  'record.differs':
    'Der Dienst kam zu einem anderen Ergebnis als diese Seite. Im Protokoll steht: {verdict}.',
};
