import type {
  CheckName,
  CheckResult,
  CredentialReport,
  CredentialSummary,
  PartReport,
  VerificationReport,
} from '../../src/verification/report.js';
import { worstVerdict } from '../../src/verification/result.js';

/** Builders of verification reports as the verifier would give them, with one thing changed where a test needs it. */

export const CHECKED_AT = '2026-11-20T09:14:00Z';
export const LEARNER = 'Aigerim Sample-Learner';

/** What each check says of something in order, as long as the verifier says it; some have more than one result. */
const MESSAGES: Readonly<
  Partial<Record<CheckName, readonly (readonly [code: string, message: string, citation: string])[]>>
> = {
  structure: [
    [
      'structure.readable',
      'The document is a well-formed credential.',
      'Verifiable Credentials Data Model 2.0, section 4',
    ],
  ],
  proof: [
    [
      'proof.valid',
      'The signature is genuine: nothing was changed since it was made.',
      'Verifiable Credential Data Integrity 1.0, section 4.4',
    ],
  ],
  issuer: [
    [
      'issuer.authorised',
      'The key of the signature is the issuer’s own.',
      'Controlled Identifiers 1.0, section 3.3',
    ],
  ],
  recognition: [
    [
      'recognition.recognised',
      'The network recognised the issuer for this on the award date.',
      'Registry of the network: membership, recognised modules, published versions',
    ],
  ],
  period: [
    [
      'period.valid',
      'It is valid today, and its dates agree with each other.',
      'Verifiable Credentials Data Model 2.0, section 4.9',
    ],
  ],
  status: [
    ['status.not-revoked', 'The issuer has not revoked it.', 'Bitstring Status List 1.0, section 3.2'],
    ['status.not-suspended', 'The issuer has not suspended it.', 'Bitstring Status List 1.0, section 3.2'],
  ],
  stack: [
    [
      'stack.satisfied',
      'Its parts fulfil the rule of the programme, and each counts once.',
      'Rule of the programme version that the certificate pins',
    ],
  ],
  content: [
    [
      'content.complete',
      'It has all the elements of a European micro-credential.',
      'Council Recommendation of 16 June 2022 on micro-credentials (2022/C 243/02), Annex I',
    ],
  ],
};

/** The results of a check that found nothing wrong. */
export function passed(
  check: CheckName,
  evidence?: Readonly<Record<string, unknown>>,
): readonly CheckResult[] {
  const said = MESSAGES[check] ?? [[`${check}.ok`, 'It holds.', '']];
  return said.map(([code, message, citation]) => ({
    check,
    outcome: 'pass',
    code,
    message,
    citation,
    evidence,
    advisory: check === 'content',
  }));
}

const SCHEMA_NOT_AT_HAND: CheckResult = {
  check: 'content',
  outcome: 'unknown',
  code: 'content.schema-not-at-hand',
  message: 'The schema that it names was not looked at; its form was checked without it.',
  citation: 'Verifiable Credentials Data Model 2.0, section 4.11',
  advisory: true,
};

const HOLDER_NOT_ASKED: CheckResult = {
  check: 'holder',
  outcome: 'not-applicable',
  code: 'holder.not-asked',
  message: 'Who presents it was not asked: anybody may hold a copy.',
  citation: 'Verifiable Credentials Data Model 2.0, section 4.13',
};

const KEY = 'did:web:enter.example#z6Mki3gexdwvpDvvJKcgbS4E1zJFkgyoByQvn42YPariSNBh';

export function passes(kind: 'module' | 'certificate'): readonly CheckResult[] {
  return [
    ...passed('structure'),
    ...passed('proof', {
      cryptosuite: 'eddsa-rdfc-2022',
      verificationMethod: KEY,
      created: '2026-03-14T10:22:05Z',
    }),
    ...passed('issuer', { issuer: 'did:web:enter.example' }),
    ...passed('recognition', { issuer: 'did:web:enter.example' }),
    ...passed('period', { validFrom: '2026-03-14T10:22:05Z', clockSkewSeconds: 300 }),
    ...passed('status', { list: 'https://cairn.example/status/7' }),
    ...(kind === 'certificate' ? passed('stack', { parts: 14, ects: 20 }) : []),
    ...passed('content'),
    SCHEMA_NOT_AT_HAND,
  ];
}

