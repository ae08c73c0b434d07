import { draftCredential } from '../../credentials/suites/sign.js';
import { answered, type ThreadAnswer } from '../thread-answer.js';
import type { DraftTask } from './threads.js';

/** What a thread for drafts does: the documents of a task, one after the other. */
export default function work({ documents, signedAt }: DraftTask): Promise<ThreadAnswer> {
  return answered(async () => {
    const drafts = [];
    for (const { unsigned, verificationMethod } of documents)
      drafts.push(await draftCredential(unsigned, verificationMethod, signedAt));
    return drafts;
  });
}
