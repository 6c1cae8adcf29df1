// Hashtags that accuse the brand: "#acmefail", "#fail" beside its name, "acme#fail".
import { foldWords } from '../words.ts';

const hashtag = /[#＃]([\p{L}\p{N}\p{M}_]+)/gu;

/** Every hashtag of a text, without its #, as it is written; also those that X does not link ("acme#fail"). */
export const hashtagsIn = (text: string): string[] =>
  /[#＃]/.test(text) ? Array.from(text.matchAll(hashtag), ([, name = '']) => name) : [];

/** Small letters without accents, spaces and underscores: how hashtags are held against each other. */
export const foldTag = (text: string): string => foldWords(text).replace(/[ _]/g, '');

/**
 * Those of `hashtags` that accuse. `brands` and `failWords` by `foldTag`; `named`: the post names the brand anyway, so
 * that a bare "#fail" is meant for it.
 */
export const accusing = (
  hashtags: readonly string[],
  brands: readonly string[],
  failWords: ReadonlySet<string>,
  named: boolean,
): string[] =>
  hashtags.filter((each) => {
    const tag = foldTag(each);
    if (failWords.has(tag)) return named;
    // The brand at either end; what is left must be the accusation, or "acmefailsafe" would be one.
    return brands.some(
      (brand) =>
        (tag.startsWith(brand) && failWords.has(tag.slice(brand.length))) ||
        (tag.endsWith(brand) && failWords.has(tag.slice(0, -brand.length))),
    );
  });
