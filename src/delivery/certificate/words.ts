import type { CertificateLayout, SaidPart } from './blocks.js';
import type { CertificateFacts, CertificatePart } from './facts.js';
import type { Wording } from './wording.js';

/** What the certificate says, label by label, in the order of reading. Nothing that the picture shows is left out. */
export function inWords(facts: CertificateFacts, words: Wording): CertificateLayout['words'] {
  const { labels } = words;
  const kind = words.award === undefined ? labels[facts.kind] : labels.certificate;
  const signatories = (facts.signatories ?? []).map(({ name, role }) =>
    role ? `${name}, ${words.text(role)}` : name,
  );
  const parts = partsInWords(facts.parts ?? [], words);
  return [
    { label: labels.notice, texts: facts.demo ? [labels.demo] : [] },
    { label: labels.awardedBy, texts: [words.issuer, words.place] },
    { label: kind, texts: words.award === undefined ? [words.title] : [words.award, words.title] },
    { label: labels.awardedTo, texts: [facts.learnerName] },
    ...words.facts.map(({ label, value }) => ({ label, texts: [value] })),
    { label: labels.outcomes, texts: words.outcomes },
    { label: labels.parts, texts: textsOf(parts), parts },
    { label: labels.signatory, texts: signatories },
    { label: labels.check, texts: facts.link === undefined ? [] : [facts.link] },
    { label: labels.id, texts: [facts.credentialId] },
  ].filter(({ texts }) => texts.length > 0);
}

function partsInWords(parts: readonly CertificatePart[], words: Wording): readonly SaidPart[] {
  return parts.map((part) => ({
    text: `${words.partTitle(part)}: ${words.number(part.ects)} ECTS. ${words.partDetail(part)}`,
    parts: partsInWords(part.parts ?? [], words),
  }));
}

function textsOf(parts: readonly SaidPart[]): readonly string[] {
  return parts.flatMap(({ text, parts: inner }) => [text, ...textsOf(inner)]);
}
