import type { CertificateFacts, CertificatePart } from './facts.js';
import type { Wording } from './wording.js';

/** What the certificate says, label by label, in the order of reading. Nothing that the picture shows is left out. */
export function inWords(facts: CertificateFacts, words: Wording): readonly { label: string; text: string }[] {
  const { labels } = words;
  return [
    ...(facts.demo ? [{ label: '', text: labels.demo }] : []),
    { label: labels.awardedBy, text: `${words.issuer}, ${words.place}` },
    {
      label: labels[facts.kind],
      text: words.award === undefined ? words.title : `${words.award}. ${words.title}`,
    },
    { label: labels.awardedTo, text: facts.learnerName },
    ...words.facts.map(({ label, value }) => ({ label, text: value })),
    ...words.outcomes.map((text, index) => ({ label: index === 0 ? labels.outcomes : '', text })),
    ...partsInWords(facts.parts ?? [], words).map((text, index) => ({
      label: index === 0 ? labels.parts : '',
      text,
    })),
    ...(facts.signatories ?? []).map(({ name, role }) => ({
      label: labels.signatory,
      text: role ? `${name}, ${words.text(role)}` : name,
    })),
    ...(facts.link === undefined ? [] : [{ label: labels.check, text: facts.link }]),
    { label: labels.id, text: facts.credentialId },
  ];
}

function partsInWords(parts: readonly CertificatePart[], words: Wording): readonly string[] {
  return parts.flatMap((part) => [
    `${words.partTitle(part)}: ${words.number(part.ects)} ECTS. ${words.partDetail(part)}`,
    ...partsInWords(part.parts ?? [], words),
  ]);
}
