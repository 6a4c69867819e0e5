/** How large a picture is shown: fitted to the window, or so many times its own size. */
export type Zoom = 'fit' | number

const STEPS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4]

/** The next step from what is seen now, which may lie between two of them. */
export function zoomed(seen: number, direction: 'in' | 'out'): number {
  const further =
    direction === 'in'
      ? STEPS.find((step) => step > seen + 0.01)
      : STEPS.filter((step) => step < seen - 0.01).at(-1)
  return further ?? STEPS.at(direction === 'in' ? -1 : 0) ?? 1
}

/** How many times its own size a picture has when it is fitted: never more than once. */
export function fitScale(
  picture: { width: number; height: number },
  room: { width: number; height: number },
): number {
  return Math.min(1, room.width / picture.width, room.height / picture.height)
}
