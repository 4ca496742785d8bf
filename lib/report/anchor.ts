/**
 * The anchor that GitHub gives a heading: lower case, without punctuation, blanks as hyphens. Headings that are linked to have to differ,
 * since a second one of the same text gets a number behind it.
 */
export const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
    .replaceAll(/\s/g, '-')
