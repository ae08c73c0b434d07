import { randomUUID } from 'node:crypto';
import type { TestServices, TestSite } from './services.js';
import { type Visitor, visitor } from './visitor.js';

/** A browser that is signed in to a new account, in which a learner's credentials are kept. */
export async function graduate(
  { services }: Pick<TestServices, 'services'>,
  site: TestSite,
  learnerId: string,
  email: string,
): Promise<Visitor> {
  const who = visitor(site);
  const cookies = await services.accounts.open(email, { headers: {} });
  for (const cookie of cookies) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    who.cookies.set(name, value);
  }
  const act = { actor: 'learner', at: new Date() };
  await services.links.store.linkLearner(learnerId, { email, language: 'en' }, randomUUID(), act);
  return who;
}
