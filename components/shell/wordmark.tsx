import Link from 'next/link'

export function Wordmark() {
  return (
    <Link href="/" className="flex items-center gap-2 font-semibold text-[0.9375rem] text-ink tracking-[-0.01em]">
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" className="fill-none">
        <rect x="1" y="1" width="20" height="20" rx="4" fill="var(--accent-solid)" />
        <path d="M5 17V6h5v6h7v5z" stroke="var(--on-solid)" strokeWidth="1.6" />
        <path d="M10 12V9.2M13.4 17v-2" stroke="var(--on-solid)" strokeWidth="1.6" />
      </svg>
      <span className="max-[359px]:sr-only">Groundplan</span>
    </Link>
  )
}
