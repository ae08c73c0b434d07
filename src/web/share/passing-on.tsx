import type { Words } from '../../words/words.js';
import { PageLink, pathOn } from '../languages.js';
import { ownAddress, webAddress } from '../safe.js';
import { Said } from '../said.js';
import type { ShareModel } from './model.js';

/** Files of a certificate that is the only one; of several, each has them on its own page. */
const ALONE = ['pdf', 'badge.png'] as const;

/** The credential as a file, the QR code and the address, on screen and on the print. */
export function PassingOn(props: { readonly share: ShareModel['share']; readonly words: Words }) {
  const { share, words } = props;
  const address = webAddress(share.url);
  return (
    <section class="passing-on" aria-labelledby="passing-on">
      <div>
        <h2 id="passing-on">{words.text('share.heading')}</h2>
        <ul class="actions no-print">
          {share.certificatePaths.map((path, index) => (
            <li key={path}>
              <PageLink to={path}>
                {share.certificatePaths.length === 1
                  ? words.text('share.certificate')
                  : words.text('share.certificate.number', { number: words.number(index + 1) })}
              </PageLink>
            </li>
          ))}
          {share.certificatePaths.length === 1
            ? ALONE.map((ending) => (
                <li key={ending}>
                  <a href={ownAddress(pathOn(words.tag, `${share.certificatePaths[0]}.${ending}`))}>
                    {words.text(`certificate.${ending}`)}
                  </a>
                </li>
              ))
            : null}
          <li>
            <a href={ownAddress(share.rawPath)}>{words.text('share.raw', { form: share.rawForm })}</a>
          </li>
          <li>
            <a href={ownAddress(share.bundlePath)}>{words.text('share.bundle')}</a>
          </li>
        </ul>
        <Renditions share={share} words={words} />
        <div class="forms no-print">
          <h3>{words.text('record.get')}</h3>
          <div class="actions">
            <form method="post" action={ownAddress(share.recordPath)}>
              <button type="submit">{words.text('record.make')}</button>
            </form>
          </div>
          <p>{words.text('record.what')}</p>
        </div>
        <p class="no-print">{words.text('share.print.how')}</p>
        <p>{words.text('share.again')}</p>
        <p class="address">
          <span>{words.text('share.address')}: </span>
          {address === undefined ? (
            <Said text={share.url} />
          ) : (
            <a href={address}>
              <Said text={share.url} />
            </a>
          )}
        </p>
        <p>
          {share.expiresAt === undefined
            ? words.text('share.forever')
            : words.text('share.expires', { instant: words.instant(share.expiresAt) })}
        </p>
      </div>
      <img
        class="qr"
        src={ownAddress(share.qrSvgPath)}
        alt={words.text('share.qr')}
        width="160"
        height="160"
      />
    </section>
  );
}

/** Forms for other wallets. Each is made when it is asked for, so a button asks, which no preview of a link presses. */
function Renditions({ share, words }: { readonly share: ShareModel['share']; readonly words: Words }) {
  if (share.renditions.length === 0) return null;
  return (
    <div class="forms no-print">
      <h3>{words.text('share.forms')}</h3>
      <ul class="actions">
        {share.renditions.map(({ form, path, title }) => (
          <li key={path}>
            <form method="post" action={ownAddress(path)}>
              <button type="submit">
                {title === undefined ? null : (
                  <>
                    <Said text={title} />:{' '}
                  </>
                )}
                {words.text(`share.form.${form}`)}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p>{words.text('share.forms.what')}</p>
    </div>
  );
}
