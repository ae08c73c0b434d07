import { fileURLToPath } from 'node:url';

/**
 * Modules of libraries that browsers get in another form: which, by the end of their path or their name, what stands in their place (it
 * says why), and whether for one library alone.
 */
const REPLACED = [
  { module: /^zod$/, by: 'zod.mjs' },
  { module: /^jsonld-signatures$/, for: /\/@digitalbazaar\/data-integrity\//, by: 'linked-data-proof.mjs' },
  { module: /^lru-cache$/, for: /\/jsonld\//, by: 'lru-cache.cjs' },
  { module: /^\.\/ed25519(?:-browser)?\.js$/, for: /\/@digitalbazaar\/ed25519-multikey\//, by: 'ed25519.mjs' },
  // framing, reading RDF and fetching; canonicalising at one go
  { module: /^\.\/(?:frame|fromRdf|documentLoaders\/xhr)$/, for: /\/jsonld\//, by: 'nothing.cjs' },
  { module: /^\.\/RDFC10Sync$/, for: /\/rdf-canonize\//, by: 'nothing.cjs' },
];

/** Leaves out of what runs in browsers what isn't needed there. */
export const lean = {
  name: 'lean',
  setup({ onResolve }) {
    for (const { module, for: library = /^/, by } of REPLACED)
      onResolve({ filter: module }, ({ importer }) =>
        library.test(importer) ? { path: fileURLToPath(new URL(by, import.meta.url)) } : undefined,
      );
  },
};
