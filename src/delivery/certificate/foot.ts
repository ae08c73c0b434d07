import { type Block, type Box, COLOURS } from './blocks.js';
import type { CertificateFacts, Picture, Signatory } from './facts.js';
import { qrPath } from './qr-path.js';
import { n } from './scene.js';
import type { Typesetter } from './typeset.js';
import type { Wording } from './wording.js';

const QR = 84;
const SEAL = 66;
/** Height of the signatures; below them stand link and id. */
const SIGNATURES = 84;

/** Who signs, the seal, the code that leads to the proof, and the ids. */
export function footBlocks(set: Typesetter, facts: CertificateFacts, words: Wording, box: Box): Block[] {
  const blocks: Block[] = [];
  let right = box.x + box.width;
  if (facts.link !== undefined) {
    right -= QR - 8;
    // its quiet zone may stick out of the column: it is white
    const place = { x: right - 4, y: box.y - 4, width: QR, height: QR };
    blocks.push({
      kind: 'shape',
      role: 'qr',
      path: qrPath(facts.link, place.x, place.y, QR),
      fill: COLOURS.black,
      alt: `${words.labels.check}: ${facts.link}`,
      ...place,
    });
    right -= 22;
  }
  if (facts.seal) {
    right -= SEAL;
    blocks.push({
      kind: 'picture',
      role: 'seal',
      picture: facts.seal,
      alt: words.issuer,
      ...centred(facts.seal, { x: right, y: box.y + 4, width: SEAL, height: SEAL }),
    });
    right -= 20;
  }
  const room = { x: box.x, y: box.y, width: right - box.x, height: SIGNATURES - 6 };
  const signatories = (facts.signatories ?? []).slice(0, 2);
  blocks.push(
    ...(signatories.length > 0
      ? signatureBlocks(set, signatories, words, room)
      : statement(set, facts, words, room)),
  );
  return [
    ...blocks,
    ...idBlocks(set, facts, words, {
      ...box,
      y: box.y + SIGNATURES + 2,
      height: box.height - SIGNATURES - 2,
    }),
  ];
}

function centred(picture: Picture, room: Box): Box {
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: room.x + (room.width - width) / 2, y: room.y + (room.height - height) / 2, width, height };
}

function signatureBlocks(
  set: Typesetter,
  signatories: readonly Signatory[],
  words: Wording,
  box: Box,
): Block[] {
  const gap = 24;
  const width = Math.min(170, (box.width - gap * (signatories.length - 1)) / signatories.length);
  return signatories.flatMap((signatory, index): Block[] => {
    const x = box.x + index * (width + gap);
    const line = box.y + 42;
    const name = set.place(
      signatory.name,
      {
        role: 'signatory',
        face: 'strong',
        colour: COLOURS.ink,
        sizes: [8.4, 7.6, 6.8, 6, 5],
        maxLines: 2,
        leading: 1.2,
      },
      x,
      line + 4,
      width,
    );
    const role = signatory.role
      ? [
          set.place(
            words.text(signatory.role),
            {
              role: 'signatory-role',
              face: 'sans',
              colour: COLOURS.soft,
              sizes: [7.4, 6.8, 6, 5.4],
              maxLines: 2,
              leading: 1.25,
            },
            x,
            name.y + name.height,
            width,
          ),
        ]
      : [];
    const room = { x: x + 4, y: box.y, width: width - 8, height: 40 };
    const picture: Block[] = signatory.picture
      ? [
          {
            kind: 'picture',
            role: 'signature',
            picture: signatory.picture,
            alt: signatory.name,
            ...low(signatory.picture, room),
          },
        ]
      : [];
    return [
      ...picture,
      {
        kind: 'shape',
        role: 'rule',
        path: `M${n(x)} ${n(line)}h${n(width)}`,
        stroke: COLOURS.soft,
        strokeWidth: 0.6,
        x,
        y: line,
        width,
        height: 0,
      },
      name,
      ...role,
    ];
  });
}

/** A signature stands on its line. */
function low(picture: Picture, room: Box): Box {
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: room.x, y: room.y + room.height - height, width, height };
}

function statement(set: Typesetter, facts: CertificateFacts, words: Wording, box: Box): Block[] {
  const { labels } = words;
  const label = set.place(
    labels.awardedBy,
    { role: 'label', face: 'sans', colour: COLOURS.soft, sizes: [7.4, 6.4], maxLines: 1 },
    box.x,
    box.y + 14,
    box.width,
  );
  const body = set.place(
    words.issuer,
    {
      role: 'awarding-body',
      face: 'serif',
      colour: COLOURS.ink,
      sizes: [12.5, 11, 10, 9, 8, 7],
      maxLines: 2,
      leading: 1.2,
    },
    box.x,
    label.y + label.height + 1,
    box.width,
  );
  const text = facts.link === undefined ? labels.sealed : `${labels.sealed} ${labels.code}`;
  const sealed = set.place(
    text,
    { role: 'sealed', face: 'sans', colour: COLOURS.soft, sizes: [7.4, 6.6, 6], maxLines: 2, leading: 1.35 },
    box.x,
    body.y + body.height + 3,
    box.width,
  );
  return [label, body, sealed];
}

/** The link as text, and the credential's id, side by side. */
function idBlocks(set: Typesetter, facts: CertificateFacts, words: Wording, box: Box): Block[] {
  const style = {
    face: 'sans',
    colour: COLOURS.soft,
    sizes: [6.8, 6.2, 5.6, 5],
    maxLines: 2,
    leading: 1.3,
  } as const;
  const id = `${words.labels.id}: ${facts.credentialId.replace(/^urn:uuid:/, '')}`;
  if (facts.link === undefined) return [set.place(id, { ...style, role: 'id' }, box.x, box.y, box.width)];
  const most = box.width / 2 - 8;
  const right = set.place(
    id,
    { ...style, role: 'id', align: 'right' },
    box.x + box.width - most,
    box.y,
    most,
  );
  const link = `${words.labels.check}: ${facts.link.replace(/^https:\/\//, '')}`;
  return [set.place(link, { ...style, role: 'link' }, box.x, box.y, box.width - right.width - 16), right];
}
