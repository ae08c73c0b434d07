import { WITHHOLDABLE, type Withholdable } from '../../credentials/documents/selective.js';
import type { CredentialReport } from '../../verification/report.js';
import type { Words } from '../../words/words.js';

/** What the holder chose not to show of a credential, and whether of its parts, too. */
export function Withheld(props: {
  readonly report: CredentialReport;
  readonly withheld: ReadonlyMap<string, readonly Withholdable[]>;
  readonly words: Words;
}) {
  const { report, withheld, words } = props;
  const own = sentence(withheld.get(report.summary?.award ?? '') ?? [], 'own');
  const parts = sentence(
    report.parts.flatMap(({ award }) => withheld.get(award) ?? []),
    'parts',
  );
  if (own === undefined && parts === undefined) return null;
  return (
    <p class="withheld">
      {own === undefined ? null : words.text(own)} {parts === undefined ? null : words.text(parts)}
    </p>
  );
}

function sentence<Of extends 'own' | 'parts'>(withheld: readonly Withholdable[], of: Of) {
  const [first, second] = WITHHOLDABLE.filter((one) => withheld.includes(one));
  if (first === undefined) return undefined;
  return second === undefined
    ? (`share-choice.withheld.${of}.${first}` as const)
    : (`share-choice.withheld.${of}.both` as const);
}
