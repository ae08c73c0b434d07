import { isJsonObject, type JsonObject } from '../common/json.js';
import { list, type Reading, textOf } from '../credentials/documents/reading.js';
import { textIn } from '../domain/text.js';
import type { Registry, RegistryIssuer } from '../registry/registry.js';
import type { ClaimedName, CredentialReport } from './report.js';

/** As much of a name as is told, in characters. */
const LONGEST = 100;
/** White space, what isn't seen or reorders text, and signs, of which some look like a mark of approval. */
const UNFIT = /[\s\p{C}\p{Default_Ignorable_Code_Point}\p{So}]+/gu;

/**
 * A report that also tells what the document itself calls an issuer that nobody here knows, where that is why nothing can be said of
 * it: one line, and whether a registered institution is called alike. It bears on nothing else in the report.
 */
export function withClaim(
  report: CredentialReport,
  document: JsonObject,
  reading: Reading,
  { issuers }: Registry,
): CredentialReport {
  const { summary, verdict } = report;
  if (!summary || verdict !== 'undetermined' || issuers.has(reading.issuer)) return report;
  const name = oneLine(issuerNameIn(document, reading) ?? '');
  if (name === '') return report;
  const claimed: ClaimedName = { name, resembles: registeredLike(name, issuers) };
  return { ...report, summary: { ...summary, issuer: { ...summary.issuer, claimed } } };
}

function issuerNameIn(document: JsonObject, reading: Reading): string | undefined {
  if (reading.form === 'edc') return reading.legalIssuer?.name;
  if (reading.form === 'sd-jwt') return textOf(document.issuing_authority);
  const [issuer] = list(document.issuer);
  return isJsonObject(issuer) ? textOf(issuer.name) : undefined;
}

function oneLine(text: string): string {
  const characters = [...text.replace(UNFIT, ' ').trim()];
  const start = characters.slice(0, LONGEST - 1).join('');
  return characters.length > LONGEST ? `${start.trimEnd()}…` : characters.join('');
}

/** The registered institution for which a reader could take somebody of this name, in whatever language it is registered. */
function registeredLike(name: string, issuers: Registry['issuers']): ClaimedName['resembles'] {
  const drawn = drawnAs(name);
  const isLike = ({ name: names, legal }: RegistryIssuer) =>
    [names, legal?.name ?? {}].flatMap(Object.values<string>).some((one) => isAlike(drawn, one));
  const known = [...issuers.values()].find(isLike);
  return known && { did: known.did, name: textIn(known.name, 'en') };
}

/** Whether every longer word of a registered name stands in another name, in whatever order: what is in brackets explains. */
function isAlike(drawn: string, registered: string): boolean {
  const words = registered.replace(/\([^)]*\)/g, ' ').split(/[^\p{L}\p{M}\p{N}]+/u);
  const longer = words.map(drawnAs).filter((word) => word.length > 3);
  return longer.length > 0 ? longer.every((word) => drawn.includes(word)) : drawn === drawnAs(registered);
}

/** Small letters, digits and signs that are drawn like another letter, small or large. */
const ALIKE = new Map(
  'аa вb сc ԁd еe һh нh іi їi ӏi 1i li ıi јj кk мm оo 0o рp ԛq ѕs тt ѵv ԝw хx уy үy қk αa βb εe ηh ιi κk μm νv οo ρp τt υy χx ζz ɑa ɡg ɩi ցg հh օo սu ǀi łi ɨi øo đd ħh ŧt ɏy |i !i $s 5s @a €e'
    .split(' ')
    .map(([letter = '', other = '']) => [letter, other] as const),
);

/** A name as an eye sees it that looks once: letters alone, without case and marks, each as the Latin letter that is drawn alike. */
function drawnAs(name: string): string {
  const folded = name.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
  return [...folded]
    .map((sign) => ALIKE.get(sign) ?? sign)
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}
