import type { ComponentChildren } from 'preact';
import { curlOf } from './curl.js';
import type { ApiModel, OperationModel } from './model.js';
import { Code, Inline } from './prose.js';

interface Step {
  readonly title: string;
  readonly text: string;
  /** The operation whose example is shown. */
  readonly operation: string;
}

/** The way of a file of results, from the first key to a link that a graduate can pass on. */
export const GUIDE: readonly Step[] = [
  {
    title: 'Make a key',
    text: 'The operator makes the network’s first key with `cairn bootstrap`; that one, in `CAIRN_KEY`, makes a key for each institution and system; name the institution, or it is a key of the whole network. The answer shows the new key, this once: put it where your system keeps its secrets, and from here on in `CAIRN_KEY`.',
    operation: 'createKey',
  },
  {
    title: 'Hand in results for a dry run',
    text: 'A CSV or XLSX file as `/api/v1/imports/example.csv` shows it; that file itself would pass and be issued, so don’t commit it. Every row is checked, and nothing is written. The answer is an import, and the job that checks it.',
    operation: 'createImport',
  },
  {
    title: 'Look at the job',
    text: 'It tells how far it is; `GET …/events` streams that. Then the import says how many rows are good, and its rows say what is wrong with the others, where, and what would be right.',
    operation: 'getJob',
  },
  {
    title: 'Commit',
    text: 'All or nothing, or all good rows: credentials are signed now. Send an `Idempotency-Key` with acts, a new one for each, and the same again only to repeat the same request: after a broken connection that does nothing twice. The commit is a job as well.',
    operation: 'commitImport',
  },
  {
    title: 'Share',
    text: 'A link shows chosen awards of one learner to whoever has it, checked at that moment, until it is withdrawn.',
    operation: 'createShare',
  },
];

/** The guide, with the examples of the operations themselves, so that it says what they say. */
export function Guide(props: { readonly model: ApiModel; readonly children?: ComponentChildren }) {
  const operations = props.model.chapters.flatMap((chapter) => chapter.operations);
  return (
    <ol class="docs-steps">
      {GUIDE.map(({ title, text, operation }) => (
        <li key={title}>
          <h3>{title}</h3>
          <p>
            <Inline text={text} />
          </p>
          <Example operation={operations.find(({ id }) => id === operation)} origin={props.model.origin} />
        </li>
      ))}
    </ol>
  );
}

function Example(props: { readonly operation: OperationModel | undefined; readonly origin: string }) {
  const { operation, origin } = props;
  if (!operation) return null;
  return (
    <>
      <Code>{curlOf(operation, origin)}</Code>
      <p class="docs-see">
        <a href={`#${operation.anchor}`}>{`All about it: ${operation.summary}`}</a>
      </p>
    </>
  );
}
