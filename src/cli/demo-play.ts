import { CairnError } from '../common/errors.js';
import { qrTerminal } from '../delivery/qr.js';
import { createShare } from '../delivery/shares.js';
import type { DemoLearner } from '../domain/catalogue.js';
import { type IssuedResults, issueResults } from '../issuing/issue-results.js';
import type { ConsentStore, IssuingStore, LiveAward, SeedStore } from '../issuing/ports.js';
import { type ContactDeps, giveContact } from '../issuing/records/contacts.js';
import { addDemoSeals } from '../issuing/seals/demo.js';
import { legalPersonOf } from '../issuing/seals/legal-person.js';
import type { MakeDemoAuthority } from '../issuing/seals/ports.js';
import { seed, seedLearners } from '../issuing/seed.js';
import { AWARD_REVOKED } from '../issuing/sort-results.js';
import type { CommandServices } from './command.js';
import { demoLearners, demoResults, seedCatalogue } from './files.js';

export interface DemoServices extends CommandServices {
  readonly stores: SeedStore & IssuingStore & ConsentStore;
  readonly contacts: ContactDeps;
  readonly sealing: CommandServices['sealing'] & { readonly makeAuthority: MakeDemoAuthority };
}

/** A certificate of the demonstration, with the link that shows it. */
export interface ShownCertificate {
  readonly learnerName: string;
  readonly programme: string;
  readonly title: string;
  readonly award: LiveAward;
  readonly url: string;
}

/** How many certificates are printed with link and QR code. */
const SHOWN = 3;

/**
 * Seeds the network, issues the sample results of every institution, and shares the certificates of three learners:
 * the highest that each holds, of different programmes first. To play it again adds nothing but new links.
 */
export async function playDemo(
  services: DemoServices,
  say: (text?: string) => void,
): Promise<ShownCertificate[]> {
  const catalogue = seedCatalogue();
  await seed({ ...services.seeding, demo: true }, catalogue, 'demo');
  await sealDemo(services);
  const erased = await services.stores.selectErased(demoLearners().map(({ id }) => id));
  const learners = demoLearners().filter(({ id }) => !erased.has(id));
  const gone = demoLearners().filter(({ id }) => erased.has(id));
  await seedLearners(
    { store: services.stores, clock: services.issuing.clock, random: services.issuing.random },
    learners,
    'demo',
  );
  say(
    `Network set up: ${catalogue.institutions.length} institutions, ${catalogue.modules.length} modules, ${catalogue.programmes.length} programmes.`,
  );

  let [results, certificates, revoked] = [0, 0, 0];
  for (const { code } of catalogue.institutions) {
    const issued = await issueUnrevoked(services, resultsWithout(gone, code), code);
    results += issued.issued.length + issued.existing.length;
    certificates += issued.composed.length;
    revoked += issued.revoked;
  }
  say(
    `${results} sample results of ${learners.length} learners issued, ${certificates} certificates composed.`,
  );
  if (gone.length > 0) say(`${gone.length} sample learners were erased and stay so.`);
  if (revoked > 0) say(`${revoked} sample results were revoked and stay so.`);

  const written = await writeToLearners(services, learners);
  const shown: ShownCertificate[] = [];
  for (const certificate of await chooseCertificates(services, learners)) {
    const { token } = await createShare(services.sharing, [certificate.award.id], { actor: 'demo' });
    const url = `${services.config.publicUrl}/s/${token}`;
    shown.push({ ...certificate, url });
    say(
      `\n${certificate.learnerName}: ${certificate.programme}, ${certificate.title}\n${await qrTerminal(url)}\n${url}`,
    );
  }
  say(
    `\n${written} learners have mails with links to claim what was issued to them. Take what one of them does:\n${services.config.publicUrl}/outbox`,
  );
  return shown;
}

/**
 * Has mails written to the learners of whom an address is known, once: to whom one was given before, or who changed it,
 * none goes. Answers how many learners have one.
 */
async function writeToLearners(
  { contacts }: DemoServices,
  learners: readonly DemoLearner[],
): Promise<number> {
  const reachable = learners.flatMap(({ id, email, language }) =>
    email === undefined || language === undefined ? [] : [{ id, email, language }],
  );
  for (const { id, email, language } of reachable)
    if (!(await contacts.store.selectOptionalContact(id, undefined)))
      await giveContact(contacts, undefined, id, { email, language }, 'demo');
  return reachable.length;
}

/** Gives each issuer that has a legal identity a seal that nobody else believes. */
async function sealDemo({ stores, sealing }: DemoServices): Promise<void> {
  const { network, institutions } = await stores.selectCatalogue();
  // of a network that is not marked as a demonstration nobody would see that its seals are worth nothing
  if (!network.demo) return;
  const issuers = [network, ...institutions]
    .filter(({ legal }) => legal !== undefined)
    .map((issuer) => ({ did: issuer.did, country: issuer.country, legal: legalPersonOf(issuer) }));
  await addDemoSeals(sealing, issuers, 'demo');
}

/** The sample results of an institution but those of some learners: a line each, which begins with the learner's number or id. */
function resultsWithout(learners: readonly DemoLearner[], institution: string): string[] {
  const starts = learners.flatMap(({ id, numbers }) => [
    `urn:uuid:${id},`,
    `${numbers?.[institution] ?? id},`,
  ]);
  const lines = Buffer.from(demoResults(institution)).toString('utf8').split('\n');
  return lines.filter((line) => !starts.some((start) => line.startsWith(start)));
}

/** Issues the lines of a results file without those whose awards somebody revoked when the demonstration was played before. */
async function issueUnrevoked(
  { issuing }: DemoServices,
  lines: readonly string[],
  institution: string,
): Promise<IssuedResults & { readonly revoked: number }> {
  const issue = async (some: readonly string[]): Promise<IssuedResults> =>
    // the header is line 1
    some.slice(1).some((line) => line.trim() !== '')
      ? issueResults(issuing, Buffer.from(some.join('\n')), institution, 'demo')
      : { issued: [], existing: [], composed: [] };
  try {
    return { ...(await issue(lines)), revoked: 0 };
  } catch (error) {
    const faults = error instanceof CairnError ? error.faults : [];
    if (faults.length === 0 || faults.some(({ code }) => code !== AWARD_REVOKED)) throw error;
    const gone = new Set(faults.map(({ pointer }) => Number(pointer.slice(1))));
    return { ...(await issue(lines.filter((_, index) => !gone.has(index + 1)))), revoked: gone.size };
  }
}

async function chooseCertificates(services: DemoServices, learners: readonly { id: string }[]) {
  const { programmes } = await services.stores.selectCatalogue();
  const held: Omit<ShownCertificate, 'url'>[] = [];
  for (const { id } of learners) {
    const { learner, awards } = await services.stores.selectLearnerState(id);
    const highest = awards.filter(({ kind }) => kind === 'programme').sort((a, b) => b.ects - a.ects)[0];
    const programme = programmes.find(({ version }) => version.id === highest?.achievement);
    if (highest && programme) {
      held.push({
        learnerName: learner.name,
        programme: highest.code,
        title: programme.version.award.en ?? highest.code,
        award: highest,
      });
    }
  }
  held.sort((a, b) => b.award.ects - a.award.ects);
  const firstOfEach = held.filter(
    ({ programme }, index) => held.findIndex((other) => other.programme === programme) === index,
  );
  return [...firstOfEach, ...held.filter((certificate) => !firstOfEach.includes(certificate))].slice(
    0,
    SHOWN,
  );
}
