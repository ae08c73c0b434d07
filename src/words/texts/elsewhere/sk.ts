import type { ElsewhereTexts } from './en.js';

/** Slovak. */
export const elsewhereSk: ElsewhereTexts = {
  'verify.elsewhere': 'Zverejnené inde',
  'verify.elsewhere.missing':
    'Odpoveď necháva niečo otvorené. To, čo by na to bolo treba, je zverejnené na iných stránkach a nebolo načítané.',
  'verify.elsewhere.did': '{host}: kľúče vydavateľa.',
  'verify.elsewhere.list': '{host}: zoznam toho, čo bolo zrušené alebo pozastavené.',
  'verify.elsewhere.as-of': 'Načítané {instant}.',
  'verify.elsewhere.learn':
    'Ak sa to načíta, iná stránka sa dozvie, že si to táto služba v tejto chvíli vyžiadala, a tým aj to, ktorý zoznam sa prezerá; ak má každé osvedčenie vlastný zoznam, aj ktoré osvedčenie. Nedozvie sa, kto ste. Táto služba sa dozvie, čo sa načítalo. To, čo ste predložili, sa nikomu neposiela.',
  'verify.elsewhere.fetch': 'Načítať',
  'verify.elsewhere.again': 'Načítať znova',
  'verify.elsewhere.offline':
    'Zo stránky {host} sa nič nenačítalo: nie je sieť alebo táto služba neodpovedá.',
  'verify.elsewhere.unavailable': '{host} neodpovedá. Skúste to neskôr.',
  'verify.elsewhere.slow': '{host} odpovedá príliš dlho. Skúste to neskôr.',
  'verify.elsewhere.busy':
    'Za krátky čas bolo priveľa požiadaviek, preto sa {host} neoslovil. Skúste to o niekoľko minút.',
  'verify.elsewhere.too-large': 'Odpoveď {host} je väčšia, než môže byť, a nebola prečítaná.',
  'verify.elsewhere.unfit': 'To, čo {host} odpovedá, nie je to, čo by malo byť, a nepoužilo sa to.',
  'verify.elsewhere.moved': '{host} odkazuje na inú stránku a tam sa nešlo.',
  'verify.elsewhere.refused': '{host} sa neoslovil: adresa nie je adresou verejnej stránky.',
  'verify.elsewhere.not-found': '{host} hovorí, že na tejto adrese nič nie je.',
};
