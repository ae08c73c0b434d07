import { element } from './elements.js';
import { LARGEST } from './kinds.js';
import type { Many } from './many/messages.js';
import type { Answered, Asking, Foreign, HandedIn, Question, Recorded, RecordQuestion } from './messages.js';

// What /verify does where scripts run: everything in this browser. Whatever is handed in goes to a worker of this page and nowhere else;
// what it finds is told with the components and words that the server tells it with.

const SLOW = 200;

const page = element('verify');
const { publicUrl = '' } = page.dataset;
const working = element('working');
const [file, folder] = [element('file') as HTMLInputElement, element('folder') as HTMLInputElement];
const text = element('text') as HTMLTextAreaElement;

let worker: Worker | undefined;
/** What was handed in last, or asked of it, by its number: only its answer is shown. */
let asked = 0;

/** What shows answers is loaded with the first of them. */
const showing = () => import('./showing.js');
/** What is only for many at once, with the first of those. */
const handedIn = () => import('./many/handed-in.js');
let many: typeof import('./many/page.js') | undefined;

const now = (): Asking => ({ now: Date.now(), language: document.documentElement.lang, publicUrl });

/** What the answer that is shown is about, if it was found without a network. */
let foundOffline: HandedIn | undefined;
/** Milliseconds until it is tried again: a network that is just there doesn't carry anything yet. */
const AGAIN = [0, 500, 1000, 3000, 10_000];

/** Gives a number to what somebody does. What was found before is of no interest any more. */
function begin(): number {
  foundOffline = undefined;
  return ++asked;
}

const ask = (handedIn: HandedIn, wanted: readonly Foreign[] = []) =>
  askWorker<Answered>({ handedIn, wanted, ...now() });

function askWorker<Told>(question: Question | RecordQuestion): Promise<Told> {
  worker ??= new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
  const asking = worker;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    port1.onmessage = ({ data }: MessageEvent<Told>) => {
      port1.close();
      resolve(data);
    };
    asking.onerror = () => {
      worker = undefined;
      reject(new Error('worker'));
    };
    asking.postMessage(question, [port2]);
  });
}

interface Checking {
  readonly wanted?: readonly Foreign[];
  readonly unasked?: boolean;
  /** Of what somebody did, where that was begun before. */
  readonly number?: number;
}

async function check(handedIn: HandedIn, checking: Checking = {}): Promise<void> {
  const { wanted, unasked = false, number = unasked ? asked : begin() } = checking;
  if (number !== asked) return;
  const slow = setTimeout(() => tell(working.dataset.text ?? ''), SLOW);
  try {
    const [answered] = await Promise.all([ask(handedIn, wanted), showing()]);
    const nothingNew = unasked && isOffline(answered);
    if (number === asked && !nothingNew) await show(answered, handedIn, unasked);
  } catch {
    if (number === asked) await showFailed();
  } finally {
    clearTimeout(slow);
    tell('');
  }
}

function tell(progress: string): void {
  working.textContent = progress;
}

async function show(answered: Answered, handedIn?: HandedIn, unasked = false): Promise<void> {
  foundOffline = isOffline(answered) ? handedIn : undefined;
  many?.leaveMany();
  const { show } = await showing();
  await show(answered, {
    fetchThem: (wanted) => handedIn && void check(handedIn, { wanted }),
    choose: (text) => void check({ kind: 'code', text }),
    getRecord: handedIn && (() => askWorker<Recorded>({ toRecord: handedIn, ...now() })),
    unasked,
  });
}

/** Also where what shows answers is what could not be loaded. */
async function showFailed(): Promise<void> {
  try {
    await show({ problem: { code: 'failed' } });
  } catch {
    const problem = element('problem');
    const { failed = '' } = problem.dataset;
    const told = { className: 'problem', role: 'alert', textContent: failed };
    problem.replaceChildren(Object.assign(document.createElement('p'), told));
  }
}

function isOffline(answered: Answered): boolean {
  if ('report' in answered) return answered.offline;
  if ('record' in answered) return false;
  return ['no-material', 'share-offline'].includes(answered.problem.code);
}

/** What was found without a network may have changed meanwhile. */
async function checkAgain(): Promise<void> {
  for (const pause of AGAIN) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (!foundOffline) return;
    await check(foundOffline, { unasked: true });
  }
}

