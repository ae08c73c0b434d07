import type { JsonObject } from '../../common/json.js';
import { lintCredential } from '../../credentials/lint/lint.js';
import { signCredential } from '../../credentials/suites/sign.js';
import type { VerifyOptions } from '../../verification/material.js';
import { verify } from '../../verification/verify.js';
import { compare, type Operation, repeated } from './compare.js';
import { type BenchDocuments, PARTS } from './documents.js';
import type { Effort } from './effort.js';
import type { PlainLibrary } from './plain.js';
import { rawEd25519 } from './raw.js';
import type { Comparison } from './results.js';

/** Ours, the plain library and, where that says something, the signature alone. */
type Sides = Readonly<{ ours: Operation; plain: Operation; raw?: Operation }>;
interface Row {
  readonly id: string;
  readonly what: string;
  readonly sides: Sides;
}

/** Signs and verifies in this one thread. Throws if anything that is right isn't found right. */
export async function compareInProcess(
  documents: BenchDocuments,
  plain: PlainLibrary,
  now: Date,
  effort: Effort['compare'],
): Promise<Comparison[]> {
  const rows = rowsOf(documents, plain, now);
  // so that no row pays for being the first
  for (const start = performance.now(); performance.now() - start < effort.first; )
    for (const { sides } of rows) {
      await sides.ours(1);
      await sides.plain(1);
    }
  const found: Comparison[] = [];
  for (const { id, what, sides } of rows) {
    const { raw, ...both } = sides;
    const measured = raw ? await compare({ ...both, raw }, effort) : await compare(both, effort);
    found.push({ id, what, ...measured });
  }
  return found;
}

function rowsOf(documents: BenchDocuments, plain: PlainLibrary, now: Date): readonly Row[] {
  const { bundle, bundled } = documents;
  const raw = rawEd25519();
  const kinds = ['module', 'certificate'] as const;
  const rows = kinds.flatMap((kind): Row[] => {
    const name = kind === 'module' ? 'module credential' : `certificate of ${PARTS} parts`;
    const unsigned = documents.unsigned[kind]();
    const signed = documents[kind];
    const issuePlain = plain.operation('issue', unsigned);
    return [
      {
        id: `sign-${kind}`,
        what: `canonicalise and sign a ${name}`,
        sides: {
          ours: repeated(() => signCredential(unsigned, documents.signer, now)),
          plain: issuePlain,
          raw: raw.sign,
        },
      },
      {
        id: `issue-${kind}`,
        what: `issue a ${name}: build, lint, sign, verify`,
        sides: { ours: repeated(() => issueOurs(documents, kind, now)), plain: issuePlain },
      },
      {
        id: `verify-${kind}`,
        what: `verify a ${name}, no status`,
        sides: {
          ours: repeated(() => verifyOurs(documents, signed, { by: 'self' })),
          plain: plain.operation('verify', signed),
          raw: raw.verify,
        },
      },
      {
        id: `verify-${kind}-status`,
        what: `verify a ${name}, with both status lists`,
        sides: {
          ours: repeated(() => verifyOurs(documents, signed)),
          plain: plain.operation('verify with status', signed),
        },
      },
    ];
  });
  return [
    ...rows,
    {
      id: 'verify-bundle-status',
      what: `verify a bundle of ${PARTS + 1}, with status lists`,
      sides: {
        ours: repeated(() => verifyOurs(documents, bundle, { parts: 'required' })),
        plain: plain.operation('verify with status', ...bundled),
      },
    },
  ];
}

async function issueOurs(
  documents: BenchDocuments,
  kind: 'module' | 'certificate',
  now: Date,
): Promise<void> {
  const unsigned = documents.unsigned[kind]();
  if ((await lintCredential(unsigned)).length > 0) throw new Error('Our own lint refused a document');
  await verifyOurs(documents, await signCredential(unsigned, documents.signer, now), { by: 'self' });
}

async function verifyOurs(
  documents: BenchDocuments,
  document: JsonObject,
  options: VerifyOptions = {},
): Promise<void> {
  const { verdict } = await verify(document, documents.material, options);
  if (verdict !== 'verified') throw new Error(`Our own verifier says ${verdict}`);
}
