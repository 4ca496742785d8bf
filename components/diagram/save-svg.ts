/** Hands the drawing to the browser as a file: `orders-architecture.svg`. */
export function saveSvg(svg: SVGSVGElement, title: string): void {
  const text = new XMLSerializer().serializeToString(svg)
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
