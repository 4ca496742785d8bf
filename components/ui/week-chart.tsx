/** A week of traffic in 92 by 32 pixels, for the option it stands beside. The option's words say the same. */
export function WeekChart({ shape }: { shape: keyof typeof LINES }) {
  return (
    <svg width="92" height="32" viewBox="0 0 92 32" aria-hidden="true" className="fill-none">
      <path d="M0 31.5H92" stroke="var(--line)" />
      <path d={LINES[shape]} stroke="currentColor" strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  )
}

const LINES = {
  steady: 'M1 16 Q9 13 17 16 T33 16 T49 15 T65 16 T81 15 L91 16',
  predictable:
    'M1 27 C8 27 8 7 14.5 7 S21 27 27.5 27 S34 7 40.5 7 S47 27 53.5 27 S60 7 66.5 7 S73 27 79.5 27 S86 9 91 8',
  spiky: 'M1 24 L17 23 L24 25 L28 5 L33 23 L51 24 L59 22 L64 9 L68 24 L91 23',
  idle: 'M1 29 H38 L42 9 L47 29 H76 L79 16 L82 29 H91',
} as const
