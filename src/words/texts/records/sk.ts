import type { RecordTexts } from './en.js';

export const recordsSk: RecordTexts = {
  'register.title': 'Register certifikovaných pedagógov',
  'register.lead':
    'Kto má certifikát tejto siete a súhlasil, aby ho tu bolo možné nájsť. Každý záznam vedie k certifikátu, ktorý sa overí vo chvíli, keď sa naň pozriete.',
  'register.why':
    'Uvedení sú len tí, ktorí o to požiadali, a to dovtedy, kým ich certifikát platí. Ak sa niekto nenájde, nič to o ňom nehovorí.',
  'register.name': 'Meno alebo jeho časť',
  'register.name.short': 'Uveďte aspoň dve písmená mena.',
  'register.certificate': 'Certifikát',
  'register.certificate.any': 'Ktorýkoľvek',
  'register.search': 'Hľadať',
  'register.found': 'Nájdené',
  'register.found.none': 'Nikto s týmto menom v registri nie je.',
  'register.more': 'Zobraziť ďalšie',
  'register.verify': 'Pozrieť, či platí',
  'register.me.nav': 'Register',
  'register.me.title': 'Verejný register',
  'register.me.lead':
    'V registri si každý podľa mena nájde, kto má certifikát siete. Ste v ňom len s certifikátmi, ktoré si tu vyberiete, a môžete z neho kedykoľvek odísť.',
  'register.me.look': 'Pozrieť si register',
  'register.me.none': 'Zatiaľ nemáte certifikát, ktorý by mohol byť v registri.',
  'register.me.listed': 'V registri',
  'register.me.unlisted': 'Nie je v registri',
  'register.me.join': 'Zapísať tento certifikát do registra',
  'register.me.leave': 'Odstrániť z registra',
  'register.consent':
    'Súhlasím s tým, že si vo verejnom registri každý nájde moje meno, ako je uvedené na tomto certifikáte, certifikát a jeho dátum, s odkazom na certifikát bez jeho častí. Súhlas môžem kedykoľvek odvolať; záznam aj odkaz ihneď zaniknú.',

  'erasure.me.nav': 'Vymazanie',
  'erasure.me.title': 'Vymazanie mojich údajov',
  'erasure.me.lead':
    'Máte právo na vymazanie toho, čo sa o vás uchováva. Tu vidíte, čo by sa vymazalo a čo by zostalo.',
  'erasure.me.mail':
    'Aby to neurobil nikto iný, na adresu {email} sa pošle odkaz. To, čo je tu uvedené, sa vymaže, keď ho otvoríte a potvrdíte.',
  'erasure.me.send': 'Poslať mi odkaz',
  'erasure.me.sent':
    'Odkaz je na ceste na adresu {email}. Funguje raz, do 30 minút. Kým tam nepotvrdíte, nič sa nevymaže.',
  'erasure.me.asked': 'Požiadali ste o vymazanie nasledujúceho. Zatiaľ sa nič nestalo.',
  'erasure.me.confirm': 'Mám, čo si chcem uchovať. Vymažte moje údaje natrvalo.',
  'erasure.me.button': 'Vymazať',
  'erasure.me.several':
    'V tomto účte sú uchované osvedčenia viacerých osôb. Údaje každej sa vymazávajú osobitne; účet zanikne s poslednou.',
  'erasure.me.elsewhere':
    'Vaše údaje odtiaľto teraz nemožno vymazať. Obráťte sa na inštitúciu, ktorá udelila vaše osvedčenia, alebo na sieť: vymažú ich, keď budú vedieť, že ste to vy.',
  'erasure.keep':
    'Ak si chcete svoje osvedčenia uchovať, najprv si ich stiahnite: nikto vám ich už nebude môcť dať znova a žiadne nebude možné znova vydať.',
  'erasure.title': 'Vaše údaje sú vymazané',
  'erasure.lead': 'Vymazané {when}. Nedá sa to vrátiť späť.',
  'erasure.removes': 'Čo by sa vymazalo',
  'erasure.removed': 'Čo bolo vymazané',
  'erasure.removed.records': 'Záznamy s menom',
  'erasure.removed.identifiers': 'Študentské čísla a identifikátory',
  'erasure.removed.documents': 'Podpísané osvedčenia v každej forme',
  'erasure.removed.results': 'Výsledky s hodnotením a poznámkami',
  'erasure.removed.evidence': 'Dokumenty odovzdané ako dôkazy',
  'erasure.removed.shares': 'Odkazy na zdieľanie',
  'erasure.removed.registered': 'Záznamy v registri',
  'erasure.removed.offers': 'Ponuky pre peňaženky',
  'erasure.removed.contacts': 'Adresy, ktoré uviedli inštitúcie',
  'erasure.removed.accounts': 'Účty a ich zariadenia',
  'erasure.removed.mails': 'E-maily a ich odkazy',
  'erasure.removed.consents': 'Súhlasy',
  'erasure.removed.reasons': 'Poznámky, ktoré napísali ľudia',
  'erasure.removed.rows': 'Riadky nahraných súborov',
  'erasure.removed.answers': 'Odpovede uchované pre opakované požiadavky',
  'erasure.remains': 'Čo zostáva',
  'erasure.remains.why':
    'Čísla, dátumy a stavy toho, čo bolo udelené, aby sa osvedčenie, ktoré má niekto u seba, dalo naďalej overiť alebo zrušiť. Nič z toho nehovorí, komu patrilo.',
  'erasure.remains.credentials.one': '{count} miesto v zoznamoch platnosti',
  'erasure.remains.credentials.few': '{count} miesta v zoznamoch platnosti',
  'erasure.remains.credentials.many': '{count} miesta v zoznamoch platnosti',
  'erasure.remains.credentials.other': '{count} miest v zoznamoch platnosti',
  'erasure.remains.audit.one': '{count} záznam v denníku úkonov: čo, kedy a kto, bez mena.',
  'erasure.remains.audit.few': '{count} záznamy v denníku úkonov: čo, kedy a kto, bez mena.',
  'erasure.remains.audit.many': '{count} záznamu v denníku úkonov: čo, kedy a kto, bez mena.',
  'erasure.remains.audit.other': '{count} záznamov v denníku úkonov: čo, kedy a kto, bez mena.',
  'erasure.after': 'Čo z toho vyplýva',
  'erasure.after.text':
    'Osvedčenia, ktoré si niekto vzal so sebou, sa overujú ako predtým, nech ich má ktokoľvek. Naďalej ich možno zrušiť, ale nikdy znova vydať. Zdieľané odkazy už nikam nevedú.',
  'erasure.backups.none': 'Predtým nebola vytvorená žiadna záloha.',
  'erasure.backups.open':
    'V skorších zálohách údaje ešte sú. Opýtajte sa prevádzkovateľa služby, kedy sa zálohy vymažú.',
  'erasure.backups.until':
    'V skorších zálohách údaje zostávajú do {until}. Ak by sa niektorá obnovila, vymazanie sa zopakuje.',
  'erasure.basis':
    'Základ: článok 17 všeobecného nariadenia o ochrane údajov. Čo zostáva, sa uchováva na určenie pravosti osvedčenia (článok 17 ods. 3 písm. e)).',
  'erasure.receipt':
    'Adresa tejto stránky je vaším potvrdením. Kto ju má, vidí túto správu; nechajte si ju pre seba.',

  'correction.title': 'Opravy',
  'correction.ask': 'Požiadať o opravu',
  'correction.lead':
    'Povedzte inštitúcii, čo je nesprávne a čo by bolo správne. Rozhodne ona a o odpovedi sa dozviete e-mailom.',
  'correction.about': 'Čo je nesprávne?',
  'correction.about.name': 'Meno',
  'correction.about.grade': 'Hodnotenie',
  'correction.about.other': 'Niečo iné',
  'correction.text': 'Čo by bolo správne a prečo?',
  'correction.wrong': 'Povedzte 1 až {most} znakmi, čo je nesprávne.',
  'correction.send': 'Poslať inštitúcii',
  'correction.back': 'Späť na osvedčenie',
  'correction.state.open': 'Odoslané, zatiaľ bez odpovede',
  'correction.state.done': 'Opravené',
  'correction.state.declined': 'Inštitúcia odmietla',
  'correction.answer': 'Odpoveď inštitúcie:',
  'mail.correction-answered.subject': 'Odpoveď na vašu žiadosť – {network}',
  'mail.correction-answered.text':
    'Požiadali ste inštitúciu o opravu niečoho v osvedčení. Teraz je tu odpoveď.',
  'mail.correction-answered.button': 'Prečítať odpoveď',
  'mail.correction-answered.note': 'Odpoveď je na stránke osvedčenia, keď sa prihlásite.',
  'mail.confirm-erasure.subject': 'Potvrďte, že sa majú vymazať vaše údaje – {network}',
  'mail.confirm-erasure.text': 'Niekto, dúfame, že vy, požiadal o vymazanie údajov vo vašom účte.',
  'mail.confirm-erasure.button': 'Pozrieť, čo by sa vymazalo',
  'mail.confirm-erasure.note':
    'Odkaz funguje iba raz, v priebehu 30 minút, a kým tam nepotvrdíte, nič sa nevymaže. Ak ste to neboli vy, do vášho účtu je prihlásený niekto iný: prihláste sa a ukončite jeho prihlásenie v zozname zariadení.',
};
