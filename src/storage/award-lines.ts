import type { TextMap } from '../domain/text.js';
import type { Award, Prisma } from '../generated/prisma/client.js';
import type { Db } from './rows.js';

export interface AwardLine {
  readonly award: Award;
  readonly title: TextMap;
  readonly issuer: TextMap;
}

/** Awards of learners, the newest first, with the words of what was published and of who awarded them. */
export async function awardLines(db: Db, where: Prisma.AwardWhereInput, limit: number): Promise<AwardLine[]> {
  const awards = await db.award.findMany({
    where: { ...where, ...SIGNED },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  const address = { in: [...new Set(awards.map(({ achievement }) => achievement))] };
  const did = { in: [...new Set(awards.map(({ issuerDid }) => issuerDid))] };
  const select = { address: true, bytes: true };
  const versions = [
    ...(await db.moduleVersion.findMany({ where: { address }, select })),
    ...(await db.programmeVersion.findMany({ where: { address }, select })),
  ];
  const issuers = [
    ...(await db.institution.findMany({ where: { did }, select: { did: true, name: true } })),
    ...(await db.network.findMany({ where: { did }, select: { did: true, name: true } })),
  ];
  const titles = new Map(versions.map((version) => [version.address, titleOf(version.bytes)]));
  const names = new Map(issuers.map((issuer) => [issuer.did, issuer.name as TextMap]));
  return awards.map((award) => ({
    award,
    title: titles.get(award.achievement) ?? { en: award.code },
    issuer: names.get(award.issuerDid) ?? {},
  }));
}

/** There is something to show of it. */
export const SIGNED = {
  credentials: { some: { state: 'issued', rendition: 'vc' } },
} as const satisfies Prisma.AwardWhereInput;

/** The title of a published version, which is JSON of ours. */
function titleOf(bytes: string): TextMap | undefined {
  const { title } = JSON.parse(bytes) as { readonly title?: TextMap };
  return title;
}
