import { expect, test } from '@jest/globals';
import { certificateFonts } from '../../../src/delivery/certificate/faces.js';
import { layoutCertificate } from '../../../src/delivery/certificate/layout.js';
import { certificateView } from '../../../src/web/certificate/view.js';
import { moduleCertificate, programmeCertificate } from '../../support/certificates.js';
import { SITE } from '../../support/pages.js';

const NAME = '<b>Ana</b> & Co';
const facts = moduleCertificate('EP-CDA', { learnerName: NAME });
const PATHS = { path: '/s/T/certificate/1', checkPath: '/s/T' };
const view = (change: object = {}) =>
  certificateView({
    ...SITE,
    certificate: layoutCertificate(facts, certificateFonts()),
    ...PATHS,
    ...change,
  });

test('names nobody in its head, and everything in its words', () => {
  const [head = '', body = ''] = view().split('</head>');
  expect(head).not.toContain('Ana');
  expect(head).not.toContain('Course Design');
  expect(body).toContain('&lt;b>Ana&lt;/b> &amp; Co');
  for (const { texts } of facts.outcomes.map((map) => ({ texts: map.en ?? '?' })))
    expect(body).toContain(texts);
  expect(body).toContain(facts.credentialId);
});

test('has neither style nor script of its own, and no address but those of this site', () => {
  const html = view();
  expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
  expect(
    [...html.matchAll(/(?:href|src)="([^"]+)"/g)].filter(([, address = '']) => !/^[/#]/.test(address)),
  ).toEqual([]);
});

test.each(['javascript:alert(1)', '//evil.example/c.svg', '/\\evil.example'])(
  'leaves out %s as a path',
  (path) => {
    const html = view({ path, checkPath: path });
    expect(html).not.toContain(path);
  },
);

test('says of what a certificate was built which part lies within which', () => {
  const certificate = layoutCertificate(programmeCertificate('iPET-2'), certificateFonts());
  const html = view({ certificate });
  const list = html.slice(html.indexOf('<dd><ul>'), html.indexOf('</ul></dd>'));
  const [inner = ''] = /(?<=<\/bdi><ul>).*?(?=<\/ul><\/li>)/.exec(list) ?? [];
  expect([list, inner].map((part) => part.split('<li>').length - 1)).toEqual([7, 2]);
});

test('marks the language of what the certificate says', () => {
  expect(view()).toContain('<dl class="facts certificate-words" lang="en">');
});
