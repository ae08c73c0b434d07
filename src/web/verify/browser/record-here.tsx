import { Component } from 'preact';
import type { Verdict } from '../../../verification/report.js';
import type { Words } from '../../../words/words-of.js';
import type { Recorded } from './messages.js';
import { saveFile } from './save-file.js';

interface Props {
  /** What the page found itself. */
  readonly verdict: Verdict;
  readonly getRecord: () => Promise<Recorded>;
  readonly words: Words;
}

/** A button with which somebody has the service check the same, and gets a signed record of that; it says that it is sent for that. */
export class RecordHere extends Component<Props, { readonly said?: string; readonly busy?: boolean }> {
  render({ words }: Props, { said, busy = false }: { said?: string; busy?: boolean }) {
    return (
      <section class="sheet no-print record" aria-labelledby="record">
        <h2 id="record">{words.text('record.get')}</h2>
        <p>
          {words.text('record.what')} {words.text('record.sends')}
        </p>
        <button type="button" class="quiet" disabled={busy} onClick={() => void this.#get()}>
          {words.text('record.make')}
        </button>
        <p role="status">{said}</p>
      </section>
    );
  }

  async #get(): Promise<void> {
    const { getRecord, verdict, words } = this.props;
    this.setState({ busy: true, said: words.text('verify.working') });
    const got = await getRecord();
    this.setState({ busy: false, said: got ? '' : words.text('record.failed') });
    if (!got) return;
    const { jws, record } = got;
    saveFile(`check-record-${record.checkedAt.slice(0, 10)}.jwt`, jws, 'application/jwt');
    if (record.verdict !== verdict)
      this.setState({
        said: words.text('record.differs', { verdict: words.text(`verdict.${record.verdict}`) }),
      });
  }
}
