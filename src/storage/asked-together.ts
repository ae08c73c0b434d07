import { setTimeout as sleep } from 'node:timers/promises';

/** How long a question waits for the one before it, in milliseconds: a connection that hangs holds nobody up. */
const PATIENCE = 50;

/**
 * Puts questions together: while one statement is under way, all who ask wait for the next, which answers all of them. Nobody is given
 * an answer to what was sent before they asked, so that each sees every change that was there by then.
 */
export function askedTogether<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  let underWay: Promise<unknown> | undefined;
  let waiting: { readonly questions: Question[]; readonly answer: Promise<Answer> } | undefined;

  const send = (questions: readonly Question[]) => {
    waiting = undefined;
    const answer = ask(questions);
    const done: Promise<unknown> = answer
      .catch(() => {})
      .finally(() => {
        if (underWay === done) underWay = undefined;
      });
    underWay = done;
    return answer;
  };
  const turn = () =>
    underWay ? Promise.race([underWay, sleep(PATIENCE, undefined, { ref: false })]) : Promise.resolve();

  return (question) => {
    if (waiting) waiting.questions.push(question);
    else {
      const questions = [question];
      waiting = { questions, answer: turn().then(() => send(questions)) };
    }
    return waiting.answer;
  };
}
