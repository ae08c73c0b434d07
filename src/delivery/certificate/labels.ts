/** The words of the layout itself, in one language. */
export interface Labels {
  readonly module: string;
  readonly certificate: string;
  readonly awardedTo: string;
  readonly ects: string;
  readonly level: string;
  readonly grade: string;
  readonly awardedOn: string;
  readonly signedOn: string;
  readonly outcomes: string;
  readonly parts: string;
  readonly awardedBy: string;
  readonly signatory: string;
  readonly sealed: string;
  readonly code: string;
  readonly check: string;
  readonly id: string;
  /** `{count}` further entries are not shown. */
  readonly more: string;
  readonly notice: string;
  readonly demo: string;
  readonly picture: string;
}

/**
 * By ISO 639-1 language. Names stand alone, never inside a sentence, so that no language has to decline them or to guess
 * anybody's gender.
 */
export const LABELS: Readonly<Record<string, Labels>> = {
  en: {
    module: 'Module completed',
    certificate: 'Certificate',
    awardedTo: 'Awarded to',
    ects: 'ECTS credits',
    level: 'EQF level',
    grade: 'Grade',
    awardedOn: 'Date of award',
    signedOn: 'Signed on',
    outcomes: 'Learning outcomes',
    parts: 'Built from',
    awardedBy: 'Awarding body',
    signatory: 'Signed by',
    sealed: 'Signed digitally.',
    code: 'The code leads to the proof.',
    check: 'Check',
    id: 'Credential',
    more: 'and {count} more',
    notice: 'Note',
    demo: 'Demonstration: no real diploma',
    picture: 'Certificate',
  },
  pt: {
    module: 'Módulo concluído',
    certificate: 'Certificado',
    awardedTo: 'Atribuído a',
    ects: 'Créditos ECTS',
    level: 'Nível do QEQ',
    grade: 'Classificação',
    awardedOn: 'Data de atribuição',
    signedOn: 'Assinado em',
    outcomes: 'Resultados da aprendizagem',
    parts: 'Composto por',
    awardedBy: 'Entidade certificadora',
    signatory: 'Assinado por',
    sealed: 'Assinado digitalmente.',
    code: 'O código conduz à prova.',
    check: 'Verificar',
    id: 'Credencial',
    more: 'e mais {count}',
    notice: 'Nota',
    demo: 'Demonstração: não é um diploma verdadeiro',
    picture: 'Certificado',
  },
  de: {
    module: 'Abgeschlossenes Modul',
    certificate: 'Zertifikat',
    awardedTo: 'Verliehen an',
    ects: 'ECTS-Punkte',
    level: 'EQR-Niveau',
    grade: 'Note',
    awardedOn: 'Datum der Verleihung',
    signedOn: 'Unterzeichnet am',
    outcomes: 'Lernergebnisse',
    parts: 'Aufgebaut aus',
    awardedBy: 'Verleihende Einrichtung',
    signatory: 'Unterzeichnet von',
    sealed: 'Digital unterzeichnet.',
    code: 'Der Code führt zum Nachweis.',
    check: 'Prüfen',
    id: 'Nachweis',
    more: 'und {count} weitere',
    notice: 'Hinweis',
    demo: 'Vorführung: kein echtes Diplom',
    picture: 'Zertifikat',
  },
  es: {
    module: 'Módulo superado',
    certificate: 'Certificado',
    awardedTo: 'Otorgado a',
    ects: 'Créditos ECTS',
    level: 'Nivel del EQF',
    grade: 'Calificación',
    awardedOn: 'Fecha de concesión',
    signedOn: 'Firmado el',
    outcomes: 'Resultados de aprendizaje',
    parts: 'Compuesto por',
    awardedBy: 'Entidad otorgante',
    signatory: 'Firmado por',
    sealed: 'Firmado digitalmente.',
    code: 'El código conduce a la prueba.',
    check: 'Comprobar',
    id: 'Credencial',
    more: 'y {count} más',
    notice: 'Nota',
    demo: 'Demostración: no es un diploma auténtico',
    picture: 'Certificado',
  },
  sk: {
    module: 'Absolvovaný modul',
    certificate: 'Certifikát',
    awardedTo: 'Meno a priezvisko',
    ects: 'Kredity ECTS',
    level: 'Úroveň EKR',
    grade: 'Hodnotenie',
    awardedOn: 'Dátum udelenia',
    signedOn: 'Podpísané',
    outcomes: 'Výsledky vzdelávania',
    parts: 'Z čoho sa skladá',
    awardedBy: 'Udeľujúca inštitúcia',
    signatory: 'Podpisuje',
    sealed: 'Podpísané digitálne.',
    code: 'Kód vedie k dôkazu.',
    check: 'Overenie',
    id: 'Osvedčenie',
    more: 'a ďalšie: {count}',
    notice: 'Upozornenie',
    demo: 'Ukážka: nejde o skutočný diplom',
    picture: 'Certifikát',
  },
  nl: {
    module: 'Afgeronde module',
    certificate: 'Certificaat',
    awardedTo: 'Uitgereikt aan',
    ects: 'ECTS-credits',
    level: 'EQF-niveau',
    grade: 'Resultaat',
    awardedOn: 'Datum van toekenning',
    signedOn: 'Ondertekend op',
    outcomes: 'Leerresultaten',
    parts: 'Opgebouwd uit',
    awardedBy: 'Uitreikende instelling',
    signatory: 'Ondertekend door',
    sealed: 'Digitaal ondertekend.',
    code: 'De code leidt naar het bewijs.',
    check: 'Controleren',
    id: 'Credential',
    more: 'en nog {count}',
    notice: 'Let op',
    demo: 'Demonstratie: geen echt diploma',
    picture: 'Certificaat',
  },
  fr: {
    module: 'Module accompli',
    certificate: 'Certificat',
    awardedTo: 'Décerné à',
    ects: 'Crédits ECTS',
    level: 'Niveau CEC',
    grade: 'Note',
    awardedOn: 'Date de délivrance',
    signedOn: 'Signé le',
    outcomes: 'Acquis d’apprentissage',
    parts: 'Composé de',
    awardedBy: 'Organisme de délivrance',
    signatory: 'Signé par',
    sealed: 'Signé numériquement.',
    code: 'Le code mène à la preuve.',
    check: 'Vérifier',
    id: 'Attestation',
    more: 'et {count} de plus',
    notice: 'Avis',
    demo: 'Démonstration : ceci n’est pas un vrai diplôme',
    picture: 'Certificat',
  },
  et: {
    module: 'Läbitud moodul',
    certificate: 'Tunnistus',
    awardedTo: 'Tunnistuse saaja',
    ects: 'ECTSi ainepunktid',
    level: 'EQFi tase',
    grade: 'Hinne',
    awardedOn: 'Väljaandmise kuupäev',
    signedOn: 'Allkirjastatud',
    outcomes: 'Õpiväljundid',
    parts: 'Koosneb osadest',
    awardedBy: 'Väljaandja',
    signatory: 'Allkirjastaja',
    sealed: 'Digitaalselt allkirjastatud.',
    code: 'Kood viib tõendini.',
    check: 'Kontrolli',
    id: 'Tunnistuse number',
    more: 'ja veel {count}',
    notice: 'Märkus',
    demo: 'Näidis: ei ole päris diplom',
    picture: 'Tunnistus',
  },
  kk: {
    module: 'Аяқталған модуль',
    certificate: 'Сертификат',
    awardedTo: 'Иегері',
    ects: 'ECTS кредиттері',
    level: 'EQF деңгейі',
    grade: 'Баға',
    awardedOn: 'Берілген күні',
    signedOn: 'Қол қойылған күні',
    outcomes: 'Оқу нәтижелері',
    parts: 'Құрамы',
    awardedBy: 'Берген ұйым',
    signatory: 'Қол қоюшы',
    sealed: 'Цифрлық қолтаңбамен расталған.',
    code: 'Код дәлелге апарады.',
    check: 'Тексеру',
    id: 'Куәлік',
    more: 'және тағы {count}',
    notice: 'Ескерту',
    demo: 'Көрсету үлгісі: нағыз диплом емес',
    picture: 'Сертификат',
  },
  ru: {
    module: 'Освоенный модуль',
    certificate: 'Сертификат',
    awardedTo: 'Владелец',
    ects: 'Кредиты ECTS',
    level: 'Уровень EQF',
    grade: 'Оценка',
    awardedOn: 'Дата присуждения',
    signedOn: 'Дата подписания',
    outcomes: 'Результаты обучения',
    parts: 'Из чего состоит',
    awardedBy: 'Присуждающая организация',
    signatory: 'Подписавшее лицо',
    sealed: 'Подписано цифровой подписью.',
    code: 'Код ведёт к подтверждению.',
    check: 'Проверить',
    id: 'Удостоверение',
    more: 'и ещё {count}',
    notice: 'Примечание',
    demo: 'Демонстрация: не настоящий диплом',
    picture: 'Сертификат',
  },
};

/** The labels of a language, and how it writes dates, numbers and countries; English where there are none. */
export function labelsFor(language: string | undefined): {
  readonly language: string;
  readonly labels: Labels;
  readonly date: (day: string) => string;
  /** The same, shorter. */
  readonly shortDate: (day: string) => string;
  readonly number: (value: number) => string;
  readonly country: (code: string) => string;
} {
  const wanted = language !== undefined && Object.hasOwn(LABELS, language) ? language : 'en';
  const locale = wanted === 'en' ? 'en-GB' : wanted === 'pt' ? 'pt-PT' : wanted;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDays = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const english = LABELS.en;
  const labels = LABELS[wanted] ?? english;
  if (labels === undefined) throw new Error('The labels in English are missing');
  return {
    language: wanted,
    labels,
    date: (day) => days.format(Date.parse(`${day}T00:00:00Z`)),
    shortDate: (day) => shortDays.format(Date.parse(`${day}T00:00:00Z`)),
    number: (value) => numbers.format(value),
    country: (code) => regions.of(code) ?? code,
  };
}
