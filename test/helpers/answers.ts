// As the contract's own, which would bring its schema library into the page.

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const fail = <E>(error: E): { ok: false; error: E } => ({ ok: false, error })
export const done = ok(null)
