/** Control characters that are no blanks, and characters without a shape, direction marks among them. */
const INVISIBLE =
  /(?!\s)\p{Cc}|(?![\s\u200D])\p{Cf}|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D|\u200D$/gu;

/**
 * A name as it is kept: composed (NFC), blanks single, nothing in it that cannot be seen, since two names that look
 * alike must be one name. The joiner within an emoji stays.
 */
export function cleanName(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** Whether cleaning takes out more than blanks: "core" with a zero-width space in it. */
export function hasInvisible(text: string): boolean {
  return text.normalize('NFC').trim().search(INVISIBLE) >= 0;
}
