interface GlyphProps {
  of: 'clock' | 'check' | 'question' | 'alert' | 'more' | 'muted'
  /** Without one it is decoration. */
  label?: string
}

const shapes: Record<GlyphProps['of'], string> = {
  clock: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3l2 1.5',
  check: 'M3.5 8.5l3 3 6-7',
  question: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM6.4 6.4a1.7 1.7 0 1 1 2.3 1.6c-.5.2-.7.5-.7 1M8 11v.1',
  more: 'M4 8v.1M8 8v.1M12 8v.1',
  muted: 'M2.5 2.5l11 11M4.6 5.2C4.2 6 4 6.8 4 7.5v2L2.8 11.5h8.7M12 9V7.5a4 4 0 0 0-6-3.46M6.5 13.2a1.6 1.6 0 0 0 3 0',
  alert: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5.2v3.4M8 10.8v.1',
}

/** Icons for message rows, without the style hook that each icon of the library runs. */
export function Glyph({ of, label }: GlyphProps) {
  const said = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, title: label }
  return (
    <span {...said}>
      <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" aria-hidden="true">
        <path d={shapes[of]} strokeWidth={of === 'more' ? 2 : 1.2} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </span>
  )
}
