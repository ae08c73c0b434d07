import type { CheckRecordTexts } from './en.js';

/** Slovak. */
export const checkRecordsSk: CheckRecordTexts = {
  'record.heading': 'Záznam o overení',
  'record.genuine': 'Tento záznam je pravý: podpísala ho sieť {network}.',
  'record.not-genuine': 'Tento záznam nie je pravý. Na nič z toho, čo uvádza, sa nedá spoľahnúť.',
  'record.undetermined': 'Či je tento záznam pravý, sa tu nedá určiť: nevie sa, kto ho podpísal.',
  'record.says': 'Dňa {instant} boli overené dokumenty s týmito odtlačkami, s týmito výsledkami:',
  'record.later':
    'Hovorí o tom, čo platilo v tej chvíli. Čo platí dnes, povie sám dokument: odovzdajte ho tu a porovná sa aj s týmto záznamom.',
  'record.about': 'Záznam, ktorý ste odovzdali predtým, sa týka tohto dokumentu.',
  'record.not-about': 'Záznam, ktorý ste odovzdali predtým, sa netýka tohto dokumentu.',
  'record.get': 'Podpísaný záznam o tomto overení',
  'record.make': 'Získať záznam',
  'record.what':
    'Do vašich spisov: kedy sa overovalo, s akým výsledkom, a odtlačok dokumentu, s podpisom siete. Neobsahuje nijaké meno.',
  'record.sends': 'Na to sa dokument odošle tejto službe, ktorá ho sama overí a nič z neho si nenechá.',
  'record.failed': 'Záznam sa nepodarilo vytvoriť. Skúste to neskôr.',
  'record.differs': 'Služba dospela k inému výsledku než táto stránka. V zázname sa uvádza: {verdict}.',
};