/** The same results with those of `changed`'s checks replaced. */
export function withResults(
  results: readonly CheckResult[],
  ...changed: readonly CheckResult[]
): readonly CheckResult[] {
  const replaced = new Set(changed.map((one) => one.check));
  return results.flatMap((result, index) => {
    if (!replaced.has(result.check)) return [result];
    const first = results.findIndex((one) => one.check === result.check);
    return index === first ? changed.filter((one) => one.check === result.check) : [];
  });
}

export const NETWORK_ISSUER = {
  did: 'did:web:enter.example',
  name: 'ENTER Network (demo)',
  country: 'BE',
} as const;
// Names, titles and texts are as long as those of the demonstration, so that what fits here fits there.
const INSTITUTIONS = [
  {
    did: 'did:web:enter.example:i:north',
    name: 'Northern Lakes University of Technology (demo)',
    country: 'EE',
  },
  {
    did: 'did:web:enter.example:i:steppe',
    name: 'Steppe State University of Engineering (demo)',
    country: 'KZ',
  },
  {
    did: 'did:web:enter.example:i:harbour',
    name: 'Harbour City University of Applied Sciences (demo)',
    country: 'BE',
  },
  { did: 'did:web:enter.example:i:hill', name: 'Hill Country Polytechnic Institute (demo)', country: 'PT' },
] as const;

export function certificateSummary(override: Partial<CredentialSummary> = {}): CredentialSummary {
  return {
    id: 'urn:uuid:7a3e1f52-0000-4000-8000-000000000001',
    kind: 'certificate',
    title: 'Engineering Pedagogy, Level 3 (iPET-3)',
    description:
      'The full path of pedagogical training for people who teach engineering at universities. It contains the two levels below, and adds research on teaching, electives of free choice, and a supervised practice that ends in a portfolio. Its modules come from three institutions or more, and none is older than ten years.',
    learnerName: LEARNER,
    issuer: NETWORK_ISSUER,
    award: 'urn:uuid:7a3e1f52-0000-4000-8000-0000000000aa',
    achievement: 'https://cairn.example/p/iPET-3/1',
    awardedOn: '2026-03-12',
    signedAt: '2026-03-14T10:22:05Z',
    ects: 20,
    eqfLevel: 7,
    grade: 'B (very good)',
    mode: 'blended',
    outcomes: [
      'Designs, teaches and improves courses in engineering and takes part in the design of programmes.',
      'Assesses laboratory work fairly, by criteria that are known to all.',
      'Improves teaching on evidence that was gathered with methods of educational research.',
      'Carries out a supervised teaching practice, and defends its portfolio before peers.',
    ],
    ...override,
  };
}

export function moduleSummary(override: Partial<CredentialSummary> = {}): CredentialSummary {
  return certificateSummary({
    id: 'urn:uuid:7a3e1f52-0000-4000-8000-000000000002',
    kind: 'module',
    title: 'Laboratory Didactics',
    issuer: INSTITUTIONS[1],
    achievement: 'https://cairn.example/m/LAB/2',
    ects: 2,
    ...override,
  });
}

/** Title of each module, and of the part of the rule that it fulfils. */
const MODULES: readonly (readonly [title: string, part: string, fulfils: string])[] = [
  ['Voice and Presence in Technical Lectures', 'presence', 'One module on active teaching'],
  ['Learning Outcomes and Design of Courses', 'course-design', 'Course design'],
  ['Examinations and Feedback in Engineering', 'assessment', 'Assessment'],
  [
    'Laboratory Didactics and Inquiry-Based Experiments',
    'method',
    'One method of teaching characteristic of engineering',
  ],
  ['Psychology of Learning for Teachers of Engineering', 'psychology', 'Psychology of learning'],
  ['Digital Teaching in Engineering', 'elective', 'Elective of at least 1.5 ECTS credits'],
  ['Teaching with Industrial Partners', 'electives', 'Electives of at least 4.5 ECTS credits'],
  ['Simulation in the Teaching Laboratory', 'electives', 'Electives of at least 4.5 ECTS credits'],
  ['Mentoring of Students and Young Colleagues', 'electives', 'Electives of at least 4.5 ECTS credits'],
  ['Professional Responsibility and Sustainable Engineering', 'ethics', 'Ethics and sustainability'],
  ['Research on Teaching and Learning', 'research', 'Research on engineering education'],
  [
    'Supervised Teaching Practice and its Portfolio',
    'portfolio',
    'Supervised teaching practice and its portfolio, graded C or better',
  ],
];