async function checkMany(handed: Many, number: number): Promise<void> {
  const isAsked = () => number === asked;
  try {
    many ??= await import('./many/page.js');
    await many.checkMany({ many: handed, ...now() }, isAsked, (problem) => void show({ problem }));
  } catch {
    if (isAsked()) await showFailed();
  }
}

async function checkText(said: string): Promise<void> {
  const number = begin();
  const lines = said.includes('\n') ? (await handedIn()).linesIn(said) : undefined;
  await (lines ? checkMany(lines, number) : check({ kind: 'text', text: said }, { number }));
}

async function checkFiles(chosen: readonly File[]): Promise<void> {
  const [only, ...more] = chosen;
  if (!only) return;
  const number = begin();
  const { chosenFiles, listIn } = await handedIn();
  const several = more.length > 0 || only.webkitRelativePath !== '';
  const handed = several ? chosenFiles(chosen) : await listIn(only);
  await (handed ? checkMany(handed, number) : checkFile(only, number));
  // so that the same can be chosen again
  file.value = folder.value = '';
}

/** Files and folders. What was dropped can only be asked for at once. */
async function checkDropped({ files, items }: DataTransfer): Promise<void> {
  const entries = Array.from(items ?? [], (item) => item.webkitGetAsEntry()).filter(
    (entry) => entry !== null,
  );
  const chosen = [...files];
  if (!entries.some((entry) => entry.isDirectory)) return checkFiles(chosen);
  const number = begin();
  await checkMany(await (await handedIn()).droppedFiles(entries), number);
}

async function checkFile(chosen: File, number: number): Promise<void> {
  const megabytes = (size: number) => String(Math.ceil(size / 1_000_000));
  if (chosen.size > LARGEST) {
    const values = { size: megabytes(chosen.size), limit: megabytes(LARGEST) };
    if (number === asked) await show({ problem: { code: 'too-large', values } });
    return;
  }
  await check({ kind: 'file', bytes: new Uint8Array(await chosen.arrayBuffer()) }, { number });
}

async function scan(): Promise<void> {
  const { startScanner } = await import('./scanner.js');
  let frame: HandedIn | undefined;
  const found = await startScanner({
    video: element('camera') as HTMLVideoElement,
    frame: element('scanner'),
    stop: element('stop'),
    look: async (picture) => {
      frame = { kind: 'frame', picture };
      const answered = await ask(frame);
      return 'problem' in answered && answered.problem.code === 'no-code' ? undefined : answered;
    },
  });
  if (!found) return;
  begin();
  if (found === 'refused') await show({ problem: { code: 'camera-refused' } });
  else await show(found, frame);
}

page.addEventListener('submit', (event) => {
  event.preventDefault();
  const chosen = [...(file.files ?? [])];
  if (chosen.length > 0) void checkFiles(chosen);
  else if (text.value.trim() === '') void show({ problem: { code: 'verify.no-file' } });
  else void checkText(text.value);
});
for (const input of [file, folder])
  input.addEventListener('change', () => void checkFiles([...(input.files ?? [])]));
element('choose-folder').addEventListener('click', () => folder.click());
element('scan').addEventListener('click', () => void scan());
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  const dropped = event.dataTransfer;
  if (dropped?.files.length) void checkDropped(dropped);
  else dropped?.items[0]?.getAsString((said) => void checkText(said));
});
addEventListener('paste', (event) => {
  const { files } = event.clipboardData ?? {};
  if (event.target === text && !files?.length) return;
  event.preventDefault();
  if (files?.length) void checkFiles([...files]);
  else void checkText(event.clipboardData?.getData('text/plain') ?? '');
});
addEventListener('online', () => void checkAgain());
file.multiple = true;
// some telephones have no folders to choose
folder.webkitdirectory = true;
element('choose-folder').hidden = !('webkitdirectory' in HTMLInputElement.prototype);
for (const part of page.querySelectorAll<HTMLElement>('[data-scripted]')) part.hidden = false;
for (const part of page.querySelectorAll<HTMLElement>('[data-plain]')) part.hidden = true;
// what works without a network is fetched when the page itself is there
if ('serviceWorker' in navigator)
  addEventListener('load', () =>
    navigator.serviceWorker.register('/verify/offline.js', { scope: '/verify' }),
  );
