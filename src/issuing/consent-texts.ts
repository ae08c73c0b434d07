import type { TextMap } from '../domain/text.js';

/** Version of the text that a learner agrees to now: it counts up with every change in any language. */
export const CONSENT_TEXT_VERSION = '2026-1';

/** The texts by version and language: versions that somebody agreed to stay, since that is all that is recorded of them. */
export const CONSENT_TEXTS: Readonly<Record<string, TextMap>> = {
  '2026-1': {
    en: 'I agree that the network looks at my module awards of all its member institutions together, to compose the certificates that they add up to. I can withdraw this at any time; certificates that exist then stay valid.',
    de: 'Ich stimme zu, dass das Netzwerk meine Modulnachweise aus allen seinen Mitgliedseinrichtungen gemeinsam betrachtet, um die Zertifikate zu bilden, für die sie zusammen ausreichen. Ich kann diese Zustimmung jederzeit zurückziehen; Zertifikate, die es dann gibt, bleiben gültig.',
    es: 'Consiento que la red considere conjuntamente mis módulos de todas sus instituciones miembros, para componer los certificados que sumen. Puedo retirar este consentimiento en cualquier momento; los certificados que existan entonces siguen siendo válidos.',
    et: 'Olen nõus, et võrgustik vaatab minu mooduleid kõigist oma liikmesasutustest koos, et koostada tunnistused, milleks neist kokku piisab. Saan nõusoleku igal ajal tagasi võtta; selleks ajaks olemas olevad tunnistused jäävad kehtima.',
    fr: 'Je consens à ce que le réseau considère ensemble mes modules de tous ses établissements membres, afin de composer les certificats auxquels ils suffisent ensemble. Je peux retirer ce consentement à tout moment ; les certificats qui existent alors restent en vigueur.',
    kk: 'Желінің өзіне мүше барлық ұйымдағы модульдерімді бірге қарап, олар қосылып жеткен сертификаттарды жасауына келісемін. Бұл келісімді кез келген уақытта кері ала аламын; сол кезде бар сертификаттар күшінде қалады.',
    pt: 'Consinto que a rede considere em conjunto os meus módulos de todas as instituições que a compõem, para compor os certificados que eles perfazem. Posso retirar este consentimento a qualquer momento; os certificados que então existirem continuam válidos.',
    ru: 'Я даю согласие на то, чтобы сеть рассматривала мои модули из всех входящих в неё организаций вместе и составляла сертификаты, которые они образуют. Я могу отозвать согласие в любой момент; сертификаты, существующие к тому времени, остаются в силе.',
    sk: 'Súhlasím s tým, aby sieť posudzovala moje moduly zo všetkých svojich členských inštitúcií spolu a zostavovala certifikáty, na ktoré spolu postačia. Súhlas môžem kedykoľvek odvolať; certifikáty, ktoré vtedy existujú, zostávajú v platnosti.',
  },
};

/** The text that learners agree to now, in a language; `undefined` where it isn't there in that one. */
export function consentText(language: string): string | undefined {
  const texts = CONSENT_TEXTS[CONSENT_TEXT_VERSION] ?? {};
  return Object.hasOwn(texts, language) ? texts[language] : undefined;
}
