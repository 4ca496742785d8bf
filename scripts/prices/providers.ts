/** In the order of the catalogue. */
export const PROVIDERS = ['aws', 'gcp', 'azure'] as const
