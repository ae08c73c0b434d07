import type { ElsewhereTexts } from './en.js';

/** Russian. */
export const elsewhereRu: ElsewhereTexts = {
  'verify.elsewhere': 'Опубликовано в другом месте',
  'verify.elsewhere.missing':
    'Ответ оставляет что-то открытым. Нужное для него опубликовано на других сайтах и не было получено.',
  'verify.elsewhere.did': '{host}: ключи выдавшей организации.',
  'verify.elsewhere.list': '{host}: список отозванного и приостановленного.',
  'verify.elsewhere.as-of': 'Получено: {instant}.',
  'verify.elsewhere.learn':
    'Если это получить, другой сайт узнает, что эта служба запросила это в данный момент, а значит, какой список просматривается; если у каждого документа свой список, то и какой документ. Кто вы, он не узнает. Эта служба узнает, что было получено. То, что вы предъявили, никому не отправляется.',
  'verify.elsewhere.fetch': 'Получить',
  'verify.elsewhere.again': 'Получить заново',
  'verify.elsewhere.offline': 'С сайта {host} ничего не получено: нет сети или эта служба не отвечает.',
  'verify.elsewhere.unavailable': '{host} не отвечает. Повторите попытку позже.',
  'verify.elsewhere.slow': '{host} отвечает слишком долго. Повторите попытку позже.',
  'verify.elsewhere.busy':
    'За короткое время было слишком много запросов, поэтому запрос к {host} не отправлен. Повторите попытку через несколько минут.',
  'verify.elsewhere.too-large': 'Ответ {host} больше допустимого и не был прочитан.',
  'verify.elsewhere.unfit': 'Ответ {host} — не то, чем он должен быть, и не был использован.',
  'verify.elsewhere.moved': '{host} перенаправляет на другой сайт, переход не выполнен.',
  'verify.elsewhere.refused': 'Запрос к {host} не отправлен: это не адрес общедоступного сайта.',
  'verify.elsewhere.not-found': '{host} сообщает, что по этому адресу ничего нет.',
};
