import type { PictureKind, PictureRecord, PictureStore } from '../delivery/certificate/ports.js';
import { textMapSchema } from '../domain/text.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { audit } from './audit.js';
import { ownerOf } from './owner.js';
import { type Db, json } from './rows.js';
import { transact } from './transact.js';

interface Row {
  readonly kind: string;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly signatoryName: string | null;
  readonly signatoryRole: unknown;
  readonly updatedAt: Date;
}

/** Logos, seals and signatures that stand on certificates. */
export function pictureStore(prisma: PrismaClient): PictureStore {
  return {
    async selectPictures(owner) {
      const rows = await prisma.picture.findMany({ where: { owner }, orderBy: { kind: 'asc' } });
      return rows.map(toPicture);
    },

    async selectOptionalPicture(owner, kind) {
      const row = await prisma.picture.findUnique({ where: { owner_kind: { owner, kind } } });
      return row ? toPicture(row) : undefined;
    },

    async replacePicture(owner, { kind, png, width, height, signatory }, act) {
      return transact(prisma, async (tx) => {
        const data = {
          png: Uint8Array.from(png),
          width,
          height,
          signatoryName: signatory?.name ?? null,
          ...(signatory?.role ? { signatoryRole: json(signatory.role) } : { signatoryRole: json({}) }),
          updatedAt: act.at,
        };
        const row = await tx.picture.upsert({
          where: { owner_kind: { owner, kind } },
          create: { owner, kind, ...data },
          update: data,
        });
        await audit(tx, act, [{ act: 'picture.replaced', ...(await place(tx, owner, kind)) }]);
        return toPicture(row);
      });
    },

    async deletePicture(owner, kind, act) {
      return transact(prisma, async (tx) => {
        const { count } = await tx.picture.deleteMany({ where: { owner, kind } });
        if (count > 0) await audit(tx, act, [{ act: 'picture.deleted', ...(await place(tx, owner, kind)) }]);
        return count > 0;
      });
    },
  };
}

async function place(tx: Db, owner: string, kind: PictureKind) {
  const did = await ownerOf(tx, owner === 'network' ? undefined : owner);
  return { subject: `institution:${owner}`, details: { kind }, owner: did };
}

function toPicture({
  kind,
  png,
  width,
  height,
  signatoryName,
  signatoryRole,
  updatedAt,
}: Row): PictureRecord {
  const role = textMapSchema.safeParse(signatoryRole).data;
  return {
    kind: kind === 'seal' || kind === 'signature' ? kind : 'logo',
    png,
    width,
    height,
    ...(signatoryName === null ? {} : { signatory: { name: signatoryName, ...(role ? { role } : {}) } }),
    updatedAt,
  };
}
