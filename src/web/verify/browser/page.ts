import { element } from './elements.js';
import type { Answered, Foreign, HandedIn, Question } from './messages.js';

// What /verify does where scripts run: everything in this browser. Whatever is handed in goes to a worker of this page and nowhere else;
// what it finds is told with the components and words that the server tells it with.

/** No credential is as large; photographs of some telephones nearly are. */
const LARGEST = 25_000_000;
const SLOW = 200;

const page = element('verify');
const { publicUrl = '' } = page.dataset;
const working = element('working');
const [file, text] = [element('file') as HTMLInputElement, element('text') as HTMLTextAreaElement];

let worker: Worker | undefined;
/** Which question was asked last: only its answer is shown. */
let asked = 0;

/** What shows answers is loaded with the first of them. */
const showing = () => import('./showing.js');

/** What the answer that is shown is about, if it was found without a network. */
let foundOffline: HandedIn | undefined;
/** Milliseconds until it is tried again: a network that is just there doesn't carry anything yet. */
const AGAIN = [0, 500, 1000, 3000, 10_000];

function ask(handedIn: HandedIn, wanted: readonly Foreign[] = []): Promise<Answered> {
  worker ??= new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
  const question: Question = {
    handedIn,
    wanted,
    now: Date.now(),
    language: document.documentElement.lang,
    publicUrl,
  };
  const asking = worker;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    port1.onmessage = ({ data }: MessageEvent<Answered>) => {
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
}

async function check(handedIn: HandedIn, { wanted, unasked = false }: Checking = {}): Promise<void> {
  const number = ++asked;
  const slow = setTimeout(() => tell(working.dataset.text ?? ''), SLOW);
  try {
    const [answered] = await Promise.all([ask(handedIn, wanted), showing()]);
    const nothingNew = unasked && isOffline(answered);
    if (number === asked && !nothingNew) await show(answered, handedIn, unasked);
  } catch {
    if (number === asked) await show({ problem: { code: 'failed' } });
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
  const { show } = await showing();
  await show(answered, {
    fetchThem: (wanted) => handedIn && void check(handedIn, { wanted }),
    choose: (text) => void check({ kind: 'code', text }),
    unasked,
  });
}

function isOffline(answered: Answered): boolean {
  if ('report' in answered) return answered.offline;
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

async function checkFile(chosen: File | undefined): Promise<void> {
  if (!chosen) return;
  const megabytes = (size: number) => String(Math.ceil(size / 1_000_000));
  if (chosen.size > LARGEST) {
    const values = { size: megabytes(chosen.size), limit: megabytes(LARGEST) };
    return show({ problem: { code: 'too-large', values } });
  }
  await check({ kind: 'file', bytes: new Uint8Array(await chosen.arrayBuffer()) });
  file.value = '';
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
  if (found === 'refused') await show({ problem: { code: 'camera-refused' } });
  else if (found) await show(found, frame);
}

page.addEventListener('submit', (event) => {
  event.preventDefault();
  const [chosen] = file.files ?? [];
  if (chosen) void checkFile(chosen);
  else if (text.value.trim() === '') void show({ problem: { code: 'verify.no-file' } });
  else void check({ kind: 'text', text: text.value });
});
file.addEventListener('change', () => void checkFile(file.files?.[0]));
element('scan').addEventListener('click', () => void scan());
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  const { files, items } = event.dataTransfer ?? {};
  if (files?.length) void checkFile(files[0]);
  else items?.[0]?.getAsString((said) => void check({ kind: 'text', text: said }));
});
addEventListener('paste', (event) => {
  const { files } = event.clipboardData ?? {};
  if (event.target === text && !files?.length) return;
  event.preventDefault();
  if (files?.length) void checkFile(files[0]);
  else void check({ kind: 'text', text: event.clipboardData?.getData('text/plain') ?? '' });
});
addEventListener('online', () => void checkAgain());
for (const part of page.querySelectorAll<HTMLElement>('[data-scripted]')) part.hidden = false;
for (const part of page.querySelectorAll<HTMLElement>('[data-plain]')) part.hidden = true;
// what works without a network is fetched when the page itself is there
if ('serviceWorker' in navigator)
  addEventListener('load', () =>
    navigator.serviceWorker.register('/verify/offline.js', { scope: '/verify' }),
  );
