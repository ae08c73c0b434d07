import type { CheckRecordTexts } from './en.js';

/** Estonian. */
export const checkRecordsEt: CheckRecordTexts = {
  'record.heading': 'Kontrolli protokoll',
  'record.genuine': 'See protokoll on ehtne: selle allkirjastas {network}.',
  'record.not-genuine': 'See protokoll ei ole ehtne. Millelegi, mida see ütleb, ei saa toetuda.',
  'record.undetermined': 'Siin ei saa kindlaks teha, kas see protokoll on ehtne: allkirjastaja ei ole teada.',
  'record.says': '{instant} kontrolliti nende kontrollsummadega dokumente, tulemused olid järgmised:',
  'record.later':
    'See ütleb, mis kehtis tol hetkel. Mis kehtib täna, ütleb dokument ise: esitage see siin ja seda võrreldakse ka selle protokolliga.',
  'record.about': 'Varem esitatud protokoll käib selle dokumendi kohta.',
  'record.not-about': 'Varem esitatud protokoll ei käi selle dokumendi kohta.',
  'record.get': 'Selle kontrolli allkirjastatud protokoll',
  'record.make': 'Hangi protokoll',
  'record.what':
    'Teie toimikusse: millal kontrolliti, mis tulemusega, ja dokumendi kontrollsumma, võrgustiku allkirjaga. Nimesid selles ei ole.',
  'record.sends':
    'Selleks saadetakse dokument sellele teenusele, mis kontrollib selle ise ega jäta sellest midagi alles.',
  'record.failed': 'Protokolli ei õnnestunud koostada. Proovige hiljem uuesti.',
  'record.differs': 'Teenus jõudis teistsugusele tulemusele kui see leht. Protokoll ütleb: {verdict}.',
};
