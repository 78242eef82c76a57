/** No frames are drawn of a window that cannot be seen. */
const LATE_MS = 100

/** One message of a conversation comes as several events; drawing each by itself would keep the frame waiting that shows the first. */
export function afterFrame(then: () => void): void {
  const late = setTimeout(() => {
    cancelAnimationFrame(frame)
    then()
  }, LATE_MS)
  const frame = requestAnimationFrame(() => {
    clearTimeout(late)
    setTimeout(then)
  })
}
