declare module 'rdf-canonize' {
  const rdfCanonize: {
    canonize(
      input: string,
      options: {
        readonly algorithm: 'RDFC-1.0';
        readonly inputFormat: 'application/n-quads';
        readonly format: 'application/n-quads';
        readonly messageDigestAlgorithm?: string;
        readonly canonicalIdMap?: Map<string, string>;
        readonly maxWorkFactor?: number;
      },
    ): Promise<string>;
  };
  export default rdfCanonize;
}
