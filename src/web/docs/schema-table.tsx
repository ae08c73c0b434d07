import { Fragment } from 'preact';
import { anchorOf } from './model.js';
import { Inline } from './prose.js';
import type { SchemaRow, TypeWords } from './schema-rows.js';

/** The members of a body, an answer or a named type. */
export function SchemaTable(props: { readonly caption: string; readonly rows: readonly SchemaRow[] }) {
  return (
    <table class="docs-table">
      <caption class="docs-unseen">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">Member</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">
              <code>{row.name === '' ? 'value' : row.name}</code>
              {row.required ? null : <span class="docs-optional"> optional</span>}
            </th>
            <td>
              <Type type={row.type} />
            </td>
            <td>
              <Inline text={row.description} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The members of what may have several forms. */
export function SchemaTables(props: {
  readonly caption: string;
  readonly tables: readonly (readonly SchemaRow[])[];
}) {
  return (
    <>
      {props.tables.map((rows, index) => (
        // two forms may have members of the same names, and their order never changes
        <Fragment key={`${index}`}>
          {index === 0 ? null : <p>or</p>}
          <SchemaTable caption={props.caption} rows={rows} />
        </Fragment>
      ))}
    </>
  );
}

/** A type in words, with the name of a named one as a link to it. */
export function Type(props: { readonly type: TypeWords }) {
  const { text, named } = props.type;
  if (named === undefined) return <>{text}</>;
  const [before = '', ...after] = text.split(named);
  return (
    <>
      {before}
      <a href={`#${anchorOf('type', named)}`}>{named}</a>
      {after.join(named)}
    </>
  );
}
