/** What /verify says of many at once. */
export const manyEn = {
  'many.title': 'Check of several credentials',
  'many.how':
    'Several at once: choose or drop up to {limit} files or a whole folder, or paste one credential, token or link on each line.',
  'many.folder': 'Choose a folder',
  'many.lines':
    'On each line may stand a credential, a token or a link. Links of this service are opened here, and whoever shared them sees that they were looked at; links that lead elsewhere are named and not followed.',
  'many.checking.one': '{count} is being checked',
  'many.checking.other': '{count} are being checked',
  'many.checked.one': '{count} checked',
  'many.checked.other': '{count} checked',
  'many.stopped': 'Stopped: {done} of {total} checked',
  'many.progress': '{done} of {total} checked',
  'many.stop': 'Stop',
  'many.show': 'Show',
  'many.all': 'All',
  'many.unreadable': 'Unreadable',
  'many.repeated': 'Handed in before',
  'many.repeats': 'The same is in {name}.',
  'many.caption': '{shown} of {total} are shown.',
  'many.opens': 'Each name opens the full answer.',
  'many.name': 'File or line',
  'many.line': 'Line {number}',
  'many.reason': 'Reason',
  'many.more.one': '{title}, and one more',
  'many.more.other': '{title}, and {count} more',
  'many.issuer-unknown': 'issuer not known to this network',
  'many.none': 'There are none of these.',
  'many.csv': 'Save as CSV',
  'many.json': 'Save as JSON',
  'many.back': 'Back to all results',
  'verify.problem.share-busy':
    'The service that this page is from did not open the link just now; too much may have been asked of it. Try again in some minutes.',
  'verify.problem.verify.link-elsewhere': 'The link leads elsewhere, and was not followed:',
  'verify.problem.internal.error': 'It could not be looked at. Check it by itself, or try again later.',
  'verify.problem.verify.batch-empty': 'There is no file in it, and nothing to check.',
  'verify.problem.verify.batch-too-many':
    '{count} files and lines were handed in. At most {limit} are checked at once, so none was: choose fewer.',
} as const;

type ManyKey = keyof typeof manyEn;
type Forms<K> = K extends `${infer Stem}.other` ? (`${Stem}.one` extends ManyKey ? Stem : never) : never;
/** These texts in one language, with the plural forms that it has. */
export type ManyTexts = Readonly<Record<ManyKey, string>> &
  Readonly<Partial<Record<`${Forms<ManyKey>}.${'few' | 'many'}`, string>>>;
