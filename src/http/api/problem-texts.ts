/**
 * What every problem code means, and what to do: told at `/problems/CODE` (where `type` of a problem leads to), in the
 * OpenAPI document and at `/docs`. In alphabetical order within an area; a code without a line here fails a test.
 */
export const PROBLEMS: Readonly<Record<string, readonly [means: string, remedy: string]>> = {
  // Any request
  'auth.key': [
    'The key or access token is not known, has expired, or was revoked. Which of these is not told.',
    'Check that the whole key is sent, ask for a new access token, or have a key made.',
  ],
  'auth.missing': [
    'The request shows no key.',
    'Send the header `Authorization: Bearer` with a key or an access token.',
  ],
  'auth.network-only': [
    'Only the network may do this, and the key belongs to an institution.',
    'Ask the network to do it, or leave out what concerns another institution.',
  ],
  'auth.scope': [
    'The key, or the access token made from it, has not got the scope that this needs.',
    'Use a key that has it: `GET /api/v1/me` tells what a key may do.',
  ],
  'http.malformed-request': [
    'The address or a header of the request cannot be read.',
    'Percent-encode the address as UTF-8.',
  ],
  'http.not-found': ['There is nothing at this address.', 'Compare the address with the documentation.'],
  'http.wrong-method': [
    'There is something at this address, but it does not take this method.',
    'Use one of the methods that the header `Allow` names.',
  ],
  'internal.error': [
    'Something went wrong here that nobody foresaw. It is logged.',
    'Try again later. If you report it, name the `instance` of the answer.',
  ],
  'limit.exceeded': [
    'More requests came from this caller than are taken in such a time.',
    'Wait as many seconds as `Retry-After` says, then go on more slowly.',
  ],
  'request.cursor': [
    'The cursor of a list is none that was given out.',
    'Send what `next` of the page before said, or none for the first page.',
  ],
  'request.invalid': [
    'Parameters or members of the body are missing, unknown or not of the right form.',
    'Mend everything that `errors` lists; each entry says where it is and what would be right.',
  ],
  'service.unavailable': [
    'Something that is needed, such as the database, does not answer.',
    'Try again after a moment; with an `Idempotency-Key` nothing is done twice.',
  ],

  // Bodies
  'body.too-large': ['The body is larger than is taken here.', 'Send less at once, in several requests.'],
  'body.unsupported-encoding': ['The body is compressed.', 'Send it without `Content-Encoding`.'],
  'body.unsupported-type': [
    'The body has a type that is not taken here, or is not in UTF-8.',
    'Send one of the types that `errors` names, and the header `Content-Type` that says so.',
  ],
  'json.duplicate-key': ['A name stands twice in one object of the body.', 'Send each name once.'],
  'json.encoding': ['The body is not UTF-8, or begins with a byte order mark.', 'Send plain UTF-8.'],
  'json.forbidden-key': ['The body has a member called `__proto__`.', 'Leave it out.'],
  'json.malformed': ['The body is not JSON.', 'Look at the place that `errors` names.'],
  'json.number': [
    'A number of the body has more digits than survive being read and written.',
    'Send at most 15 significant digits.',
  ],
  'json.surrogate': ['The body holds half of a Unicode character.', 'Send complete characters.'],
  'json.too-deep': ['The body is nested too deeply.', 'Send it with less nesting.'],
  'json.too-large': ['The body has too many values.', 'Send less at once, in several requests.'],

  // Edits, and acts that may be repeated
  'edit.if-match-missing': [
    'An edit has to say which state it edits.',
    'Read it first, and send its `ETag` as `If-Match`; or `*` to edit whatever is there.',
  ],
  'edit.outdated': [
    'What is edited has changed since it was read.',
    'Read it again, make the edit anew, and send the new `ETag`.',
  ],
  'idempotency.answer-gone': [
    'The request was done before, and its answer held a secret that is shown once.',
    'Look at what was made then. If the secret is lost, have a new one made.',
  ],
  'idempotency.in-progress': [
    'A request with the same `Idempotency-Key` is under way.',
    'Send it again after as many seconds as `Retry-After` says; it gets the first answer.',
  ],
  'idempotency.malformed': [
    'The `Idempotency-Key` is not one.',
    'Send 1 to 200 visible ASCII characters, such as a UUID.',
  ],
  'idempotency.other-request': [
    'This `Idempotency-Key` was used for another request.',
    'Use a new key for each new request.',
  ],

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
    'A key cannot make one that may do more than itself.',
    'Ask for fewer scopes, or use a key that has all of them.',
  ],
  'key.unknown': [
    'There is no key of this id that the caller may see.',
    'Compare the id with the list of keys.',
  ],

  // Learners, credentials, certificates
  'certificate.unknown': [
    'There is no certificate with this award that the caller may see.',
    'Compare the id with the list of certificates.',
  ],
  'consent.text-version': [
    'Learners agree to the text that is in force, and the request names another version.',
    'Show the learner the text of the version that `detail` names, and send that version.',
  ],
  'credential.unknown': [
    'There is no credential of this id that the caller may see, or it is not signed yet.',
    'Compare the id with the list of credentials.',
  ],
  'learner.esi-taken': [
    'The European Student Identifier belongs to another record.',
    'If both are one person, propose to merge the records.',
  ],
  'learner.exists': [
    'The number or ESI was given to somebody at the same moment.',
    'Send the request again: it finds the learner.',
  ],
  'learner.merged': [
    'The record was merged into another one, which has everything of it.',
    'Use the record that `mergedInto` names.',
  ],
  'learner.name-differs': [
    'The number or ESI belongs to a learner of another name.',
    'Check whom it belongs to. If the learner’s name changed, change it on the record first.',
  ],
  'learner.no-numbers': [
    'The network gives learners no numbers: each institution has its own.',
    'Leave the number out, or use a key of the institution.',
  ],
  'learner.number-taken': [
    'The institution’s number belongs to another record.',
    'If both are one person, propose to merge the records.',
  ],
  'learner.shared': [
    'Another institution awarded something to the learner, so an institution alone does not change the name.',
    'Ask the network to change it.',
  ],
  'learner.two-records': [
    'Number and ESI belong to two records.',
    'If both are one person, propose to merge the records.',
  ],
  'learner.unknown': [
    'There is no learner of this id that the caller may see.',
    'Compare the id with the list of learners.',
  ],

  // Shares
  'share.expiry-past': ['The link would have expired already.', 'Name an instant to come.'],
  'share.unknown': [
    'There is no share link of this id that the caller may see.',
    'Compare the id with the list of links.',
  ],
  'share.unknown-award': [
    'There are no such awards of one learner that the caller may share.',
    'Share awards of one learner that the caller issued; without their parts, if others issued those.',
  ],

  // Imports
  'import.busy': [
    'A job works on the import: its dry run, or its commit.',
    'Wait for the end of the job, or cancel it first.',
  ],
  'import.committed': [
    'The import was committed before, in the other mode.',
    'Read what became of its rows; what is left of the file goes into another import.',
  ],
  'import.faulty': [
    'Rows of the import have faults, and all or nothing was asked for.',
    'Mend the rows and upload the file again, or commit the valid ones alone.',
  ],
  'import.name': [
    'The name of the file is too long or holds characters that nobody sees.',
    'Send another name, or none.',
  ],
  'import.no-example': [
    'There is no module that the institution could award today, and so nothing for an example.',
    'Have the institution recognised for a module first.',
  ],
  'import.not-checked': [
    'The dry run of the import has not come to its end.',
    'Wait for its job; if that was cancelled or failed, upload the file again.',
  ],
  'import.too-large': [
    'The file has more bytes, rows or text than are read in one piece, or unpacks to more.',
    'Send a plain table, or several smaller files; `errors` says which bound it was.',
  ],
  'import.too-many': [
    'The import has more rows than are recorded in one transaction.',
    'Commit the valid rows, or divide the file.',
  ],
  'import.unknown': [
    'There is no such import in the caller’s institution.',
    'Look it up under `GET /api/v1/imports`.',
  ],
  'import.unreadable': [
    'The file is no table of results: its encoding, its form or its header is wrong.',
    'Mend what `errors` names, all of it is there; the example file shows what it should look like.',
  ],
  // Jobs
  'job.ended': [
    'The job is finished, failed or cancelled, so nothing can be done to it any more.',
    'Read the job to see how it ended. What it left undone takes a new one.',
  ],
  'job.too-many-streams': [
    'The key follows as many jobs at once as one may.',
    'End a stream first, or read jobs now and then with `GET /api/v1/jobs/{id}`.',
  ],
  'job.unknown': [
    'There is no job of this id that the caller may see.',
    'Compare the id with the list of jobs.',
  ],

  // Webhooks
  'webhook.disabled': [
    'The webhook is switched off, so nothing is sent to it.',
    'Switch it on first: `PATCH` with `enabled`.',
  ],
  'webhook.raced': [
    'Somebody else changed the webhook at the same moment.',
    'Read the webhook, and try again if it is still needed.',
  ],
  'webhook.too-many': [
    'The institution, or the network, has as many webhooks as it may have.',
    'Delete one that is not needed, or let one receiver listen to more.',
  ],
  'webhook.unknown': [
    'There is no webhook of this id that the caller may see.',
    'Compare the id with the list of webhooks.',
  ],
  'webhook.unknown-delivery': [
    'The webhook has no delivery of this id; after 30 days they are forgotten.',
    'Compare the id with the list of its deliveries.',
  ],
  'webhook.url': [
    'Nothing may be sent to this address.',
    'Give an https address at port 443 of a public host that exists; for others ask the operator of the service to allow the origin.',
  ],

  // Outside /api/v1
  'did.unknown': ['There is no DID document at this address.', 'Compare it with the DID of the institution.'],
  'ready.database': ['The database does not answer.', 'Wait; the service goes on as soon as it does.'],
  'ready.no-network': ['No network is set up yet.', 'Set one up with `cairn seed`.'],
  'status-list.unknown': [
    'There is no status list at this address.',
    'Take the address from the credential.',
  ],
  'status-list.not-signed': [
    'The status list cannot be signed at present, and there is no earlier one.',
    'Try again after a moment.',
  ],
  'verify.not-an-object': [
    'What is to be verified is not a JSON object.',
    'Send a credential, a presentation or a bundle.',
  ],
  'verify.parts': ['The parameter `parts` has a value that is not known.', 'Send `optional` or `required`.'],
};
