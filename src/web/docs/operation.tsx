import { curlOf } from './curl.js';
import { prettyJson } from './example.js';
import {
  type AnswerModel,
  anchorOf,
  type BodyModel,
  type OperationModel,
  type ParameterModel,
} from './model.js';
import { Code, Inline, Prose } from './prose.js';
import { SchemaTable, SchemaTables, Type } from './schema-table.js';
import { TryForm } from './try-form.js';

/** One operation, folded to a line: what it takes, an example, what it answers. */
export function Operation(props: { readonly operation: OperationModel; readonly origin: string }) {
  const { operation, origin } = props;
  return (
    <details class="operation" id={operation.anchor}>
      <summary>
        <Method method={operation.method} /> <code class="operation-path">{operation.path}</code>{' '}
        <h3>{operation.summary}</h3>
      </summary>
      <div class="operation-body">
        <Prose text={operation.description} />
        <Parameters parameters={operation.parameters} />
        <Body body={operation.body} />
        <h4>Example</h4>
        <Code>{curlOf(operation, origin)}</Code>
        {operation.body?.moreExamples.map((example) => {
          const text = prettyJson(example);
          return (
            <details class="fold" key={text}>
              <summary>Another body</summary>
              <Code>{text}</Code>
            </details>
          );
        })}
        <TryForm operation={operation} />
        <h4>Answers</h4>
        <dl class="docs-answers">
          {operation.answers.map((answer) => (
            <Answer key={answer.status} answer={answer} />
          ))}
        </dl>
        <Problems operation={operation} />
      </div>
    </details>
  );
}

/** The method of a request, as a label. */
export function Method(props: { readonly method: string }) {
  return <span class={`method method-${props.method.toLowerCase()}`}>{props.method}</span>;
}

function Parameters(props: { readonly parameters: readonly ParameterModel[] }) {
  if (props.parameters.length === 0) return null;
  return (
    <>
      <h4>Parameters</h4>
      <table class="docs-table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {props.parameters.map(({ name, place, required, type, description }) => (
            <tr key={`${place} ${name}`}>
              <th scope="row">
                <code>{name}</code>
                <span class="docs-optional">{` ${place}${required ? '' : ', optional'}`}</span>
              </th>
              <td>
                <Type type={type} />
              </td>
              <td>
                <Inline text={description} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Body(props: { readonly body: BodyModel | undefined }) {
  const { body } = props;
  if (!body) return null;
  const types = body.mediaTypes.map((type) => `\`${type}\``).join(', ');
  return (
    <>
      <h4>Body</h4>
      <SchemaTables caption="Members of the body" tables={body.tables} />
      {body.tables.length > 0 ? null : (
        <p>
          <Inline text={`${body.description} As one of ${types}.`} />
        </p>
      )}
    </>
  );
}

function Answer(props: { readonly answer: AnswerModel }) {
  const { status, description, mediaType, type, rows } = props.answer;
  return (
    <>
      <dt>
        <span class="status">{status}</span>
      </dt>
      <dd>
        <p>
          <Inline text={description} />{' '}
          {rows.length === 0 && type ? (
            <span class="docs-optional">
              <Type type={type} />
            </span>
          ) : null}
          {mediaType === undefined || mediaType === 'application/json' ? null : <code>{mediaType}</code>}
        </p>
        {rows.length > 0 ? <SchemaTable caption={`Members of the answer ${status}`} rows={rows} /> : null}
      </dd>
    </>
  );
}

function Problems(props: { readonly operation: OperationModel }) {
  const { ownProblems, otherProblems } = props.operation;
  return (
    <>
      <h4>Problems</h4>
      {ownProblems.length > 0 ? (
        <dl class="docs-problems">
          {ownProblems.map(({ code, anchor, means, remedy }) => (
            <div key={code}>
              <dt>
                <a href={`#${anchor}`}>
                  <code>{code}</code>
                </a>
              </dt>
              <dd>
                <Inline text={`${means} ${remedy}`} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <details class="fold">
        <summary>What many requests may be answered with</summary>
        <ul class="docs-codes">
          {otherProblems.map(({ code, status }) => (
            <li key={code}>
              {`${status} `}
              <a href={`#${anchorOf('problem', code)}`}>
                <code>{code}</code>
              </a>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
