import type { ManyTexts } from './en.js';

/** Kazakh. */
export const manyKk: ManyTexts = {
  'many.title': 'Бірнеше куәлікті тексеру',
  'many.how':
    'Бірнешеуін бірден: {limit} файлға дейін немесе тұтас қалтаны таңдаңыз не осында сүйреп әкеліңіз, немесе әр жолға бір куәлік, токен не сілтеме қойыңыз.',
  'many.folder': 'Қалта таңдау',
  'many.lines':
    'Әр жолда куәлік, токен немесе сілтеме тұра алады. Осы қызметтің сілтемелері осында ашылады, және оларды бөліскен адам қаралғанын көреді; басқа жаққа апаратын сілтемелер аталады, бірақ ашылмайды.',
  'many.checking.one': '{count} тексерілуде',
  'many.checking.other': '{count} тексерілуде',
  'many.checked.one': '{count} тексерілді',
  'many.checked.other': '{count} тексерілді',
  'many.stopped': 'Тоқтатылды: {total} ішінен {done} тексерілді',
  'many.progress': '{total} ішінен {done} тексерілді',
  'many.stop': 'Тоқтату',
  'many.show': 'Көрсету',
  'many.all': 'Барлығы',
  'many.unreadable': 'Оқылмайды',
  'many.repeated': 'Бұрын берілген',
  'many.repeats': 'Дәл осы {name} ішінде де бар.',
  'many.caption': '{total} ішінен {shown} көрсетілген.',
  'many.opens': 'Әр атау толық жауапты ашады.',
  'many.name': 'Файл немесе жол',
  'many.line': '{number}-жол',
  'many.reason': 'Себебі',
  'many.more.one': '{title} және тағы біреуі',
  'many.more.other': '{title} және тағы {count}',
  'many.issuer-unknown': 'берген ұйым бұл желіге белгісіз',
  'many.none': 'Мұндайлар жоқ.',
  'many.csv': 'CSV түрінде сақтау',
  'many.json': 'JSON түрінде сақтау',
  'many.back': 'Барлық нәтижеге оралу',
  'verify.problem.share-busy':
    'Осы бет тиесілі қызмет сілтемені қазір ашпады; бәлкім, одан тым көп сұралған болар. Бірнеше минуттан кейін қайталап көріңіз.',
  'verify.problem.verify.link-elsewhere': 'Сілтеме басқа жаққа апарады, сондықтан ашылған жоқ:',
  'verify.problem.internal.error':
    'Мұны тексеру мүмкін болмады. Жеке тексеріңіз немесе кейінірек қайталап көріңіз.',
  'verify.problem.verify.batch-empty': 'Ішінде файл да, тексеретін ештеңе де жоқ.',
  'verify.problem.verify.batch-too-many':
    '{count} файл мен жол берілді. Бір жолда ең көбі {limit} тексеріледі, сондықтан ешқайсысы тексерілмеді: азырақ таңдаңыз.',
};
