import type { ElsewhereTexts } from './en.js';

/** Estonian. */
export const elsewhereEt: ElsewhereTexts = {
  'verify.elsewhere': 'Avaldatud mujal',
  'verify.elsewhere.missing':
    'Vastus jätab midagi lahtiseks. Mida selleks vaja oleks, on avaldatud teistel saitidel ja seda ei toodud.',
  'verify.elsewhere.did': '{host}: väljaandja võtmed.',
  'verify.elsewhere.list': '{host}: loend sellest, mis on tühistatud või peatatud.',
  'verify.elsewhere.as-of': 'Toodud {instant}.',
  'verify.elsewhere.learn':
    'Kui see tuuakse, saab teine sait teada, et see teenus küsis seda praegu, ja seega, millist loendit vaadatakse; kui igal tunnistusel on oma loend, siis ka, millist tunnistust. Kes te olete, seda ta teada ei saa. See teenus saab teada, mida toodi. Seda, mille te esitasite, ei saadeta kellelegi.',
  'verify.elsewhere.fetch': 'Too',
  'verify.elsewhere.again': 'Too uuesti',
  'verify.elsewhere.offline': 'Saidilt {host} ei toodud midagi: võrku ei ole või see teenus ei vasta.',
  'verify.elsewhere.unavailable': '{host} ei vasta. Proovige hiljem uuesti.',
  'verify.elsewhere.slow': '{host} vastab liiga kaua. Proovige hiljem uuesti.',
  'verify.elsewhere.busy':
    'Lühikese aja jooksul küsiti liiga palju, nii et saidilt {host} ei küsitud. Proovige mõne minuti pärast uuesti.',
  'verify.elsewhere.too-large': 'Saidi {host} vastus on suurem, kui tohib olla, ja seda ei loetud.',
  'verify.elsewhere.unfit': 'Mida {host} vastab, ei ole see, mis see peaks olema, ja seda ei kasutatud.',
  'verify.elsewhere.moved': '{host} suunab edasi teisele saidile ja sinna ei mindud.',
  'verify.elsewhere.refused': 'Saidilt {host} ei küsitud: aadress ei ole avaliku saidi oma.',
  'verify.elsewhere.not-found': '{host} ütleb, et sellel aadressil ei ole midagi.',
};
