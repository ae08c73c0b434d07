import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Addressed, IssuedLines, Letter, WrittenMail } from '../../delivery/mail/ports.js';
import { textIn } from '../../domain/text.js';
import { type Words, wordsFor } from '../../words/words.js';
import { pathOn } from '../languages.js';
import { ownAddress, tamed } from '../safe.js';

/** Who sends. */
export interface Sender {
  readonly publicUrl: string;
  readonly networkName: string;
  readonly demo: boolean;
}

/** What a letter says, piece by piece; both forms of the mail are made of it. */
interface Pieces {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly lines: readonly string[];
  readonly after: readonly Note[];
  readonly button: { readonly label: string; readonly link: string } | undefined;
}

/** An address stands by itself: mail programs take a full stop after it for a part of it. */
interface Note {
  readonly text: string;
  readonly link?: string;
}

/** Gives a letter words in its language, as plain text and as HTML that needs nothing from elsewhere. */
export function writeMail({ to, language, letter }: Addressed, sender: Sender): WrittenMail {
  const words = wordsFor(language);
  const pieces = piecesOf(words, letter, sender);
  const footer: Note[] = [
    ...(sender.demo ? [{ text: words.text('mail.demo') }] : []),
    {
      text: words.text('mail.footer', { network: tamed(sender.networkName, 80) }),
      link: pathOn(words.tag, `${sender.publicUrl}/`),
    },
  ];
  return {
    to,
    subject: pieces.subject,
    text: textOf(pieces, footer),
    html: `<!doctype html>\n${renderToString(<MailPage words={words} pieces={pieces} footer={footer} />)}`,
  };
}

function piecesOf(words: Words, letter: Letter, { publicUrl, networkName }: Sender): Pieces {
  const subject = words.text(`mail.${letter.kind}.subject`, { network: tamed(networkName, 80) });
  if (letter.kind === 'claim' || letter.kind === 'news') {
    const { name, issued, link, kind } = letter;
    const isClaim = kind === 'claim';
    return {
      subject,
      paragraphs: [
        words.text('mail.greeting', { name: tamed(name, 200) }),
        words.count(`mail.${kind}.text`, issued.count),
      ],
      lines: linesOf(words, issued),
      after: isClaim
        ? [
            { text: words.text('mail.claim.why') },
            { text: words.text('mail.claim.note') },
            { text: words.text('mail.claim.again'), link: pathOn(words.tag, `${publicUrl}/claim`) },
          ]
        : [],
      button: { label: words.text(`mail.${kind}.button`), link: isClaim ? link : pathOn(words.tag, link) },
    };
  }
  const greeting = words.text('mail.greeting.plain');
  const paragraphs = [greeting, words.text(`mail.${letter.kind}.text`)];
  if (letter.kind === 'address-changed' || letter.kind === 'learner-moved')
    return { subject, paragraphs, lines: [], after: [], button: undefined };
  return {
    subject,
    paragraphs,
    lines: [],
    after: [{ text: words.text(`mail.${letter.kind}.note`) }],
    button: {
      label: words.text(`mail.${letter.kind}.button`),
      link: letter.kind === 'correction-answered' ? pathOn(words.tag, letter.link) : letter.link,
    },
  };
}

function linesOf(words: Words, { count, lines }: IssuedLines): string[] {
  const said = lines.map(({ title, issuer }) =>
    words.text('mail.line', {
      title: tamed(textIn(title, words.tag), 150),
      issuer: tamed(textIn(issuer, words.tag), 100),
    }),
  );
  const more = count - lines.length;
  return more > 0 ? [...said, words.count('mail.more', more)] : said;
}

function textOf({ paragraphs, lines, after, button }: Pieces, footer: readonly Note[]): string {
  const list = lines.map((line) => `- ${line}`).join('\n');
  const noteText = ({ text, link }: Note) => (link === undefined ? text : `${text}\n${link}`);
  const way = button ? [`${button.label}:\n${button.link}`] : [];
  const parts = [...paragraphs, list, ...way, ...after.map(noteText)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n\n-- \n${footer.map(noteText).join('\n')}\n`;
}

// Mail programs drop style sheets, so that what an element looks like stands on it. Colours are left to the reader's
// program where it can be, which is what makes a dark one dark.
const STYLES = {
  body: 'margin:0;padding:24px;font:16px/1.5 system-ui,Roboto,Helvetica,Arial,sans-serif',
  column: 'max-width:36rem;margin:0 auto',
  button:
    'display:inline-block;padding:12px 24px;border-radius:24px;background:#1f5a43;color:#ffffff;text-decoration:none;font-weight:bold',
  small: 'font-size:13px;opacity:.8',
  link: 'color:inherit;overflow-wrap:anywhere',
  rule: 'margin:28px 0 12px;border:0;border-top:1px solid;opacity:.25',
};

function MailPage(props: {
  readonly words: Words;
  readonly pieces: Pieces;
  readonly footer: readonly Note[];
}): VNode {
  const { words, pieces, footer } = props;
  const { subject, paragraphs, lines, after, button } = pieces;
  return (
    <html lang={words.tag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
      </head>
      <body style={STYLES.body}>
        <div style={STYLES.column}>
          {paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {lines.length === 0 ? null : (
            <ul>
              {lines.map((line) => (
                <li key={line}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ul>
          )}
          {button === undefined ? null : (
            <p>
              <a href={ownAddress(button.link)} style={STYLES.button}>
                {button.label}
              </a>
            </p>
          )}
          {after.map((note) => (
            <NoteLine key={note.text} note={note} />
          ))}
          {button === undefined ? null : (
            <NoteLine note={{ text: words.text('mail.link'), link: button.link }} style={STYLES.small} />
          )}
          <hr style={STYLES.rule} />
          {footer.map((note) => (
            <NoteLine key={note.text} note={note} style={STYLES.small} />
          ))}
        </div>
      </body>
    </html>
  );
}

function NoteLine({ note, style }: { readonly note: Note; readonly style?: string }) {
  return (
    <p style={style}>
      {note.text}
      {note.link === undefined ? null : (
        <>
          <br />
          <a href={ownAddress(note.link)} style={STYLES.link}>
            {note.link}
          </a>
        </>
      )}
    </p>
  );
}
