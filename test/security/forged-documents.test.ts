import { beforeAll, describe, expect, test } from '@jest/globals';
import { base58 } from '@scure/base';
import type { JsonObject, JsonValue } from '../../src/common/json.js';
import { OPEN_BADGES_CONTEXT, VCDM2_CONTEXT } from '../../src/credentials/contexts/known.js';
import { buildBundle } from '../../src/credentials/documents/bundle.js';
import { signCredential } from '../../src/credentials/suites/sign.js';
import type { TrustMaterial } from '../../src/verification/material.js';
import { NOW, testIssuer } from '../support/samples.js';
import { makeWorld, wholeStack } from '../support/world.js';
import { altered, at, handIn, reasons, resigned, verdictOn } from './forge.js';

/** What somebody tries who holds no recognised key: genuine documents bent, and documents of a key of one's own. */
let material: TrustMaterial;
let stack: Awaited<ReturnType<typeof wholeStack>>;
let genuine: JsonObject;
beforeAll(async () => {
  const world = await makeWorld();
  stack = await wholeStack(world);
  material = world.material;
  genuine = stack.a.document;
});

describe('JSON-LD', () => {
  const subject = (copy: JsonObject) => at(copy, 'credentialSubject');
  const inner = (copy: JsonObject) => at(copy, 'credentialSubject', 'achievement');
  const tricks: Record<string, (copy: JsonObject) => void> = {
    'contexts in another order': (copy) => {
      copy['@context'] = [...(copy['@context'] as JsonValue[])].reverse();
    },
    'a context less': (copy) => {
      copy['@context'] = (copy['@context'] as JsonValue[]).slice(0, 2);
    },
    'a context more, of those known': (copy) => {
      (copy['@context'] as JsonValue[]).push(OPEN_BADGES_CONTEXT);
    },
    'the version 1.1 context': (copy) => {
      (copy['@context'] as JsonValue[])[0] = 'https://www.w3.org/2018/credentials/v1';
    },
    'an older Open Badges context': (copy) => {
      (copy['@context'] as JsonValue[])[1] = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json';
    },
    'a last context that empties all terms': (copy) => {
      (copy['@context'] as JsonValue[]).push({ '@vocab': 'https://mallory.example/' });
    },
    'protected terms redefined': (copy) => {
      (copy['@context'] as JsonValue[]).push({ name: 'https://mallory.example/name' });
    },
    'our own context with one term bent': (copy) => {
      at(copy, '@context', 2).award = 'https://mallory.example/award';
    },
    'a null context inside': (copy) => {
      subject(copy)['@context'] = null;
    },
    'a scoped context inside': (copy) => {
      inner(copy)['@context'] = { name: 'https://schema.org/alternateName' };
    },
    'a context in the proof': (copy) => {
      at(copy, 'proof')['@context'] = [VCDM2_CONTEXT];
    },
    '@included': (copy) => {
      copy['@included'] = [{ id: String(copy.id), name: 'Mallory' }];
    },
    '@nest': (copy) => {
      copy['@nest'] = { description: copy.description ?? '' };
    },
    '@index': (copy) => {
      subject(copy)['@index'] = 'a';
    },
    '@reverse': (copy) => {
      subject(copy)['@reverse'] = { credentialSubject: { id: 'urn:uuid:mallory' } };
    },
    '@graph': (copy) => {
      copy['@graph'] = [];
    },
    '@id beside id': (copy) => {
      subject(copy)['@id'] = subject(copy).id ?? null;
    },
    '@type instead of type': (copy) => {
      subject(copy)['@type'] = subject(copy).type ?? null;
      delete subject(copy).type;
    },
    'a value object for a text': (copy) => {
      subject(copy).name = { '@value': 'Learner 1' };
    },
    'a language map for a text': (copy) => {
      subject(copy).name = { en: 'Learner 1' };
    },
    'a JSON literal for a text': (copy) => {
      subject(copy).name = { '@type': '@json', '@value': 'Learner 1' };
    },
    'a list for a text': (copy) => {
      subject(copy).name = { '@list': ['Learner 1'] };
    },
    'a set for a text': (copy) => {
      subject(copy).name = { '@set': ['Learner 1'] };
    },
    'a node for a reference': (copy) => {
      subject(copy).award = { id: String(subject(copy).award) };
    },
    'a prefixed name': (copy) => {
      subject(copy)['schema:name'] = 'Mallory';
    },
    'a full IRI beside the term': (copy) => {
      subject(copy)['https://schema.org/name'] = 'Mallory';
    },
    'a term with a colon': (copy) => {
      subject(copy)['a:b'] = 'x';
    },
    'an empty name': (copy) => {
      subject(copy)[''] = 'x';
    },
    'a relative id': (copy) => {
      subject(copy).id = '#learner';
    },
    'no id': (copy) => {
      delete subject(copy).id;
    },
    'two subjects': (copy) => {
      copy.credentialSubject = [subject(copy), { id: 'urn:uuid:00000003-0000-4000-8000-000000000002' }];
    },
    'two issuers': (copy) => {
      copy.issuer = [at(copy, 'issuer'), { id: 'did:example:mallory' }];
    },
    'an empty proof': (copy) => {
      copy.proof = [];
    },
    'a nested array': (copy) => {
      copy.name = [[String(copy.name)]];
    },
    'null for a member': (copy) => {
      copy.credentialStatus = null;
    },
    'an expiry added after signing': (copy) => {
      copy.validUntil = '2099-01-01T00:00:00Z';
    },
    'members named like those of every object': (copy) => {
      Object.assign(copy, { constructor: 'x', toString: 'x' });
    },
  };
  test.each(Object.entries(tricks))('%s', async (_what, trick) => {
    expect(await verdictOn(altered(genuine, trick), material)).not.toBe('verified');
  });

  test('a member twice, __proto__, a byte order mark, half a surrogate pair: not even read', async () => {
    const text = JSON.stringify(genuine);
    const bent = [
      [text.replace('"name":', '"name":"Mallory","name":'), 'json.duplicate-key'],
      [text.replace('{', '{"__proto__":{"name":"Mallory"},'), 'json.forbidden-key'],
      [`\ufeff${text}`, 'json.encoding'],
      [text.replace('Learner 1', '\\ud800'), 'json.surrogate'],
      [text.replace('"creditsEarned":2', '"creditsEarned":2.0000000000000001'), 'json.number'],
    ] as const;
    for (const [changed, code] of bent) {
      expect(changed).not.toBe(text);
      expect(await verdictOn(changed, material)).toBe(code);
    }
  });

  test.each(['2', '2.0E0'])('the number 2 as the text %s', async (text) => {
    expect(at(genuine, 'credentialSubject').creditsEarned).toBe(2);
    const changed = altered(genuine, (copy) => {
      at(copy, 'credentialSubject').creditsEarned = text;
    });
    expect(await verdictOn(changed, material)).toBe('not-verified');
  });
});

