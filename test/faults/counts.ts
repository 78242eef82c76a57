const full = process.env['PARLANCE_FAULTS'] === 'full'

/** A few times in every test run, and as often as it takes to believe it in `npm run faults`. */
const times = (usual: number, fully: number): number => (full ? fully : usual)

export const counts = {
  kills: times(2, 200),
  serviceKills: times(6, 200),
  serviceStarts: times(6, 40),
  lostResponses: times(16, 200),
  /** Of each of the three kinds that are noticed at once. */
  cuts: times(1, 34),
  /** These take half a minute to notice. */
  stalls: times(1, 8),
  pushes: times(200, 10_000),
  tokens: times(1, 20),
  throttled: times(6, 100),
  damages: times(4, 50),
  refusals: times(1, 5),
  calls: times(1000, 100_000),
  bytes: times(200, 10_000),
  soak: times(800, 100_000),
}

/** Milliseconds one test may take. */
export const patience = times(90_000, 3_600_000)