interface PartSpec {
  readonly index: number;
  readonly ects: number;
  readonly through?: string | undefined;
  readonly shown?: boolean;
}

export function modulePart({ index, ects, through, shown = true }: PartSpec): PartReport {
  const issuer = INSTITUTIONS[index % INSTITUTIONS.length] ?? INSTITUTIONS[0];
  const [title, rulePart, fulfils] = MODULES[index] ?? [
    `Elective Seminar ${index + 1}`,
    'free',
    'Free choice',
  ];
  const award = `urn:uuid:7a3e1f52-0000-4000-8000-${String(index + 100).padStart(12, '0')}`;
  const awardedOn = `2025-${String((index % 12) + 1).padStart(2, '0')}-0${(index % 9) + 1}`;
  const achievement = `https://cairn.example/m/M${index + 1}/1`;
  return {
    award,
    kind: 'module',
    part: rulePart,
    partTitle: fulfils,
    through,
    achievement,
    title,
    ects,
    awardedOn,
    issuer,
    report: shown
      ? {
          verdict: 'verified',
          summary: moduleSummary({ title, issuer, award, achievement, awardedOn, ects }),
          results: passes('module'),
          parts: [],
        }
      : undefined,
  };
}

export const IPET_1 = 'urn:uuid:7a3e1f52-0000-4000-8000-0000000000b1';
export const IPET_2 = 'urn:uuid:7a3e1f52-0000-4000-8000-0000000000b2';

function programmePart(
  award: string,
  title: string,
  code: string,
  ects: number,
  through?: string,
): PartReport {
  const summary = certificateSummary({ title, award, ects });
  return {
    award,
    kind: 'programme',
    part: 'level-below',
    partTitle: `The complete programme ${code}`,
    through,
    achievement: `https://cairn.example/p/${code}/1`,
    title,
    ects,
    awardedOn: '2025-09-01',
    issuer: NETWORK_ISSUER,
    report: { verdict: 'verified', summary, results: passes('certificate'), parts: [] },
  };
}

/** Twelve modules: two through iPET-1, which came in with iPET-2, four of iPET-2 itself, and six direct ones. */
export function twelveParts(): readonly PartReport[] {
  const ects = [1, 1, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 2, 2.5, 3];
  const modules = ects.map((size, index) =>
    modulePart({ index, ects: size, through: index < 2 ? IPET_1 : index < 6 ? IPET_2 : undefined }),
  );
  return [
    programmePart(IPET_2, 'Engineering Pedagogy, Level 2 (iPET-2)', 'iPET-2', 8),
    programmePart(IPET_1, 'Engineering Pedagogy, Level 1 (iPET-1)', 'iPET-1', 2, IPET_2),
    ...modules,
  ];
}

export function certificateReport(override: Partial<CredentialReport> = {}): CredentialReport {
  return {
    verdict: 'verified',
    summary: certificateSummary(),
    results: passes('certificate'),
    parts: twelveParts(),
    ...override,
  };
}

export function reportOf(...credentials: readonly CredentialReport[]): VerificationReport {
  const verdict = worstVerdict(credentials.map((credential) => credential.verdict));
  return {
    verdict,
    checkedAt: CHECKED_AT,
    form: 'presentation',
    credentials,
    results: [HOLDER_NOT_ASKED],
    sources: {},
  };
}

export const REVOKED: CheckResult = {
  check: 'status',
  outcome: 'fail',
  code: 'status.revoked',
  message: 'The issuer has revoked it: it is no longer valid.',
  citation: 'Bitstring Status List 1.0, 3.2',
  evidence: { since: '2026-10-02T08:00:00Z', list: 'https://cairn.example/status/7', reason: 'Wrong grade' },
};

export const UNKNOWN_ISSUER: CheckResult = {
  check: 'recognition',
  outcome: 'unknown',
  code: 'recognition.issuer-unknown',
  message:
    'The issuer is not known to this network, so nobody here can say whether it is what it claims to be.',
  citation: 'House rule: recognition',
  evidence: { issuer: 'did:web:academy.example' },
};

export function revokedReport(): VerificationReport {
  const results = withResults(passes('certificate'), REVOKED);
  return reportOf(certificateReport({ verdict: 'not-verified', results }));
}

