import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../src/common/json.js';
import { buildBundle } from '../../src/credentials/documents/bundle.js';
import { identityHash } from '../../src/credentials/documents/identity.js';
import { awardDigest } from '../../src/credentials/documents/statement.js';
import { NOW, PUBLIC_URL, testIssuer } from '../support/samples.js';
import { makeWorld, type World, wholeStack } from '../support/world.js';
import { altered, at, reasons, resigned, verdictOn } from './forge.js';

/** What those can do who hold a recognised key and say what is not so. Each document is signed as it must be. */
let world: World;
let stack: Awaited<ReturnType<typeof wholeStack>>;
beforeAll(async () => {
  world = await makeWorld();
  stack = await wholeStack(world);
});

const subject = (document: JsonObject) => at(document, 'credentialSubject');
const byMember = (change: (copy: JsonObject) => void) => resigned(stack.a.document, 'uni-a', change);
const byBody = (change: (copy: JsonObject) => void) => resigned(stack.inner.document, 'network', change);

test('what is signed anew without a change is verified, so the refusals below are due to the change', async () => {
  expect(await verdictOn(await byMember(() => {}), world.material)).toBe('verified');
  expect(await verdictOn(await byBody(() => {}), world.material)).toBe('verified');
});

describe('a description beside the pinned version', () => {
  const lies: Record<string, (copy: JsonObject) => void> = {
    'another title': (copy) => {
      copy.name = 'Doctor of Medicine';
    },
    'another description': (copy) => {
      copy.description = 'Six years of study.';
    },
    'another name of the achievement': (copy) => {
      at(subject(copy), 'achievement').name = 'Doctor';
    },
    'a higher level': (copy) => {
      at(subject(copy), 'achievement').eqfLevel = 'http://data.europa.eu/snb/eqf/8';
    },
    'another outcome': (copy) => {
      at(subject(copy), 'achievement', 'alignment', 0).targetName = 'Operates on hearts.';
    },
    'more credits on offer': (copy) => {
      at(subject(copy), 'achievement').creditsAvailable = 60;
    },
    'another assessment': (copy) => {
      at(subject(copy), 'achievement', 'assessment').supervision =
        'http://data.europa.eu/snb/supervision-verification/70be69aaf9';
    },
    'more hours': (copy) => {
      at(subject(copy), 'achievement').volumeOfLearning = 'PT5000H';
    },
    'a member that the version lacks': (copy) => {
      at(subject(copy), 'achievement').stackability = 'Counts as a doctorate.';
    },
    'a grade off the scale': (copy) => {
      at(subject(copy), 'result', 0).value = 'A+++';
    },
    'a level that the criterion lacks': (copy) => {
      at(subject(copy), 'result', 1).achievedLevel = `${PUBLIC_URL}/m/MOD-A/1#cc-1-divine`;
    },
    'two grades to choose from': (copy) => {
      const results = subject(copy).result as JsonValue[];
      results.push({ ...at(subject(copy), 'result', 0), id: 'urn:uuid:1#second', value: 'A' });
    },
  };
  test.each(Object.entries(lies))('%s', async (_what, lie) => {
    expect(await reasons(await byMember(lie), world.material)).toEqual(['recognition.described-otherwise']);
  });

  test('another title of a certificate', async () => {
    const lie = await byBody((copy) => {
      copy.name = 'Doctor of Medicine';
    });
    expect(await reasons(lie, world.material)).toEqual(['recognition.described-otherwise']);
  });

  test('to say less is no lie', async () => {
    const less = await byMember((copy) => delete at(subject(copy), 'achievement').volumeOfLearning);
    expect(await verdictOn(less, world.material)).toBe('verified');
  });
});

