// X's stored words as X shows them: links by their shown names, without the mentions and the picture's link around them.
// No zod here: this is part of the content script.

/** X escapes these three in `full_text`, and in nothing else. */
const escaped: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * The shown part of `full_text`. `range` counts code points of the text as escaped: before it stand the handles that
 * are answered, behind it mostly the link of a picture.
 */
export const shownPart = (
  fullText: string,
  range: readonly [number, number] | undefined,
): { before: string; shown: string } => {
  const isAll = !range || (range[0] === 0 && range[1] >= fullText.length);
  const points = isAll ? [] : [...fullText];
  const unescaped = (text: string): string =>
    text.replace(/&(?:amp|lt|gt);/g, (sign) => escaped[sign] ?? sign);
  return {
    before: isAll ? '' : points.slice(0, range[0]).join(''),
    shown: unescaped(isAll ? fullText : points.slice(...range).join('')),
  };
};

/** An entity of X's: a shortened link, and how it is shown. */
export interface Link {
  url: string;
  display_url?: string | undefined;
}

/** Words with each shortened link written as X shows it, and those of pictures left out; trimmed. */
export const withShownLinks = (words: string, links: readonly Link[], media: readonly Link[]): string => {
  let text = words;
  for (const { url } of media) if (url) text = text.replaceAll(url, '');
  for (const { url, display_url: shown } of links) if (url && shown) text = text.replaceAll(url, () => shown);
  return text.trim();
};
