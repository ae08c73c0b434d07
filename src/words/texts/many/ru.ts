import type { ManyTexts } from './en.js';

/** Russian. */
export const manyRu: ManyTexts = {
  'many.title': 'Проверка нескольких удостоверений',
  'many.how':
    'Сразу несколько: выберите или перетащите сюда до {limit} файлов или целую папку либо вставьте в каждую строку одно удостоверение, токен или ссылку.',
  'many.folder': 'Выбрать папку',
  'many.lines':
    'В каждой строке может быть удостоверение, токен или ссылка. Ссылки этой службы открываются здесь, и тот, кто ими поделился, увидит, что их просматривали; ссылки, ведущие в другое место, называются, но по ним не переходят.',
  'many.checking.one': 'Проверяется {count}',
  'many.checking.few': 'Проверяются {count}',
  'many.checking.many': 'Проверяется {count}',
  'many.checking.other': 'Проверяется {count}',
  'many.checked.one': 'Проверено: {count}',
  'many.checked.few': 'Проверено: {count}',
  'many.checked.many': 'Проверено: {count}',
  'many.checked.other': 'Проверено: {count}',
  'many.stopped': 'Остановлено: проверено {done} из {total}',
  'many.progress': 'Проверено {done} из {total}',
  'many.stop': 'Остановить',
  'many.show': 'Показать',
  'many.all': 'Все',
  'many.unreadable': 'Не читается',
  'many.repeated': 'Уже поданы',
  'many.repeats': 'То же самое в {name}.',
  'many.caption': 'Показано {shown} из {total}.',
  'many.opens': 'Каждое имя открывает полный ответ.',
  'many.name': 'Файл или строка',
  'many.line': 'Строка {number}',
  'many.reason': 'Причина',
  'many.more.one': '{title} и ещё {count}',
  'many.more.few': '{title} и ещё {count}',
  'many.more.many': '{title} и ещё {count}',
  'many.more.other': '{title} и ещё {count}',
  'many.issuer-unknown': 'выдавшая организация неизвестна в этой сети',
  'many.none': 'Таких нет.',
  'many.csv': 'Сохранить в CSV',
  'many.json': 'Сохранить в JSON',
  'many.back': 'Назад ко всем результатам',
  'verify.problem.share-busy':
    'Служба, которой принадлежит эта страница, сейчас не открыла ссылку: возможно, к ней обращались слишком часто. Повторите попытку через несколько минут.',
  'verify.problem.verify.link-elsewhere': 'Ссылка ведёт в другое место, и перехода по ней не было:',
  'verify.problem.internal.error':
    'Это не удалось проверить. Проверьте отдельно или повторите попытку позже.',
  'verify.problem.verify.batch-empty': 'В этом нет ни одного файла, проверять нечего.',
  'verify.problem.verify.batch-too-many':
    'Передано файлов и строк: {count}. За один раз проверяется не более {limit}, поэтому не проверено ничего: выберите меньше.',
};
