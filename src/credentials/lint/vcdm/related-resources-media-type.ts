import { pointer } from '../../../common/json.js';
import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { objectsOf } from '../form/members.js';

/** RFC 6838, section 4.2, and parameters of any form. */
const MEDIA_TYPE =
  /^[a-z0-9][a-z0-9!#$&\-^_.+]{0,126}\/[a-z0-9][a-z0-9!#$&\-^_.+]{0,126}(?:\s*;\s*[!-~ ]+)?$/i;

export const relatedResourcesMediaType: DataModelRule = {
  name: 'related-resources-media-type',
  citations: { '2.0': vcdm2('5.3') },
  effective: FIRST_ISSUE,
  message: 'The media type of a related resource is not one.',
  expected: 'a media type, such as application/json, or none',
  find: (document) => {
    const strange = objectsOf(document, 'relatedResource').find(
      ({ value: { mediaType } }) =>
        mediaType !== undefined && (typeof mediaType !== 'string' || !MEDIA_TYPE.test(mediaType)),
    );
    return strange && strange.at + pointer('mediaType');
  },
};
