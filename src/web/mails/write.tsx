import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Addressed, IssuedLines, Letter, WrittenMail } from '../../delivery/mail/ports.js';
import { textIn } from '../../domain/text.js';
import { type Words, wordsFor } from '../../words/words.js';
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
  readonly after: readonly string[];
  readonly button: { readonly label: string; readonly link: string } | undefined;
}

/** Gives a letter words in its language, as plain text and as HTML that needs nothing from elsewhere. */
export function writeMail({ to, language, letter }: Addressed, sender: Sender): WrittenMail {
  const words = wordsFor(language);
  const pieces = piecesOf(words, letter, sender);
  const footer = [
    words.text('mail.footer', { network: sender.networkName, address: sender.publicUrl }),
    ...(sender.demo ? [words.text('mail.demo')] : []),
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
        ? [words.text('mail.claim.why'), words.text('mail.claim.note', { address: `${publicUrl}/claim` })]
        : [],
      button: { label: words.text(`mail.${kind}.button`), link },
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
    after: [words.text(`mail.${letter.kind}.note`)],
    button: { label: words.text(`mail.${letter.kind}.button`), link: letter.link },
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

function textOf({ paragraphs, lines, after, button }: Pieces, footer: readonly string[]): string {
  const list = lines.map((line) => `- ${line}`).join('\n');
  const parts = [...paragraphs, list, ...(button ? [`${button.label}:\n${button.link}`] : []), ...after];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n\n-- \n${footer.join('\n')}\n`;
}

// Mail programs drop style sheets, so that what an element looks like stands on it. Colours are left to the reader's
// program where it can be, which is what makes a dark one dark.
const STYLES = {
  body: 'margin:0;padding:24px;font:16px/1.5 system-ui,Roboto,Helvetica,Arial,sans-serif',
  column: 'max-width:36rem;margin:0 auto',
  button:
    'display:inline-block;padding:12px 24px;border-radius:24px;background:#1f5a43;color:#ffffff;text-decoration:none;font-weight:bold',
  small: 'font-size:13px;opacity:.8;overflow-wrap:anywhere',
};

function MailPage(props: {
  readonly words: Words;
  readonly pieces: Pieces;
  readonly footer: readonly string[];
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
          {after.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {button === undefined ? null : (
            <p style={STYLES.small}>
              {words.text('mail.link')} {button.link}
            </p>
          )}
          <hr />
          {footer.map((text) => (
            <p key={text} style={STYLES.small}>
              {text}
            </p>
          ))}
        </div>
      </body>
    </html>
  );
}