describe('proofs', () => {
  const proof = () => structuredClone(at(genuine, 'proof'));
  const withProof = (...proofs: JsonObject[]) =>
    altered(genuine, (copy) => {
      copy.proof = proofs;
    });
  const bytes = () => base58.decode(String(proof().proofValue).slice(1));

  test('a second spelling of a signature is none', async () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const signature = bytes();
    let s = 0n;
    for (let index = 63; index >= 32; index--) s = (s << 8n) | BigInt(signature[index] ?? 0);
    const malleable = Uint8Array.from(signature);
    for (let index = 32, rest = s + order; index < 64; index++, rest >>= 8n)
      malleable[index] = Number(rest & 0xffn);
    const values = [
      `z${base58.encode(malleable)}`,
      `z1${base58.encode(signature)}`,
      `z${base58.encode(signature)}\n`,
      ` z${base58.encode(signature)}`,
      `u${Buffer.from(signature).toString('base64url')}`,
      `Z${base58.encode(signature)}`,
      `z${base58.encode(Uint8Array.from([...signature, 0]))}`,
      `z${base58.encode(new Uint8Array(64))}`,
      '',
    ];
    for (const proofValue of values)
      expect(await verdictOn(withProof({ ...proof(), proofValue }), material)).toBe('not-verified');
  });

  test('a key is named in one way', async () => {
    const method = String(proof().verificationMethod);
    const [did = '', fragment = ''] = method.split('#');
    const stranger = (await testIssuer('stranger')).key;
    const methods = [
      did,
      `${did}#`,
      `${did}#key-1`,
      `${did}?versionId=1#${fragment}`,
      `${did}/#${fragment}`,
      `${method}#${fragment}`,
      method.replace('did:key:', 'DID:KEY:'),
      method.replace('did:key:z', 'did:key:1:z'),
      `did:key:z1${did.slice('did:key:z'.length)}#${fragment}`,
      `did:key:u7Q${'A'.repeat(42)}#u7Q${'A'.repeat(42)}`,
      `${did}#${stranger.publicKeyMultibase}`,
      stranger.id,
      'https://mallory.example/key',
    ];
    for (const verificationMethod of methods) {
      const answer = await verdictOn(withProof({ ...proof(), verificationMethod }), material);
      expect([verificationMethod, answer]).not.toEqual([verificationMethod, 'verified']);
    }
  });

  test('nothing beside a proof changes what it proves', async () => {
    const changes: JsonObject[] = [
      { proofPurpose: 'authentication' },
      { cryptosuite: 'eddsa-jcs-2022' },
      { cryptosuite: 'constructor' },
      { type: 'Ed25519Signature2020' },
      { created: '2026-06-15T10:00:01Z' },
      { previousProof: 'urn:uuid:1' },
      { expires: '2099-01-01T00:00:00Z' },
      { domain: 'https://employer.example' },
      { challenge: 'x' },
      { id: 'urn:uuid:1' },
    ];
    for (const change of changes)
      expect(await verdictOn(withProof({ ...proof(), ...change }), material)).not.toBe('verified');
  });

  test('a good proof hides no bad one, twice the same is refused, and five are too many', async () => {
    const bad = { ...proof(), created: '2026-06-15T10:00:01Z' };
    expect(await verdictOn(withProof(proof(), bad), material)).toBe('not-verified');
    expect(await verdictOn(withProof(bad, proof()), material)).toBe('not-verified');
    expect(await reasons(withProof(proof(), proof()), material)).toEqual(['structure.ambiguous']);
    const five = Array.from({ length: 5 }, (_, second) => ({
      ...proof(),
      created: `2026-06-15T10:00:0${second}Z`,
    }));
    expect(await verdictOn(withProof(...five), material)).toBe('verify.too-much');
  });

  test('a proof of one document proves no other', async () => {
    const moved = altered(stack.b.document, (copy) => {
      copy.proof = proof();
    });
    expect(await reasons(moved, material)).toContain('proof.invalid');
  });
});

