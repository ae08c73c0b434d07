import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsOf, learnerByNumber, openTestServices, type TestServices } from '../support/services.js';

/** Fields of a results file that are made to hit somebody else, or nobody that can be seen. */
let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
  await services.issue('alpha', 'a-7,Ana Example,MA,2026-01-10,B,', 'é-7,Éva Example,MA,2026-01-10,B,');
});
afterAll(() => services.close());

const row = (learner: string, name: string) => `${learner},${name},MB,2026-02-10,B,`;

test('a number is matched to the letter: no look-alike, case or zero finds another learner', async () => {
  const ana = await learnerByNumber(services, 'alpha', 'a-7');
  const others = ['A-7', 'а-7', 'a-07', 'a‑7', 'ａ-7', "'a-7", '=a-7', 'a-7.0', '+a-7', '007', '7', '७'];
  const { issued } = await services.issue('alpha', ...others.map((number, i) => row(number, `Learner ${i}`)));
  expect(issued).toHaveLength(others.length);
  expect(new Set([ana, ...issued.map(({ learnerId }) => learnerId)]).size).toBe(others.length + 1);
});

test('one number has one spelling, composed or not', async () => {
  const eva = await learnerByNumber(services, 'alpha', 'é-7');
  const { issued } = await services.issue('alpha', row('e\u0301-7', 'Éva Example'));
  expect(issued.map(({ learnerId }) => learnerId)).toEqual([eva]);
});

test.each(['\u200b', '\u200d', '\u00ad', '\u202e', '\u2028', '\ufeff', '\u0085', '\u{e0041}', '\ue000'])(
  'a number that holds what nobody sees (%j) is refused',
  async (unseen) => {
    const faults = await faultsOf(services.issue('alpha', row(`a${unseen}-7`, 'Ana Example')));
    expect(faults).toEqual(['results.learner-malformed /2/learner']);
  },
);

test('an id that hides behind something unseen is no number', async () => {
  const id = `urn:uuid:${await learnerByNumber(services, 'alpha', 'a-7')}`;
  const faults = await faultsOf(services.issue('alpha', row(`"x\u2060${id}"`, 'Mallory')));
  expect(faults).toEqual(['results.learner-malformed /2/learner']);
});

test('neither number nor id gives an award to somebody under another name', async () => {
  const id = `urn:uuid:${await learnerByNumber(services, 'alpha', 'a-7')}`;
  for (const learner of ['a-7', id, id.toUpperCase()]) {
    const faults = await faultsOf(services.issue('alpha', row(learner, 'Mallory')));
    expect(faults).toEqual(['results.name-differs /2/name']);
  }
});

test('another institution’s number finds nobody', async () => {
  const { issued } = await services.issue('beta', 'a-7,Ana Example,MA,2026-01-10,B,');
  expect(issued[0]?.learnerId).not.toBe(await learnerByNumber(services, 'alpha', 'a-7'));
});

test.each(['\u202eelpmaxE anA', 'Ana\u2066Example', 'Ana\u2028Example', 'Ana\u0085Example'])(
  'a name that turns the text around it (%j) is not signed',
  async (name) => {
    const faults = await faultsOf(services.issue('alpha', row('b-1', name)));
    expect(faults).toEqual(['results.name-malformed /2/name']);
  },
);

test('a name with a joiner that its script needs is', async () => {
  const { issued } = await services.issue('alpha', row('b-2', 'می\u200cنا'));
  expect(issued).toHaveLength(1);
});

test('levels and grades named like members of every object are on no scale', async () => {
  for (const fields of ['constructor,', 'B,__proto__=good', 'B,constructor=prototype'])
    expect(await faultsOf(services.issue('alpha', `c-1,C,MB,2026-02-10,${fields}`))).toHaveLength(1);
});