describe('stacks', () => {
  test('a certificate without its stack does not pass for a module', async () => {
    const bare = await byBody((copy) => delete subject(copy).stack);
    expect(await reasons(bare, world.material)).toEqual(['stack.missing']);
    expect(await verdictOn(buildBundle([stack.outer.document, bare]), world.material)).toBe('not-verified');
  });

  test('a module credential with a stack is none', async () => {
    const stacked = await byMember((copy) => {
      subject(copy).stack = structuredClone(at(stack.inner.document, 'credentialSubject', 'stack'));
    });
    expect(await reasons(stacked, world.material)).toContain('stack.not-a-programme');
  });

  test('a member cannot award a programme, with the programme’s own stack or with none', async () => {
    const { did } = await testIssuer('uni-a');
    for (const drop of [true, false]) {
      const usurped = await resigned(stack.inner.document, 'uni-a', (copy) => {
        at(copy, 'issuer').id = did;
        if (drop) delete subject(copy).stack;
      });
      expect(await reasons(usurped, world.material)).toContain('recognition.not-for-this');
    }
  });

  test('a member cannot award a module that it is not recognised for, nor sign for another member', async () => {
    const { did } = await testIssuer('uni-b');
    const other = await world.award({ module: 'MOD-C', issuer: 'uni-a' });
    expect(await reasons(other.document, world.material)).toEqual(['recognition.not-for-this']);
    const forOther = await resigned(stack.a.document, 'uni-b', () => {});
    expect(await reasons(forOther, world.material)).toContain('issuer.proof-by-other');
    const forNetwork = await resigned(stack.inner.document, 'uni-b', () => {});
    expect(await reasons(forNetwork, world.material)).toContain('issuer.proof-by-other');
    expect(did).not.toBe(stack.a.line.issuer);
  });

  test('a stack cannot hold a module twice under two awards, nor a part of another member’s scope', async () => {
    const again = await world.award({ module: 'MOD-B', issuer: 'uni-a' });
    const twice = await world.certify('P-ONE', [
      ...stack.innerLines,
      { rulePart: 'electives', award: again },
    ]);
    expect(await reasons(twice.document, world.material)).toEqual(['stack.part-twice']);
    const foreign = await world.award({ module: 'MOD-C', issuer: 'uni-a' });
    const wrong = await world.certify('P-ONE', [
      ...stack.innerLines.slice(0, 2),
      { rulePart: 'electives', award: foreign },
    ]);
    expect(await reasons(wrong.document, world.material)).toEqual(['stack.part-not-recognised']);
  });

  test('digests are recomputed: neither an edited line nor an edited digest passes', async () => {
    const line = (copy: JsonObject) => at(subject(copy), 'stack', 'parts', 0);
    const cheaper = await byBody((copy) => {
      line(copy).awardedDate = '2026-03-11T00:00:00+00:00';
    });
    expect(await reasons(cheaper, world.material)).toContain('stack.digest-mismatch');
    const consistent = await byBody((copy) => {
      const awardedDate = '2026-03-11T00:00:00+00:00';
      const said = {
        award: String(line(copy).award),
        learner: String(at(subject(copy), 'identifier', 0).identityHash),
        achievement: String(line(copy).achievementVersion),
        ects: Number(line(copy).ects),
        awardedDate,
        issuer: String(line(copy).issuedBy),
      };
      Object.assign(line(copy), { awardedDate, awardDigest: awardDigest(said) });
    });
    const shown = buildBundle([consistent, stack.a.document]);
    expect(await reasons(shown, world.material)).toContain('stack.part-differs');
  });
});

describe('other people’s awards', () => {
  test('a hash is of the learner id beside it', async () => {
    const { identifier } = subject(stack.b.document);
    const theirs = await byMember((copy) => {
      subject(copy).id = 'urn:uuid:00000003-0000-4000-8000-000000000099';
      subject(copy).identifier = structuredClone(identifier) ?? null;
    });
    expect(await reasons(theirs, world.material)).toEqual(['structure.form']);
    const another = await byMember((copy) => {
      const salt = String(at(subject(copy), 'identifier', 0).salt);
      subject(copy).id = 'urn:uuid:00000003-0000-4000-8000-000000000099';
      at(subject(copy), 'identifier', 0).identityHash = identityHash(String(subject(copy).id), salt);
    });
    expect(await reasons(buildBundle([stack.inner.document, another]), world.material)).toContain(
      'stack.other-learner',
    );
  });

  test('a certificate in one name over parts in another is not verified as long as they are shown', async () => {
    const mallory = await byBody((copy) => {
      subject(copy).name = 'Mallory';
    });
    expect(await reasons(buildBundle([mallory, stack.a.document]), world.material)).toEqual([
      'stack.part-name-differs',
    ]);
    const spelled = await byBody((copy) => {
      subject(copy).name = 'LEARNER  1';
    });
    expect(await verdictOn(buildBundle([spelled, stack.a.document]), world.material)).toBe('verified');
  });
});