describe('a key of one’s own', () => {
  const forged = (change: (copy: JsonObject) => void) => resigned(genuine, 'stranger', change);

  test('it cannot sign for a member', async () => {
    expect(await reasons(await forged(() => {}), material)).toContain('issuer.proof-by-other');
  });

  test('under its own name it is nobody, whatever name and country it gives itself', async () => {
    const { did } = await testIssuer('stranger');
    const own = await forged((copy) => {
      Object.assign(at(copy, 'issuer'), { id: did, name: 'Name of uni-a' });
    });
    const answer = await handIn(own, material);
    if (typeof answer === 'string') throw new Error(answer);
    expect(answer.verdict).toBe('undetermined');
    expect(answer.credentials[0]?.summary?.issuer).toEqual({ did });
  });

  test('a certificate of its own over genuine parts is not verified, and makes none of them worse', async () => {
    const { did } = await testIssuer('stranger');
    const own = await resigned(stack.inner.document, 'stranger', (copy) => {
      at(copy, 'issuer').id = did;
    });
    const parts = [stack.a, stack.b, stack.c].map(({ document }) => document);
    expect(await verdictOn(buildBundle([own, ...parts]), material)).toBe('undetermined');
    expect(await verdictOn(buildBundle(parts), material)).toBe('verified');
  });

  test('another form of credential in a member’s name is refused, and in its own undetermined', async () => {
    for (const [name, verdict] of [
      ['uni-a', 'not-verified'],
      ['stranger', 'undetermined'],
    ] as const) {
      const { did, signer } = await testIssuer(name);
      const foreign = await signCredential(
        {
          '@context': [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT],
          id: 'urn:uuid:00000002-0000-4000-8000-0000000000aa',
          type: ['VerifiableCredential', 'OpenBadgeCredential'],
          name: 'Doctor of Medicine',
          issuer: { id: did, type: ['Profile'], name: 'Name of uni-a' },
          credentialSubject: { id: 'urn:uuid:x', type: ['AchievementSubject'] },
        },
        signer,
        NOW,
      );
      expect(await verdictOn(foreign, material)).toBe(verdict);
    }
  });
});

