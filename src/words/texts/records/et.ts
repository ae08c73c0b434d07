import type { RecordTexts } from './en.js';

export const recordsEt: RecordTexts = {
  'register.title': 'Tunnistusega õppejõudude register',
  'register.lead':
    'Kellel on selle võrgustiku tunnistus ja kes on nõus, et ta siit leitakse. Iga kirje viib tunnistuseni, mida kontrollitakse vaatamise hetkel.',
  'register.why':
    'Siin on ainult need, kes seda ise soovisid, ja seni, kuni nende tunnistus kehtib. Kui kedagi ei leita, ei ütle see tema kohta midagi.',
  'register.name': 'Nimi või selle osa',
  'register.name.short': 'Sisestage nimest vähemalt kaks tähte.',
  'register.certificate': 'Tunnistus',
  'register.certificate.any': 'Kõik tunnistused',
  'register.search': 'Otsi',
  'register.found': 'Leitud',
  'register.found.none': 'Registris ei ole kedagi selle nimega.',
  'register.more': 'Näita veel',
  'register.verify': 'Vaata, kas see kehtib',
  'register.me.nav': 'Register',
  'register.me.title': 'Avalik register',
  'register.me.lead':
    'Registrist leiab igaüks nime järgi, kellel on võrgustiku tunnistus. Teie olete seal ainult nende tunnistustega, mille te siin valite, ja saate sealt igal ajal lahkuda.',
  'register.me.look': 'Vaadake registrit',
  'register.me.none': 'Teil ei ole veel tunnistust, mida saaks registrisse kanda.',
  'register.me.listed': 'Registris',
  'register.me.unlisted': 'Ei ole registris',
  'register.me.join': 'Kanna see tunnistus registrisse',
  'register.me.leave': 'Eemalda registrist',
  'register.consent':
    'Olen nõus, et igaüks leiab avalikust registrist minu nime, nagu see on sellel tunnistusel, tunnistuse ja selle kuupäeva koos lingiga tunnistusele ilma selle osadeta. Saan nõusoleku igal ajal tagasi võtta; kirje ja link kaovad kohe.',

  'erasure.me.nav': 'Kustutamine',
  'erasure.me.title': 'Minu andmete kustutamine',
  'erasure.me.lead':
    'Teil on õigus lasta kustutada see, mida teie kohta säilitatakse. Siin on näha, mis kaoks ja mis jääks alles.',
  'erasure.me.mail':
    'Et keegi teine seda ei teeks, saadetakse link aadressile {email}. Siin loetletu kustutatakse, kui te lingi avate ja kinnitate.',
  'erasure.me.send': 'Saada mulle link',
  'erasure.me.sent':
    'Link on teel aadressile {email}. See toimib üks kord, 30 minuti jooksul. Midagi ei kustutata enne, kui te seal kinnitate.',
  'erasure.me.asked': 'Palusite alljärgneva kustutada. Midagi ei ole veel juhtunud.',
  'erasure.me.confirm': 'Mul on olemas, mida soovin alles hoida. Kustutage minu andmed jäädavalt.',
  'erasure.me.button': 'Kustuta',
  'erasure.me.several':
    'Sellel kontol hoitakse mitme isiku tõendeid. Iga isiku andmed kustutatakse eraldi; konto kustutatakse koos viimastega.',
  'erasure.me.elsewhere':
    'Teie andmeid ei saa praegu siit kustutada. Pöörduge tõendid andnud asutuse või võrgustiku poole: nad kustutavad need, kui on selge, et see olete teie.',
  'erasure.keep':
    'Kui soovite oma tõendeid alles hoida, laadige need enne alla: keegi ei saa neid teile uuesti anda ega ühtegi uuesti välja anda.',
  'erasure.title': 'Teie andmed on kustutatud',
  'erasure.lead': 'Kustutatud: {when}. Seda ei saa tagasi võtta.',
  'erasure.removes': 'Mis kustutataks',
  'erasure.removed': 'Mis kustutati',
  'erasure.removed.records': 'Nimega kirjed',
  'erasure.removed.identifiers': 'Üliõpilaskoodid ja tunnused',
  'erasure.removed.documents': 'Allkirjastatud tõendid igal kujul',
  'erasure.removed.results': 'Tulemused koos hinde ja märkustega',
  'erasure.removed.evidence': 'Tõendusmaterjalina esitatud dokumendid',
  'erasure.removed.shares': 'Jagamislingid',
  'erasure.removed.registered': 'Registrikanded',
  'erasure.removed.offers': 'Pakkumised kukrutele',
  'erasure.removed.contacts': 'Asutuste märgitud aadressid',
  'erasure.removed.accounts': 'Kontod ja nende seadmed',
  'erasure.removed.mails': 'E-kirjad ja nende lingid',
  'erasure.removed.consents': 'Nõusolekud',
  'erasure.removed.reasons': 'Inimeste kirjutatud märkused',
  'erasure.removed.rows': 'Üles laaditud failide read',
  'erasure.removed.answers': 'Korduvate päringute jaoks hoitud vastused',
  'erasure.remains': 'Mis jääb alles',
  'erasure.remains.why':
    'Antu numbrid, kuupäevad ja seisundid, et tõendit, mis kellelgi kaasas on, saaks endiselt kontrollida või tühistada. Miski sellest ei ütle, kellele see kuulus.',
  'erasure.remains.credentials.one': '{count} koht kehtivusloendites',
  'erasure.remains.credentials.other': '{count} kohta kehtivusloendites',
  'erasure.remains.audit.one': '{count} kanne toimingute logis: mis, millal ja kelle poolt, ilma nimeta.',
  'erasure.remains.audit.other': '{count} kannet toimingute logis: mis, millal ja kelle poolt, ilma nimeta.',
  'erasure.after': 'Mis sellest järgneb',
  'erasure.after.text':
    'Kaasa võetud tõendeid saab kontrollida nagu varem, kelle käes need ka ei oleks. Neid saab endiselt tühistada, kuid mitte kunagi uuesti välja anda. Jagatud lingid ei vii enam kuhugi.',
  'erasure.backups.none': 'Varem ei olnud ühtegi varukoopiat tehtud.',
  'erasure.backups.open':
    'Varasemates varukoopiates on andmed veel alles. Küsige teenuse pidajalt, millal need kustutatakse.',
  'erasure.backups.until':
    'Varasemates varukoopiates on andmed alles kuni {until}. Kui mõni neist taastatakse, korratakse kustutamist.',
  'erasure.basis':
    'Alus: isikuandmete kaitse üldmääruse artikkel 17. Allesjäävat säilitatakse selleks, et tõendi ehtsust saaks kindlaks teha (artikli 17 lõike 3 punkt e).',
  'erasure.receipt':
    'Selle lehe aadress on teie kinnitus. Kellel see on, see näeb seda aruannet; hoidke aadress enda teada.',

  'correction.title': 'Parandused',
  'correction.ask': 'Palu parandust',
  'correction.lead':
    'Öelge asutusele, mis on valesti ja mis oleks õige. Asutus otsustab ja teile antakse e-kirjaga teada, kui vastus on olemas.',
  'correction.about': 'Mis on valesti?',
  'correction.about.name': 'Nimi',
  'correction.about.grade': 'Hinne',
  'correction.about.other': 'Midagi muud',
  'correction.text': 'Mis oleks õige ja miks?',
  'correction.wrong': 'Öelge 1 kuni {most} tähemärgiga, mis on valesti.',
  'correction.send': 'Saada asutusele',
  'correction.back': 'Tagasi tõendi juurde',
  'correction.state.open': 'Saadetud, veel vastamata',
  'correction.state.done': 'Parandatud',
  'correction.state.declined': 'Asutus keeldus',
  'correction.answer': 'Asutuse vastus:',
  'mail.correction-answered.subject': 'Vastus teie palvele – {network}',
  'mail.correction-answered.text': 'Palusite asutusel tõendis midagi parandada. Nüüd on vastus olemas.',
  'mail.correction-answered.button': 'Loe vastust',
  'mail.correction-answered.note': 'Vastus on tõendi lehel, kui olete sisse loginud.',
  'mail.confirm-erasure.subject': 'Kinnitage, et teie andmed tuleb kustutada – {network}',
  'mail.confirm-erasure.text': 'Keegi, loodetavasti teie, palus teie konto andmed kustutada.',
  'mail.confirm-erasure.button': 'Vaata, mis kustutataks',
  'mail.confirm-erasure.note':
    'Link toimib üks kord, 30 minuti jooksul, ja midagi ei kustutata enne, kui te seal kinnitate. Kui see ei olnud teie, on keegi teine teie kontole sisse logitud: logige sisse ja lõpetage tema seanss seadmete loendis.',
};
