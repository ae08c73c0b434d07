import { CairnError } from '../common/errors.js';
import { publishedModuleSchema, publishedProgrammeSchema } from '../credentials/documents/published.js';
import { ectsFromDecimal } from '../domain/ects.js';
import type { GradingScheme } from '../domain/grades.js';
import type { LegalIdentity } from '../domain/legal.js';
import type { TextMap } from '../domain/text.js';
import { Prisma, type PrismaClient } from '../generated/prisma/client.js';
import type { CatalogueStore, NetworkRecord, SeedStore, TrustStore } from '../issuing/ports.js';
import { GRACE_DAYS } from '../registry/recognition.js';
import type { Registry, RegistryIssuer } from '../registry/registry.js';
import { audit } from './audit.js';
import { insertKey, insertMember, selectMembers } from './members.js';
import { conflict, type Db, isUniqueViolation, json, jsonOrNull } from './rows.js';
import type { Statements } from './statements.js';
import { transact } from './transact.js';
import { whileUnchanged } from './unchanged.js';

const SERVED = { address: true, bytes: true, digest: true, publishedAt: true, retiredAt: true };

/** The network, its members, what they are recognised for, and every published version. */
export function catalogueStore(
  prisma: PrismaClient,
  statements: Statements,
): CatalogueStore & TrustStore & SeedStore {
  const selectOptionalNetwork = whileUnchanged(statements, async (): Promise<NetworkRecord | undefined> => {
    const row = await prisma.network.findUnique({ where: { id: 1 } });
    if (!row) return undefined;
    const { id: _id, name, description, city, legal, ...rest } = row;
    return {
      ...rest,
      name: name as TextMap,
      description: description as TextMap,
      ...(city === null ? {} : { city }),
      ...(legal === null ? {} : { legal: legal as LegalIdentity }),
    };
  });

  const selectNetwork = async (): Promise<NetworkRecord> => {
    const network = await selectOptionalNetwork();
    if (network) return network;
    const message = 'There is no network here yet: run `cairn seed` first';
    throw new CairnError('refused', 'network.missing', message);
  };

  const selectInstitutions = () => selectMembers(prisma);

  // published bytes never change, so what they say is read once
  const readModule = readOnce((bytes) => publishedModuleSchema.parse(JSON.parse(bytes)));
  const readProgramme = readOnce((bytes) => publishedProgrammeSchema.parse(JSON.parse(bytes)));
  const inOrder = { orderBy: [{ code: 'asc' as const }, { version: 'asc' as const }] };
  const dates = ({ publishedAt, retiredAt }: { publishedAt: Date; retiredAt: Date | null }) => ({
    publishedAt,
    retiredAt: retiredAt ?? undefined,
  });
  const selectModules = async () =>
    (await prisma.moduleVersion.findMany(inOrder)).map((row) => ({ ...readModule(row), ...dates(row) }));
  const selectProgrammes = async () =>
    (await prisma.programmeVersion.findMany(inOrder)).map((row) => ({
      ...readProgramme(row),
      ...dates(row),
    }));

  const selectCatalogue = whileUnchanged(statements, async () => {
    const network = await selectNetwork();
    const schemes = await prisma.gradingScheme.findMany({ orderBy: { code: 'asc' } });
    return {
      network,
      institutions: await selectInstitutions(),
      gradingSchemes: schemes.map(({ content }) => content as unknown as GradingScheme),
      modules: await selectModules(),
      programmes: await selectProgrammes(),
    };
  });

  return {
    selectOptionalNetwork,
    selectCatalogue,

    async selectIssuerDid(institution) {
      if (institution === undefined) return (await selectNetwork()).did;
      const member = (await selectCatalogue()).institutions.find(({ code }) => code === institution);
      if (member) return member.did;
      throw new CairnError('not-found', 'institution.unknown', 'The network has no institution of this code');
    },

    loadRegistry: whileUnchanged(statements, async (): Promise<Registry> => {
      const network = await selectOptionalNetwork();
      if (!network) return { issuers: new Map(), versions: new Map(), graceDays: GRACE_DAYS };
      const keys = await prisma.signingKey.findMany({ orderBy: { createdAt: 'asc' } });
      const keysOf = (did: string) =>
        keys
          .filter((key) => key.did === did)
          .map((key) => ({
            id: key.id,
            publicKeyMultibase: key.publicKeyMultibase,
            from: key.createdAt.toISOString(),
            until: key.retiredAt?.toISOString(),
          }));
      const { did, code, name, country, demo, memberSince, primaryLanguage, legal } = network;
      const issuers: RegistryIssuer[] = [
        {
          did,
          kind: 'network',
          code,
          name,
          country,
          primaryLanguage,
          legal,
          demo,
          membership: { from: memberSince },
          recognisedFor: [],
          keys: keysOf(did),
        },
        ...(await selectInstitutions()).map(
          (member): RegistryIssuer => ({
            did: member.did,
            kind: 'institution',
            code: member.code,
            name: member.name,
            country: member.country,
            primaryLanguage: member.primaryLanguage,
            legal: member.legal,
            demo,
            membership: { from: member.memberFrom, until: member.memberUntil },
            recognisedFor: member.recognisedFor,
            keys: keysOf(member.did),
          }),
        ),
      ];
      const [modules, programmes] = [await selectModules(), await selectProgrammes()];
      const versions = [
        ...modules.map(({ version, digest }) => ({
          version,
          digest,
          kind: 'module' as const,
          awardedBy: undefined,
        })),
        ...programmes.map(({ version, digest }) => ({
          version,
          digest,
          kind: 'programme' as const,
          awardedBy: version.awardedBy.id,
        })),
      ].map(({ version, digest, kind, awardedBy }) => ({
        address: version.id,
        kind,
        code: version.code,
        title: version.title,
        digest,
        ects: ectsFromDecimal(version.ects),
        awardedBy,
      }));
      return {
        issuers: new Map(issuers.map((issuer) => [issuer.did, issuer])),
        versions: new Map(versions.map((version) => [version.address, version])),
        graceDays: GRACE_DAYS,
      };
    }),

    loadPublishedTexts: whileUnchanged(statements, async () => {
      const select = { address: true, bytes: true };
      const rows = [
        ...(await prisma.moduleVersion.findMany({ select })),
        ...(await prisma.programmeVersion.findMany({ select })),
      ];
      return new Map(rows.map(({ address, bytes }) => [address, bytes]));
    }),

    async selectOptionalVersion(address) {
      const module = await prisma.moduleVersion.findUnique({ where: { address }, select: SERVED });
      if (module) return { ...module, ...dates(module), kind: 'module' };
      const programme = await prisma.programmeVersion.findUnique({ where: { address }, select: SERVED });
      return programme ? { ...programme, ...dates(programme), kind: 'programme' } : undefined;
    },

    async selectOptionalVersionByCode(kind, code, version) {
      const query = { where: { code_version: { code, version } }, select: SERVED };
      const row =
        kind === 'module'
          ? await prisma.moduleVersion.findUnique(query)
          : await prisma.programmeVersion.findUnique(query);
      return row ? { ...row, ...dates(row), kind } : undefined;
    },

    async insertNetwork(network, key, act) {
      await insert(prisma, async (tx) => {
        await insertKey(tx, key);
        await tx.network.create({
          data: {
            ...network,
            id: 1,
            name: json(network.name),
            description: json(network.description),
            city: network.city ?? null,
            legal: jsonOrNull(network.legal),
          },
        });
        await audit(tx, act, [{ act: 'network.created', subject: `network:${network.code}` }]);
      });
    },

    async insertInstitution(institution, key, act) {
      await insert(prisma, (tx) => insertMember(tx, institution, key, act));
    },

    async completeNetwork({ city, legal }, act) {
      return transact(prisma, async (tx) => {
        const where = (empty: object) => ({ where: { id: 1, ...empty } });
        const seats =
          city === undefined
            ? { count: 0 }
            : await tx.network.updateMany({ ...where({ city: null }), data: { city } });
        const identities = legal
          ? await tx.network.updateMany({
              ...where({ legal: { equals: Prisma.DbNull } }),
              data: { legal: json(legal) },
            })
          : { count: 0 };
        const fields = [...(seats.count > 0 ? ['city'] : []), ...(identities.count > 0 ? ['legal'] : [])];
        if (fields.length === 0) return 0;
        const { code } = await tx.network.findUniqueOrThrow({ where: { id: 1 } });
        await audit(tx, act, [{ act: 'network.completed', subject: `network:${code}`, details: { fields } }]);
        return 1;
      });
    },

    async completeInstitution(code, legal, act) {
      return transact(prisma, async (tx) => {
        const { count } = await tx.institution.updateMany({
          where: { code, legal: { equals: Prisma.DbNull } },
          data: { legal: json(legal), revision: { increment: 1 } },
        });
        if (count === 0) return 0;
        const { did } = await tx.institution.findUniqueOrThrow({ where: { code } });
        const details = { fields: ['legal'] };
        await audit(tx, act, [
          { act: 'institution.edited', subject: `institution:${code}`, details, owner: did },
        ]);
        return 1;
      });
    },

    async insertGradingScheme(scheme, act) {
      await insert(prisma, async (tx) => {
        await tx.gradingScheme.create({ data: { code: scheme.code, content: json(scheme) } });
        await audit(tx, act, [{ act: 'grading-scheme.added', subject: `grading-scheme:${scheme.code}` }]);
      });
    },

    async insertVersion(kind, code, version, published, act) {
      const data = { ...published, code, version, publishedAt: act.at };
      const owner =
        kind === 'module'
          ? readModule(published).version.ownedBy
          : readProgramme(published).version.awardedBy;
      await insert(prisma, async (tx) => {
        if (kind === 'module') await tx.moduleVersion.create({ data });
        else await tx.programmeVersion.create({ data });
        await audit(tx, act, [
          {
            act: `${kind}.published`,
            subject: `${kind}:${code}/${version}`,
            details: { digest: published.digest },
            owner: await institutionOf(tx, owner.id),
          },
        ]);
      });
    },

    async selectErased(learnerIds) {
      const where = { id: { in: [...learnerIds] }, erasedAt: { not: null } };
      const rows = await prisma.learner.findMany({ where, select: { id: true } });
      return new Set(rows.map(({ id }) => id));
    },

    async insertLearner(learner, numbers, act) {
      await insert(prisma, async (tx) => {
        await tx.learner.create({ data: { ...learner, createdAt: act.at } });
        await tx.learnerNumber.createMany({
          data: Object.entries(numbers).map(([institutionCode, number]) => ({
            institutionCode,
            number,
            learnerId: learner.id,
          })),
        });
        await audit(tx, act, [{ act: 'learner.created', subject: `learner:${learner.id}` }]);
      });
    },
  };
}

/** The DID, if it is an institution's; what is the network's has no other owner. */
async function institutionOf(tx: Db, did: string): Promise<string | undefined> {
  return (await tx.institution.findUnique({ where: { did }, select: { did: true } }))?.did;
}

/** Inserts in one transaction; what another process inserted in the meantime is a conflict. */
async function insert(prisma: PrismaClient, work: (tx: Db) => Promise<void>): Promise<void> {
  try {
    await transact(prisma, work);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw conflict('seed.raced', 'Another process seeds at the same time; run it again', error);
  }
}

/** Reads published bytes the first time that a digest is met. */
function readOnce<T>(
  read: (bytes: string) => T,
): (row: { bytes: string; digest: string }) => { version: T; digest: string } {
  const known = new Map<string, { version: T; digest: string }>();
  return ({ bytes, digest }) => {
    const found = known.get(digest) ?? { version: read(bytes), digest };
    known.set(digest, found);
    return found;
  };
}
