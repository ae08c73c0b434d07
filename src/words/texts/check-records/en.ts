/** What pages say of signed records of checks: `{network}` is who signed. */
export const checkRecordsEn = {
  'record.heading': 'A record of a check',
  'record.genuine': 'This record is genuine: {network} signed it.',
  'record.not-genuine': 'This record is not genuine. Nothing that it says can be relied on.',
  'record.undetermined':
    'Whether this record is genuine cannot be determined here: who signed it is not known.',
  'record.says': 'On {instant}, documents with these digests were checked, with these results:',
  'record.later':
    'It says what held at that moment. What holds today is told by the document itself: hand it in here, and it is compared with this record, too.',
  'record.about': 'The record that you handed in before is about this document.',
  'record.not-about': 'The record that you handed in before is not about this document.',
  'record.get': 'Signed record of this check',
  'record.make': 'Get the record',
  'record.what':
    'For your files: when it was checked, with what result, and a digest of the document, signed by the network. It holds no name.',
  'record.sends':
    'For that, the document is sent to this service, which checks it itself and keeps nothing of it.',
  'record.failed': 'The record could not be made. Try again later.',
  'record.differs': 'The service came to another result than this page. The record says: {verdict}.',
} as const;

/** The same in another language. */
export type CheckRecordTexts = Readonly<Record<keyof typeof checkRecordsEn, string>>;
