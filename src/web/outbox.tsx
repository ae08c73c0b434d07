import { type Request, Router } from 'express';
import type { OutboxMail } from '../delivery/mail/manage.js';
import { PRIVATE } from './form.js';
import { document, type Site, siteWords } from './layout.js';
import { ownAddress } from './safe.js';
import { Said } from './said.js';

export interface OutboxDeps {
  /** The mails that were written last. */
  readonly outbox: () => Promise<OutboxMail[]>;
  readonly site: (request: Request) => Promise<Site>;
}

/** `/outbox`, of a local start alone: what would have been sent, so that a claim can be tried without a mail server. */
export function outboxPages({ outbox, site }: OutboxDeps): Router {
  const router = Router();
  router.get('/outbox', async (request, response) => {
    response
      .set(PRIVATE)
      .type('html')
      .send(outboxView(await site(request), await outbox()));
  });
  return router;
}

export function outboxView(site: Site, mails: readonly OutboxMail[]): string {
  const words = siteWords(site);
  const title = words.text('mail.outbox.title');
  return document({
    site,
    words,
    title,
    stylesheet: site.assets.meStylesheet,
    children: (
      <div class="sheet">
        <h1 class="title">{title}</h1>
        <p>{words.text(mails.length === 0 ? 'mail.outbox.none' : 'mail.outbox.lead')}</p>
        {mails.map(({ mail, content }) => (
          <section key={mail.id}>
            <h2>
              <Said text={content.subject} />
            </h2>
            <p class="when">
              <Said text={content.to} /> · {words.instant(mail.createdAt.toISOString())}
            </p>
            <pre class="outbox-mail">
              {content.text
                .split(/(https?:\/\/\S+)/)
                .map((piece, index) => (index % 2 === 0 ? piece : <a href={ownAddress(piece)}>{piece}</a>))}
            </pre>
          </section>
        ))}
      </div>
    ),
  });
}
