import { qrPath } from '../../delivery/certificate/qr-path.js';
import type { Words } from '../../words/words.js';

/** A link that opens a wallet: as a code that another device scans, named by `label`, and as a link on this one. The link is made here. */
export function ScanToWallet(props: {
  readonly link: string;
  readonly label: string;
  readonly words: Words;
}) {
  const { link, label, words } = props;
  return (
    <>
      <svg class="qr" role="img" aria-label={label} viewBox="0 0 240 240" width="240" height="240">
        <path d={qrPath(link, 0, 0, 240)} />
      </svg>
      <ul class="actions">
        <li>
          <a href={link}>{words.text('wallet.open')}</a>
        </li>
      </ul>
    </>
  );
}
