import { canonicalJson, type JsonObject } from '../../../src/common/json.js';
import { buildBundle } from '../../../src/credentials/documents/bundle.js';
import { joseIssuer, presentationOf } from '../jose-issuers.js';
import type { Made } from './inputs.js';
import { parsed, type Stage } from './stage.js';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
/** Both ways of writing what stands in an envelope. */
export const inDataUrl = (kind: 'Credential' | 'Presentation', token: string): JsonObject => ({
  '@context': 'https://www.w3.org/ns/credentials/v2',
  id: `data:application/${kind === 'Credential' ? 'vc' : 'vp'}+jwt,${token}`,
  type: `EnvelopedVerifiable${kind}`,
});

/** What this deployment issued, in every form and file, of awards that stand and of some that don't any more. */
export async function ours(stage: Stage): Promise<Made[]> {
  const { document, file, rendition } = stage;
  const module = document('good', 'MA');
  const certificate = document('good', 'P1');
  const text = JSON.stringify(module);
  const sdJwt = await rendition('good', 'MA', 'sd-jwt');
  const sealed = await rendition('good', 'MA', 'edc');
  const transcript = await stage.transcript('good');
  const bundle = await file('good', ['P1'], '/bundle');
  const forms: Made[] = [
    ['a module', module],
    ['another module', document('good', 'MC')],
    ['a certificate', certificate],
    ['a certificate that builds on another', document('good', 'P2')],
    ['a bundle', bundle],
    ['a bundle of the certificate that builds on another', await file('good', ['P2'], '/bundle')],
    ['a bundle of a module', await file('good', ['MA'], '/bundle')],
    ['a bundle of two modules', await file('good', ['MA', 'MB'], '/bundle')],
    ['a bundle without the parts', await file('good', ['P1'], '/bundle', { hideParts: true })],
    ['a bundle in which the name is withheld', await file('good', ['MA'], '/bundle', { withhold: ['name'] })],
    [
      'a bundle in which the grade is withheld',
      await file('good', ['MA'], '/bundle', { withhold: ['grade'] }),
    ],
    ['a certificate and its parts by hand', buildBundle([certificate, module, document('good', 'MB')])],
    ['a PDF of a module', await file('good', ['MA'], '/certificate/1.pdf')],
    ['a PDF of a certificate', await file('good', ['P1'], '/certificate/1.pdf')],
    ['a badge in PNG', await file('good', ['MA'], '/certificate/1.badge.png')],
    ['a badge in SVG', await file('good', ['MA'], '/certificate/1.badge.svg')],
    ['a badge of a certificate in PNG', await file('good', ['P1'], '/certificate/1.badge.png')],
    ['a badge of a certificate in SVG', await file('good', ['P1'], '/certificate/1.badge.svg')],
    ['an SD-JWT', sdJwt],
    ['an SD-JWT of a certificate', await rendition('good', 'P1', 'sd-jwt')],
    ['an SD-JWT signed with a certificate', await rendition('good', 'MA', 'sd-jwt-x5c')],
    ['an SD-JWT of which a claim is withheld', withheld(sdJwt, 1)],
    ['an SD-JWT of which all claims are withheld', `${sdJwt.split('~')[0]}~`],
    ['a Europass file', sealed],
    ['a Europass file of a certificate', await rendition('good', 'P1', 'edc')],
    ['a Europass file that nobody sealed', await rendition('good', 'MA', 'edc-upload')],
    ['a Europass file without its seal', String(parsed(sealed).payload)],
    ['a transcript', transcript],
    ['a transcript as an object', inDataUrl('Credential', transcript)],
    ['a presentation of a transcript', buildBundle([inDataUrl('Credential', transcript)])],
    ['an SD-JWT in a bundle', buildBundle([sdJwt as unknown as JsonObject])],
  ];
  const spelt: Made[] = [
    ['a module, indented', JSON.stringify(module, null, 2)],
    ['a module, canonical', canonicalJson(module)],
    ['a module, between white space', `\n\t ${text}\r\n\n`],
    ['a module, its letters escaped', text.replaceAll('Exemplo', '\\u0045xemplo')],
    ['a module, its members in another order', Object.fromEntries(Object.entries(module).reverse())],
    [
      'a module, its subject in an array',
      { ...module, credentialSubject: [module.credentialSubject ?? null] },
    ],
    ['a module, its proof in an array', { ...module, proof: [module.proof ?? null] }],
    ['a module, its only evidence an empty array', { ...module, evidence: [] }],
    ['an SD-JWT, with a line end', `${sdJwt}\n`],
    ['an SD-JWT as a JSON text', JSON.stringify(sdJwt)],
    ['a transcript as a JSON text', JSON.stringify(transcript)],
    ['a Europass file, indented', JSON.stringify(parsed(sealed), null, 2)],
    ['a module with a byte order mark', utf8(`\ufeff${text}`)],
    ['a module in UTF-16', new Uint8Array(Buffer.from(text, 'utf16le'))],
  ];
  return [...forms, ...spelt, ...(await held(module))];
}

