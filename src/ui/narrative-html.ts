import createDOMPurify, { type DOMPurify, type WindowLike } from 'dompurify';

/** What FHIR allows in a narrative, less everything that loads, links, styles or runs. */
const TAGS = (
  'p div span b i em strong br hr pre sub sup a ul ol li dl dt dd table caption thead tbody tfoot tr th td ' +
  'h1 h2 h3 h4 h5 h6 blockquote small big tt code u s'
).split(' ');
const ATTRIBUTES = ['colspan', 'rowspan', 'scope', 'lang', 'start'];
const VOID_TAGS = new Set(['br', 'hr', 'img', 'col', 'wbr', 'input', 'meta', 'link']);

/** XHTML may close any element in itself (`<b/>`); read as HTML that would leave it open over all that follows. */
function withoutSelfClosing(xhtml: string): string {
  return xhtml.replace(/<([a-z][a-z0-9]*)((?:\s[^<>]*)?)\/>/giu, (whole, tag: string, attributes: string) =>
    VOID_TAGS.has(tag.toLowerCase()) ? whole : `<${tag}${attributes}></${tag}>`,
  );
}

/** A picture is not fetched, but its words are part of the document. */
function keepAlternativeText(purify: DOMPurify): void {
  purify.addHook('uponSanitizeElement', (node, data) => {
    if (data.tagName !== 'img' || !('getAttribute' in node)) return;
    const words = (node as Element).getAttribute('alt');
    if (words === null || words === '') return;
    node.parentNode?.insertBefore(document.createTextNode(`［${words}］`), node);
  });
}

let purifier: DOMPurify | undefined;

function purify(): DOMPurify {
  if (purifier === undefined) {
    purifier = createDOMPurify(globalThis as unknown as WindowLike);
    keepAlternativeText(purifier);
  }
  return purifier;
}

/**
 * Cleans a source's XHTML. Where the browser enforces Trusted Types the answer is DOMPurify's own TrustedHTML (policy
 * `dompurify`), typed as the string it stands for.
 */
export function sanitiseNarrative(xhtml: string): string {
  const config = {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    KEEP_CONTENT: true,
  };
  const source = withoutSelfClosing(xhtml);
  if ('trustedTypes' in globalThis) {
    return purify().sanitize(source, { ...config, RETURN_TRUSTED_TYPE: true }) as unknown as string;
  }
  return purify().sanitize(source, config);
}

/** Whether nothing readable is left. */
export function isBlankNarrative(clean: string): boolean {
  return String(clean).replace(/<[^>]*>|&nbsp;|\s/gu, '') === '';
}