describe('time', () => {
  const dated = (awardedDate: string) =>
    byMember((copy) => {
      copy.awardedDate = awardedDate;
    });
  test.each([
    '2026-02-30T00:00:00+00:00',
    '2026-06-16T00:00:00+23:59',
    '2026-03-10T00:00:00+14:01',
    '2026-03-10T00:00:00-12:01',
    '2026-03-10T00:00:00-13:00',
    '2026-03-10T00:00:00+24:00',
    '2026-03-10T00:00:60+00:00',
    '0001-01-01T00:00:00+00:00',
    '2026-13-01T00:00:00+00:00',
    '+012026-03-10T00:00:00+00:00',
    '2026-03-10T00:00:00Z',
    '2026-03-10T24:00:00+00:00',
    '2026-03-10T00:00:00+00:00\n',
  ])('%j is no award date', async (date) => {
    expect(await reasons(await dated(date), world.material)).toEqual(['structure.form']);
  });

  test.each(['2026-03-10T00:00:00+14:00', '2026-03-10T00:00:00-12:00', '2024-02-29T00:00:00+05:45'])(
    '%s is one',
    async (date) => {
      expect(await verdictOn(await dated(date), world.material)).toBe('verified');
    },
  );

  test('an award date after the signature, or in the future, is refused', async () => {
    expect(await reasons(await dated('2026-06-16T00:00:00+12:00'), world.material)).toContain(
      'period.award-after-signing',
    );
    expect(await reasons(await dated('2027-01-01T00:00:00+00:00'), world.material)).toContain(
      'period.award-in-future',
    );
  });

  test('a member whose recognition ended cannot hide a late signature behind an early validFrom', async () => {
    const ended = await makeWorld((registry) => ({
      ...registry,
      issuers: new Map(
        [...registry.issuers].map(([did, issuer]) => [
          did,
          { ...issuer, recognisedFor: issuer.recognisedFor.map((one) => ({ ...one, until: '2025-12-31' })) },
        ]),
      ),
    }));
    const { document } = await ended.award({ awardedOn: '2025-10-01' });
    expect(await reasons(document, ended.material)).toEqual(['recognition.signed-too-late']);
    const early = await resignedWith(document, '2025-11-01T10:00:00Z');
    expect(early.validFrom).toBe('2025-11-01T10:00:00Z');
    expect(await reasons(early, ended.material)).toEqual(['recognition.signed-too-late']);
  });
});

/** Signs with a `validFrom` of one's own choice; the proof says when it really was. */
async function resignedWith(document: JsonObject, validFrom: string): Promise<JsonObject> {
  const vc = await import('@digitalbazaar/vc');
  const { closedLoader } = await import('../../src/credentials/contexts/loader.js');
  const { SUITES } = await import('../../src/credentials/suites/table.js');
  const { proof: _proof, ...unsigned } = structuredClone(document);
  const { signer } = await testIssuer('uni-a');
  const code = await SUITES.get('eddsa-rdfc-2022')?.load();
  if (!code) throw new Error('The suite is there');
  const date = new Date('2026-06-15T10:00:00Z');
  const suite = code.sign({ signer, date, legacyContext: false, mandatoryPointers: [] });
  const credential = { ...unsigned, validFrom };
  return (await vc.issue({ credential, suite, documentLoader: closedLoader(), now: NOW })) as JsonObject;
}

describe('status', () => {
  const entry = (copy: JsonObject, index: number) => at(copy, 'credentialStatus', index);
  test('another issuer’s list, a list of another purpose and one that nobody serves tell nothing', async () => {
    const swaps: [string, (copy: JsonObject) => void][] = [
      [
        'status.list-mismatch',
        (copy) => {
          entry(copy, 0).statusListCredential = `${PUBLIC_URL}/status/uni-b/revocation`;
        },
      ],
      [
        'status.list-mismatch',
        (copy) => {
          entry(copy, 0).statusListCredential = `${PUBLIC_URL}/status/uni-a/suspension`;
        },
      ],
      [
        'status.list-unavailable',
        (copy) => {
          entry(copy, 0).statusListCredential = `${PUBLIC_URL}/status/nobody/revocation`;
        },
      ],
      [
        'status.index-out-of-range',
        (copy) => {
          entry(copy, 0).statusListIndex = '131072';
        },
      ],
      // 2^32 and a few: shifted as 32 bits it would be a small index again
      [
        'status.index-out-of-range',
        (copy) => {
          entry(copy, 0).statusListIndex = '4294967301';
        },
      ],
    ];
    for (const [code, swap] of swaps)
      expect(await reasons(await byMember(swap), world.material)).toEqual([code]);
  });

  test.each(['01', '-1', '1.0', '1e1', ' 1', '0x1', '٣', ''])('%j is no index', async (index) => {
    const odd = await byMember((copy) => {
      entry(copy, 0).statusListIndex = index;
    });
    expect(await reasons(odd, world.material)).toEqual(['structure.form']);
  });

  test('a credential keeps both of its entries', async () => {
    const without = await byMember((copy) => {
      copy.credentialStatus = [entry(copy, 1)];
    });
    expect(await reasons(without, world.material)).toEqual(['structure.form']);
  });

  test('an older list inside a bundle does not take a revocation back', async () => {
    const mine = await makeWorld();
    const { a } = await wholeStack(mine);
    const address = `${PUBLIC_URL}/status/uni-a/revocation`;
    const old = await mine.material.statusList(address);
    mine.setStatus('revocation', 'uni-a', a.index);
    const bundle = buildBundle([a.document, old ?? {}]);
    expect(await reasons(bundle, mine.material)).toEqual(['status.revoked']);
    const outdated = altered(old ?? {}, (copy) => {
      copy.validUntil = '2026-06-01T00:00:00Z';
    });
    const served = { ...mine.material, statusList: async () => outdated };
    expect(await verdictOn(a.document, served)).toBe('undetermined');
  });
});
