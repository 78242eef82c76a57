/** The sign of the product: one says, the other answers. */
export function Mark() {
  return (
    <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
      <path
        fill="var(--colorBrandBackground)"
        d="M9 5h22a8 8 0 0 1 8 8v10a8 8 0 0 1-8 8H19l-8.2 7.1A1.1 1.1 0 0 1 9 37.3V31a8 8 0 0 1-8-8V13a8 8 0 0 1 8-8z"
      />
      <path
        fill="#e8785a"
        d="M43.5 17.2A7.9 7.9 0 0 1 47 24v8a8 8 0 0 1-7 7.9v4a1 1 0 0 1-1.7.8L33 40h-7a8 8 0 0 1-6.6-3.5L21.5 35H31a12 12 0 0 0 12-12v-5.8z"
      />
    </svg>
  )
}