describe('presentations', () => {
  test('certificates that name each other do not vanish beside a good one', async () => {
    const award = (document: JsonObject) => String(at(document, 'credentialSubject').award);
    const point = (from: JsonObject, to: JsonObject) =>
      altered(from, (copy) => {
        at(copy, 'credentialSubject', 'stack', 'parts', 0).award = award(to);
      });
    const rename = (document: JsonObject, last: string) =>
      altered(document, (copy) => {
        at(copy, 'credentialSubject').award = `urn:uuid:00000001-0000-4000-8000-0000000000${last}`;
      });
    const [x, y] = [rename(stack.inner.document, 'a1'), rename(stack.inner.document, 'a2')];
    const circle = [point(x, y), point(y, x)];
    const itself = point(x, x);
    expect(await verdictOn(buildBundle([genuine, ...circle]), material)).toBe('not-verified');
    expect(await verdictOn(buildBundle([...circle, genuine]), material)).toBe('not-verified');
    expect(await verdictOn(buildBundle([genuine, itself]), material)).toBe('not-verified');
    expect(await verdictOn(itself, material)).toBe('not-verified');
  });

  test('nothing is passed over: a forged one among many, one that calls itself a status list, one that is no form', async () => {
    const forged = altered(stack.b.document, (copy) => {
      copy.name = 'Doctor of Medicine';
    });
    const disguised = altered(forged, (copy) => {
      copy.type = ['VerifiableCredential', 'OpenBadgeCredential', 'BitstringStatusListCredential'];
    });
    const odd = { type: ['EnvelopedVerifiableCredential'], id: 'data:application/vc+jwt,eyJ' };
    const foreignContext = { ...forged, '@context': ['https://mallory.example/v1'] };
    for (const bad of [forged, disguised, odd, foreignContext]) {
      expect(await verdictOn(buildBundle([genuine, bad]), material)).not.toBe('verified');
      expect(await verdictOn(buildBundle([bad, genuine]), material)).not.toBe('verified');
    }
  });

  test('of two documents of one award the bad one counts', async () => {
    const forged = altered(genuine, (copy) => {
      copy.name = 'Doctor of Medicine';
    });
    const { inner, b, c } = stack;
    const rest = [inner, b, c].map(({ document }) => document);
    expect(await verdictOn(buildBundle([...rest, genuine, forged]), material)).toBe('not-verified');
    expect(await verdictOn(buildBundle([...rest, forged, genuine]), material)).toBe('not-verified');
  });

  test('a document is either a presentation or a credential', async () => {
    const both = { ...genuine, type: ['VerifiableCredential', 'VerifiablePresentation'] };
    const wrapped = { ...buildBundle([genuine]), type: both.type, credentialSubject: { name: 'Mallory' } };
    for (const input of [both, wrapped])
      expect(await verdictOn(input, material)).toBe('verify.not-a-credential');
  });

  test('parts=required is not met by a part that is bad, of somebody else, or shown in another part’s place', async () => {
    const { inner, a, b, c } = stack;
    const shown = (...parts: JsonObject[]) =>
      verdictOn(buildBundle([inner.document, ...parts]), material, { parts: 'required' });
    expect(await shown(a.document, b.document, c.document)).toBe('verified');
    expect(await shown(a.document, b.document)).toBe('undetermined');
    expect(await verdictOn(inner.document, material, { parts: 'required' })).toBe('undetermined');
    const posing = altered(b.document, (copy) => {
      at(copy, 'credentialSubject').award = c.line.award.replace(/^/, 'urn:uuid:');
    });
    expect(await shown(a.document, b.document, posing)).toBe('not-verified');
  });
});
