import type { JsonObject } from '../../common/json.js';
import type { DocumentLoader } from '../contexts/loader.js';
import { KnownShapes } from './known-shapes.js';
import { SHAPE_TRUST } from './shape-trust.js';
import { compileTemplate } from './template.js';

/** How a cryptosuite has the library canonicalise a document. */
export type Canonize = (document: JsonObject, options: CanonizeOptions) => Promise<string>;

interface CanonizeOptions {
  readonly documentLoader: DocumentLoader;
  readonly messageDigestAlgorithm?: string;
  readonly skipExpansion?: boolean;
}

const known = (digest: string) =>
  new KnownShapes<string>((document, shape) => compileTemplate(document, shape, digest), SHAPE_TRUST);
const KNOWN: Readonly<Record<string, KnownShapes<string>>> = {
  'SHA-256': known('SHA-256'),
  'SHA-384': known('SHA-384'),
};

/** Canonicalises a document from its shape, where that is known, and else with the library: to the same text. */
export function canonizeByShape(
  document: JsonObject,
  options: CanonizeOptions,
  byLibrary: Canonize,
): Promise<string> {
  const { messageDigestAlgorithm = 'SHA-256', skipExpansion = false } = options;
  const shapes = skipExpansion ? undefined : KNOWN[messageDigestAlgorithm];
  const ask = () => byLibrary(document, options);
  return shapes ? shapes.answer(document, ask) : ask();
}
