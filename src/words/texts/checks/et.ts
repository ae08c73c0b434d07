import type { CheckTexts } from './en.js';

/** Estonian. */
export const checksEt: CheckTexts = {
  'structure.readable': 'Dokument on korrektse kujuga tõend.',
  'structure.readable: The document is a well-formed European digital credential.':
    'Dokument on korrektse kujuga Euroopa digitaalne tõend.',
  'structure.valid': 'Dokument on korrektse kujuga tõend.',
  'structure.form': 'Dokument erineb selliste tõendite kujust.',
  'structure.form: The document departs from the form of such transcripts.':
    'Dokument erineb selliste väljavõtete kujust.',
  'structure.form: The document departs from the form that its claims have.':
    'Dokument erineb kujust, mis selle andmetel peab olema.',
  'structure.form: The issuer issues no credentials of this form.':
    'Väljaandja ei anna sellise kujuga tõendeid välja.',
  'structure.foreign-form': 'Selle väljaandja tõenditel on kindel kuju ja see siin ei ole selline.',
  'structure.not-european': 'See, millele on pandud pitser, ei ole Euroopa digitaalne tõend.',
  'structure.not-a-credential': 'See ei ole tõend ühelgi siin tuntud kujul.',
  'structure.unsupported-form': 'Sellise kujuga tõendit see kontroll ei tunne.',
  'structure.unreadable': 'Dokumenti ei saa lugeda.',
  'structure.ambiguous':
    'Dokumenti saab lugeda kahel viisil, ilma et allkiri seda märkaks; seepärast lükatakse see tagasi.',
  'structure.ambiguous: Something is said in it of a thing that another signed document inside of it speaks of, too.':
    'See ütleb midagi asja kohta, millest räägib ka teine selles sisalduv allkirjastatud dokument.',
  'structure.unknown-context':
    'Dokument kasutab sõnavara, mida siin ei tunta; seepärast ei saa öelda, mida see tähendab.',
  'structure.undefined-term': 'Dokumendis on sõnu, mida ükski sõnavara ei määratle; allkiri neid ei hõlma.',
  'structure.term-redefined':
    'Dokumendi üks sõnavara annab sõnale, mille varasem on kindlaks määranud, teise tähenduse.',
  'structure.invalid-json-ld': 'Dokumenti ei saa lugeda JSON-LD-na.',
  'structure.not-compacted':
    'Dokument kirjutab oma andmeid teisiti kui selle sõnavara; nii võivad need kontrolli eest peitu jääda.',
  'structure.schema-mismatch': 'Dokument ei ole selline, nagu nõuab selles nimetatud skeem.',
  'structure.too-deep': 'Selles on dokumendid üksteise sees liiga sügaval, et neid vaadata.',
  'structure.jose-alg-none': 'Dokument ei ole üldse allkirjastatud.',
  'structure.jades-alg-none': 'Dokumendil ei ole üldse pitserit.',
  'structure.jose-alg-unsupported': 'Dokument on allkirjastatud viisil, mida siin ei toetata.',
  'structure.jades-alg-unsupported': 'Dokumendile on pitser pandud viisil, mida siin ei toetata.',
  'structure.envelope-unsupported': 'Ümbris on kujuga, mida siin ei toetata.',
  'structure.sd-jwt-hash-unsupported': 'Selle kontrollräsid on liiki, mida siin ei toetata.',
  'structure.vcdm-*': 'Dokument ei ole kirjutatud nii, nagu tõend peab olema.',
  'structure.elm-*': 'Dokument ei ole kirjutatud nii, nagu Euroopa digitaalne tõend peab olema.',
  'structure.edc-*': 'See, mida dokument antu kohta ütleb, ei ole kirjutatud nii, nagu peab.',
  'structure.envelope-*': 'Dokumendi ümbris ei ole kirjutatud nii, nagu peab.',
  'structure.jose-*': 'Dokumenti ümbritsev allkiri ei ole kirjutatud nii, nagu peab.',
  'structure.jades-*': 'Dokumenti ümbritsev pitser ei ole kirjutatud nii, nagu peab.',
  'structure.sd-jwt-*': 'See, mida omanik dokumendist näitab, ei vasta allkirjastatule.',
  'structure.json-*': 'Faili ei saa lugeda: see on kahjustatud või seda saab lugeda mitmel viisil.',

  'proof.valid': 'Allkiri on ehtne: pärast selle andmist ei ole midagi muudetud.',
  'proof.valid: The seal is genuine: nothing was changed since it was made.':
    'Pitser on ehtne: pärast selle panemist ei ole midagi muudetud.',
  'proof.invalid':
    'Allkiri ei vasta dokumendile: seda on muudetud või ei ole seda kunagi selle võtmega allkirjastatud.',
  'proof.invalid: The signature does not fit the document.': 'Allkiri ei vasta dokumendile.',
  'proof.invalid: The seal does not fit the document: it was changed, or it was never sealed with this certificate.':
    'Pitser ei vasta dokumendile: seda on muudetud või ei ole sellele kunagi selle sertifikaadiga pitserit pandud.',
  'proof.missing': 'Dokument ei ole allkirjastatud.',
  'proof.missing: The document is not sealed: anybody could have written it.':
    'Dokumendil ei ole pitserit: selle võis kirjutada igaüks.',
  'proof.malformed': 'Allkiri ei ole kirjeldatud nii, nagu peab.',
  'proof.value-malformed': 'Allkirja väärtus ei ole kirjutatud nii, nagu seda liiki allkirjal peab.',
  'proof.not-derived':
    'See on allkiri, millest omanik tuletab teisi; see ei ole mõeldud kellelegi näitamiseks.',
  'proof.key-type': 'Võti ei ole seda tüüpi, millega sellist allkirja antakse.',
  'proof.key-type: The key is not of the kind that a seal of this kind is made with.':
    'Võti ei ole seda tüüpi, millega sellist pitserit pannakse.',
  'proof.key-unavailable': 'Võtit, mis näitaks, kas allkiri on ehtne, ei leitud.',
  'proof.context-changed': 'Dokumendi sõnavara ei ole see, millega see allkirjastati.',
  'proof.suite-unsupported': 'Allkiri on liiki, mida siin ei toetata.',
  'proof.suite-unsupported: The signature is of a kind that cannot be checked here.':
    'Allkiri on liiki, mida siin ei saa kontrollida.',
  'proof.suite-unsupported: The seal is of a kind that cannot be checked here.':
    'Pitser on liiki, mida siin ei saa kontrollida.',
  'proof.too-complex':
    'Dokument on üles ehitatud nii, et selle allkirja kontrollimine võtaks liiga kaua aega.',
  'proof.expired': 'Allkiri anti ajaks, mis on möödas.',
  'proof.not-yet-valid': 'Allkiri veel ei kehti.',
  'proof.previous-missing': 'Allkiri toetub teisele, mida ei ole.',
  'proof.previous-unverified':
    'Allkiri on ehtne, kuid toetub teisele, mis ei ole ehtne või mille kohta seda ei teata.',
  'proof.other-certificate': 'Kaasas olnud sertifikaat ei ole see, millega pitser pandi.',
  'proof.certificate-malformed': 'Pitseri sertifikaati ei saa lugeda.',
  'proof.certificate-unavailable': 'Pitseri sertifikaati ei olnud kaasas ja see ei ole käepärast.',
  'proof.time-claimed': 'Millal pitser pandi, ütleb ainult selle panija ise.',
  'proof.time-claimed: When it was sealed was confirmed by somebody whom nobody here vouches for.':
    'Millal pitser pandi, kinnitas keegi, kelle eest siin keegi ei vastuta.',
  'proof.time-confirmed': 'Millal pitser pandi, kinnitab ajatempel.',
  'proof.time-contradicts': 'Pitseri järgi pandi see pärast omaenda ajatemplit.',
  'proof.timestamp-invalid': 'Pitseri ajatempel ei ole ehtne.',
  'proof.timestamp-of-other': 'Pitseri ajatempel kuulub millegi muu juurde.',
  'proof.timestamp-unsupported': 'Pitseri ajatempel on liiki, mida siin ei saa kontrollida.',

  'issuer.authorised': 'Allkirja võti on väljaandja enda oma.',
  'issuer.key-authorised': 'See, kelle võti on, lubab sellega tõendeid allkirjastada.',
  'issuer.key-not-authorised': 'Väljaandja ei ole andnud sellele võtmele õigust tõendeid allkirjastada.',
  'issuer.key-not-authorised: The key is not allowed to sign credentials.':
    'Selle võtmega ei tohi tõendeid allkirjastada.',
  'issuer.key-not-valid-then': 'Allkirjastamise ajal ei olnud võti väljaandja oma.',
  'issuer.key-unregistered': 'Väljaandja ei ole seda võtit kunagi registreerinud.',
  'issuer.other-document': 'Väljaandja võtmed kuuluvad kellelegi teisele.',
  'issuer.proof-by-other': 'Dokumenti ei allkirjastanud see väljaandja, keda see nimetab.',
  'issuer.unresolved': 'Väljaandja võtmeid ei saanud järele vaadata.',
  'issuer.certified': 'Väljaandja allkirjastas selle oma sertifikaadiga.',
  'issuer.certificate-invalid': 'Sertifikaat, millega see on allkirjastatud, ei kehti.',
  'issuer.certificate-not-judged': 'See on allkirjastatud sertifikaadiga, mille usaldusväärsust ei vaadatud.',
  'issuer.certificate-of-other': 'See allkirjastati kellegi teise sertifikaadiga.',
  'issuer.certificate-unassigned': 'Kelle sertifikaadiga see on allkirjastatud, ei ole siin teada.',
  'issuer.certificate-undetermined': 'Kas selle sertifikaati saab usaldada, ei saa öelda.',
  'issuer.certificate-revocation-unchecked':
    'Kas sertifikaat on tühistatud, ei küsitud: selleks on vaja võrku.',
  'issuer.certificate-revocation-unchecked: Whether the certificate of the seal was revoked was not asked: that takes a network.':
    'Kas pitseri sertifikaat on tühistatud, ei küsitud: selleks on vaja võrku.',
  'issuer.certificate-expired-since':
    'Pitseri sertifikaat on vahepeal aegunud ja ainult pitseri panija ise ütleb, et pani selle enne seda.',
  'issuer.certificate-not-yet-valid': 'Pitseri sertifikaat ei kehtinud veel, kui pitser pandi.',
  'issuer.certificate-expired': 'Pitseri sertifikaat oli aegunud, kui pitser pandi.',
  'issuer.certificate-key-usage': 'Pitseri sertifikaati ei tohi pitseri panemiseks kasutada.',
  'issuer.certificate-key-weak': 'Pitseri sertifikaadil on võti, mis ei ole turvaline.',
  'issuer.certificate-extension-unknown': 'Pitseri sertifikaadil on piirang, millest siin aru ei saada.',
  'issuer.certificate-not-an-authority':
    'Pitseri sertifikaadi andis välja keegi, kes ei tohi neid välja anda.',
  'issuer.certificate-path-too-long':
    'Pitseri sertifikaadi väljaandmisel on vahel rohkem asutusi, kui tohib.',
  'issuer.certificate-signature': 'Pitseri sertifikaati ei ole allkirjastanud see, keda see nimetab.',
  'issuer.no-anchor': 'Ei ole antud asutust, kes saaks pitseri sertifikaadi eest vastutada.',
  'issuer.unanchored': 'Keegi, keda siin usaldatakse, ei vastuta pitseri sertifikaadi eest.',
  'issuer.no-genuine-seal':
    'Kelle pitser see on, ei saa öelda: ühegi pitseri kohta ei saanud näidata, et see on ehtne.',
  'issuer.sealed-beside': 'Pitseri pani ka keegi teine või väljaandja veel kord.',
  'issuer.sealed-by-issuer': 'Pitseri pani organisatsioon, keda see väljaandjana nimetab.',
  'issuer.other-name': 'Pitseri pani teine organisatsioon kui see, keda see väljaandjana nimetab.',
  'issuer.other-identifier': 'Pitseri pani teine organisatsioon kui see, keda see väljaandjana nimetab.',

  'recognition.recognised': 'Võrgustik tunnustas väljaandjat selleks väljaandmise kuupäeval.',
  'recognition.member': 'Väljaandja oli selle koostamise ajal võrgustiku liige.',
  'recognition.issuer-unknown':
    'Väljaandja on selles võrgustikus tundmatu; seepärast ei saa siin keegi öelda, kas ta on see, kelleks end nimetab.',
  'recognition.issuer-unproven': 'Ei saanud näidata, et see on nimetatud võrgustiku liikmelt.',
  'recognition.other-organisation':
    'See nimetab väljaandjana võrgustiku liiget, kuid pitseri pani keegi teine.',
  'recognition.no-award': 'Väljaandja on teada, kuid dokument ei ütle, mis ja millal anti.',
  'recognition.version-unknown': 'Võrgustik ei ole nimetatud moodulit ega programmi kunagi avaldanud.',
  'recognition.version-changed': 'Kirjeldatud moodul või programm ei ole see, mille võrgustik avaldas.',
  'recognition.ects-differ': 'See märgib teise arvu ECTS-i ainepunkte, kui võrgustik avaldas.',
  'recognition.not-a-member-then': 'Väljaandja ei olnud väljaandmise kuupäeval võrgustiku liige.',
  'recognition.not-a-member-then: The issuer was not a member of the network when it made this.':
    'Väljaandja ei olnud selle koostamise ajal võrgustiku liige.',
  'recognition.not-for-this': 'Väljaandja ei tohi seda moodulit ega programmi anda.',
  'recognition.not-then': 'Väljaandja ei olnud väljaandmise kuupäeval selle mooduli jaoks tunnustatud.',
  'recognition.signed-too-late': 'See allkirjastati liiga kaua pärast väljaandja tunnustuse lõppemist.',
  'recognition.version-unavailable':
    'See, mida võrgustik selle kohta avaldas, ei ole võrdlemiseks käepärast.',
  'recognition.described-otherwise': 'See kirjeldab moodulit või programmi teisiti, kui võrgustik avaldas.',
  'recognition.anchor-missing':
    'Ei öeldud, kelle kinnitust väljaandjate kohta uskuda; seepärast ei saa siin keegi öelda, kas mõni võrgustik väljaandjat tunnustas.',
  'recognition.statement-missing':
    'Võrgustiku kinnitust oma väljaandjate kohta ei olnud kaasas ja see ei ole käepärast.',
  'recognition.statement-by-other':
    'Kaasas olnud teave väljaandjate kohta ei ole võrgustikult, mida siin usaldatakse.',
  'recognition.statement-invalid': 'Kaasas olnud teave väljaandjate kohta ei ole võrgustiku ehtne kinnitus.',
  'recognition.statement-stale':
    'Võrgustiku kinnitus oma väljaandjate kohta on aegunud: see, keda ta tunnustab, võib olla vahepeal muutunud.',

  'period.valid': 'See kehtib täna ja selle kuupäevad on omavahel kooskõlas.',
  'period.malformed': 'Üks kuupäev selles ei ole kuupäev.',
  'period.expired': 'See on aegunud.',
  'period.not-yet-valid': 'See veel ei kehti.',
  'period.award-in-future': 'Selle väljaandmise kuupäev on tulevikus.',
  'period.signed-in-future': 'See allkirjastati tulevikus.',
  'period.award-after-signing': 'See allkirjastati enne väljaandmise kuupäeva.',

  'status.not-revoked': 'Väljaandja ei ole seda tühistanud.',
  'status.not-revoked: The issuer has neither revoked nor suspended it.':
    'Väljaandja ei ole seda tühistanud ega peatanud.',
  'status.revoked': 'Väljaandja on selle tühistanud: see enam ei kehti.',
  'status.revoked: The award was revoked by the institution that made it.':
    'Selle andnud asutus on selle tühistanud.',
  'status.not-suspended': 'Väljaandja ei ole seda peatanud.',
  'status.suspended': 'Väljaandja on selle peatanud: see ei loe enne, kui väljaandja on otsustanud.',
  'status.suspended: The award is suspended for the time being.': 'Antu on praegu peatatud.',
  'status.superseded': 'See asendati ({date}) uuemaga: {id}.',
  'status.superseded: Another credential took its place.': 'Selle asemele on tulnud teine tõend.',
  'status.replaces': 'See tuli varasema tõendi asemele, mis enam ei loe.',
  'status.in-force': 'See kehtib.',
  'status.none': 'Selle väljaandja ei näinud ette võimalust seda tühistada.',
  'status.newer-available': 'Väljaandjal on sellest uuem versioon; ka see siin kehtib.',
  'status.no-newer': 'Väljaandjal ei ole sellest uuemat versiooni.',
  'status.message': 'Väljaandja teatab seisundist, mis ei mõjuta selle kehtivust.',
  'status.message-undefined': 'Väljaandja teatab seisundist, millel veel ei ole tähendust.',
  'status.award-unknown': 'Asutuse registris sellist tõendit ei ole.',
  'status.recorded-otherwise': 'Asutuse registris on selle numbri all teine tõend.',
  'status.ask-issuer': 'Kas see veel loeb, ütleb asutus: vaadake selles olevat linki.',
  'status.type-unsupported': 'Kas see on tühistatud, on kirjas viisil, mida siin ei toetata.',
  'status.purpose-unsupported': 'Sellel on olek, mille liiki siin ei toetata.',
  'status.value-unknown': 'Sellel on olek, mille tähendus ei ole siin teada.',
  'status.token-malformed':
    'See, mida see oma oleku kohta ütleb, või loend, mis seda näitab, ei ole kirjutatud nii, nagu peab.',
  'status.id-malformed': 'See, mida see oma oleku kohta ütleb, ei ole kirjutatud nii, nagu peab.',
  'status.purpose-malformed': 'See, mida see oma oleku kohta ütleb, ei ole kirjutatud nii, nagu peab.',
  'status.index-malformed': 'See, mida see oma oleku kohta ütleb, ei ole kirjutatud nii, nagu peab.',
  'status.address-malformed': 'See, mida see oma oleku kohta ütleb, ei ole kirjutatud nii, nagu peab.',
  'status.size-malformed': 'See, mida see oma oleku kohta ütleb, ei ole kirjutatud nii, nagu peab.',
  'status.size-unsupported': 'See, mida see oma oleku kohta ütleb, ei ole kirjutatud nii, nagu peab.',
  'status.messages-malformed': 'See, mida see oma oleku kohta ütleb, ei ole kirjutatud nii, nagu peab.',
  'status.reference-malformed': 'See, mida see oma oleku kohta ütleb, ei ole kirjutatud nii, nagu peab.',
  'status.index-out-of-range': 'Selle koht jääb väljapoole loendit, millele see viitab.',
  'status.list-mismatch': 'Loend, millele see viitab, ei ole väljaandja loend selleks otstarbeks.',
  'status.list-too-short':
    'Loend, millele see viitab, on nii lühike, et sellesse vaatamine reedaks, keda otsitakse.',
  'status.list-unavailable': 'Loendit, mis näitab selle olekut, ei saadud kätte.',
  'status.list-invalid':
    'Loend, mis näitab selle olekut, ei ole ehtne; seepärast ei saa sellest midagi järeldada.',
  'status.list-invalid: The list that tells its status is not a genuine, current one of its issuer.':
    'Loend, mis näitab selle olekut, ei ole väljaandja ehtne ja ajakohane loend.',
  'status.list-unverifiable':
    'Loendit, mis näitab selle olekut, ei saanud kontrollida; see ei pruugi olla ehtne.',
  'status.list-unverifiable: The list that tells its status could not be checked.':
    'Loendit, mis näitab selle olekut, ei saanud kontrollida.',
  'status.list-malformed': 'Loend, mis näitab selle olekut, ei ole kirjutatud nii, nagu selline loend on.',
  'status.list-context-unknown': 'Loend, mis näitab selle olekut, kasutab sõnavara, mida siin ei tunta.',
  'status.list-too-complex': 'Selle olekut näitava loendi kontrollimine võtaks liiga kaua aega.',
  'status.list-other-address': 'Selle olekut näitava loendi aadressil on teine loend.',
  'status.list-stale': 'Loend, mis näitab selle olekut, on vananenud.',
  'status.list-not-yet-valid': 'Loend, mis näitab selle olekut, veel ei kehti.',

  'stack.satisfied': 'Selle osad vastavad programmi reeglile ja igaüks loeb ühe korra.',
  'stack.missing': 'See tõendab programmi läbimist ega ütle, millele see tugineb.',
  'stack.not-a-programme': 'See tugineb teistele tõenditele, kuid on mooduli kohta, mis ühelegi ei tugine.',
  'stack.digest-mismatch':
    'Üks osa on kindlaks määratud kontrollräsiga, mis ei vasta sellele, mida selle kohta öeldakse.',
  'stack.part-issuer-unknown': 'Ühe osa andis välja keegi, kes on selles võrgustikus tundmatu.',
  'stack.part-not-recognised': 'Ühe osa andis asutus, kes ei olnud sel päeval selleks tunnustatud.',
  'stack.other-learner': 'Üks osa kuulub teisele inimesele.',
  'stack.wrong-version': 'Üks osa on teise mooduli või versiooni kohta, kui tunnistus ütleb.',
  'stack.wrong-issuer': 'Ühe osa andis välja teine asutus, kui tunnistus ütleb.',
  'stack.part-differs': 'Üks osa ütleb midagi muud, kui tunnistus selle kohta ütleb.',
  'stack.part-name-differs': 'Üks osa on teise nimega kui tunnistus.',
  'stack.part-undetermined': 'Ühe osa kohta ei saanud kindlaks teha, kas see kehtib.',
  'stack.part-superseded': 'Üks osa on asendatud uuema tõendiga, kuid esitati vanem.',
  'stack.part-revoked': 'Ühe osa on selle väljaandja tühistanud.',
  'stack.part-not-verified': 'Üks osa ei läbi kontrolli iseseisvalt.',
  'stack.programme-mismatch': 'Tunnistus on teise programmi kohta kui selle osad.',
  'stack.programme-mismatch: The rule that the certificate pins is not the one that was published.':
    'Reegel, mille tunnistus kindlaks määrab, ei ole see, mis avaldati.',
  'stack.rule-unavailable':
    'Programmi reeglit ei ole käepärast; seepärast ei saa öelda, kas osad sellele vastavad.',
  'stack.rule-unreadable': 'Programmi reegel on kujul, mida siin ei toetata.',
  'stack.ects-short': 'Selle osad annavad kokku vähem ECTS-i ainepunkte, kui reegel nõuab.',
  'stack.ects-short: Its parts add up to fewer ECTS credits than it states.':
    'Selle osad annavad kokku vähem ECTS-i ainepunkte, kui see märgib.',
  'stack.part-twice': 'Ühte moodulit on arvestatud kaks korda.',
  'stack.not-in-rule': 'Ühte osa kasutatakse millekski, milleks reegel seda ei luba.',
  'stack.part-missing': 'Puudub osa, mida reegel nõuab.',
  'stack.too-old': 'Üks osa on vanem, kui reegel lubab.',
  'stack.grade-low': 'Ühe osa hinne on madalam, kui reegel nõuab.',
  'stack.grade-unknown': 'Reegel nõuab miinimumhinnet, kuid hinnet ei näidatud.',
  'stack.institutions-few': 'Selle osad on vähematest asutustest, kui reegel nõuab.',
  'stack.after-award': 'Üks osa anti pärast tunnistust.',
  'stack.through-broken': 'Programmi osad, millele see tugineb, ei sobi omavahel kokku.',
  'stack.through-mismatch': 'Tunnistusel, millele see tugineb, on teised osad, kui see ütleb.',
  'stack.part-not-presented.one': 'Üks osa on esitamata; selle eest vastutab väljaandja.',
  'stack.part-not-presented.other': '{count} osa on esitamata; nende eest vastutab väljaandja.',

  'clr.complete': 'Iga loetletud tõend kehtib iseseisvalt ja on sama inimese kohta.',
  'clr.empty': 'See on õpitulemuste väljavõte, kuid ei loetle ühtegi.',
  'clr.too-deep': 'Väljavõtted on üksteise sees liiga sügaval, et neid vaadata.',
  'clr.entry-not-verified': 'Üks loetletud tõend ei läbi kontrolli iseseisvalt.',
  'clr.entry-undetermined': 'Ühe loetletud tõendi kohta ei saanud kindlaks teha, kas see kehtib.',
  'clr.other-learner': 'Üks loetletud tõend on teise inimese kohta.',
  'clr.entry-foreign': 'See loetleb midagi muud kui selle väljaandja antut.',
  'clr.name-differs': 'Üks loetletud tõend on teise nimega.',
  'clr.entry-twice': 'See loetleb sama tõendit kaks korda.',
  'clr.association-contradicts':
    'See, mida see ütleb tõendite kuulumisest üksteise juurde, ei ole see, mida tõendid ütlevad.',
  'clr.achievement-contradicts': 'See kirjeldab programme teisiti kui tunnistused, mida see loetleb.',
  'clr.learner-unnamed':
    'Kas üks loetletud tõend on sama inimese kohta, ei saa öelda: mõlemat ei ole nimetatud.',

  'endorsement.verified': 'Sellel on toetus ja toetus läbib kontrolli iseseisvalt.',
  'endorsement.not-verified': 'Üks selles olev toetus ei läbi kontrolli iseseisvalt.',
  'endorsement.not-one': 'Toetuse asemel on midagi, mis seda ei ole.',
  'endorsement.other-subject': 'Üks selles olev toetus on millegi muu kohta.',
  'endorsement.undetermined': 'Kas üks selles olev toetus kehtib, ei saanud kindlaks teha.',
  'endorsement.too-deep': 'Selles olevad toetused on liiga sügaval, et neid vaadata.',

  'content.complete': 'Selles on kõik Euroopa mikrokvalifikatsiooni andmed.',
  'content.incomplete': 'Selles puuduvad Euroopa mikrokvalifikatsiooni andmed: {elements}.',
  'content.withheld':
    'Mõnda Euroopa mikrokvalifikatsiooni andmetest ei näidata; omanik võib need olla avaldamata jätnud.',
  'content.other-form': 'Kas selles on Euroopa mikrokvalifikatsiooni andmed, ei kontrollitud.',
  'content.schema-not-at-hand': 'Nimetatud skeemi ei vaadatud; kuju kontrolliti ilma selleta.',
  'content.schema-not-at-hand: It names a schema that was not looked at.':
    'See nimetab skeemi, mida ei vaadatud.',
  'content.schema-unusable': 'See nimetab skeemi, mida ei saa rakendada.',
  'content.schema-satisfied': 'See on selline, nagu nõuab selles nimetatud skeem.',

  'element.learner': 'inimese nimi',
  'element.title': 'pealkiri',
  'element.country of the issuer': 'väljaandja riik',
  'element.country': 'riik',
  'element.awarding body': 'tunnistust andev asutus',
  'element.date of award': 'väljaandmise kuupäev',
  'element.date': 'kuupäev',
  'element.learning outcomes': 'õpiväljundid',
  'element.outcomes': 'väljundid',
  'element.workload in ECTS': 'töömaht ECTS-i ainepunktides',
  'element.workload': 'töömaht',
  'element.level': 'tase',
  'element.quality assurance': 'kvaliteedi tagamine',
  'element.type of assessment': 'hindamise liik',
  'element.assessment': 'hindamine',
  'element.form of participation': 'osalemise viis',
  'element.participation': 'osalemine',

  'holder.not-asked': 'Kes selle esitab, ei küsitud: koopia võib olla igaühel.',
  'holder.present': 'Omanik allkirjastas esitatu.',
  'holder.unproven': 'Küsiti, kes selle esitab, kuid esitatu ei ole allkirjastatud.',
  'holder.unproven: Who presents it was asked, and the holder did not sign.':
    'Küsiti, kes selle esitab, kuid omanik ei andnud allkirja.',
  'holder.purpose-mismatch': 'Allkiri anti muul eesmärgil.',
  'holder.purpose': 'Allkiri anti muul eesmärgil kui esitamiseks.',
  'holder.challenge-mismatch': 'Allkiri ei ole antud selle päringu jaoks.',
  'holder.domain-mismatch': 'Allkiri anti kellelegi teisele.',
  'holder.other': 'Esitatu allkirjastas keegi teine kui nimetatud omanik.',
  'holder.unresolved': 'Omaniku võtmeid ei saanud järele vaadata.',
  'holder.key-not-authorised': 'Omanik ei ole lubanud selle võtmega esitatavat allkirjastada.',
  'holder.key-type': 'Omaniku võti ei ole seda tüüpi, millega sellist allkirja antakse.',
  'holder.invalid': 'Omaniku allkiri ei ole antud võtmega, millega tõend on seotud.',
  'holder.presents-other': 'Omaniku allkiri anti millegi muu kohta kui see, mida näidatakse.',
  'holder.not-yet-valid': 'Omaniku allkiri veel ei kehti.',
  'holder.expired': 'Omaniku allkiri anti ajaks, mis on möödas.',
  'holder.too-old': 'Omaniku allkiri on vanem, kui päringu vastus tohib olla.',
  'holder.suite-unsupported': 'Omaniku allkiri on liiki, mida siin ei saa kontrollida.',
  'holder.not-bound': 'Keegi andis allkirja omanikuna, kuid see ei ole kellegagi seotud.',
  'holder.binding-unsupported': 'See on omanikuga seotud viisil, mida siin ei toetata.',
  'holder.bound': 'See on seotud selle esitaja võtmega.',
  'holder.not-bound: It is bound to nobody, so anybody who has a copy could present it.':
    'See ei ole kellegagi seotud; seepärast võiks seda esitada igaüks, kellel on koopia.',
  'holder.other-subject': 'See on seotud kellegi teisega kui selle esitaja.',

  'question.answered': 'See on see, mida küsiti.',
  'question.other': 'See ei ole see, mida küsiti.',
};
