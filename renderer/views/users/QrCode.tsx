import qrcode from 'qrcode-generator'
import { useEffect, useMemo, useRef } from 'react'

const QUIET = 4

/** Black on white whatever the theme, or no camera reads it. Null where there is too much for one. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const drawn = useMemo(() => draw(text), [text])
  const code = useRef<SVGSVGElement>(null)
  // A camera needs all of it.
  useEffect(() => {
    code.current?.scrollIntoView({ block: 'end' })
  }, [drawn])
  if (!drawn) return null
  const { path, size } = drawn
  return (
    <svg
      ref={code}
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function draw(text: string): { path: string; size: number } | null {
  const code = qrcode(0, 'L')
  try {
    code.addData(text, 'Byte')
    code.make()
  } catch {
    return null
  }
  const count = code.getModuleCount()
  const steps: string[] = []
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (code.isDark(row, column)) steps.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`)
  return { path: steps.join(''), size: count + 2 * QUIET }
}