/** Presented by whoever holds it. */
async function held(module: JsonObject): Promise<Made[]> {
  const holder = await joseIssuer('P-256', 'wallet');
  const presentation = presentationOf(holder, {
    type: ['VerifiablePresentation'],
    verifiableCredential: [module],
  });
  const typ = { typ: 'vp+jwt' };
  const token = await holder.joseSigns(presentation, typ);
  const empty = await holder.joseSigns(presentationOf(holder), typ);
  return [
    ['a presentation that its holder signed', token],
    ['a presentation that its holder signed, as an object', inDataUrl('Presentation', token)],
    ['a presentation that nobody signed', presentation],
    [
      'a presentation signed by another than its holder',
      await holder.joseSigns(
        { ...presentation, holder: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK' },
        typ,
      ),
    ],
    ['a presentation of nothing', { ...presentation, verifiableCredential: [] }],
    ['a presentation of nothing that its holder signed', empty],
    ['a presentation of a number', { ...presentation, verifiableCredential: [7] }],
    ['a presentation of 101 credentials', { ...presentation, verifiableCredential: Array(101).fill(module) }],
  ];
}

function withheld(sdJwt: string, at: number): string {
  return sdJwt.split('~').toSpliced(at, 1).join('~');
}

/** What was ended or replaced: made before that, and looked at afterwards. */
export async function ended({ document, file, rendition, transcript }: Stage): Promise<Made[]> {
  const bundled = (learner: 'revoked' | 'suspended', code: string) => file(learner, [code], '/bundle');
  return [
    ['a revoked module', document('revoked', 'MA')],
    ['a module beside a revoked one', document('revoked', 'MB')],
    ['a certificate of which a part is revoked', document('revoked', 'P1')],
    ['a certificate that builds on one of which a part is revoked', document('revoked', 'P2')],
    ['a bundle of a revoked module', await bundled('revoked', 'MA')],
    ['a bundle of which a part is revoked', await bundled('revoked', 'P1')],
    ['a PDF of a revoked module', await file('revoked', ['MA'], '/certificate/1.pdf')],
    ['a badge of a revoked module in PNG', await file('revoked', ['MA'], '/certificate/1.badge.png')],
    ['a badge of a revoked module in SVG', await file('revoked', ['MA'], '/certificate/1.badge.svg')],
    ['an SD-JWT of a revoked module', await rendition('revoked', 'MA', 'sd-jwt')],
    [
      'an SD-JWT of a revoked module signed with a certificate',
      await rendition('revoked', 'MA', 'sd-jwt-x5c'),
    ],
    ['a Europass file of a revoked module', await rendition('revoked', 'MA', 'edc')],
    ['a transcript with a revoked module', await transcript('revoked')],
    ['a suspended module', document('suspended', 'MA')],
    ['a certificate of which a part is suspended', document('suspended', 'P1')],
    ['a bundle of which a part is suspended', await bundled('suspended', 'P1')],
    ['an SD-JWT of a suspended module', await rendition('suspended', 'MA', 'sd-jwt')],
    ['a Europass file of a suspended module', await rendition('suspended', 'MA', 'edc')],
    ['a module that was suspended for a time', document('back', 'MA')],
    ['an SD-JWT of a module that was suspended for a time', await rendition('back', 'MA', 'sd-jwt')],
    ['a Europass file of a module that was suspended for a time', await rendition('back', 'MA', 'edc')],
    ['a module in a former name', document('renamed', 'MA')],
    ['a module in a former name and with another grade', document('renamed', 'MB')],
    ['a certificate in a former name', document('renamed', 'P1')],
    ['an SD-JWT in a former name', await rendition('renamed', 'MA', 'sd-jwt')],
    ['a Europass file in a former name', await rendition('renamed', 'MA', 'edc')],
  ];
}
