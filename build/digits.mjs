// Digits for places of a few pixels, as pens draw them: lines through points, in a box of 10 by 16.

const turn = Math.PI * 2

/** Part of an ellipse, clockwise from `from` to `to` in turns; 0 is at the right. */
const arc = (x, y, width, height, from, to) =>
  Array.from({ length: 17 }, (_, at) => {
    const angle = (from + ((to - from) * at) / 16) * turn
    return [x + width * Math.cos(angle), y + height * Math.sin(angle)]
  })

const strokes = {
  0: [arc(5, 8, 4, 7, 0, 1)],
  1: [
    [
      [2, 4],
      [6, 1],
      [6, 15],
    ],
  ],
  2: [
    [
      ...arc(5, 5, 4, 4, 0.5, 1.1),
      ...[
        [1, 15],
        [9, 15],
      ],
    ],
  ],
  3: [arc(4.5, 4.5, 3.8, 3.5, 0.52, 1.25), arc(4.5, 11.5, 4.3, 3.5, 0.75, 1.48)],
  4: [
    [
      [7, 15],
      [7, 1],
      [1, 11],
      [9.5, 11],
    ],
  ],
  5: [
    [
      ...[
        [8.5, 1],
        [2, 1],
        [1.5, 7],
      ],
      ...arc(4.5, 10.5, 4.4, 4.5, 0.63, 1.42),
    ],
  ],
  6: [arc(5, 10.7, 4, 4.3, 0, 1), arc(9, 10.7, 8, 9.7, 0.5, 0.72)],
  7: [
    [
      [1, 1],
      [9, 1],
      [4, 15],
    ],
  ],
  8: [arc(5, 4.5, 3.6, 3.5, 0, 1), arc(5, 11.5, 4.2, 3.5, 0, 1)],
  9: [arc(5, 5.3, 4, 4.3, 0, 1), arc(1, 5.3, 8, 9.7, 0, 0.22)],
  '+': [
    [
      [1, 9],
      [9, 9],
    ],
    [
      [5, 5],
      [5, 13],
    ],
  ],
  '!': [
    [
      [5, 1],
      [5, 9.5],
    ],
    [
      [5, 14.6],
      [5, 15],
    ],
  ],
}

function distance(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** Whether a place is on the text, which stands `height` high around the place (cx, cy), drawn with a pen `pen` wide. */
export function onText(text, { cx, cy, height, pen }) {
  const scale = height / 16
  const advance = 12
  const left = cx - ((text.length * advance - 2) / 2) * scale
  return (x, y) =>
    [...text].some((character, at) => {
      const [inX, inY] = [(x - left) / scale - at * advance, (y - cy) / scale + 8]
      return strokes[character].some(points =>
        points.some((point, next) => next > 0 && distance(inX, inY, points[next - 1], point) * scale <= pen / 2),
      )
    })
}
