import { textIn } from '../../domain/text.js';
import type { CheckRecordFinding } from '../../verification/check-record-form.js';
import type { Verdict } from '../../verification/report.js';
import type { TextKey } from '../../words/texts/en.js';
import type { Words } from '../../words/words-of.js';
import { MarkIcon } from '../marks.js';
import { Said, Sentence } from '../said.js';

const FINDINGS: Readonly<Record<CheckRecordFinding['finding'], TextKey>> = {
  genuine: 'record.genuine',
  'not-genuine': 'record.not-genuine',
  undetermined: 'record.undetermined',
};

const MARKS = { 'not-genuine': 'not-verified', undetermined: 'undetermined' } as const;

/** What is found of a signed record of a check. What it says is shown of a genuine one alone, and never as a verdict of this moment. */
export function CheckRecordSheet({
  found,
  words,
}: {
  readonly found: CheckRecordFinding;
  readonly words: Words;
}) {
  const { finding, record, names } = found;
  const network = (names && textIn(names, words.tag)) ?? record?.checkedBy ?? '';
  return (
    <section class="sheet check-record" data-finding={finding} aria-labelledby="check-record">
      <h1 id="check-record" class="title">
        {words.text('record.heading')}
      </h1>
      <p class="lead">
        {finding === 'genuine' ? null : <MarkIcon mark={MARKS[finding]} />}{' '}
        <Sentence words={words} text={FINDINGS[finding]} values={{ network: <Said text={network} /> }} />
      </p>
      {finding !== 'genuine' || !record ? null : (
        <>
          <p>{words.text('record.says', { instant: words.instant(record.checkedAt) })}</p>
          {record.credentials.every(({ verdict }) => verdict === record.verdict) ? null : (
            <p>
              <VerdictSaid verdict={record.verdict} words={words} />
            </p>
          )}
          <ul>
            {record.credentials.map(({ digestMultibase, verdict }) => (
              <li>
                <VerdictSaid verdict={verdict} words={words} />
                <code>{digestMultibase}</code>
              </li>
            ))}
          </ul>
          <p class="when">{words.text('record.later')}</p>
        </>
      )}
    </section>
  );
}

function VerdictSaid({ verdict, words }: { readonly verdict: Verdict; readonly words: Words }) {
  return (
    <>
      <MarkIcon mark={verdict} /> <strong>{words.text(`verdict.${verdict}`)}</strong>
    </>
  );
}
