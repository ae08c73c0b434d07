import type { ProblemTexts } from './texts.js';

/** Institutions, what they may award, and the keys that they call with. */
export const CATALOGUE: ProblemTexts = {
  // Institutions and recognitions
  'institution.awards-after': [
    'Awards were made after the day on which the membership would end, or were signed too long after it: they would no longer be recognised.',
    'Name a later day, as `errors` says; or send `evenIfAwarded` if that is what is meant.',
  ],
  'institution.code-taken': [
    'The network has, or had, an institution of this code.',
    'Choose another code, or edit the institution that is there.',
  ],
  'institution.fixed': [
    'The edit would change something that never changes: `errors` says why.',
    'Leave it out, or send it as it was read.',
  ],
  'institution.invalid': [
    'The institution contradicts itself, or the network.',
    'Mend everything that `errors` lists.',
  ],
  'picture.damaged': [
    'The picture can’t be decoded, or nothing of it can be seen.',
    'Send a whole file, as another program opens it.',
  ],
  'picture.dimensions': [
    'The picture has too few or too many pixels.',
    'Send one of 16 to 4000 pixels a side and at most 8 million in all.',
  ],
  'picture.signatory': [
    'A signature came without who signs, or another picture came with it.',
    'Send `signatory` with a signature, and only with one.',
  ],
  'picture.too-large': ['The picture has too many bytes.', 'Send a file of at most 1 MB.'],
  'picture.type': ['The file is neither PNG nor JPEG.', 'Save the picture as PNG or JPEG.'],
  'picture.unknown': ['The institution has no such picture.', 'Put one there first, or name another kind.'],
  'recognition.awards-after': [
    'Awards were made after the day on which the recognition would end, or were signed too long after it: they would no longer be recognised.',
    'Name a later day, as `errors` says; or send `evenIfAwarded` if that is what is meant.',
  ],
  'recognition.ended': [
    'The recognition ends earlier already.',
    'Recognise the institution for a further period.',
  ],
  'recognition.invalid': [
    'The recognition contradicts itself, the membership, or another recognition.',
    'Mend everything that `errors` lists.',
  ],
  'recognition.unknown': [
    'There is no such recognition that the caller may see.',
    'Compare it with the list of recognitions.',
  ],
  'recognition.used': ['Awards were made under the recognition, so it stays on record.', 'End it instead.'],

  // Drafts, modules, programmes
  'draft.faulty': [
    'The draft has faults; nothing was published.',
    'Mend everything that `errors` lists; pointers go into the draft.',
  ],
  'draft.unknown': [
    'There is no draft of this id that the caller may see.',
    'Compare the id with the list of drafts; one that was published is gone.',
  ],
  'grading-scheme.code-taken': ['There is a grading scheme of this code.', 'Choose another code.'],
  'grading-scheme.invalid': [
    'The grading scheme contradicts itself, or the one that it is mapped onto.',
    'Mend everything that `errors` lists.',
  ],
  'module.code-taken': [
    'Somebody else has published a module of this code; upper and lower case do not tell codes apart.',
    'Choose another code.',
  ],
  'module.unknown': [
    'There is no such version of a module, or it is not the caller’s to change.',
    'Compare it with the list of modules.',
  ],
  'programme.code-taken': [
    'Somebody else has published a programme of this code; upper and lower case do not tell codes apart.',
    'Choose another code.',
  ],
  'programme.unknown': [
    'There is no such version of a programme, or it is not the caller’s to change.',
    'Compare it with the list of programmes.',
  ],

  // Keys
  'institution.unknown': [
    'There is no institution of this code.',
    'Compare the code with the list of institutions.',
  ],
  'key.ended': ['The key was revoked or has expired, so it cannot get a new secret.', 'Make a new key.'],
  'key.expiry': ['The key would have expired already.', 'Name an instant to come.'],
  'key.raced': [
    'Somebody else changed the key at the same moment.',
    'Read the key, and try again if it is still needed.',
  ],
  'key.scope': [
    'Nobody is given the secret of a key that may do more than they may.',
    'Ask for fewer scopes, or use a key that has all of them; a token that was granted for fewer has fewer.',
  ],
  'key.too-many': [
    'The institution, or the network, has as many keys that work as there may be.',
    'End keys that no system uses any more.',
  ],
  'key.unknown': [
    'There is no key of this id that the caller may see.',
    'Compare the id with the list of keys.',
  ],
};
