import type { ReactNode } from 'react'
import { cx } from './cx'

type CardProps = {
  children: ReactNode
  as?: 'div' | 'section' | 'article' | 'ul' | 'li' | undefined
  /** `none` where the content brings its own rows and rules. */
  padding?: 'normal' | 'none' | undefined
  id?: string | undefined
  labelledBy?: string | undefined
  className?: string | undefined
}

export function Card({ children, as: Element = 'div', padding = 'normal', id, labelledBy, className }: CardProps) {
  return (
    <Element
      id={id}
      aria-labelledby={labelledBy}
      className={cx(cardClass, padding === 'normal' && 'p-4 sm:p-5', className)}
    >
      {children}
    </Element>
  )
}

export const cardClass = 'card rounded-card border border-line bg-surface'
