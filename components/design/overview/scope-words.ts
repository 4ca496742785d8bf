/** What fails, as a sentence has it. */
export const SCOPE_WORDS: { readonly [scope: string]: string | undefined } = {
  node: 'one machine',
  zone: 'a data centre',
  region: 'the region',
}
