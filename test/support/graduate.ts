import type { TestServices, TestSite } from './services.js';
import { type Visitor, visitor } from './visitor.js';

/** A browser that is signed in to a new account, in which a learner's credentials are kept on the network's word. */
export async function graduate(
  { services, database }: Pick<TestServices, 'services' | 'database'>,
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
  const [language, at] = ['en', new Date()];
  await database.prisma.learnerContact.create({
    data: { learnerId, givenOf: 'network', email, language, givenAt: at },
  });
  const act = { actor: 'learner', at };
  await services.links.store.linkLearner(learnerId, email, { email, language }, act);
  return who;
}
