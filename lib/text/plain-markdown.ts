/** A name can hold Markdown or HTML; here it is only a name, on one line. */
export const plainMarkdown = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]()#+!|<>~]/g, (sign) => `\\${sign}`)
