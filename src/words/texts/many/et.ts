import type { ManyTexts } from './en.js';

/** Estonian. */
export const manyEt: ManyTexts = {
  'many.title': 'Mitme tõendi kontroll',
  'many.how':
    'Mitu korraga: valige või lohistage siia kuni {limit} faili või terve kaust või kleepige igale reale üks tõend, luba (token) või link.',
  'many.folder': 'Vali kaust',
  'many.lines':
    'Igal real võib olla tõend, luba (token) või link. Selle teenuse lingid avatakse siin ja nende jagaja näeb, et neid vaadati; mujale viivad lingid nimetatakse, kuid neid ei järgita.',
  'many.checking.one': 'Kontrollitakse: {count}',
  'many.checking.other': 'Kontrollitakse: {count}',
  'many.checked.one': 'Kontrollitud: {count}',
  'many.checked.other': 'Kontrollitud: {count}',
  'many.stopped': 'Peatatud: kontrollitud {done}, kokku {total}',
  'many.progress': 'Kontrollitud {done}, kokku {total}',
  'many.stop': 'Peata',
  'many.show': 'Näita',
  'many.all': 'Kõik',
  'many.unreadable': 'Loetamatu',
  'many.repeated': 'Juba esitatud',
  'many.repeats': 'Sama on ka siin: {name}.',
  'many.caption': 'Näidatakse {shown}, kokku {total}.',
  'many.opens': 'Iga nimi avab kogu vastuse.',
  'many.name': 'Fail või rida',
  'many.line': 'Rida {number}',
  'many.reason': 'Põhjus',
  'many.more.one': '{title} ja veel üks',
  'many.more.other': '{title} ja veel {count}',
  'many.issuer-unknown': 'väljaandja selles võrgustikus tundmatu',
  'many.none': 'Selliseid ei ole.',
  'many.csv': 'Salvesta CSV-failina',
  'many.json': 'Salvesta JSON-failina',
  'many.back': 'Tagasi kõigi tulemuste juurde',
  'verify.problem.share-busy':
    'Teenus, millelt see leht pärineb, ei avanud linki praegu; võib-olla küsiti temalt liiga palju. Proovige mõne minuti pärast uuesti.',
  'verify.problem.verify.link-elsewhere': 'Link viib mujale ja seda ei järgitud:',
  'verify.problem.internal.error':
    'Seda ei õnnestunud kontrollida. Kontrollige seda eraldi või proovige hiljem uuesti.',
  'verify.problem.verify.batch-empty': 'Selles ei ole ühtegi faili ega midagi kontrollida.',
  'verify.problem.verify.batch-too-many':
    'Esitati {count} faili ja rida. Korraga kontrollitakse kuni {limit}, seega ei kontrollitud ühtegi: valige vähem.',
};
