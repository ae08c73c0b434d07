import type { ProblemTexts } from './texts.js';

/** What any request may be answered with, and what lies outside `/api/v1`. */
export const GENERAL: ProblemTexts = {
  // Any request
  'auth.key': [
    'The key or access token is not known, has expired, or was revoked. Which of these is not told.',
    'Check that the whole key is sent, ask for a new access token, or have a key made.',
  ],
  'auth.missing': [
    'The request shows no key.',
    'Send the header `Authorization: Bearer` with a key or an access token.',
  ],
  'auth.institution-only': [
    'This is about the results of an institution, and the key belongs to the network, which has none.',
    'Use a key of the institution. Whoever operates the service can import at the command line.',
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
  'http.cross-site': [
    'A page of another site sent this form, or asked for what only pages of this service may.',
    'Open the page at this service itself, and send its form from there.',
  ],
  'http.wrong-method': [
    'There is something at this address, but it does not take this method.',
    'Use one of the methods that the header `Allow` names.',
  ],
  'internal.error': [
    'Something went wrong here that nobody foresaw. It is logged.',
    'Try again later. If you report it, name the `instance` of the answer.',
  ],
  'network.missing': [
    'The service has no network yet: it was started and never set up.',
    'Whoever operates the service sets it up at the command line, with `cairn seed`.',
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
  'registry.not-signed': [
    'What the network says of its issuers cannot be signed at present, and there is no earlier statement.',
    'Try again after a moment.',
  ],
  'relay.query': [
    'It is not said what is to be fetched.',
    'Send either `did`, a DID, or `list`, the address of a status list, once.',
  ],
  'relay.own-address': [
    'What this deployment publishes itself is not fetched on anybody’s behalf.',
    'Take it from `/verify/material`, or from its own address.',
  ],
  'relay.refused': [
    'The address is not one that is looked up: it is not https, not a public host, or no `did:web`.',
    'Nothing can be done here; `errors` says what is the matter with it.',
  ],
  'relay.moved': [
    'The host leads on to another one, which is not followed.',
    'Ask the issuer to publish it where its credentials say that it is.',
  ],
  'relay.too-large': [
    'The answer of the host is larger than a DID document (64 KiB) or a status list (2 MiB) may be.',
    'Ask the issuer for a list that is not as large.',
  ],
  'relay.unfit': [
    'The answer of the host is not what was asked for: no DID document of this DID, or no status list.',
    'Ask the issuer; `errors` says what is the matter with it, if more is known.',
  ],
  'relay.not-found': [
    'The host says that there is no such document.',
    'Ask the issuer whether it publishes it any more.',
  ],
  'relay.unavailable': ['The host does not answer.', 'Try again later.'],
  'relay.slow': ['The host does not answer within ten seconds.', 'Try again later.'],
  'relay.busy': [
    'The host was asked for so much in the last minute that no more is asked of it.',
    'Try again after a minute.',
  ],
  'verify.busy': [
    'So much is being verified at present that this would have to wait too long.',
    'Try again after a moment.',
  ],
  'share.no-such-form': [
    'What a link shows cannot be had in the form that was asked for.',
    'Ask for one of those that `expected` names.',
  ],
  'share.form-not-made': [
    'This form of a credential has not been made yet, and looking at a link makes nothing.',
    'POST to `renditions/FORM/1` below the link.',
  ],
  'verify.batch-empty': [
    'There is nothing among what was sent that could be verified.',
    'Send files as parts of a form, or lines of text.',
  ],
  'verify.batch-too-many': ['More was sent than is looked at in one request.', 'Send at most 1000 at once.'],
  'verify.not-an-object': [
    'What is to be verified is neither a JSON object nor a compact JWS or SD-JWT.',
    'Send a credential, a presentation or a bundle.',
  ],
  'register.name-short': [
    'The register is searched by name, and too little of one was given.',
    'Give at least two letters of the name.',
  ],
  'register.page': ['There is no such page of results.', 'Give more of the name, which finds fewer.'],
  'verify.check-record': [
    'This is a signed record of a check, not the credential that was checked.',
    'Send it to `POST /api/check-records/verify`, or send the credential itself.',
  ],
  'check-record.form': [
    'This is no signed record of a check.',
    'Send the text of one: a compact JWS of type `check-record+jwt`.',
  ],
  'check-record.nothing-read': [
    'Not all of what was sent could be read, so that a record could not say what it is about.',
    'Send credentials that can be read, whatever their verdict.',
  ],
  'verify.not-sealed': [
    'This is the form to upload to the European Digital Credentials Issuer, which nobody has sealed yet.',
    'Have it sealed there, and send the sealed file.',
  ],
  'verify.nothing-inside': [
    'The picture or PDF holds no credential that can be read from it, or several, or is damaged.',
    'Send a badge (PNG or SVG) with one credential baked into it, a certificate (PDF) as it was downloaded, or the credential itself.',
  ],
  'verify.pdf-encrypted': [
    'The PDF is encrypted, so that what it carries cannot be read.',
    'Send the certificate as it was downloaded.',
  ],
  'verify.parts': ['The parameter `parts` has a value that is not known.', 'Send `optional` or `required`.'],
};
