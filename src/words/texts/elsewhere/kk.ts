import type { ElsewhereTexts } from './en.js';

/** Kazakh. */
export const elsewhereKk: ElsewhereTexts = {
  'verify.elsewhere': 'Басқа жерде жарияланған',
  'verify.elsewhere.missing':
    'Жауапта анықталмаған нәрсе бар. Оған қажетті деректер басқа сайттарда жарияланған және жүктелген жоқ.',
  'verify.elsewhere.did': '{host}: берушінің кілттері.',
  'verify.elsewhere.list': '{host}: күші жойылғандар мен тоқтатылғандардың тізімі.',
  'verify.elsewhere.as-of': 'Жүктелген уақыты: {instant}.',
  'verify.elsewhere.learn':
    'Егер ол жүктелсе, басқа сайт осы қызметтің дәл қазір соны сұрағанын, демек қай тізім қаралып жатқанын біледі; әр куәліктің өз тізімі болса, қай куәлік екенін де біледі. Сіздің кім екеніңізді білмейді. Бұл қызмет не жүктелгенін біледі. Сіз ұсынған құжат ешкімге жіберілмейді.',
  'verify.elsewhere.fetch': 'Жүктеу',
  'verify.elsewhere.again': 'Қайта жүктеу',
  'verify.elsewhere.offline':
    '{host} сайтынан ештеңе жүктелген жоқ: желі жоқ немесе бұл қызмет жауап бермейді.',
  'verify.elsewhere.unavailable': '{host} жауап бермейді. Кейінірек қайталап көріңіз.',
  'verify.elsewhere.slow': '{host} тым ұзақ жауап береді. Кейінірек қайталап көріңіз.',
  'verify.elsewhere.busy':
    'Қысқа уақытта тым көп сұралды, сондықтан {host} сайтына сұрау жіберілмеді. Бірнеше минуттан кейін қайталап көріңіз.',
  'verify.elsewhere.too-large': '{host} жауабы рұқсат етілгеннен үлкен, сондықтан оқылған жоқ.',
  'verify.elsewhere.unfit': '{host} жауабы болуы тиіс нәрсе емес, сондықтан пайдаланылған жоқ.',
  'verify.elsewhere.moved': '{host} басқа сайтқа бағыттайды, ол ашылған жоқ.',
  'verify.elsewhere.refused': '{host} сайтына сұрау жіберілмеді: бұл жалпыға ашық сайттың мекенжайы емес.',
  'verify.elsewhere.not-found': '{host} бұл мекенжайда ештеңе жоқ екенін айтады.',
};
