import type { ElsewhereTexts } from './en.js';

/** German. */
export const elsewhereDe: ElsewhereTexts = {
  'verify.elsewhere': 'Anderswo veröffentlicht',
  'verify.elsewhere.missing':
    'Die Antwort lässt etwas offen. Was sie dazu bräuchte, ist auf anderen Seiten veröffentlicht und wurde nicht geholt.',
  'verify.elsewhere.did': '{host}: die Schlüssel der ausstellenden Stelle.',
  'verify.elsewhere.list': '{host}: die Liste dessen, was widerrufen oder ausgesetzt wurde.',
  'verify.elsewhere.as-of': 'Geholt am {instant}.',
  'verify.elsewhere.learn':
    'Wird es geholt, so erfährt die andere Seite, dass dieser Dienst in diesem Moment danach gefragt hat, und damit, welche Liste angesehen wird; wo jeder Nachweis eine eigene Liste hat, auch welcher Nachweis. Wer Sie sind, erfährt sie nicht. Dieser Dienst erfährt, was geholt wurde. Was Sie vorgelegt haben, wird niemandem gesendet.',
  'verify.elsewhere.fetch': 'Holen',
  'verify.elsewhere.again': 'Neu holen',
  'verify.elsewhere.offline':
    'Von {host} wurde nichts geholt: Es gibt kein Netz, oder dieser Dienst antwortet nicht.',
  'verify.elsewhere.unavailable': '{host} antwortet nicht. Versuchen Sie es später noch einmal.',
  'verify.elsewhere.slow': '{host} braucht zu lange für eine Antwort. Versuchen Sie es später noch einmal.',
  'verify.elsewhere.busy':
    'In kurzer Zeit wurde zu viel angefragt, sodass {host} nicht gefragt wurde. Versuchen Sie es in einigen Minuten noch einmal.',
  'verify.elsewhere.too-large':
    'Die Antwort von {host} ist größer, als sie sein darf, und wurde nicht gelesen.',
  'verify.elsewhere.unfit':
    'Was {host} antwortet, ist nicht das, was es sein müsste, und wurde nicht verwendet.',
  'verify.elsewhere.moved': '{host} verweist auf eine andere Seite, und dem wurde nicht gefolgt.',
  'verify.elsewhere.refused':
    '{host} wurde nicht gefragt: Die Adresse ist nicht die einer öffentlichen Seite.',
  'verify.elsewhere.not-found': '{host} sagt, dass es unter dieser Adresse nichts gibt.',
};
