export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** One key for a browser. Nothing is stored while the system decides. */
export const THEME_KEY = 'theme'

export const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value)
