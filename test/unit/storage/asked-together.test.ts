import { expect, test } from '@jest/globals';
import { askedTogether } from '../../../src/storage/asked-together.js';

/** A database of which each statement answers with its number once it is let. */
function asking() {
  const sent: string[][] = [];
  const pending: { answer: (value: number) => void; fail: (error: Error) => void }[] = [];
  const ask = askedTogether<string, number>((questions) => {
    sent.push([...questions]);
    return new Promise((answer, fail) => pending.push({ answer, fail }));
  });
  const ended = (index: number, error?: Error) => {
    if (error) pending[index]?.fail(error);
    else pending[index]?.answer(index);
  };
  return { sent, ask, ended };
}

/** Until all that can be done at once is done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('all who ask at the same moment are answered by one statement', async () => {
  const { sent, ask, ended } = asking();
  const answers = ['a', 'b', 'a'].map(ask);
  await settled();
  expect(sent).toEqual([['a', 'b', 'a']]);
  ended(0);
  expect(await Promise.all(answers)).toEqual([0, 0, 0]);
});

test('whoever asks after a statement was sent is answered by the next', async () => {
  const { sent, ask, ended } = asking();
  const first = ask('a');
  await settled();
  const later = [ask('b'), ask('c')];
  await settled();
  expect(sent).toEqual([['a']]);
  ended(0);
  await settled();
  expect(sent).toEqual([['a'], ['b', 'c']]);
  const last = ask('d');
  ended(1);
  await settled();
  ended(2);
  expect(await Promise.all([first, ...later, last])).toEqual([0, 1, 1, 2]);
});

test('a statement that fails is the trouble of those who waited for it alone', async () => {
  const { ask, ended } = asking();
  const first = ask('a');
  await settled();
  const second = ask('b');
  ended(0, new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await settled();
  ended(1);
  expect(await second).toBe(1);
});

test('a statement that hangs holds nobody up for long', async () => {
  const { sent, ask, ended } = asking();
  void ask('hangs');
  await settled();
  const next = ask('b');
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(sent).toEqual([['hangs'], ['b']]);
  ended(1);
  expect(await next).toBe(1);
});
