import type { JsonObject, JsonValue } from '../../../src/common/json.js';

export type Version = '1.1' | '2.0';
export const VERSIONS: readonly Version[] = ['1.1', '2.0'];

export const V1 = 'https://www.w3.org/2018/credentials/v1';
export const V2 = 'https://www.w3.org/ns/credentials/v2';
const OPEN_BADGES: Readonly<Record<Version, string>> = {
  '1.1': 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
  '2.0': 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
};
/** Version 1.1 has no name and description of its own. */
const CITIZENSHIP = 'https://w3id.org/citizenship/v1';

/** What a credential is made of. */
export type Kind = 'plain' | 'nested' | 'ordered' | 'open badge';
export const KINDS: readonly Kind[] = ['plain', 'nested', 'ordered', 'open badge'];

/** The kinds whose words are defined in the document itself. */
export const INLINE_KINDS: readonly Kind[] = ['nested', 'ordered'];

/** Two claims of a credential, as paths: holders disclose the one and forgers change it, and keep back the other. */
export const CLAIMS: Readonly<Record<Kind, Readonly<Record<'shown' | 'hidden', Path>>>> = {
  plain: { shown: ['credentialSubject', 'name'], hidden: ['credentialSubject', 'description'] },
  nested: {
    shown: ['credentialSubject', 'ownModules', 1, 'ownOutcome', 'ownPoints'],
    hidden: ['credentialSubject', 'ownModules', 0, 'ownOutcome', 'ownPassed'],
  },
  ordered: {
    shown: ['credentialSubject', 'ownModules', 1, 'ownOutcome', 'ownPoints'],
    hidden: ['credentialSubject', 'ownModules', 0, 'ownOutcome', 'ownPassed'],
  },
  'open badge': {
    shown: ['credentialSubject', 'achievement', 'name'],
    hidden: ['credentialSubject', 'achievement', 'criteria', 'narrative'],
  },
};

export type Path = readonly (string | number)[];

/** An unsigned credential without an issuer; `number` tells it apart from others of its kind. */
export function sample(kind: Kind, version: Version, number = 0): JsonObject {
  const { contexts, types, subject } = SAMPLES[kind](version);
  return {
    '@context': [version === '1.1' ? V1 : V2, ...contexts],
    id: `urn:uuid:5e8f2a10-7c1d-4b6e-9f00-${String(number).padStart(12, '0')}`,
    type: ['VerifiableCredential', ...types],
    [dateMember(version)]: '2024-03-01T09:30:00Z',
    credentialSubject: { id: 'did:example:learner', ...subject },
  };
}

/** The member that says from when a credential counts. */
export const dateMember = (version: Version) => (version === '1.1' ? 'issuanceDate' : 'validFrom');

interface Sample {
  readonly contexts: JsonValue[];
  readonly types: string[];
  readonly subject: JsonObject;
}

const SAMPLES: Readonly<Record<Kind, (version: Version) => Sample>> = {
  plain: (version) => ({
    contexts: version === '1.1' ? [CITIZENSHIP] : [],
    types: [],
    subject: { name: 'Zoë Nuñez 🎓', description: 'Learns.' },
  }),
  nested: () => nested({ '@container': '@set' }),
  ordered: () => nested({ '@container': '@list' }),
  'open badge': badge,
};

/** Nodes without ids in each other, sets or lists, texts in languages, numbers and truth values, and a JSON literal. */
function nested(container: JsonObject): Sample {
  const own = (name: string) => `https://vocabulary.example/#${name}`;
  const context = {
    OwnLearner: own('Learner'),
    OwnModule: own('Module'),
    ownModules: { '@id': own('modules'), ...container },
    ownFriends: { '@id': own('friends'), '@type': '@id' },
    ownMotto: own('motto'),
    ownOutcome: own('outcome'),
    ownPoints: own('points'),
    ownPassed: own('passed'),
    ownDate: { '@id': own('date'), '@type': 'http://www.w3.org/2001/XMLSchema#date' },
    ownRaw: { '@id': own('raw'), '@type': '@json' },
  };
  const motto = [
    { '@value': 'Langsam, aber sicher', '@language': 'de' },
    { '@value': 'Slow but sure', '@language': 'en' },
    'no language',
  ];
  const modules = [
    { type: 'OwnModule', ownOutcome: { ownPoints: 12, ownPassed: true, ownDate: '2024-02-01' } },
    { type: 'OwnModule', ownOutcome: { ownPoints: 4, ownPassed: false, ownDate: '2024-02-02' } },
    { type: 'OwnModule', id: 'urn:example:module:3', ownOutcome: [{ ownPoints: 1 }, { ownPoints: 2 }] },
  ];
  return {
    contexts: [context],
    types: [],
    subject: {
      type: 'OwnLearner',
      ownFriends: ['did:example:one', 'did:example:two'],
      ownMotto: motto,
      ownRaw: { b: [1, null, 'x'], a: true },
      ownModules: modules,
    },
  };
}

function badge(version: Version): Sample {
  return {
    contexts: [OPEN_BADGES[version]],
    types: ['OpenBadgeCredential'],
    subject: {
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://university.example/achievements/7',
        type: ['Achievement'],
        name: 'Course design',
        description: 'Designs a course.',
        criteria: { narrative: 'A portfolio.' },
        alignment: ['a', 'b'].map((letter) => ({
          type: ['Alignment'],
          targetName: `Outcome ${letter}`,
          targetUrl: `https://university.example/outcomes/${letter}`,
        })),
      },
      result: [{ type: ['Result'], value: 'B' }],
    },
  };
}