export function unknownIssuerReport(): VerificationReport {
  const resembles = { did: INSTITUTIONS[0].did, name: INSTITUTIONS[0].name };
  const claimed = { name: 'The University of Technology of the Northern Lakes', resembles };
  const issuer = { did: 'did:web:academy.example', claimed };
  const results = withResults(passes('module'), UNKNOWN_ISSUER);
  return reportOf({ verdict: 'undetermined', summary: moduleSummary({ issuer }), results, parts: [] });
}

export function moduleReport(): VerificationReport {
  return reportOf({ verdict: 'verified', summary: moduleSummary(), results: passes('module'), parts: [] });
}

/** Seven parts, of which one fails, one can't be told and two weren't shown. */
export function mixedReport(): VerificationReport {
  const parts = [1, 2, 2, 3, 1, 2, 4].map((ects, index) =>
    modulePart({ index, ects, shown: index !== 1 && index !== 4 }),
  );
  const changed = parts.map((part, index): PartReport => {
    if (!part.report || (index !== 3 && index !== 5)) return part;
    const result = index === 3 ? REVOKED : UNKNOWN_ISSUER;
    const verdict = index === 3 ? 'not-verified' : 'undetermined';
    return {
      ...part,
      report: { ...part.report, verdict, results: withResults(part.report.results, result) },
    };
  });
  const stack: CheckResult = {
    check: 'stack',
    outcome: 'fail',
    code: 'stack.part-not-verified',
    message: 'A part does not verify by itself.',
    citation: 'House rule: stacking',
    pointer: '/stack/3',
  };
  const results = withResults(passes('certificate'), stack);
  return reportOf(certificateReport({ verdict: 'not-verified', results, parts: changed }));
}

/** A verified certificate of five parts, two of which the holder kept back. */
export function notShownReport(): VerificationReport {
  const parts = [1, 2, 3, 4, 2].map((ects, index) => modulePart({ index, ects, shown: index > 1 }));
  const notPresented: CheckResult = {
    check: 'stack',
    outcome: 'unknown',
    code: 'stack.part-not-presented',
    advisory: true,
    message: '2 parts were not shown; the awarding body vouches for them.',
    evidence: { count: 2 },
  };
  return reportOf(certificateReport({ parts, results: [...passes('certificate'), notPresented] }));
}

/** `count` direct parts of many sizes. */
export function reportWithParts(count: number): VerificationReport {
  const sizes = [0.5, 1, 2, 3, 1.5, 6, 2.5];
  const parts = Array.from({ length: count }, (_, index) =>
    modulePart({ index, ects: sizes[index % sizes.length] ?? 1 }),
  );
  return reportOf(certificateReport({ parts }));
}

export const MARKUP = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&amp;';
export const BIDI =
  'Diploma \u202egnihcaet fo\u202c \u2066isolate without an end \u0641\u0627\u0631\u0633\u06cc';

/** Everything that an issuer can write, written by an enemy. */
export function hostileReport(): VerificationReport {
  const long = `${MARKUP} ${'Unbreakable'.repeat(46)}`;
  const issuer = { did: `did:web:${'a'.repeat(300)}`, name: BIDI, country: MARKUP };
  const part: PartReport = {
    ...modulePart({ index: 0, ects: 0.01 }),
    title: long,
    partTitle: BIDI,
    achievement: 'javascript:alert(3)',
    issuer,
  };
  const evil: CheckResult = {
    check: 'proof',
    outcome: 'pass',
    code: 'proof.valid',
    message: long,
    citation: 'javascript:alert(4)',
    pointer: MARKUP,
    evidence: { [MARKUP]: BIDI, deep: 'x'.repeat(9000) },
  };
  const summary = certificateSummary({
    title: long,
    description: MARKUP.repeat(20),
    learnerName: `${BIDI} Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358`,
    issuer,
    achievement: 'javascript:alert(5)',
    grade: MARKUP,
    mode: '__proto__',
    outcomes: [MARKUP, BIDI, 'y'.repeat(900)],
    ects: 1e9,
  });
  const parts = [part, { ...modulePart({ index: 1, ects: 600 }), title: undefined }];
  return reportOf(certificateReport({ summary, parts, results: withResults(passes('certificate'), evil) }));
}
