/** Chart colours in the order they are given out; the last is grey and means "other". */
export const SERIES = ['var(--s1)', 'var(--s2)', 'var(--s3)', 'var(--s4)', 'var(--s6)', 'var(--s5)'] as const
