/** Address of the JSON-LD context of the Comprehensive Learner Record 2.0 (1EdTech). */
export const CLR_CONTEXT = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';

const CLR = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#';

const KEYWORDS = { id: '@id', type: '@type' };

/** Members of a `ClrSubject`: their name in the vocabulary, and the type that a text would have there. */
const SUBJECT_TERMS = {
  achievement: ['achievement', 'obi:Achievement'],
  association: ['association', `${CLR}Association`],
  verifiableCredential: ['verifiableCredential', 'cred:verifiableCredential'],
  identifier: ['identifier-1', 'obi:Identifier'],
} as const;

/**
 * The vocabulary of a learner record. It has so few words that they are written down here; a test holds them against the
 * official file. No package has them, and a context that isn't bundled is never fetched.
 */
export const CLR_VOCABULARY = {
  '@context': {
    ...KEYWORDS,
    ClrCredential: {
      '@id': `${CLR}ClrCredential`,
      '@context': { ...KEYWORDS, partial: { '@id': `${CLR}partial`, '@type': 'xsd:boolean' } },
    },
    ClrSubject: {
      '@id': `${CLR}ClrSubject`,
      '@context': {
        ...KEYWORDS,
        cred: 'https://www.w3.org/2018/credentials#',
        obi: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#',
        ...Object.fromEntries(
          Object.entries(SUBJECT_TERMS).map(([term, [name, type]]) => [
            term,
            { '@id': CLR + name, '@type': type, '@container': '@set' },
          ]),
        ),
      },
    },
    Association: {
      '@id': `${CLR}Association`,
      '@context': {
        associationType: { '@id': `${CLR}AssociationType` },
        sourceId: { '@id': `${CLR}sourceId`, '@type': 'xsd:anyURI' },
        targetId: { '@id': `${CLR}targetId`, '@type': 'xsd:anyURI' },
      },
    },
  },
};

/**
 * Which word of a subject an IRI stands for. Compaction can't tell: the context gives these words types that only texts
 * have, so that an object under one of them is always spelt out as its IRI.
 */
export const CLR_SUBJECT_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(SUBJECT_TERMS).map(([term, [name]]) => [CLR + name, term]),
);
