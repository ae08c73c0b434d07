import type { ProblemTexts } from './texts.js';

/** Files of results, jobs, and who is told of them. */
export const WORK: ProblemTexts = {
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

  // Mails
  'mail.forgotten': [
    'It is no longer kept to whom the mail went: it is too long ago.',
    'Whoever needs a link asks for one at `/sign-in`.',
  ],
  'mail.unknown': [
    'There is no mail of this id that the caller may see.',
    'Compare the id with the list of mails, which reaches back 90 days.',
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

  // Timestamps of seals
  'timestamp.invalid': [
    'The timestamp service gave a timestamp that is not good. Nothing was issued.',
    'Try again later. Whoever operates the service can choose another timestamp service.',
  ],
  'timestamp.unavailable': [
    'The timestamp service did not answer. Nothing was issued.',
    'Try again later. Whoever operates the service can choose another timestamp service.',
  ],
};
