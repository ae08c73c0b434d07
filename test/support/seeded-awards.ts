import { addDemoSeals } from '../../src/issuing/seals/demo.js';
import { legalPersonOf } from '../../src/issuing/seals/legal-person.js';
import { seedCatalogue } from './seed.js';
import { consent, learnerByNumber, openTestServices, type TestServices } from './services.js';

/** A service with the network that ships, whose issuers have seals, and one learner who has achieved everything. */
export interface SeededAwards {
  readonly the: TestServices;
  readonly learnerId: string;
  /** By code of the module or programme. */
  readonly awards: Readonly<Record<string, string>>;
}

export async function seededAwards(): Promise<SeededAwards> {
  const catalogue = seedCatalogue();
  const the = await openTestServices({ publicUrl: 'https://cairn.example', catalogue });
  const { stores, sealing } = the.services;
  const { network, institutions } = await stores.selectCatalogue();
  const issuers = [network, ...institutions].map((one) => ({
    did: one.did,
    country: one.country,
    legal: legalPersonOf(one),
  }));
  await addDemoSeals(sealing, issuers, 'test');
  await learn(the, 'ip-montelontra');
  const learnerId = await learnerByNumber(the, 'ip-montelontra', 'W-1');
  await consent(the, learnerId);
  for (const { code } of catalogue.institutions) await learn(the, code, learnerId);
  const { awards } = await stores.selectLearnerState(learnerId);
  return { the, learnerId, awards: Object.fromEntries(awards.map(({ code, id }) => [code, id])) };
}

/** Awards what an institution is the first to offer; to somebody new, its first module alone. */
async function learn(the: TestServices, institution: string, known?: string): Promise<void> {
  const { institutions, modules, gradingSchemes } = seedCatalogue();
  const first = (module: string) =>
    institutions.find(({ recognisedFor }) => recognisedFor.some((one) => one.module === module))?.code;
  const offers = modules.filter(({ code }) => first(code) === institution);
  const learner = known === undefined ? 'W-1' : `urn:uuid:${known}`;
  const rows = (known === undefined ? offers.slice(0, 1) : offers).map(({ code, assessment }) => {
    const best = gradingSchemes.find((one) => one.code === assessment.gradingScheme)?.values.at(-1);
    return `${learner},Wendeline Ashgrove,${code},2026-05-04,${best},`;
  });
  if (rows.length > 0) await the.issue(institution, ...rows);
}
