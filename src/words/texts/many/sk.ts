import type { ManyTexts } from './en.js';

/** Slovak. */
export const manySk: ManyTexts = {
  'many.title': 'Kontrola viacerých osvedčení',
  'many.how':
    'Viac naraz: vyberte alebo sem presuňte najviac {limit} súborov či celý priečinok, alebo vložte na každý riadok jedno osvedčenie, token alebo odkaz.',
  'many.folder': 'Vybrať priečinok',
  'many.lines':
    'Na každom riadku môže byť osvedčenie, token alebo odkaz. Odkazy tejto služby sa otvoria tu a ten, kto ich zdieľal, uvidí, že boli zobrazené; odkazy, ktoré vedú inam, sa uvedú a nenasledujú sa.',
  'many.checking.one': 'Kontroluje sa {count}',
  'many.checking.few': 'Kontrolujú sa {count}',
  'many.checking.many': 'Kontroluje sa {count}',
  'many.checking.other': 'Kontroluje sa {count}',
  'many.checked.one': 'Skontrolované: {count}',
  'many.checked.few': 'Skontrolované: {count}',
  'many.checked.many': 'Skontrolované: {count}',
  'many.checked.other': 'Skontrolované: {count}',
  'many.stopped': 'Zastavené: skontrolované {done} z {total}',
  'many.progress': 'Skontrolované {done} z {total}',
  'many.stop': 'Zastaviť',
  'many.show': 'Zobraziť',
  'many.all': 'Všetky',
  'many.unreadable': 'Nečitateľné',
  'many.repeated': 'Už predložené',
  'many.repeats': 'To isté je v {name}.',
  'many.caption': 'Zobrazuje sa {shown} z {total}.',
  'many.opens': 'Každý názov otvorí celú odpoveď.',
  'many.name': 'Súbor alebo riadok',
  'many.line': 'Riadok {number}',
  'many.reason': 'Dôvod',
  'many.more.one': '{title} a jedno ďalšie',
  'many.more.few': '{title} a {count} ďalšie',
  'many.more.many': '{title} a {count} ďalšieho',
  'many.more.other': '{title} a {count} ďalších',
  'many.issuer-unknown': 'vydavateľ v tejto sieti neznámy',
  'many.none': 'Žiadne také nie sú.',
  'many.csv': 'Uložiť ako CSV',
  'many.json': 'Uložiť ako JSON',
  'many.back': 'Späť na všetky výsledky',
  'verify.problem.share-busy':
    'Služba, z ktorej je táto stránka, odkaz práve neotvorila; možno dostala priveľa požiadaviek. Skúste to znova o niekoľko minút.',
  'verify.problem.verify.link-elsewhere': 'Odkaz vedie inam a nebol nasledovaný:',
  'verify.problem.internal.error':
    'Nepodarilo sa to skontrolovať. Skontrolujte to samostatne alebo to skúste neskôr.',
  'verify.problem.verify.batch-empty': 'Nie je v tom žiadny súbor ani nič na kontrolu.',
  'verify.problem.verify.batch-too-many':
    'Odovzdaných bolo {count} súborov a riadkov. Naraz sa kontroluje najviac {limit}, preto sa neskontroloval žiadny: vyberte menej.',
};
