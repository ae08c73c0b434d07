import { describe, expect, test } from '@jest/globals';
import type { Letter } from '../../../src/delivery/mail/ports.js';
import { writeMail } from '../../../src/web/mails/write.js';
import { LANGUAGES } from '../../../src/words/languages.js';

const LINK = 'https://cairn.example/claim/Jq3bq0VnS1uYx5m0Vt3kHw';
const issued = { count: 3, lines: [{ title: { en: 'Course Design' }, issuer: { en: 'Merikalda' } }] };
const LETTERS: readonly Letter[] = [
  { kind: 'claim', name: 'Ana Exemplo', link: LINK, issued },
  { kind: 'news', name: 'Ana Exemplo', link: LINK, issued },
  { kind: 'sign-in', link: LINK },
  { kind: 'confirm-address', link: LINK },
  { kind: 'confirm-erasure', link: LINK },
  { kind: 'correction-answered', link: LINK },
  { kind: 'address-changed' },
  { kind: 'learner-moved' },
];
const SENDER = { publicUrl: 'https://cairn.example', networkName: 'ENTER Network', demo: true };

describe.each(LANGUAGES.map(({ tag }) => tag))('mails in %s', (language) => {
  test.each(LETTERS)('$kind: an address ends its line, and is the same in both forms', (letter) => {
    const { text, html } = writeMail({ to: 'ana@example.org', language, letter }, SENDER);
    const inText = [...text.matchAll(/https?:\/\/\S*/g)];
    // what is secret stands as it is
    const here = ['news', 'correction-answered'].includes(letter.kind) ? `${LINK}?lang=${language}` : LINK;
    expect(inText.map(([address]) => address)).toContain(`${SENDER.publicUrl}/?lang=${language}`);
    if ('link' in letter) expect(inText.map(([address]) => address)).toContain(here);
    for (const { 0: address, index } of inText) {
      expect(address).toMatch(/[\w/]$/);
      expect(text.charAt(index + address.length)).toBe('\n');
    }
    const inHtml = [...html.matchAll(/<a href="([^"]*)"[^>]*>(https?:[^<]*)<\/a>/g)];
    const leadsTo = (address = '') => new URL(address).href;
    expect(new Set(inHtml.map(([, href]) => href))).toEqual(
      new Set(inText.map(([address]) => leadsTo(address))),
    );
    for (const [, href, said] of inHtml) expect(leadsTo(said)).toBe(href);
    expect(html.replaceAll(/<a [^>]*>[^<]*<\/a>/g, '')).not.toMatch(/https?:/);
    expect(text.split('\n-- \n')).toHaveLength(2);
  });
});
