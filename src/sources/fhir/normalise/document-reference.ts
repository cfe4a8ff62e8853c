import type { DocumentEntry } from '../../../domain/entry.ts';
import { kindOfDocument, sortOfDocument } from '../../../terminology/document-types.ts';
import { codedAt, conceptTexts, whenAt, whenOfPeriod } from '../datatypes.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { referenceName } from '../references.ts';
import { attachmentOf } from './attachment.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf, moreOf } from './facts.ts';
import { replacedBy } from './replaced.ts';

const RULES = rulesOf('DocumentReference');

/** 文書 (DocumentReference): what is said of a document; its body is an attachment. */
export function normaliseDocumentReference(resource: Json, context: Context): readonly DocumentEntry[] {
  const base = baseOf(resource, context, ['date']);
  const code = codedAt(resource, 'type');
  const attachments = listAt(resource, 'content').map((content) =>
    attachmentOf(objectAt(content, 'attachment'), resource, context),
  );
  const described = textAt(resource, 'description');
  const title = titleOr('DocumentReference', described, code?.text, attachments[0]?.title);
  const created = listAt(resource, 'content').map((content) =>
    whenAt(objectAt(content, 'attachment'), 'creation'),
  );
  const categories = conceptTexts(resource, 'category').join(' ');
  const custodian = referenceName(resource, objectAt(resource, 'custodian'), context.lookup);
  return [
    {
      ...base,
      kind: kindOfDocument(code?.codings ?? [], `${title} ${code?.text ?? ''} ${categories}`),
      when: datedBy(
        whenAt(resource, 'date'),
        whenOfPeriod(objectAt(objectAt(resource, 'context'), 'period')),
        ...created,
      ),
      title,
      code: code ?? { text: title, codings: [] },
      sections: [],
      attachments,
      ...present('sort', sortOfDocument(code?.codings ?? [], `${title} ${code?.text ?? ''} ${categories}`)),
      ...replacedBy(resource),
      ...moreOf(factsOf(resource, RULES, context)),
      ...present('custodian', custodian),
    },
  ];
}
