/** Asks again until the assertion holds; after `within` milliseconds its own failure is thrown. */
export async function eventually<T>(assertion: () => T | Promise<T>, within = 10_000, every = 5): Promise<T> {
  const end = Date.now() + within
  for (;;) {
    try {
      return await assertion()
    } catch (failure) {
      if (Date.now() > end) throw failure
      await new Promise(resolve => setTimeout(resolve, every))
    }
  }
}
