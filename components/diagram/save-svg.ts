import type { Drawing } from './draw-svg'

/** Hands the drawing to the browser as a file: `orders-architecture.svg`. */
export function saveSvg({ svg }: Drawing, title: string): void {
  const file = svg.cloneNode(true) as SVGSVGElement
  // Without a ground of its own its dark text would be lost in a dark window.
  file.style.backgroundColor = '#ffffff'
  const text = new XMLSerializer().serializeToString(file)
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${fileName(title)}.svg`
  link.click()
  // The download has begun by then, and the memory is given back.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '') || 'diagram'
